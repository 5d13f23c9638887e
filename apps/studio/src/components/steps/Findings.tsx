'use client';

import type { Finding } from '@greenlight/schema';
import { useCanWrite, useProjectStore } from '../../client/use-project.ts';
import { useWorkflow } from '../../client/use-workflow.ts';
import { selectMissing } from '../../client/workflow-view.ts';
import { Problem } from '../parts/Problem.tsx';
import { type Remedy, remediesFor } from './remedies.ts';
import styles from './sheet.module.css';
import { useRemedy } from './use-remedy.ts';

interface FindingsProps {
  label: string;
  findings: readonly Finding[];
  tone: 'missing' | 'wish';
}

/** What a gate says, in its words, each with the buttons that start to put it right. */
export function Findings({ label, findings, tone }: FindingsProps) {
  const remedy = useRemedy();
  const toRemedies = useRemedies();
  const canWrite = useCanWrite();
  if (findings.length === 0) return null;
  return (
    <section className={styles.findings} aria-label={label}>
      <h3>{label}</h3>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.where ?? ''} ${finding.message}`} className={styles[tone]}>
            <p dir="auto">
              {finding.message}
              {/[.!?…]”?$/.test(finding.message) ? '' : '.'}
              {finding.remedy ? <span> {finding.remedy}</span> : null}
            </p>
            {canWrite ? <RemedyButtons remedies={toRemedies(finding)} {...remedy} /> : null}
          </li>
        ))}
      </ul>
      <Problem error={remedy.error} onRetry={remedy.again} />
    </section>
  );
}

/** The remedies of any finding of the film as it stands. */
export function useRemedies(): (finding: Finding) => Remedy[] {
  const store = useProjectStore();
  const { steps } = useWorkflow();
  // The view is another one whenever a record changes, so that these are of the film as it stands.
  return (finding) => {
    const story = store.getState();
    return remediesFor(finding, { story, steps, things: selectMissing(story) });
  };
}

interface RemedyButtonsProps {
  remedies: readonly Remedy[];
  /** Each is of a finding of its own; else the first is the best of one. */
  isMany?: boolean;
  isBusy: boolean;
  start: (act: Remedy['act']) => void;
}

export function RemedyButtons({ remedies, isMany = false, isBusy, start }: RemedyButtonsProps) {
  if (remedies.length === 0) return null;
  return (
    <div className="row">
      {remedies.map(({ label, act }, index) => (
        <button
          key={label}
          type="button"
          className={`button button-small ${isMany || index === 0 || act.type === 'set' ? '' : 'button-quiet'}`}
          aria-disabled={isBusy}
          onClick={() => start(act)}
        >
          <span dir="auto">{label}</span>
        </button>
      ))}
    </div>
  );
}
