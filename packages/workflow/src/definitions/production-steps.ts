import type { WorkflowStep } from '@greenlight/schema';
import { requireRule, warn } from './builders.ts';

/** The steps in which a story is made ready to be shot: from its storyboard to the last gate. */
export const productionSteps: readonly WorkflowStep[] = [
  {
    id: 'storyboard',
    title: 'Storyboard',
    about: 'What the camera sees of each scene.',
    entry: ['scene_breakdown'],
    complete: [requireRule('panels_for_scenes')],
    choices: [
      {
        id: 'draft_panels',
        title: 'Draft panels',
        description: 'Say what is in the frame, and how close the camera is.',
        act: { type: 'ask', thing: 'panel' },
      },
      {
        id: 'choose_style',
        title: 'Choose a style',
        description: 'Say how the film should look and feel.',
        act: { type: 'ask', thing: 'style' },
      },
    ],
  },
  {
    id: 'asset_creation',
    title: 'Asset creation',
    about: 'A sheet for each character, and something to build each place from.',
    entry: ['character_development', 'storyboard'],
    complete: [
      requireRule('sheets_for_cast'),
      requireRule('references_for_places', { at_least: { threshold: 'location_description_length' } }),
    ],
    choices: [
      {
        id: 'make_sheets',
        title: 'Make character sheets',
        description: 'Have a sheet made for every character who has none.',
        act: { type: 'engine', engine: 'production' },
      },
      {
        id: 'add_references',
        title: 'Add references',
        description: 'Describe a place, or upload what it should look like.',
        act: { type: 'ask', thing: 'reference' },
      },
    ],
  },
  {
    id: 'production',
    title: 'Production',
    about: 'What each scene needs, and which scenes will be shot.',
    entry: ['scene_breakdown', 'storyboard', 'asset_creation'],
    complete: [requireRule('breakdowns_for_scenes'), requireRule('scenes_settled')],
    choices: [
      {
        id: 'process_scenes',
        title: 'Process scenes',
        description: 'Have a breakdown sheet made for every scene that has none.',
        act: { type: 'engine', engine: 'production' },
      },
      {
        id: 'schedule',
        title: 'Schedule',
        description: 'Lay the scenes out over the days of the shoot.',
        act: { type: 'engine', engine: 'schedule' },
      },
    ],
  },
  {
    id: 'editing',
    title: 'Editing',
    about: 'The order of the scenes, and how long each runs.',
    entry: ['production'],
    complete: [requireRule('scenes_in_order'), requireRule('scenes_timed'), warn(requireRule('length_within_target'))],
    choices: [
      {
        id: 'order_scenes',
        title: 'Order the scenes',
        description: 'Number the scenes in the order they are in.',
        act: { type: 'do', what: 'order_scenes' },
      },
      {
        id: 'time_scenes',
        title: 'Time the scenes',
        description: 'Say how long each scene runs.',
        act: { type: 'ask', thing: 'running_time' },
      },
    ],
  },
  {
    id: 'review',
    title: 'Review',
    about: 'Somebody else looks at it as it stands, and what she holds against it is settled.',
    entry: ['editing'],
    complete: [requireRule('approving_review'), requireRule('notes_resolved')],
    choices: [
      {
        id: 'request_review',
        title: 'Request a review',
        description: 'Ask the others to look at the film as it stands.',
        act: { type: 'do', what: 'request_review' },
      },
      {
        id: 'resolve_notes',
        title: 'Resolve notes',
        description: 'Go through the notes that are open.',
        act: { type: 'do', what: 'list_notes' },
      },
    ],
  },
  {
    id: 'final',
    title: 'Final',
    about: 'The film as a spec pack whose gates pass.',
    entry: ['review'],
    complete: [requireRule('spec_pack_passes')],
    choices: [
      {
        id: 'package',
        title: 'Package this phase',
        description: 'Write a spec pack from the project’s records, and run its gates.',
        act: { type: 'do', what: 'package' },
      },
      {
        id: 'certify',
        title: 'Certify',
        description: 'Put on record that every gate of the film passes.',
        act: { type: 'do', what: 'certify' },
      },
    ],
  },
];
