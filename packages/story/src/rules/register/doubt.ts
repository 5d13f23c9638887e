import type { Analysis } from '../analysis.ts';
import { finiteVerb } from '../lexicon/person-verbs.ts';
import { type Reading, tokenAt } from '../reading.ts';
import { besideCues, type RegisterCue, takenBack } from './beside-cues.ts';
import { weighFamous } from './famous.ts';
import { SOMEBODY_DOES, storyCues } from './story-cues.ts';

/** How much the rest of the message counts beside the sentence itself, and within what bounds. */
const CARRY = 0.5;
const MOST_CARRIED = 5;
/** An order and a heading of a script are of the story whatever else they say. */
const ORDERED = 4;
const ASIDE = 1;
const BOUND = 1;
const STAGED = 1.3;
const TOLD = 0.4;

/**
 * How much speaks against each sentence's telling of the story, as the sum of what its cues weigh: high where it reads like the writer's own
 * life, the making of the film, other works, a judgement or a question; low where it tells of somebody. The rest of the message counts
 * by half.
 */
export function doubtBySentence({
  reading,
  claims,
  scenes,
}: Pick<Analysis, 'reading' | 'claims' | 'scenes'>): number[] {
  const isStaged = (index: number) => scenes.some(({ sentences: [from, to] }) => index >= from && index < to);
  const texts = reading.sentences.map((_, index) => textOf(reading, index));
  const own = reading.sentences.map(
    (_, index) =>
      weigh(reading, index, texts[index] ?? '') - weighClaims(claims, index) - (isStaged(index) ? STAGED : 0),
  );
  const sum = own.reduce((total, each) => total + each, 0);
  const lastTakenBack = texts.findLastIndex(isTakenBack);
  return own.map((each, index) => {
    const carried = CARRY * Math.max(-MOST_CARRIED, Math.min(MOST_CARRIED, sum - each));
    return each + carried + (index <= lastTakenBack ? takenBack.weight : 0);
  });
}

const supposing = besideCues.filter(({ name }) => /^(?:hypothesis|unsure|comparison)$/.test(name));

/** A sentence that supposes, compares or is undecided tells of no change. */
export function isSupposed(reading: Reading, index: number): boolean {
  return sum(supposing, textOf(reading, index)) > 0;
}

const putRight =
  /^[^\p{L}]*(?:but|instead|make|it's|its|she|he|they|now|rather|put|call|use|actually|there's|a|an)\b|[:;–—]|, (?:she|he|it|make|now|call|put|let|a|an|the)\b/u;

/** What follows the words that take it back sets something right instead: "forget that, she's a vet". */
function isTakenBack(text: string): boolean {
  const match = takenBack.pattern.exec(text);
  return (
    match !== null &&
    (!/scratch|forget|ignore|mind|nvm/.test(match[0]) || !putRight.test(text.slice(match.index + match[0].length)))
  );
}

/** What binds two of the story, and what is said of somebody named. */
function weighClaims({ relations, statements }: Analysis['claims'], index: number): number {
  const isBound = relations.some(
    ({ from, to, sentence }) => sentence === index && 'mention' in from && 'mention' in to,
  );
  const isTold = statements.some(
    ({ subjects, facts, sentence }) =>
      sentence === index &&
      facts.facts.some(({ field }) => field === 'occupation' || field === 'role') &&
      subjects.some((each) => 'mention' in each),
  );
  return (isBound ? BOUND : 0) + (isTold ? TOLD : 0);
}

function weigh(reading: Reading, index: number, text: string): number {
  const act = reading.acts[index];
  const isOrder =
    (/^(?:create|update|bulk)$/.test(act?.kind ?? '') && !act?.isStrict) || act?.pattern === 'scene heading';
  const isAside =
    /^(?:chatter|question|request)$/.test(act?.kind ?? '') &&
    !/^(?:reaction|greeting|negation)$/.test(act?.pattern ?? '');
  const story = sum(storyCues, text) + (isOrder ? ORDERED : 0) + (tellsDeed(reading, index) ? SOMEBODY_DOES : 0);
  if (isOwnPlace(reading, index)) return OWN;
  return sum(besideCues, text) + weighFamous(reading, index) + (isAside ? ASIDE : 0) - story;
}

/** "EXT. MY GARDEN": a heading in jest, of the writer's own day. */
export function isOwnPlace(reading: Reading, index: number): boolean {
  return reading.acts[index]?.pattern === 'scene heading' && /\b(?:my|our)\b/.test(textOf(reading, index));
}

const OWN = 5;

function sum(cues: readonly RegisterCue[], text: string): number {
  let total = 0;
  for (const { pattern, weight } of cues) if (pattern.test(text)) total += weight;
  return total;
}

/** Somebody named does something in the present, as a telling has it. */
function tellsDeed({ mentions, tokens }: Reading, index: number): boolean {
  return mentions.some((mention) => {
    if (mention.sentence !== index || mention.other) return false;
    const { lower, quoted } = tokenAt(tokens, mention.last + 1);
    return !quoted && lower.endsWith('s') && finiteVerb(lower) !== undefined && !/^(?:was|has|does|says)$/.test(lower);
  });
}

/** The sentence's words outside quotation marks, in lower case. */
function textOf({ tokens, sentences, message }: Reading, index: number): string {
  const sentence = sentences[index];
  if (!sentence) return '';
  const stretch = tokens.slice(sentence.from, sentence.to);
  if (stretch.some(({ quoted }) => quoted))
    return stretch
      .filter(({ quoted }) => !quoted)
      .map(({ lower }) => lower)
      .join(' ')
      .replaceAll(" '", "'");
  const from = tokenAt(tokens, sentence.from).start;
  return message
    .slice(from, tokenAt(tokens, sentence.to - 1).end)
    .toLowerCase()
    .replaceAll('’', "'");
}
