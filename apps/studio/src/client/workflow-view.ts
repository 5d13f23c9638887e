import type { ProjectSnapshot, WorkflowDefinition, WorkflowView } from '@greenlight/schema';
import {
  createGround,
  type MissingThing,
  missingForEntry,
  missingThings,
  type PresentEngines,
  viewWorkflow,
  type WorkflowGround,
} from '@greenlight/workflow';
import type { ProjectState } from './project-state.ts';

/** What the gates judge. Anything else of the state may change without the view being worked out anew. */
const judged = [
  'project',
  'characters',
  'locations',
  'scenes',
  'relationships',
  'acts',
  'beats',
  'panels',
  'media',
  'reviews',
  'notes',
  'packs',
  'memberCount',
  'lastChange',
  'workflow',
  'definition',
] as const satisfies readonly (keyof ProjectSnapshot)[];

type Judged = Pick<ProjectState, (typeof judged)[number]>;

/** None of the parts that a choice may need is there yet. */
const engines: PresentEngines = new Set();

interface Held {
  state: Judged;
  ground: WorkflowGround;
  view: WorkflowView;
  things?: readonly MissingThing[];
}

const held = new WeakMap<ProjectState['project'], Held>();

/**
 * Where the film stands, what it misses and what may be done: worked out here from the records that the page holds, by the function that
 * blocks on the server. The same view for as long as none of them changes.
 */
export function selectWorkflow(state: Judged): WorkflowView {
  return hold(state).view;
}

/** What every step misses, as the chat would ask for it. */
export function selectMissing(state: Judged): readonly MissingThing[] {
  const current = hold(state);
  current.things ??= current.view.steps.flatMap(({ id }) => missingThings(current.ground, id));
  return current.things;
}

/** What there is to do before a step may begin: what can be worked on now comes first. */
export function missingBefore(state: Judged, step: string): MissingThing[] {
  return missingForEntry(hold(state).ground, step).filter(({ severity }) => severity === 'blocker');
}

/** The workflow's own words, its steps and what they ask for. */
export function selectDefinition(state: Judged): WorkflowDefinition {
  return hold(state).ground.definition;
}

function hold(state: Judged): Held {
  const before = held.get(state.project);
  if (before && judged.every((part) => before.state[part] === state[part])) return before;
  // The gates read the lists and change none of them.
  const ground = createGround(state as unknown as ProjectSnapshot);
  const now: Held = { state, ground, view: viewWorkflow(ground, { engines }) };
  held.set(state.project, now);
  return now;
}
