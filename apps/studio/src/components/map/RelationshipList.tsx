'use client';

import { useMemo } from 'react';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { Glow } from '../story/Glow.tsx';
import { TieSample } from './MapLegend.tsx';
import styles from './map.module.css';
import { tieSentence } from './tie-words.ts';

/** Every relationship as a sentence. Opens to be read, changed or deleted. */
export function RelationshipList() {
  const relationships = useProject((state) => state.relationships);
  const characters = useProject((state) => state.characters);
  const dispatch = useDispatch();
  const names = useMemo(() => new Map(characters.map(({ id, name }) => [id, name])), [characters]);
  return (
    <section className={styles.list} aria-label="Relationships">
      <h3>In words</h3>
      <ul className={styles.ties}>
        {relationships.map((one) => (
          <li key={one.id} data-id={one.id}>
            <button
              type="button"
              className={styles.tie}
              data-walk=""
              dir="auto"
              onClick={() => dispatch({ type: 'recordOpened', open: { kind: 'relationship', id: one.id } })}
            >
              <Glow id={one.id} />
              <TieSample type={one.type} />
              <span>{tieSentence(one, names.get(one.from) ?? 'Somebody', names.get(one.to) ?? 'somebody')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
