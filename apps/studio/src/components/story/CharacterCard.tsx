'use client';

import type { CharacterRecord } from '@greenlight/schema';
import { memo } from 'react';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { Face } from '../parts/Face.tsx';
import styles from './cards.module.css';
import { Glow } from './Glow.tsx';
import { SceneChips } from './SceneChips.tsx';
import { useScenesOf } from './use-scenes-of.ts';
import { Value } from './Value.tsx';

/** A person of the story. The card opens the record; each value lights up its words. */
export const CharacterCard = memo(function CharacterCard({ record }: { record: CharacterRecord }) {
  const { id, name, age, occupation, role, description, traits, aliases, sources } = record;
  const dispatch = useDispatch();
  const isOpen = useProject((state) => state.view.open?.id === id);
  const scenes = useScenesOf('character', id);
  const value = (field: string, text: string) => (
    <Value key={field} kind="character" id={id} field={field} source={sources[field]}>
      {text}
    </Value>
  );
  const facts = [
    occupation ? value('occupation', occupation) : null,
    typeof age === 'number' ? value('age', String(age)) : null,
  ].filter((one) => one !== null);
  return (
    <article
      className={`${styles.card} ${isOpen ? styles.chosen : ''}`}
      data-testid="record-card"
      data-kind="character"
      data-id={id}
    >
      <Glow id={id} />
      <Face name={name} />
      <div className={styles.facts}>
        <h3 className={styles.name}>
          <button
            type="button"
            dir="auto"
            data-walk=""
            onClick={() => dispatch({ type: 'recordOpened', open: { kind: 'character', id } })}
          >
            {name}
          </button>
        </h3>
        {facts.length > 0 ? (
          <p className={styles.line} dir="auto">
            {facts.map((fact, index) => (index === 0 ? fact : [', ', fact]))}
          </p>
        ) : null}
        {description ? (
          <p className={`${styles.line} ${styles.prose}`} dir="auto">
            {value('description', description)}
          </p>
        ) : null}
        {traits?.length ? (
          <p className={styles.line} dir="auto">
            {value('traits', traits.join(', '))}
          </p>
        ) : null}
        {aliases?.length ? (
          <p className={styles.line} dir="auto">
            also {value('aliases', aliases.join(', '))}
          </p>
        ) : null}
        {role || scenes.length > 0 ? (
          <div className={styles.tags}>
            {role ? <span className="tag">{value('role', role)}</span> : null}
            <SceneChips scenes={scenes} label={`Scenes of ${name}`} />
          </div>
        ) : null}
      </div>
    </article>
  );
});
