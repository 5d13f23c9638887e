'use client';

import type { LocationRecord } from '@greenlight/schema';
import { memo } from 'react';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { Face } from '../parts/Face.tsx';
import styles from './cards.module.css';
import { Glow } from './Glow.tsx';
import { SceneChips } from './SceneChips.tsx';
import { useScenesOf } from './use-scenes-of.ts';
import { Value } from './Value.tsx';

/** A place of the story, with the scenes that are set there. */
export const PlaceCard = memo(function PlaceCard({ record }: { record: LocationRecord }) {
  const { id, name, kind, description, aliases, sources } = record;
  const dispatch = useDispatch();
  const isOpen = useProject((state) => state.view.open?.id === id);
  const scenes = useScenesOf('location', id);
  const value = (field: string, text: string) => (
    <Value kind="location" id={id} field={field} source={sources[field]}>
      {text}
    </Value>
  );
  return (
    <article
      className={`${styles.card} ${isOpen ? styles.chosen : ''}`}
      data-testid="record-card"
      data-kind="location"
      data-id={id}
    >
      <Glow id={id} />
      <Face name={name} isPlace />
      <div className={styles.facts}>
        <h3 className={styles.name}>
          <button
            type="button"
            dir="auto"
            data-walk=""
            onClick={() => dispatch({ type: 'recordOpened', open: { kind: 'location', id } })}
          >
            {name}
          </button>
        </h3>
        {kind ? (
          <p className={styles.line} dir="auto">
            {value('kind', kind)}
          </p>
        ) : null}
        {description ? (
          <p className={`${styles.line} ${styles.prose}`} dir="auto">
            {value('description', description)}
          </p>
        ) : null}
        {aliases?.length ? (
          <p className={styles.line} dir="auto">
            also {value('aliases', aliases.join(', '))}
          </p>
        ) : null}
        {scenes.length > 0 ? (
          <div className={styles.tags}>
            <SceneChips scenes={scenes} label={`Scenes at ${name}`} />
          </div>
        ) : null}
      </div>
    </article>
  );
});
