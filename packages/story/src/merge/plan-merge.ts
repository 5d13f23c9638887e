import {
  type Change,
  type FieldSource,
  type FieldSources,
  fieldsOf,
  GreenlightError,
  invalidField,
  type MergeDifference,
  type MergeKind,
  type MergeOutcome,
  type MergeRequest,
} from '@greenlight/schema';
import type { FilmSnapshot } from '../draft/film-snapshot.ts';
import { isSameValue, StoryDraft, storyFields } from '../draft/story-draft.ts';
import { spellingKey } from '../names/spelling-key.ts';
import { type MergedSide, mergeFields } from './merge-fields.ts';
import { type MergedNames, mergeNames } from './merge-names.ts';
import { moveReferences } from './merge-references.ts';

export interface PlannedMerge extends MergeOutcome {
  changes: Change[];
}

/**
 * What making two records one would do, and the changes that do it: what a page shows before is what is written after. Pure.
 * Throws VALIDATION that names the field.
 */
export function planMerge(snapshot: FilmSnapshot, order: MergeRequest, said?: FieldSource): PlannedMerge {
  const draft = new StoryDraft(snapshot, noNewId);
  const outcome = mergeRecords(draft, order, said);
  return { ...outcome, changes: draft.toChanges() };
}

function noNewId(): string {
  throw new Error('A merge makes no new record.');
}

/** The same inside a draft. `said` is where it comes from that the two are one. */
export function mergeRecords(draft: StoryDraft, order: MergeRequest, said?: FieldSource): MergeOutcome {
  const { kind, values = {} } = order;
  refuseChoices(kind, values);
  const keep = find(draft, order, 'keep');
  const merge = find(draft, order, 'merge');
  if (keep.id === merge.id) throw invalidField('merge', 'is the same record as the one to keep; name another');
  const fields = mergeFields(sideOf(kind, keep), sideOf(kind, merge), values);
  const names = mergeNames(draft, kind, keep, merge, values.name);
  const { moved, removed } = moveReferences(draft, kind, keep.id, merge.id);
  const sources = { ...fields.sources, ...sourcesOfNames(values.name === 'merge' ? merge : keep, said) };
  const written = draft.take(kind, keep.id, { ...fields.set, ...changedNames(keep, names) }, sources);
  if (!written.ok) throw new GreenlightError('VALIDATION', written.problems.map(({ message }) => message).join(' '));
  draft.remove(merge.id);
  return {
    kind,
    keep: { id: keep.id, name: keep.name },
    merge: { id: merge.id, name: merge.name },
    fields: storyFields(kind, draft.find(kind, keep.id) ?? {}),
    filled: fields.filled,
    joined: fields.joined,
    aliases: names.aliases.filter((alias) => !(keep.aliases ?? []).includes(alias)),
    differences: [...nameDifference(kind, keep, merge, order), ...fields.differences],
    moved,
    removed,
  };
}

interface Told {
  id: string;
  name: string;
  aliases?: string[] | null | undefined;
  sources: FieldSources;
}

function find(draft: StoryDraft, { kind, ...order }: MergeRequest, side: 'keep' | 'merge'): Told {
  const record = draft.find(kind, order[side]);
  if (record) return record;
  throw invalidField(side, `there is no ${kind} ${order[side]} in this project`);
}

/** A choice is between two values of one field: not of a name that stays anyway. */
function refuseChoices(kind: MergeKind, values: NonNullable<MergeRequest['values']>): void {
  for (const field of Object.keys(values)) {
    if (field === 'aliases') throw invalidField('values.aliases', 'cannot be chosen: the other names are joined');
    if (!(field in fieldsOf[kind].shape)) throw invalidField(`values.${field}`, `a ${kind} has no ${field}`);
  }
}

function sideOf(kind: MergeKind, record: Told): MergedSide {
  return { fields: storyFields(kind, record), sources: record.sources };
}

function changedNames(keep: Told, { name, aliases }: MergedNames): Record<string, unknown> {
  return {
    ...(name === keep.name ? {} : { name }),
    ...(isSameValue(keep.aliases ?? [], aliases) ? {} : { aliases }),
  };
}

function sourcesOfNames({ sources }: Told, said: FieldSource | undefined): FieldSources {
  return { ...(sources.name ? { name: sources.name } : {}), ...(said ? { aliases: said } : {}) };
}

function nameDifference(kind: MergeKind, keep: Told, merge: Told, { values }: MergeRequest): MergeDifference[] {
  if (spellingKey(kind, keep.name) === spellingKey(kind, merge.name)) return [];
  return [{ field: 'name', keep: keep.name, merge: merge.name, chosen: values?.name ?? 'keep' }];
}
