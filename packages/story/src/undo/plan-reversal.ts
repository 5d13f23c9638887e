import {
  type Change,
  type ChangeSet,
  collectionOf,
  type Evidence,
  type RecordKind,
  referencesOf,
  type TurnEntity,
} from '@greenlight/schema';
import type { FilmSnapshot } from '../draft/film-snapshot.ts';
import { isSameValue, storyFields, writeOrder } from '../draft/story-draft.ts';
import { escapeMarkdown, listWords } from '../reply/markdown.ts';
import { createRecordNames, type RecordNames } from '../reply/record-names.ts';
import { isTakenSince } from './find-double.ts';
import { findReferences, pointedAt } from './find-references.ts';

export interface ReversalInput {
  /** The change set as it was written first: for a redo too. */
  changeSet: ChangeSet;
  snapshot: FilmSnapshot;
}

/** What takes a change set back or brings it back. With conflicts there are no changes. */
export interface Reversal {
  changes: Change[];
  /** Sentences, each naming the later work that rests on what would go. Plain text. */
  conflicts: string[];
  /** Markdown. */
  response: string;
  entities: TurnEntity[];
}

/** Plans the inverse of a change set. Refused where a value was changed since, or a record that would go is used by another. */
export function planUndo({ changeSet, snapshot }: ReversalInput): Reversal {
  return plan('Undone', changeSet.changes.toReversed().map(invert), snapshot);
}

/** Plans a change set again that was undone. Refused where what it rested on is not as it was. */
export function planRedo({ changeSet, snapshot }: ReversalInput): Reversal {
  return plan('Redone', changeSet.changes, snapshot);
}

/** A value goes back with where it came from; in a change set that does not say so, what brought it stays its source. */
function invert(change: Change): Change {
  const { before, after, sources, sourcesBefore } = change;
  switch (change.op) {
    case 'create':
      return { ...change, op: 'delete', before: after, after: null };
    case 'delete':
      return { ...change, op: 'create', before: null, after: before, sources };
    case 'update':
      return {
        ...change,
        before: after,
        after: before,
        ...(sourcesBefore ? { sources: sourcesBefore, sourcesBefore: sources } : {}),
      };
  }
}

type Verb = 'Undone' | 'Redone';

function plan(verb: Verb, changes: readonly Change[], snapshot: FilmSnapshot): Reversal {
  const names = createRecordNames(snapshot, changes);
  const conflicts = [...new Set(changes.flatMap((change) => conflictsOf(change, changes, snapshot, names)))];
  if (conflicts.length > 0)
    return { changes: [], conflicts, response: conflicts.map(escapeMarkdown).join(' '), entities: [] };
  const planned = inOrder(changes.map(withStoryFields));
  const said = planned.map((change) => describe(verb, change, names));
  return {
    changes: planned,
    conflicts,
    response: `${verb}: ${listWords(said)}.`,
    entities: planned.map((change) => toEntity(change, names)),
  };
}

/** A deleted record may have been read with its id and project: only its own fields are written. */
function withStoryFields(change: Change): Change {
  const { kind, before, after } = change;
  return { ...change, before: before && storyFields(kind, before), after: after && storyFields(kind, after) };
}

/**
 * Places and people before what points at them, and after it when they go. Who is there already is changed before somebody comes back who
 * bears a name that is let go so.
 */
function inOrder(changes: Change[]): Change[] {
  const rank = ({ op, kind }: Change): number => {
    const place = writeOrder.indexOf(kind);
    if (op === 'delete') return 3 * writeOrder.length - place;
    return 2 * place + (op === 'create' ? 1 : 0);
  };
  return [...changes].sort((a, b) => rank(a) - rank(b));
}

function conflictsOf(change: Change, all: readonly Change[], snapshot: FilmSnapshot, names: RecordNames): string[] {
  const record = findRecord(change, snapshot);
  const name = names.ofChange(change);
  if (change.op === 'create' && change.kind === 'media' && change.after?.filename)
    return [`The file of ${name} went with it.`];
  if (change.op === 'create' && record) return [`${name} is in the story already.`];
  if (change.op === 'create' && isTakenSince(change, all, snapshot))
    return [`Another ${called(change, name)} is in the story already.`];
  if (change.op === 'create') return missingOf(change, all, snapshot, name);
  if (!record) return [`${name} was deleted later.`];
  const changed = changedSince(change, record);
  if (changed.length > 0)
    return [`${listWords(changed)} of ${name} ${changed.length === 1 ? 'was' : 'were'} changed later.`];
  return change.op === 'delete' ? usesOf(change, all, snapshot, names) : missingOf(change, all, snapshot, name);
}

/** A name with its article would be "another the relationship"; a scene is taken by its number. */
function called({ kind, after }: Change, name: string): string {
  return kind === 'scene' ? `scene ${after?.number}` : name.replace(/^the /, '');
}

/** An update rests on the fields that it changed, a deletion on the whole record: what was added to it later would be lost. */
function changedSince({ kind, op, before }: Change, record: object): string[] {
  const there = storyFields(kind, record);
  const rested = storyFields(kind, before ?? {});
  const fields = Object.keys(op === 'delete' ? { ...there, ...rested } : rested);
  return fields.filter((field) => !isSameValue(there[field], rested[field]));
}

/** Records that would be left pointing at nothing. */
function usesOf(change: Change, all: readonly Change[], snapshot: FilmSnapshot, names: RecordNames): string[] {
  const isHandled = (kind: RecordKind, id: string, field: string): boolean =>
    all.some(
      (other) =>
        other.kind === kind &&
        other.id === id &&
        (other.op === 'delete' || (other.op === 'update' && field in (other.after ?? {}))),
    );
  return findReferences(snapshot)
    .filter(({ to, from }) => to === change.id && !isHandled(from.kind, from.id, from.field))
    .map(({ from }) => `${names.ofRecord(from.kind, from.id)} rests on ${names.ofChange(change)}.`);
}

/** What would come back points at somebody who is gone. */
function missingOf({ kind, after }: Change, all: readonly Change[], snapshot: FilmSnapshot, name: string): string[] {
  const isGone = (to: RecordKind, id: string): boolean => {
    const records: readonly { id: string }[] = snapshot[collectionOf[to]] ?? [];
    return !records.some((record) => record.id === id) && !all.some((each) => each.op === 'create' && each.id === id);
  };
  const references = kind === 'project' ? [] : referencesOf[kind];
  return references.some(({ field, to }) => pointedAt(after ?? {}, field).some((id) => isGone(to, id)))
    ? [`${name} points at something that was deleted later.`]
    : [];
}

function findRecord({ kind, id }: Change, snapshot: FilmSnapshot): object | undefined {
  if (kind === 'project') return snapshot.project;
  const records: readonly { id: string }[] = snapshot[collectionOf[kind]] ?? [];
  return records.find((record) => record.id === id);
}

function describe(verb: Verb, change: Change, names: RecordNames): string {
  const name = escapeMarkdown(names.ofChange(change));
  const fields = Object.keys(change.after ?? {});
  switch (change.op) {
    case 'create':
      return `${kindOf(change)}${name} is back`;
    case 'delete':
      return `${kindOf(change)}${name} is gone`;
    case 'update':
      return `${listWords(fields)} of ${name} as ${fields.length === 1 ? 'it was' : 'they were'}${verb === 'Redone' ? ' changed' : ''}`;
  }
}

/** The name of a person or a place says not what it is; every other does. */
function kindOf({ kind }: Change): string {
  return kind === 'character' || kind === 'location' ? `${kind} ` : '';
}

function toEntity(change: Change, names: RecordNames): TurnEntity {
  const ops = { create: 'created', update: 'updated', delete: 'deleted' } as const;
  return {
    kind: change.kind,
    id: change.id,
    name: names.ofChange(change),
    op: ops[change.op],
    evidence: evidenceOf(change),
  };
}

function evidenceOf({ after, sources }: Change): Evidence {
  const entries = Object.keys(after ?? {}).map((field) => {
    const source = sources[field];
    return [field, source && 'span' in source ? source.span : 'inferred'] as const;
  });
  return Object.fromEntries(entries);
}
