'use client';

import { useProject } from '../../client/use-project.ts';
import { useWorkflow } from '../../client/use-workflow.ts';
import { selectDefinition } from '../../client/workflow-view.ts';
import { ThresholdFacts } from './ThresholdFacts.tsx';
import { WorkflowForm } from './WorkflowForm.tsx';
import styles from './workflow.module.css';

/** What the film is measured by: its workflow, how long it may be, and how much of everything its steps ask for. */
export function WorkflowSection() {
  const { workflow, steps } = useWorkflow();
  const about = useProject((state) => selectDefinition(state).about);
  const mayChange = useProject((state) => state.role === 'owner' || state.capability === 'admin');
  return (
    <section className={styles.section} aria-label="Workflow">
      <h3>Workflow</h3>
      <p dir="auto">
        {workflow.title}, {steps.length === 1 ? '1 step' : `${steps.length} steps`}. {about}
      </p>
      {mayChange ? (
        <WorkflowForm />
      ) : (
        <>
          <p>Only the owner of the project, or an admin of the studio, may change what it is measured by.</p>
          <ThresholdFacts />
        </>
      )}
    </section>
  );
}
