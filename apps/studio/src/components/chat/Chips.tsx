'use client';

import type { ChangedKind, TurnEntity } from '@greenlight/schema';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { findRecord } from '../record/find-record.ts';
import styles from './actions.module.css';

const icons: Record<ChangedKind, IconName> = {
  project: 'edit',
  character: 'people',
  location: 'place',
  scene: 'scene',
  relationship: 'map',
  act: 'edit',
  beat: 'edit',
  panel: 'scene',
  media: 'scene',
  review: 'talk',
  note: 'talk',
};
const opWords: Record<TurnEntity['op'], string> = { created: 'new', updated: 'changed', deleted: 'deleted' };

/** The records that a turn touched; each opens the one it names. */
export function Chips({ entities }: { entities: readonly TurnEntity[] }) {
  if (entities.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label="What this turn changed">
      {entities.map((entity) => (
        <li key={`${entity.kind} ${entity.id}`}>
          <Chip entity={entity} />
        </li>
      ))}
    </ul>
  );
}

function Chip({ entity: { kind, id, name, op } }: { entity: TurnEntity }) {
  const dispatch = useDispatch();
  const isThere = useProject((state) => kind !== 'project' && findRecord(state, kind, id) !== null);
  const inside = (
    <>
      <Icon name={icons[kind]} size={15} />
      <span dir="auto">{name}</span>
      <small>{opWords[op]}</small>
    </>
  );
  if (!isThere || kind === 'project') return <span className={`${styles.chip} ${styles.gone}`}>{inside}</span>;
  return (
    <button
      type="button"
      className={styles.chip}
      onClick={() => dispatch({ type: 'recordOpened', open: { kind, id } })}
    >
      {inside}
    </button>
  );
}
