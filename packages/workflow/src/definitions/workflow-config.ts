import type { ProjectType, WorkflowDefinition, WorkflowStep } from '@greenlight/schema';
import { featureFilm } from './feature-film.ts';
import { shortFilm } from './short-film.ts';

/** The workflows that ship with the product itself. */
export const shippedWorkflows: readonly WorkflowDefinition[] = [featureFilm, shortFilm];

/**
 * The workflow of a project. A custom one follows the definition that it took on; while it has none, it follows the feature film's, which
 * asks for the most.
 */
export function resolveDefinition(type: ProjectType, custom: WorkflowDefinition | null = null): WorkflowDefinition {
  if (type === 'custom' && custom) return custom;
  return shippedWorkflows.find(({ id }) => id === type) ?? featureFilm;
}

/** Plan 3, task 2.4: `workflowConfig.getStepsForProjectType('feature-film')`. */
export const workflowConfig = {
  getStepsForProjectType(type: ProjectType, custom: WorkflowDefinition | null = null): readonly WorkflowStep[] {
    return resolveDefinition(type, custom).steps;
  },
};
