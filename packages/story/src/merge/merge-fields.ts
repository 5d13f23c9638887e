import type { FieldSources, MergeDifference, MergeSide } from '@greenlight/schema';
import { isSameValue } from '../draft/story-draft.ts';
import { foldText } from '../names/name-key.ts';
import { isEmpty } from '../reply/describe.ts';

type Fields = Record<string, unknown>;

/** The most traits that a record keeps. */
const TRAIT_LIMIT = 40;

export interface MergedFields {
  /** What of the kept record changes, without its names. */
  set: Fields;
  /** Where the values came from that the other one gives. */
  sources: FieldSources;
  filled: string[];
  joined: string[];
  differences: MergeDifference[];
}

/** A record with its own fields and where they came from. */
export interface MergedSide {
  fields: Fields;
  sources: FieldSources;
}

/** Makes one record's values of two, names aside: what only one says is kept, lists are joined, and where both say something the choice decides. */
export function mergeFields(
  keep: MergedSide,
  merge: MergedSide,
  choices: Readonly<Record<string, MergeSide>>,
): MergedFields {
  const merged: MergedFields = { set: {}, sources: {}, filled: [], joined: [], differences: [] };
  for (const field of Object.keys({ ...keep.fields, ...merge.fields })) {
    if (field === 'name' || field === 'aliases') continue;
    mergeField(merged, field, keep, merge, choices[field]);
  }
  return merged;
}

function mergeField(
  merged: MergedFields,
  field: string,
  keep: MergedSide,
  merge: MergedSide,
  choice: MergeSide | undefined,
): void {
  const ours = keep.fields[field];
  const theirs = merge.fields[field];
  if (isEmpty(theirs) || saysTheSame(ours, theirs)) return;
  if (isEmpty(ours)) {
    merged.filled.push(field);
    take(merged, field, theirs, merge);
    return;
  }
  const joined = choice === undefined ? joinLists(ours, theirs) : undefined;
  if (joined) {
    merged.joined.push(field);
    take(merged, field, joined, keep.sources[field] ? keep : merge);
    return;
  }
  merged.differences.push({ field, keep: ours, merge: theirs, chosen: choice ?? 'keep' });
  if (choice === 'merge') take(merged, field, theirs, merge);
}

function take(merged: MergedFields, field: string, value: unknown, { sources }: MergedSide): void {
  merged.set[field] = value;
  const source = sources[field];
  if (source) merged.sources[field] = source;
}

/** "Journalist" and "journalist" are no difference. */
function saysTheSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return foldText(a) === foldText(b);
  return isSameValue(a, b);
}

/** Both lists in one, each word once; undefined when they are no lists or too long together. */
function joinLists(a: unknown, b: unknown): unknown[] | undefined {
  if (!Array.isArray(a) || !Array.isArray(b)) return undefined;
  const said = new Set(a.map((each) => foldText(String(each))));
  const joined = [...a, ...b.filter((each) => !said.has(foldText(String(each))))];
  return joined.length <= TRAIT_LIMIT ? joined : undefined;
}
