import type { WorkflowDefinition, WorkflowStep } from '@greenlight/schema';
import { withoutSteps } from './builders.ts';
import { featureFilm } from './feature-film.ts';

// What a storyboard and sheets would have measured is not asked for here.
const { location_description_length: _unused, ...thresholds } = featureFilm.thresholds;

/** A feature film without storyboard, asset creation and the running time of its scenes (design WORKFLOW.md). */
export const shortFilm: WorkflowDefinition = {
  ...featureFilm,
  id: 'short-film',
  title: 'Short film',
  about: 'From the first idea to a short film that may be shot, in eight steps.',
  thresholds,
  steps: withoutSteps(featureFilm.steps, ['storyboard', 'asset_creation']).map(withoutTiming),
};

function withoutTiming(step: WorkflowStep): WorkflowStep {
  if (step.id !== 'editing') return step;
  return {
    ...step,
    about: 'The order of the scenes.',
    complete: step.complete.filter(
      (requirement) => !('rule' in requirement) || !['scenes_timed', 'length_within_target'].includes(requirement.rule),
    ),
    choices: step.choices.filter(({ id }) => id !== 'time_scenes'),
  };
}
