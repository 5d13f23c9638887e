'use client';

import type { RecordKind } from '@greenlight/schema';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { tieWords } from '../map/tie-words.ts';
import { Face } from '../parts/Face.tsx';
import { SceneStrip } from '../story/SceneStrip.tsx';
import { inOrder } from '../story/slugline.ts';
import { byNumber } from '../structure/ordering.ts';
import styles from './record.module.css';

/** What a person, a place or an act is part of or holds: relationships, scenes, beats. Each opens. */
export function Connections({ kind, id }: { kind: RecordKind; id: string }) {
  if (kind === 'character') {
    return (
      <>
        <Ties person={id} />
        <Scenes title="In these scenes" kind={kind} id={id} />
      </>
    );
  }
  if (kind === 'act') {
    return (
      <>
        <Beats act={id} />
        <Scenes title="Scenes of this act" kind={kind} id={id} />
      </>
    );
  }
  return kind === 'location' ? <Scenes title="Scenes here" kind={kind} id={id} /> : null;
}

function Beats({ act }: { act: string }) {
  const beats = useProject((state) => state.beats);
  const dispatch = useDispatch();
  const mine = byNumber(beats.filter((one) => one.act === act));
  if (mine.length === 0) return null;
  return (
    <section className={styles.section} aria-label="Beats">
      <h4>Beats</h4>
      <ol className={styles.ties}>
        {mine.map((beat, index) => (
          <li key={beat.id}>
            <button
              type="button"
              className={styles.tie}
              onClick={() => dispatch({ type: 'recordOpened', open: { kind: 'beat', id: beat.id } })}
            >
              <small>{index + 1}</small>
              <span dir="auto">
                {beat.title} {beat.approved ? <small>approved</small> : null}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Ties({ person }: { person: string }) {
  const relationships = useProject((state) => state.relationships);
  const characters = useProject((state) => state.characters);
  const dispatch = useDispatch();
  const mine = relationships.filter((one) => one.from === person || one.to === person);
  if (mine.length === 0) return null;
  return (
    <section className={styles.section} aria-label="Relationships">
      <h4>Relationships</h4>
      <ul className={styles.ties}>
        {mine.map((one) => {
          const other = characters.find((each) => each.id === (one.from === person ? one.to : one.from));
          return (
            <li key={one.id}>
              <button
                type="button"
                className={styles.tie}
                onClick={() => dispatch({ type: 'recordOpened', open: { kind: 'relationship', id: one.id } })}
              >
                <Face name={other?.name ?? ''} size="small" />
                <span dir="auto">
                  {other?.name} <small>{tieWords(one, person)}</small>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Scenes({ title, kind, id }: { title: string; kind: 'character' | 'location' | 'act'; id: string }) {
  const scenes = useProject((state) => state.scenes);
  const mine = inOrder(
    scenes.filter((one) => (kind === 'character' ? one.characters?.includes(id) : one[kind] === id)),
  );
  if (mine.length === 0) return null;
  return (
    <section className={styles.section} aria-label={title}>
      <h4>{title}</h4>
      <ul className={styles.strips}>
        {mine.map((scene) => (
          <li key={scene.id}>
            <SceneStrip scene={scene} isShort />
          </li>
        ))}
      </ul>
    </section>
  );
}
