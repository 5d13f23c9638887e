'use client';

import { useProject } from '../../client/use-project.ts';
import { useWorkflow } from '../../client/use-workflow.ts';
import styles from './workflow.module.css';

/** The measures, to read. */
export function ThresholdFacts() {
  const { thresholds } = useWorkflow();
  const target = useProject((state) => state.project.targetMinutes);
  return (
    <dl className={styles.facts}>
      <div>
        <dt>Target length</dt>
        <dd>{target ? `${target} ${target === 1 ? 'minute' : 'minutes'}` : 'not set'}</dd>
      </div>
      {thresholds.map(({ name, title, value, default: usual }) => (
        <div key={name}>
          <dt dir="auto">{title}</dt>
          <dd>
            {value} {value === usual ? null : <small>({usual} as the workflow has it)</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
