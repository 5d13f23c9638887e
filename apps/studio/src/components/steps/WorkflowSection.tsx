'use client';

import { useCanWrite, useProject } from '../../client/use-project.ts';
import { useWorkflow } from '../../client/use-workflow.ts';
import { selectDefinition } from '../../client/workflow-view.ts';
import { ThresholdFacts } from './ThresholdFacts.tsx';
import { WorkflowForm } from './WorkflowForm.tsx';
import styles from './workflow.module.css';

/** What the film is measured by: its workflow, how long it may be, and how much of everything its steps ask for. */
export function WorkflowSection() {
  const { workflow, steps } = useWorkflow();
  const about = useProject((state) => selectDefinition(state).about);
  const mayMeasure = useProject((state) => state.role === 'owner' || state.capability === 'admin');
  const canWrite = useCanWrite();
  return (
    <section className={styles.section} aria-label="Workflow">
      <h3>Workflow</h3>
      <p dir="auto">
        {workflow.title}, {steps.length === 1 ? '1 step' : `${steps.length} steps`}. {about}
      </p>
      {canWrite ? <WorkflowForm mayMeasure={mayMeasure} /> : null}
      {mayMeasure ? null : (
        <>
          <p>Only the owner of the project, or an admin of the studio, may change what its steps ask for.</p>
          <ThresholdFacts />
        </>
      )}
    </section>
  );
}
