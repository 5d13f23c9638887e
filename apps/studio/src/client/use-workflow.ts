'use client';

import type { StepView, WorkflowView } from '@greenlight/schema';
import { useProject } from './use-project.ts';
import { selectWorkflow } from './workflow-view.ts';

/** Where the film stands, live: what others change moves it too. */
export function useWorkflow(): WorkflowView {
  return useProject(selectWorkflow);
}

/** The step that the film stands at. */
export function useCurrentStep(): StepView | undefined {
  const { steps } = useWorkflow();
  return steps.find((step) => step.isCurrent);
}
