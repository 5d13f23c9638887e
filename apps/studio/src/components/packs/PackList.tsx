'use client';

import type { SpecPackSummary } from '@greenlight/schema';
import { useWorkflow } from '../../client/use-workflow.ts';
import { LocalTime } from '../parts/LocalTime.tsx';
import { usePersonName } from '../steps/use-person-name.ts';
import styles from './packs.module.css';
import { Verdict } from './Verdict.tsx';

interface PackListProps {
  /** Oldest first. */
  packs: readonly SpecPackSummary[];
  shown: string | null;
  onChoose: (id: string) => void;
}

/** The packs of the film, the newest first; choosing one shows it above. */
export function PackList({ packs, shown, onChoose }: PackListProps) {
  const nameOf = usePersonName();
  const { steps } = useWorkflow();
  if (packs.length === 0) return null;
  return (
    <section aria-label="All packs" className={styles.all}>
      <h3>All packs</h3>
      <ul>
        {packs.toReversed().map((pack) => (
          <li key={pack.id}>
            <button
              type="button"
              aria-current={pack.id === shown ? 'true' : undefined}
              onClick={() => onChoose(pack.id)}
            >
              <span className={styles.target}>{pack.target}</span>
              <Verdict isPassed={pack.passed} />
              <small>
                <span dir="auto">{steps.find(({ id }) => id === pack.step)?.title ?? pack.step}</span> ·{' '}
                <span dir="auto">{nameOf({ kind: 'user', id: pack.by })}</span> · <LocalTime at={pack.at} />
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
