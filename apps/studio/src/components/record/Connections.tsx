'use client';

import type { RecordKind } from '@greenlight/schema';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { tieWords } from '../map/tie-words.ts';
import { Face } from '../parts/Face.tsx';
import { SceneStrip } from '../story/SceneStrip.tsx';
import { inOrder } from '../story/slugline.ts';
import styles from './record.module.css';

/** What a person or a place is part of: relationships, scenes. Each opens. */
export function Connections({ kind, id }: { kind: RecordKind; id: string }) {
  if (kind === 'character') {
    return (
      <>
        <Ties person={id} />
        <Scenes title="In these scenes" kind={kind} id={id} />
      </>
    );
  }
  return kind === 'location' ? <Scenes title="Scenes here" kind={kind} id={id} /> : null;
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

function Scenes({ title, kind, id }: { title: string; kind: 'character' | 'location'; id: string }) {
  const scenes = useProject((state) => state.scenes);
  const mine = inOrder(
    scenes.filter((one) => (kind === 'location' ? one.location === id : one.characters?.includes(id))),
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
