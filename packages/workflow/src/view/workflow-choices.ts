import { runGate } from '@greenlight/gates';
import type { AskedThing, choice, Finding, WorkflowChoice, WorkflowEngineName, WorkflowStep } from '@greenlight/schema';
import type * as z from 'zod';
import { sceneCreationGate } from '../gates/scene-creation-gate.ts';
import { standingOf } from '../gates/step-gates.ts';
import { indexOf } from '../ground/project-index.ts';
import type { WorkflowGround } from '../ground/workflow-ground.ts';
import { openSteps } from './open-steps.ts';

export type Choice = z.infer<typeof choice>;

/** Parts of the product that are there, and may be chosen. */
export type PresentEngines = ReadonlySet<WorkflowEngineName>;

/**
 * What may be done in the current step: what its definition offers, then what every step offers, then going to another step: those that may
 * begin first. A blocked one is there with its reason. The first is the recommended one, also while a gate blocks it, since its reason says what
 * to do; only one that this studio cannot do at all leaves the recommendation to the next.
 */
export function workflowChoices(ground: WorkflowGround, engines: PresentEngines): Choice[] {
  const step = ground.definition.steps.find(({ id }) => id === ground.state.current);
  const own = (step?.choices ?? []).map((each) => ownChoice(ground, each, engines));
  const choices = [...own, ...always, ...advances(ground)];
  const isUsable = ({ id }: Choice) => {
    const act = step?.choices.find((each) => each.id === id)?.act;
    return act?.type !== 'engine' || engines.has(act.engine);
  };
  const recommended = own.find(isUsable) ?? always.find(({ id }) => id === 'review_progress');
  return choices.map((each) => (each === recommended ? { ...each, recommended: true } : each));
}

const offer = (id: string, title: string, description: string, reason?: string): Choice => ({
  id,
  title,
  description,
  recommended: false,
  blocked: reason !== undefined,
  ...(reason === undefined ? {} : { reason }),
});

const always: readonly Choice[] = [
  offer('manual_override', 'Something else', 'Say in your own words what to do instead. It passes no closed gate.'),
  offer('review_progress', 'Review progress', 'See what is complete, and what is missing.'),
];

function ownChoice(ground: WorkflowGround, { id, title, description, act }: WorkflowChoice, engines: PresentEngines) {
  const reason = act ? whyBlocked(ground, act, engines) : undefined;
  return offer(id, title, description ?? title, reason);
}

type Act = NonNullable<WorkflowChoice['act']>;

function whyBlocked(ground: WorkflowGround, act: Act, engines: PresentEngines): string | undefined {
  switch (act.type) {
    case 'advance':
      return act.step === ground.state.current ? undefined : firstReason(standingOf(ground, act.step).entry().findings);
    case 'engine':
      return engines.has(act.engine) ? undefined : missingEngine[act.engine];
    case 'ask':
      return missingForQuestion(ground, act.thing);
    case 'do':
      return missingForDoing(ground, act.what);
  }
}

const missingEngine: Readonly<Record<WorkflowEngineName, string>> = {
  bulk: 'This studio cannot make many records at once yet. Add them one by one.',
  production: 'Nothing in this studio makes these by itself yet. Write or upload them by hand.',
  schedule: 'This studio has no schedule yet.',
};

/** What must be there before the chat can ask for something. */
function missingForQuestion({ snapshot, thresholds }: WorkflowGround, thing: AskedThing): string | undefined {
  const { characters, locations, acts } = snapshot;
  const scenes = indexOf(snapshot).scenes();
  const unless = (is: boolean, reason: string) => (is ? undefined : reason);
  const scene = () =>
    runGate(sceneCreationGate, { characterCount: characters.length, required: thresholds.characters }).findings[0]
      ?.message;
  switch (thing) {
    case 'scene':
      return scene();
    case 'scene_for_act':
      return scene() ?? unless(acts.length > 0, 'Divide the story into acts first');
    case 'relationship':
      return unless(characters.length >= 2, 'Create at least 2 characters first');
    case 'looks':
      return unless(characters.length >= 1, 'Create at least 1 character first');
    case 'panel':
    case 'running_time':
      return unless(scenes.length > 0, 'Create at least 1 scene first');
    case 'reference':
      return unless(locations.length > 0, 'Name a place first');
    default:
      return undefined;
  }
}

function missingForDoing(ground: WorkflowGround, what: Extract<Act, { type: 'do' }>['what']): string | undefined {
  if (what === 'order_scenes' && indexOf(ground.snapshot).scenes().length === 0) return 'Create at least 1 scene first';
  if (what !== 'certify') return undefined;
  const { entry, completion } = standingOf(ground, ground.state.current);
  return firstReason([...entry().findings, ...completion().findings]);
}

/** What there is to do, of what is in the way. */
function firstReason(findings: readonly Finding[]): string | undefined {
  const blockers = findings.filter(({ severity }) => severity === 'blocker');
  return (blockers.find(({ code }) => code !== 'STEP_INCOMPLETE') ?? blockers[0])?.message;
}

function advances(ground: WorkflowGround): Choice[] {
  const { definition, state } = ground;
  const open = openSteps(ground, state.current);
  const closed = definition.steps.filter((step) => step.id !== state.current && !open.includes(step));
  return [...open, ...closed].map((step) => advance(ground, step));
}

function advance(ground: WorkflowGround, { id, title, about }: WorkflowStep): Choice {
  const position = (step: string) => ground.definition.steps.findIndex((each) => each.id === step);
  const isBack = position(id) < position(ground.state.current);
  const reason = firstReason(standingOf(ground, id).entry().findings);
  return offer(`advance_to_${id}`, `Go ${isBack ? 'back' : 'on'} to ${title}`, about ?? title, reason);
}
