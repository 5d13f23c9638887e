import { type Change, collectionOf, type ProjectSnapshot } from '@greenlight/schema';
import type { FilmGaps, WantedFill, WantedThing } from '@greenlight/story';
import {
  canAdvanceToStep,
  createGround,
  type MissingFill,
  type MissingThing,
  missingForEntry,
  missingThings,
  type WorkflowGround,
} from '@greenlight/workflow';
import { groundOf } from '../workflow/read-ground.ts';

/** What a project's gates would still miss after some changes, as the chat asks for it. Blockers alone: what is only better is asked when a choice says so. */
export function createFilmGaps(snapshot: ProjectSnapshot): FilmGaps {
  const ground = groundOf(snapshot);
  return (changes, goal) => {
    const after =
      changes.length === 0 ? ground : { ...createGround(withChanges(snapshot, changes)), state: ground.state };
    const isClosed = goal !== null && !canAdvanceToStep(after, goal).valid;
    if (!isClosed) return blockersOf(after, after.state.current);
    return missingForEntry(after, goal).flatMap((thing) => toWanted(thing) ?? []);
  };
}

/** All that a step misses, what would only be better among it. */
export function thingsOf(ground: WorkflowGround, step: string): WantedThing[] {
  return missingThings(ground, step).flatMap((thing) => toWanted(thing) ?? []);
}

/** What keeps a step from being complete. */
export function blockersOf(ground: WorkflowGround, step: string): WantedThing[] {
  return missingThings(ground, step)
    .filter(({ severity }) => severity === 'blocker')
    .flatMap((thing) => toWanted(thing) ?? []);
}

/** Whether a step may begin once these changes are made. */
export function isOpenAfter(snapshot: ProjectSnapshot, changes: readonly Change[], step: string): boolean {
  return canAdvanceToStep({ ...createGround(withChanges(snapshot, changes)), state: groundOf(snapshot).state }, step)
    .valid;
}

/** A project as it will be: what a draft of changes makes of it. */
function withChanges(snapshot: ProjectSnapshot, changes: readonly Change[]): ProjectSnapshot {
  return changes.reduce(withChange, snapshot);
}

function withChange(snapshot: ProjectSnapshot, { op, kind, id, after }: Change): ProjectSnapshot {
  if (kind === 'project') return { ...snapshot, project: { ...snapshot.project, ...after } };
  const collection = collectionOf[kind];
  const records: readonly { id: string }[] = snapshot[collection];
  if (op === 'create')
    return { ...snapshot, [collection]: [...records, { id, project: snapshot.project.id, ...after }] };
  if (op === 'delete') return { ...snapshot, [collection]: records.filter((record) => record.id !== id) };
  return { ...snapshot, [collection]: records.map((record) => (record.id === id ? { ...record, ...after } : record)) };
}

/** Undefined for what no answer can fill: a review is written and a phase packaged, by somebody. */
function toWanted({ id, message, remedy, question, fill: missing }: MissingThing): WantedThing | undefined {
  const fill = toFill(missing);
  const number = missing.type === 'create' ? missing.set.number : undefined;
  // Of several acts that are missing each is a thing of its own.
  const key = number === undefined ? id : `${id}#${number}`;
  return fill && { key, message, question, fill, ...(remedy === undefined ? {} : { remedy }) };
}

function toFill(fill: MissingFill): WantedFill | undefined {
  switch (fill.type) {
    case 'update':
      return fill.kind === 'review' ? undefined : { ...fill, fields: fill.fields.map(toField) };
    case 'create':
      if (fill.kind === 'review' || fill.kind === 'note') return undefined;
      return { ...fill, set: { ...fill.set }, fields: fill.fields.map(toField) };
    case 'choose':
      return fill.kind === 'character' ? { ...fill, set: { ...fill.set } } : undefined;
    case 'do':
      return fill.what === 'order_scenes' ? { type: 'order' } : undefined;
    case 'review':
      return undefined;
  }
}

function toField({ anyOf, minLength, options }: Extract<MissingFill, { type: 'update' }>['fields'][number]) {
  return {
    anyOf: [...anyOf],
    ...(minLength === undefined ? {} : { minLength }),
    ...(options === undefined ? {} : { options: [...options] }),
  };
}
