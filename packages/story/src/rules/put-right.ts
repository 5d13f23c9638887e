import { readAge } from './age.ts';
import type { Claims } from './claim.ts';
import type { Facts } from './fact.ts';
import { readSegment } from './fact-segment.ts';
import { addStatement } from './predicate.ts';
import { type Argument, phrase, type Reading, tokenAt } from './reading.ts';
import type { Sentence } from './token.ts';

const leads = /^(?:no|wait|sorry|oops|meant|mean|make|scratch|rather|correction|actually|nope|nah)$/;
const small =
  /^(?:no|wait|sorry|oops|i|meant|mean|make|that|it|scratch|rather|correction|actually|nope|nah|to|say|a|an|the|,|-|–|—|:|'s|is)$/;

/** What is put right in passing: "Rosa is 34. no wait, 43", "make that 52 for Rosa", "Fleur 22 → 24", "Rosa's age is wrong, it's 47". */
export function readPutRight(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  if (!sentence || /^(?:question|request)$/.test(reading.acts[index]?.kind ?? '')) return;
  if (readArrow(reading, index, sentence, claims)) return;
  readAfterThought(reading, index, sentence, claims);
}

/** "Fleur 22 → 24", "Rosa 22 -> 24": what was, and what is. */
function readArrow(reading: Reading, index: number, { from, to }: Sentence, claims: Claims): boolean {
  const { tokens, mentionAt } = reading;
  for (let at = from + 1; at < to - 1; at++) {
    const owner = mentionAt[at - 1];
    const arrow = /^(?:→|->|=>|-|>)$/.test(tokenAt(tokens, at + 1).text);
    if (!owner?.known || tokenAt(tokens, at).kind !== 'number' || !arrow) continue;
    let next = at + 1;
    while (next < to && /^(?:→|->|=>|-|>)$/.test(tokenAt(tokens, next).text)) next++;
    const isPlainDash = next === at + 2 && tokenAt(tokens, at + 1).text === '-';
    const age = isPlainDash ? undefined : readAge(tokens, next, to);
    if (age?.value === undefined) continue;
    const span = phrase(reading, next, age.next - 1).span;
    say(
      reading,
      index,
      claims,
      { mention: owner },
      { facts: [{ field: 'age', value: age.value, span }], next, isPersonal: true },
    );
    return true;
  }
  return false;
}

/** A sentence of nothing but second thoughts and a value: whose it is, the words before it tell. */
function readAfterThought(reading: Reading, index: number, { from, to }: Sentence, claims: Claims): void {
  const { tokens, mentionAt } = reading;
  let at = from;
  while (at < to && small.test(tokenAt(tokens, at).lower) && !mentionAt[at]) at++;
  const hasLead = tokens.slice(from, at).some(({ lower }) => leads.test(lower));
  if (!hasLead || at >= to || mentionAt[at]) return;
  const named = ownerBehind(reading, at, to);
  const end = named?.end ?? to;
  const segment = readSegment(reading, at, end);
  const facts = segment?.facts.filter(({ field }) => /^(?:age|occupation|role)$/.test(field)) ?? [];
  if (!segment || facts.length === 0 || segment.next < end) return;
  const owner = named?.owner ?? topicOf(reading, index);
  if (owner) say(reading, index, claims, owner, { ...segment, facts });
}

/** "52 for Rosa": the owner behind the value. */
function ownerBehind(
  { tokens, mentionAt }: Reading,
  from: number,
  to: number,
): { owner: Argument; end: number } | undefined {
  for (let at = from + 1; at < to - 1; at++) {
    const mention = mentionAt[at + 1];
    if (tokenAt(tokens, at).lower === 'for' && mention?.known?.kind === 'character' && mention.last === to - 1)
      return { owner: { mention }, end: at };
  }
  return undefined;
}

/** The one that the sentence before last spoke of. */
function topicOf({ mentions }: Reading, index: number): Argument | undefined {
  const before = mentions.filter(
    (mention) => mention.sentence === index - 1 && !mention.other && mention.place.length === 0,
  );
  const [only] = before;
  return before.length === 1 && only ? { mention: only } : undefined;
}

function say(reading: Reading, index: number, claims: Claims, owner: Argument, facts: Facts): void {
  const sentence = reading.sentences[index];
  if (sentence) addStatement({ reading, subjects: [owner], to: sentence.to, sentence: index, claims }, facts);
}
