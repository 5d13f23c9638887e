import {
  type MergeKind,
  type MergeOutcome,
  type RecordKind,
  type RelationshipRecord,
  recordKind,
  referencesOf,
} from '@greenlight/schema';
import type { StoryDraft } from '../draft/story-draft.ts';
import { isEmpty } from '../reply/describe.ts';
import { recordName } from '../reply/record-names.ts';
import { pointedAt } from '../undo/find-references.ts';

type Moves = Pick<MergeOutcome, 'moved' | 'removed'>;

/** Points everything at the one record that pointed at the other, and takes away the relationships that say nothing then. */
export function moveReferences(draft: StoryDraft, kind: MergeKind, keep: string, merge: string): Moves {
  const moves: Moves = { moved: [], removed: [] };
  const pointing = recordKind.options.filter((from) => referencesOf[from].some(({ to }) => to === kind));
  for (const from of pointing) {
    for (const record of draft.list(from)) moveRecord(draft, moves, from, record, { kind, keep, merge });
  }
  return moves;
}

interface Pair {
  kind: MergeKind;
  keep: string;
  merge: string;
}

function moveRecord(
  draft: StoryDraft,
  moves: Moves,
  from: RecordKind,
  record: { id: string },
  { kind, keep, merge }: Pair,
): void {
  for (const { field, to, isList } of referencesOf[from]) {
    const ids = to === kind ? pointedAt(record, field) : [];
    if (!ids.includes(merge)) continue;
    const name = nameOf(draft, from, record);
    const moved = isList ? [...new Set(ids.map((id) => (id === merge ? keep : id)))] : keep;
    // Where the value came from stays: the same words meant the same person.
    draft.take(from, record.id, { [field]: moved });
    moves.moved.push({ kind: from, id: record.id, field, name });
  }
  if (from === 'relationship') dropIdle(draft, moves, record.id);
}

/** A relationship of somebody with themselves goes, and one that says what another says of the same two. */
function dropIdle(draft: StoryDraft, moves: Moves, id: string): void {
  const relationship = draft.find('relationship', id);
  if (!relationship || !moves.moved.some((moved) => moved.id === id)) return;
  const same = draft.list('relationship').find((other) => other.id !== id && saysTheSame(other, relationship));
  const isSelf = relationship.from === relationship.to;
  if (!isSelf && !same) return;
  const name = moves.moved.find((moved) => moved.id === id)?.name ?? '';
  moves.moved = moves.moved.filter((moved) => moved.id !== id);
  moves.removed.push({ kind: 'relationship', id, name, why: isSelf ? 'self' : 'duplicate' });
  if (!isSelf && same && isEmpty(same.description) && !isEmpty(relationship.description)) {
    const { description, sources } = relationship;
    draft.take('relationship', same.id, { description }, sources);
  }
  draft.remove(id);
}

/** The same two people and the same type; only a mentor has a direction. */
function saysTheSame(a: RelationshipRecord, b: RelationshipRecord): boolean {
  if (a.type !== b.type) return false;
  if (a.from === b.from && a.to === b.to) return true;
  return a.type !== 'mentor' && a.from === b.to && a.to === b.from;
}

function nameOf(draft: StoryDraft, kind: RecordKind, record: object): string {
  return recordName(kind, { ...record }, (id) => {
    const key = String(id);
    return { ...(draft.find('character', key) ?? draft.find('location', key) ?? draft.find('scene', key)) };
  });
}
