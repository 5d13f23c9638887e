import type { RelationshipType } from '@greenlight/schema';
import styles from './map.module.css';

/** What each line of the map means; only those that it has. */
export function MapLegend({ types }: { types: readonly RelationshipType[] }) {
  return (
    <ul className={styles.legend} aria-label="Lines of the map">
      {types.map((type) => (
        <li key={type}>
          <TieSample type={type} />
          {type === 'mentor' ? 'mentor, pointing at the pupil' : type}
        </li>
      ))}
    </ul>
  );
}

/** A short piece of the line of a type. */
export function TieSample({ type }: { type: RelationshipType }) {
  return (
    <svg width="32" height="10" viewBox="0 0 32 10" className={styles[type]} aria-hidden="true">
      <path d="M1 5H31" className={styles.edge} />
    </svg>
  );
}
