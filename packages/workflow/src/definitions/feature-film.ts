import type { WorkflowDefinition } from '@greenlight/schema';
import { productionSteps } from './production-steps.ts';
import { storySteps } from './story-steps.ts';

/** The ten steps of a feature film (design WORKFLOW.md). */
export const featureFilm: WorkflowDefinition = {
  schema_version: 1,
  id: 'feature-film',
  title: 'Feature film',
  about: 'From the first idea to a film that may be shot, in ten steps.',
  thresholds: {
    logline_length: { title: 'Characters of a logline', default: 20 },
    acts: { title: 'Acts', default: 3 },
    act_summary_length: { title: 'Characters of an act’s summary', default: 20 },
    beats: { title: 'Beats', default: 5 },
    characters: { title: 'Characters before the first scene', default: 2 },
    relationships: { title: 'Relationships', default: 1 },
    scenes: { title: 'Scenes', default: 1 },
    location_description_length: { title: 'Characters of a description that stands for a reference', default: 40 },
  },
  steps: [...storySteps, ...productionSteps],
};
