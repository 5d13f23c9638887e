import type { FieldSources, Reading, Span } from '@greenlight/schema';
import { foldText } from '../names/name-key.ts';
import type { SaidCorrection } from './correct-part.ts';
import { readDetail } from './read-answer.ts';

/** What words say against a reading: how it is right, or that it is nothing at all. */
export type ReadCorrection = SaidCorrection | 'nothing';

/**
 * Reads what sets a reading right out of words that are about it: "no, it's a place", "her name is Mirela", "yes, but she's 34".
 * Undefined for all other words. `message` is the id that these words will have.
 */
export function readCorrection(answer: string, reading: Reading, message: string): ReadCorrection | undefined {
  const isNew = reading.about === undefined && (reading.kind === 'character' || reading.kind === 'location');
  const opening = openings.exec(answer)?.[0] ?? '';
  const said = {
    text: answer.slice(opening.length),
    start: opening.length,
    isYes: /^\s*(?:yes|yeah|yep|right)\b/i.test(opening),
  };
  if (isNew && isNothing(said.text, reading)) return 'nothing';
  const found = (isNew ? (readKind(said.text, reading) ?? readName(said.text)) : undefined) ?? readValue(said, reading);
  return found && toCorrection(found, message, said.start);
}

interface Found {
  kind?: 'character' | 'location';
  name?: string;
  set: Record<string, unknown>;
  /** Where each value stands in the words after their opening. */
  spans: Record<string, Span>;
}

function toCorrection({ kind, name, set, spans }: Found, message: string, offset: number): SaidCorrection {
  const sources: FieldSources = Object.fromEntries(
    Object.entries(spans).map(([field, [start, end]]) => [field, { message, span: [start + offset, end + offset] }]),
  );
  return { kind, name, set, sources };
}

const openings =
  /^\s*(?:(?:no|nope|yes|yeah|yep|right|actually|well|sorry|wait)\b[\s,.;:!–—-]*)*(?:(?:but|and|only|just)\b[\s,]*)?/i;

const being = String.raw`\s*(?:['’]s|['’]re|s|\bis|\bare|\bwas)\s+(?:actually\s+|really\s+|just\s+|only\s+)?`;
const persons = 'person|people|character|man|woman|boy|girl|human(?: being)?';
const places =
  'place|location|town|city|village|country|island|street|river|building|house|bar|café|cafe|restaurant|hotel|club|school|church|ship|boat|planet|region';

/** "it's a place", "Kestrel is a town", "a place": what it is, in few words and no others. */
function readKind(text: string, { name }: Reading): Found | undefined {
  const subject = `(?:(?:it|that|this|he|she|they|${literal(name)})${being})?`;
  const found = new RegExp(
    `^${subject}(?:an?|the)\\s+(?:name of an?\\s+)?(?:(${persons})|(${places}))[\\s.!]*$`,
    'id',
  ).exec(text);
  if (found?.[1]) return { kind: 'character', set: {}, spans: {} };
  const [, , place] = found ?? [];
  const span = found?.indices?.[2];
  if (!place || !span) return undefined;
  const isPlain = /^(?:place|location)$/i.test(place);
  const word = place.charAt(0).toUpperCase() + place.slice(1).toLowerCase();
  return { kind: 'location', set: isPlain ? {} : { kind: word }, spans: isPlain ? {} : { kind: span } };
}

/** "her name is Mirela", "she's called Mirela", "call him Tom": a name of at most four words. */
function readName(text: string): Found | undefined {
  const found = naming.exec(text);
  const [, name] = found ?? [];
  const span = found?.indices?.[1];
  return name && span
    ? { name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`, set: {}, spans: { name: span } }
    : undefined;
}

const word = String.raw`[\p{L}\p{M}][\p{L}\p{M}'’-]*`;
const naming = new RegExp(
  [
    String.raw`^(?:(?:her|his|its|the|their)\s+(?:real\s+|right\s+)?name(?:['’]s|s|\s+is|\s+was)`,
    `|(?:it|he|she|they)${being}(?:called|named)`,
    String.raw`|call\s+(?:him|her|it|them)|it\s+should\s+(?:be|say))`,
    // Only a title or an initial has a full stop inside a name.
    String.raw`\s+["“]?((?:(?:\p{L}{1,3}\.|${word})\s+){0,3}${word})["”]?[\s.!]*$`,
  ].join(''),
  'diu',
);

/** "yes, she's 34", "yes, a nurse": more of somebody whom she has just said yes to. */
function readValue({ text, isYes }: { text: string; isYes: boolean }, { kind }: Reading): Found | undefined {
  if (!isYes || kind !== 'character' || text.trim() === '') return undefined;
  const age = readDetail('age', text);
  if (age) return { set: { age: age.value }, spans: { age: age.span } };
  const work = /^(?:(?:he|she|they)(?:['’]s|['’]re|\s+is|\s+are|\s+was)\s+)?an?\s/i.test(text)
    ? readDetail('occupation', text)
    : undefined;
  return work && { set: { occupation: work.value }, spans: { occupation: work.span } };
}

/** "it's not a person", "nobody", "neither": there is nothing to keep. */
function isNothing(text: string, { name }: Reading): boolean {
  const said = foldText(text);
  if (['nobody', 'no one', 'nothing', 'neither', 'neither of them', 'not anybody', 'not a thing'].includes(said))
    return true;
  const subject = `(?:(?:it|that|this|he|she|${literal(name)})(?:${being}|\\s*))?`;
  return new RegExp(
    `^${subject}(?:not|isn['’]?t|nobody|nothing)(?:\\s+an?\\s+(?:${persons}|${places}))?[\\s.!]*$`,
    'i',
  ).test(text);
}

function literal(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
