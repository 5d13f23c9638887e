import type { ExtractedRelationship, RelationshipRecord, RelationshipType } from '@greenlight/schema';
import { nameKey } from '../names/name-key.ts';
import { emptyPart, type Proposal } from './conversation-state.ts';
import { mergeValues } from './merge-values.ts';
import { type Manner, provenanceOf, SURE_CONFIDENCE, type TurnWork } from './turn-work.ts';

/** Types that say one thing from either end. */
const oneWay: ReadonlySet<RelationshipType> = new Set(['mentor']);

/** Takes a relationship into the draft, between people of the story. */
export function applyRelationship(work: TurnWork, item: ExtractedRelationship, manner: Manner): void {
  const ends = resolveEnds(work, item, manner);
  if (!ends) return;
  if (manner.isConfirmed || item.confidence >= SURE_CONFIDENCE) {
    writeRelationship(work, item, ends, manner);
    return;
  }
  const label = `${item.from} and ${item.to} (${item.type})`;
  work.propose({ reason: 'unsure', label, message: manner.message, part: { ...emptyPart(), relationships: [item] } });
}

function writeRelationship(work: TurnWork, item: ExtractedRelationship, ends: Ends, manner: Manner): void {
  const { draft } = work;
  const provenance = provenanceOf(manner, item);
  const known = findKnown(draft.list('relationship'), ends, item.type, manner);
  if (known) work.keep(draft.update('relationship', known.id, newsOf(known, ends, item, manner), provenance));
  else work.keep(draft.create('relationship', { ...ends, type: item.type, ...describe(item) }, provenance));
}

interface Ends {
  from: string;
  to: string;
}

function resolveEnds(work: TurnWork, item: ExtractedRelationship, manner: Manner): Ends | undefined {
  const from = resolveEnd(work, item, item.from, manner);
  const to = resolveEnd(work, item, item.to, manner);
  if (from === undefined || to === undefined) return undefined;
  if (from !== to) return { from, to };
  work.fail({
    code: 'SAME_CHARACTER',
    message: `${item.from} and ${item.to} are one person here, so they cannot be related.`,
    entity: item.from,
  });
  return undefined;
}

function resolveEnd(work: TurnWork, item: ExtractedRelationship, name: string, manner: Manner): string | undefined {
  const found = work.resolveCharacter(name, manner);
  if (found.outcome === 'match') return found.record.id;
  const pending = work.proposals.find((proposal) => isAbout(proposal, name));
  if (pending) pending.part = { ...pending.part, relationships: [...pending.part.relationships, item] };
  else if (found.outcome === 'ambiguous') work.fail(ambiguous(name, found.candidates));
  else
    work.fail(
      unknown(name, `is not a character yet, so I could not relate ${item.from} and ${item.to}. Name them first.`),
    );
  return undefined;
}

/** True when a proposal waits for this person. */
export function isAbout({ part }: Proposal, name: string): boolean {
  return part.characters.some((character) => nameKey(character.name) === nameKey(name));
}

/** A name without a record. `rest` ends the sentence that the name begins. */
export function unknown(name: string, rest: string): { code: string; message: string; entity: string } {
  return { code: 'UNKNOWN_CHARACTER', message: `${name} ${rest}`, entity: name };
}

/** A name with several records. */
export function ambiguous(
  name: string,
  candidates: readonly { name: string }[],
): { code: string; message: string; entity: string } {
  const names = candidates.map((candidate) => candidate.name).join(' or ');
  return {
    code: 'AMBIGUOUS_NAME',
    message: `${name} could be ${names}. Say it again with the full name.`,
    entity: name,
  };
}

/**
 * The same two people and the same type, from either end. A type that said nothing yet matches any, and so do words that take something
 * back; a correction that is merely told matches its contrary: his lawyer may love him, his enemy is not his friend.
 */
function findKnown(
  known: RelationshipRecord[],
  { from, to }: Ends,
  type: RelationshipType,
  { isCorrection, isTakenBack = false }: Manner,
): RelationshipRecord | undefined {
  const between = known.filter(
    (each) => (each.from === from && each.to === to) || (each.from === to && each.to === from),
  );
  const same = between.find((each) => each.type === type && (!oneWay.has(type) || each.from === from));
  const isReplaced = (each: RelationshipRecord): boolean =>
    each.type === 'other' || isTakenBack || (isCorrection && areContrary(each.type, type));
  return same ?? between.find(isReplaced);
}

const kind: ReadonlySet<RelationshipType> = new Set(['friend', 'romantic']);
const hostile: ReadonlySet<RelationshipType> = new Set(['enemy', 'rival']);

function areContrary(one: RelationshipType, other: RelationshipType): boolean {
  return (kind.has(one) && hostile.has(other)) || (hostile.has(one) && kind.has(other));
}

function newsOf(
  known: RelationshipRecord,
  ends: Ends,
  item: ExtractedRelationship,
  manner: Manner,
): Record<string, unknown> {
  const isTurned = known.from !== ends.from;
  const said = item.type === 'other' ? {} : { type: item.type };
  const typed = { ...said, ...(isTurned && oneWay.has(item.type) ? ends : {}) };
  // "Tom's sister" does not describe the relationship seen from Tom's end.
  const described = isTurned && known.description ? {} : describe(item);
  return { ...typed, ...mergeValues({ ...known }, described, manner.isCorrection).set };
}

function describe({ description }: ExtractedRelationship): { description?: string } {
  return description === undefined ? {} : { description };
}
