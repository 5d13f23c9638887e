'use client';

import { useMemo } from 'react';
import { useCanWrite, useProject } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { Problem } from '../parts/Problem.tsx';
import storyStyles from '../story/story.module.css';
import { ActColumn } from './ActColumn.tsx';
import { FilmShape } from './FilmShape.tsx';
import { outline } from './outline.ts';
import styles from './structure.module.css';
import { Tray } from './Tray.tsx';
import { type Structure, useStructure } from './use-structure.ts';

/** The shape of the film: its acts beside each other, the beats in each, the scenes that tell them. */
export function StructurePane() {
  const acts = useProject((state) => state.acts);
  const beats = useProject((state) => state.beats);
  const scenes = useProject((state) => state.scenes);
  const canWrite = useCanWrite();
  const film = useMemo(() => outline({ acts, beats, scenes }), [acts, beats, scenes]);
  const structure = useStructure();
  const inOrder = film.acts.map(({ act }) => act);
  return (
    <div className={styles.structure}>
      <Problem error={structure.error} />
      {film.acts.length === 0 ? <NoActs structure={structure} /> : <FilmShape film={film} />}
      {film.acts.length === 0 ? null : (
        <ol className={styles.acts} aria-label="Acts">
          {film.acts.map((outlined) => (
            <ActColumn key={outlined.act.id} outlined={outlined} acts={inOrder} structure={structure} />
          ))}
          {canWrite ? (
            <li className={styles.addAct}>
              <button type="button" className="button button-quiet" onClick={() => structure.addActs(1)}>
                <Icon name="add" size={16} /> Add an act
              </button>
            </li>
          ) : null}
        </ol>
      )}
      <Tray loose={film.loose} acts={inOrder} structure={structure} />
    </div>
  );
}

function NoActs({ structure }: { structure: Structure }) {
  const canWrite = useCanWrite();
  return (
    <div className={storyStyles.nothing}>
      <strong>No acts yet</strong>
      <p>
        A film is told in acts, three as a rule: how it begins, what goes wrong, how it ends. Say what happens in each,
        in the conversation or here.
      </p>
      {canWrite ? (
        <div className="row">
          <button type="button" className="button button-go" onClick={() => structure.addActs(3)}>
            Begin with three acts
          </button>
          <button type="button" className="button" onClick={() => structure.addActs(1)}>
            Add one act
          </button>
        </div>
      ) : null}
    </div>
  );
}
