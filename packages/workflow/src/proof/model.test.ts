import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { runGate } from '@greenlight/gates';
import {
  castRole,
  fieldsOf,
  type ProjectSnapshot,
  type RecordKind,
  recordKind,
  relationshipType,
  sceneStatus,
  shotSize,
  timeOfDay,
  type WorkflowDefinition,
  workflowDefinition,
  workflowState,
  workflowView,
} from '@greenlight/schema';
import { FilmModel } from '@greenlight/testkit/film-model';
import { uuid } from '@greenlight/testkit/story';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { featureFilm } from '../definitions/feature-film.ts';
import { shortFilm } from '../definitions/short-film.ts';
import { sceneCreationGate } from '../gates/scene-creation-gate.ts';
import { entryGate, standingOf } from '../gates/step-gates.ts';
import { createGround, type WorkflowGround } from '../ground/workflow-ground.ts';
import { type MissingThing, missingThings } from '../missing/missing-things.ts';
import { transition } from '../transition/transition.ts';
import type { Transition, WorkflowEvent } from '../transition/workflow-event.ts';
import { nextAction, stepToWorkOn } from '../view/next-action.ts';
import { viewWorkflow } from '../view/view-workflow.ts';
import { workflowProgress } from '../view/workflow-progress.ts';
import { answerMissing } from './answer-missing.ts';
import { isCompleteByHand } from './by-hand.ts';

const documentary = workflowDefinition.parse(
  JSON.parse(
    readFileSync(new URL('../../../../catalog/documentary/documentary/workflow.json', import.meta.url), 'utf8'),
  ),
);
const shipped: [string, WorkflowDefinition][] = [featureFilm, shortFilm, documentary].map((each) => [each.id, each]);
const people = [uuid(1), uuid(2), uuid(3)];

/** `expect` in a loop of a million is most of its time. */
function must(holds: boolean, what: () => string): void {
  if (!holds) expect.fail(what());
}

/** One action of a random sequence: what it does, and numbers by which it chooses. */
const action = fc.record({
  does: fc.constantFrom(
    ...(['create', 'create', 'create', 'update', 'update', 'remove', 'review', 'pack', 'threshold'] as const),
    ...(['advance', 'advance', 'advance', 'follow', 'follow', 'follow', 'settle', 'override', 'retype'] as const),
  ),
  a: fc.nat(10_000),
  b: fc.nat(10_000),
  c: fc.nat(10_000),
});
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

const at = <Item>(list: readonly Item[], number: number): Item => {
  const item = list[number % list.length];
  if (item === undefined) throw new Error('There is nothing to choose from');
  return item;
};

class Walk {
  readonly film: FilmModel;
  #events = 0;
  #ground: WorkflowGround | undefined;

  constructor(definition: WorkflowDefinition, memberCount: number) {
    const isShipped = definition !== documentary;
    const type = isShipped ? (definition.id as 'feature-film' | 'short-film') : 'custom';
    this.film = new FilmModel({ project: { type }, definition: isShipped ? null : definition, memberCount });
  }

  get ground(): WorkflowGround {
    if (this.#ground?.snapshot !== this.film.snapshot) this.#ground = createGround(this.film.snapshot);
    return this.#ground;
  }

  /** The project may change its type on the way. */
  get definition(): WorkflowDefinition {
    return this.ground.definition;
  }

  get who(): readonly string[] {
    return people.slice(0, this.film.snapshot.memberCount);
  }

  /** Something happens. Now and then it happens twice, to a copy: the same must come of it. */
  happen(event: WorkflowEvent): Transition {
    const { ground } = this;
    const result = transition(ground, event, this.film.now);
    const again = () => transition(createGround(structuredClone(this.film.snapshot)), event, this.film.now);
    this.#events += 1;
    if (this.#events % 12 === 0) expect(again()).toEqual(result);
    must(result.refused.length === 0 || result.state === ground.state, () => 'a refused event changes nothing');
    if (result.effects.moved && event.type !== 'overridden') this.judgeArrival(ground, result.effects.moved.to);
    for (const id of result.effects.reopened)
      must((result.state.steps[id]?.reopened?.reasons.length ?? 0) > 0, () => `${id} was reopened for no reason`);
    if (result.state !== this.film.snapshot.workflow) this.film.keep(result.state);
    return result;
  }

  /** Nobody arrives where the entry gate is closed; asked of the gate anew, and of the rules written out by hand. */
  judgeArrival(before: WorkflowGround, to: string): void {
    const { definition, snapshot, state, thresholds } = before;
    must(runGate(entryGate(definition, to), createGround({ ...snapshot })).passed, () => `arrived at ${to}`);
    if (definition === featureFilm && !state.steps[to]?.override)
      for (const step of entryOf(to))
        must(isCompleteWithEntry(step, snapshot, thresholds), () => `arrived at ${to} without ${step}`);
  }

  /** Records were changed: what every change of the studio does in its transaction. */
  settle(by: string): void {
    const cause = { by: { kind: 'user', id: by }, kind: 'project', id: uuid(1), name: 'The Scandal' } as const;
    this.happen({ type: 'settled', cause });
  }

  follow(): boolean {
    const step = stepToWorkOn(this.ground);
    const [thing] = step ? missingThings(this.ground, step.id) : [];
    if (!thing) return false;
    must(thing.severity === 'blocker', () => `${thing.message} stops nobody, but comes first`);
    this.answer(thing);
    return true;
  }

  answer(thing: MissingThing): void {
    const { film } = this;
    const by = at(this.who, 0);
    for (const change of answerMissing(thing, film.snapshot)) {
      if (change.op === 'create') this.create(change.kind, change.fields, by);
      else if (change.op === 'update') film.update(change.kind, change.id, change.fields, by);
      else if (change.op === 'project') film.updateProject(change.fields, by);
      else if (change.op === 'review')
        film.review(
          'approved',
          at(
            this.who.filter((id) => id !== change.notBy),
            0,
          ),
        );
      else if (change.op === 'package') film.pack(true);
      else this.#orderScenes(by);
    }
    this.settle(by);
  }

  #orderScenes(by: string): void {
    for (const [index, { id }] of this.film.rows('scene').entries())
      this.film.update('scene', id, { number: index + 1 }, by);
  }

  /** A scene needs its characters first, whatever the step. */
  create(kind: RecordKind, fields: object, by: string): void {
    const characterCount = this.film.snapshot.characters.length;
    const required = this.ground.thresholds.characters;
    if (kind === 'scene' && !runGate(sceneCreationGate, { characterCount, required }).passed) {
      expect(characterCount).toBeLessThan(required ?? 2);
      return;
    }
    must(fieldsOf[kind].safeParse(fields).success, () => `a ${kind} cannot be ${JSON.stringify(fields)}`);
    this.film.create(kind, fields, by);
  }

  act({ does, a, b, c }: Action): void {
    const { film } = this;
    const by = at(this.who, c);
    if (does === 'advance') this.happen({ type: 'advanced', to: at(this.definition.steps, a).id });
    else if (does === 'follow') this.follow();
    else if (does === 'override') this.#override(at(this.definition.steps, a).id, b);
    else if (does === 'retype') this.#retype(b, by);
    else if (does === 'review') film.review(a % 3 === 0 ? 'changes' : 'approved', by);
    else if (does === 'pack') film.pack(a % 2 === 0);
    else if (does === 'threshold') film.updateProject({ thresholds: { characters: a % 4, acts: b % 4 } }, by);
    else if (does !== 'settle') this.#write(does, at(recordKind.options, a), b, by);
    if (!['advance', 'follow', 'override', 'retype'].includes(does)) this.settle(by);
  }

  /** An admin lets a step begin, now and then, and says why, most of the time. */
  #override(to: string, b: number): void {
    if (b % 4 !== 0) return;
    const reason = b % 12 === 0 ? ' ' : 'The festival is tomorrow';
    this.happen({ type: 'overridden', to, by: { kind: 'user', id: uuid(9) }, reason });
  }

  #retype(b: number, by: string): void {
    if (this.film.snapshot.definition || b % 4 !== 0) return;
    this.film.updateProject({ type: b % 8 === 0 ? 'feature-film' : 'short-film' }, by);
    this.happen({ type: 'definitionChanged' });
  }

  #write(does: 'create' | 'update' | 'remove', kind: RecordKind, b: number, by: string): void {
    const { film } = this;
    const rows = film.rows(kind);
    const fields = someFields(kind, b, film.snapshot);
    if (!fields) return;
    if (does === 'create') this.create(kind, fields, by);
    else if (rows.length === 0) film.updateProject({ logline: b % 2 ? null : 'x'.repeat(b % 40) }, by);
    else if (does === 'remove') film.remove(kind, at(rows, b).id, by);
    else this.#updateOne(kind, at(rows, b).id, fields, b, by);
  }

  /** An update changes one field, or empties it. */
  #updateOne(kind: RecordKind, id: string, fields: object, b: number, by: string): void {
    const [field, value] = at(Object.entries(fields), b >> 3);
    const isRequired = !fieldsOf[kind]
      .partial()
      .extend({})
      .safeParse({ [field]: null }).success;
    this.film.update(kind, id, { [field]: b % 4 === 0 && !isRequired ? null : value }, by);
  }
}

/** Fields of a record, more or less filled; undefined where what it must point to is not there. */
function someFields(kind: RecordKind, n: number, snapshot: ProjectSnapshot): Record<string, unknown> | undefined {
  const { characters, locations, scenes, acts } = snapshot;
  const id = (list: readonly { id: string }[]) => (list.length === 0 || n % 5 === 0 ? null : at(list, n).id);
  const text = n % 3 === 0 ? null : 'A photograph of a king. '.repeat(1 + (n % 3));
  const subjects = { character: id(characters), location: id(locations), scene: id(scenes) };
  switch (kind) {
    case 'character':
      return { name: `Character ${n}`, role: at([null, ...castRole.options], n), description: text };
    case 'location':
      return { name: `Place ${n}`, description: text };
    case 'scene':
      return {
        title: n % 2 ? `Scene ${n}` : null,
        number: (n % 6) + 1,
        location: id(locations),
        timeOfDay: at([null, ...timeOfDay.options], n),
        characters: characters.slice(0, n % 3).map((each) => each.id),
        summary: text,
        act: id(acts),
        status: at([null, ...sceneStatus.options], n),
        runningTime: n % 2 ? 60 + n : null,
      };
    case 'relationship':
      return characters.length < 2
        ? undefined
        : { from: at(characters, n).id, to: at(characters, n + 1).id, type: at(relationshipType.options, n) };
    case 'act':
      return { number: (n % 5) + 1, summary: text };
    case 'beat':
      return { title: `Beat ${n}`, act: id(acts) };
    case 'panel':
      return scenes.length === 0
        ? undefined
        : { scene: at(scenes, n).id, description: text, shotSize: at([null, ...shotSize.options], n) };
    case 'media':
      return { title: `Page ${n}`, kind: at(['sheet', 'reference', 'breakdown', 'other'], n), text, ...subjects };
    case 'note':
      return { text: 'The king is too tall', blocking: n % 2 === 0, resolved: n % 3 === 0 };
    case 'review':
      return undefined;
  }
}

/** What holds wherever a project stands. */
function judge(walk: Walk): void {
  const { ground } = walk;
  const { steps } = ground.definition;
  const complete = steps.filter(({ id }) => standingOf(ground, id).isComplete());
  const remembered = Object.values(ground.state.steps).filter(({ completedAt }) => completedAt);
  must(nextAction(ground).length > 10, () => 'it must always say what to do');
  must(workflowProgress(ground) === complete.length / steps.length, () => 'progress is steps completed over steps');
  must(remembered.length === complete.length, () => 'what is complete is remembered');
  if (walk.definition !== featureFilm) return;
  const { thresholds, snapshot } = ground;
  for (const { id } of steps) {
    const standing = standingOf(ground, id);
    const isSame =
      standing.completion().passed === isCompleteByHand(id, snapshot, thresholds) &&
      standing.isComplete() === isCompleteWithEntry(id, snapshot, thresholds);
    must(isSame, () => `${id} is complete by its gates or by hand, but not by both`);
  }
}

/** What its page is shown, where a walk ends. */
function judgeView(walk: Walk): void {
  const { ground } = walk;
  const view = workflowView.parse(viewWorkflow(ground, { engines: new Set() }));
  workflowState.parse(ground.state);
  const complete = view.steps.filter(({ status }) => status === 'complete');
  expect(view.nextAction).toBe(nextAction(ground));
  expect(view.progress).toBe(complete.length / view.steps.length);
  expect(complete.every(({ completedAt }) => completedAt !== null)).toBe(true);
  expect(view.choices.filter(({ recommended }) => recommended)).toHaveLength(1);
  expect(view.choices.filter(({ blocked, reason }) => blocked !== Boolean(reason))).toEqual([]);
}

const entryOf = (step: string) => featureFilm.steps.find(({ id }) => id === step)?.entry ?? [];

function isCompleteWithEntry(
  step: string,
  snapshot: ProjectSnapshot,
  thresholds: WorkflowGround['thresholds'],
): boolean {
  const isOpen =
    snapshot.workflow?.steps[step]?.override !== undefined ||
    entryOf(step).every((before) => isCompleteWithEntry(before, snapshot, thresholds));
  return isOpen && isCompleteByHand(step, snapshot, thresholds);
}

/** From anywhere, doing what is told leads to the last step. */
function solve(walk: Walk): void {
  let answers = 0;
  while (walk.follow()) {
    answers += 1;
    if (answers > 400) throw new Error(`It goes in a circle at: ${nextAction(walk.ground)}`);
  }
  const last = at(walk.definition.steps, walk.definition.steps.length - 1);
  walk.happen({ type: 'advanced', to: last.id });
  expect(walk.ground.state.current).toBe(last.id);
  expect(workflowProgress(walk.ground)).toBe(1);
}

// In batches, each a turn of its own, so that whoever runs them on a busy machine hears of them in between.
const batches = [1, 2, 3, 4, 5];
const PATIENCE = 180_000;
afterEach(() => setImmediate());

describe.each(shipped)('ten thousand random sequences: %s', (_id, definition) => {
  it.each(batches)(
    'short ones: no closed gate is passed, and there is always something to do (%i)',
    () => {
      const short = fc.tuple(fc.array(action, { maxLength: 8 }), fc.constantFrom(1, 3));
      fc.assert(
        fc.property(short, ([actions, memberCount]) => {
          const walk = new Walk(definition, memberCount);
          for (const each of actions) walk.act(each);
          judge(walk);
          if (actions.length % 8 === 0) judgeView(walk);
        }),
        { numRuns: 647 },
      );
    },
    PATIENCE,
  );

  it.each(batches)(
    'long ones: the same at every action, and from wherever they end the last step is reached (%i)',
    () => {
      const long = fc.tuple(fc.array(action, { minLength: 20, maxLength: 40 }), fc.constantFrom(1, 3), fc.nat(60));
      fc.assert(
        fc.property(long, ([actions, memberCount, ahead]) => {
          const walk = new Walk(definition, memberCount);
          for (let count = 0; count < ahead && walk.follow(); ) count += 1;
          for (const each of actions) {
            walk.act(each);
            judge(walk);
          }
          judgeView(walk);
          solve(walk);
        }),
        { numRuns: 20 },
      );
    },
    PATIENCE,
  );
});
