import { type Severity, severity, type WorkflowStep } from '@greenlight/schema';
import { standingOf } from '../gates/step-gates.ts';
import type { WorkflowGround } from '../ground/workflow-ground.ts';
import { scenesOfEarlyStep } from '../requirements/scenes-of-early-step.ts';
import type { Gap, GapSubject, MissingFill } from '../requirements/shortfall.ts';
import { shortfallsOf } from '../requirements/shortfalls-of.ts';

/** What a gate still misses, as the chat asks for it: the words, what an answer would fill, and how many of the sort are missing. */
export interface MissingThing {
  /** The same for as long as the same thing is missing: `story_structure/act/<id>.summary`. */
  id: string;
  /** The step that misses it. */
  step: string;
  severity: Severity;
  code: string;
  message: string;
  remedy?: string;
  where: string;
  /** The record that it is about, where there is one: the scene that has no panel. */
  subject?: GapSubject;
  question: string;
  fill: MissingFill;
  /** How many of this sort are missing, this one among them. */
  count: number;
}

/**
 * What a step misses to be complete, blockers first, what is missing fewest times first. Of a sort that is missing many times, the
 * first is here: when it is filled, the next follows.
 */
export function missingThings(ground: WorkflowGround, step: string): MissingThing[] {
  const found = ground.definition.steps.find(({ id }) => id === step);
  return found ? inOrder(thingsOf(ground, found)) : [];
}

/**
 * What keeps a step from beginning, in the same way, and blockers alone: of the steps that it rests on, and of what those rest on, each that may be worked on
 * now before those that wait for another.
 */
export function missingForEntry(ground: WorkflowGround, step: string): MissingThing[] {
  const needed = neededFor(ground, step).filter(({ id }) => !standingOf(ground, id).isComplete());
  const [open, waiting] = [true, false].map((isOpen) =>
    needed.filter(({ id }) => standingOf(ground, id).isOpen() === isOpen),
  );
  const blockers = (steps: readonly WorkflowStep[] = []) =>
    steps.flatMap((each) => thingsOf(ground, each)).filter((thing) => thing.severity === 'blocker');
  return [open, waiting].flatMap((steps) => inOrder(blockers(steps)));
}

function thingsOf(ground: WorkflowGround, found: WorkflowStep): MissingThing[] {
  const { id: step } = found;
  return [...scenesOfEarlyStep(found, ground), ...found.complete]
    .flatMap((requirement) => shortfallsOf(requirement, ground))
    .flatMap(({ gaps: [first], count, severity: weight }) =>
      first ? [{ id: `${step}/${idOf(first)}`, step, severity: weight, count, ...ask(first) }] : [],
    );
}

function ask({ question, ...gap }: Gap) {
  return { ...gap, question: question ?? `${gap.message}?` };
}

function idOf({ where, code }: Gap): string {
  return where.includes('.') ? where : `${where}:${code}`;
}

function inOrder(things: readonly MissingThing[]): MissingThing[] {
  const rank = (thing: MissingThing) => severity.options.indexOf(thing.severity);
  return [...things].sort((a, b) => rank(a) - rank(b) || a.count - b.count);
}

/** The steps that a step rests on, and what those rest on, the furthest away last. */
function neededFor({ definition }: WorkflowGround, step: string): WorkflowStep[] {
  const ids = new Set([step]);
  const steps: WorkflowStep[] = [];
  for (const id of ids) {
    const found = definition.steps.find((each) => each.id === id);
    if (!found) continue;
    steps.push(found);
    for (const before of found.entry) ids.add(before);
  }
  return steps.slice(1);
}
