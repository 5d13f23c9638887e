import { finiteVerb } from './lexicon/person-verbs.ts';
import { placePhraseAt } from './place-phrase.ts';
import { type Reading, tokenAt } from './reading.ts';
import type { SceneCue } from './scene-cue.ts';
import { readTimeOfDay } from './time-of-day.ts';
import type { Sentence } from './token.ts';

/** Told in running text, it may be plain telling: little over what is written without asking. */
const TOLD = 0.62;

const locatives =
  /^(?:in|at|on|inside|outside|into|behind|under|aboard|near|by|through|above|across|below|beside|beneath)$/;
const habits =
  /^(?:every|each|most|all|when|whenever|if|since|until|till|always|usually|often|sometimes|nights|mornings|evenings|never|ago|tomorrow|yesterday|once|ever)$/;
const livelihoods =
  /^(?:work|live|study|run|teach|own|drive|clean|play|sleep|manage|guard|patrol|sing|sell|serve|cook|dream|paint|write|read)$/;

/** "Then at sunset they bury the radio on the beach": a moment, a place and somebody in one sentence of the telling. */
export function momentCue(reading: Reading, index: number): SceneCue | undefined {
  const sentence = reading.sentences[index];
  const act = reading.acts[index];
  if (!sentence || act?.kind !== 'tell' || act.isStrict) return undefined;
  const isNext = isSequel(reading, sentence);
  const isMoment = momentIn(reading, sentence) !== undefined;
  if ((!isNext && !isMoment) || !hasSomebody(reading, sentence)) return undefined;
  const reach = isNext && !isMoment ? Math.min(sentence.from + SEQUEL_REACH, sentence.to - 1) : sentence.to - 1;
  for (let at = sentence.from; at < reach; at++) {
    const token = tokenAt(reading.tokens, at);
    if (token.quoted || !locatives.test(token.lower)) continue;
    const place = placePhraseAt(reading, at + 1, sentence.to, { anyNoun: false });
    const mention = reading.mentionAt[at + 1] ?? reading.mentionAt[at + 2];
    const isNamed =
      mention !== undefined &&
      (mention.known?.kind === 'location' || mention.place.some(({ weight }) => weight >= 0.6));
    if (place || (isNamed && tokenAt(reading.tokens, at).lower !== 'by'))
      return { body: at, weight: TOLD, isHeading: false };
  }
  return undefined;
}

const SEQUEL_REACH = 5;

/** "Then, in the kitchen, …", "later at the docks …": what comes next, somewhere else. */
function isSequel({ tokens }: Reading, { from }: Sentence): boolean {
  const lead = tokenAt(tokens, from).lower;
  const next = tokenAt(tokens, from + 1);
  const after = next.text === ',' ? tokenAt(tokens, from + 2).lower : next.lower;
  return /^(?:then|next|later|meanwhile|afterwards|afterward|back)$/.test(lead) && locatives.test(after);
}

/** The token of a time that is of one moment, not of a habit. */
function momentIn(reading: Reading, sentence: Sentence): number | undefined {
  const { tokens } = reading;
  for (let at = sentence.from; at < sentence.to; at++) {
    const { lower, quoted } = tokenAt(tokens, at);
    if (habits.test(lower) && !quoted) return undefined;
  }
  const found = readTimeOfDay(reading, sentence.from, sentence.to);
  const at = found === undefined ? -1 : tokens.findIndex(({ start }) => start >= found.span[0]);
  if (at < 0) return undefined;
  const lead = tokenAt(tokens, at - 1).lower;
  const before = lead === 'the' ? tokenAt(tokens, at - 2).lower : lead;
  if (/^(?:that|last|one|first|good)$/.test(lead)) return undefined;
  if (
    /^(?:after|by)$/.test(tokenAt(tokens, at + 1).lower) &&
    tokenAt(tokens, at + 2).lower === tokenAt(tokens, at).lower
  )
    return undefined;
  const isApart =
    at - 2 <= sentence.from || tokenAt(tokens, at - 1).kind === 'mark' || tokenAt(tokens, at - 2).text === ',';
  const isClock = /\d/.test(tokenAt(tokens, at).text) || /^(?:'s|is|its)$/.test(lead);
  if (isApart || isClock) return at;
  return /^(?:at|in|before|after|by|during|around|toward|towards|just)$/.test(before) &&
    !isLivelihood(reading, sentence, at)
    ? at
    : undefined;
}

/** "Works nights at the bakery", "sings at night": what somebody does every day. */
function isLivelihood({ tokens }: Reading, sentence: Sentence, to: number): boolean {
  for (let at = sentence.from; at < to; at++) {
    const base = finiteVerb(tokenAt(tokens, at).lower);
    if (base !== undefined && livelihoods.test(base)) return true;
  }
  return false;
}

function hasSomebody({ tokens, mentions, sentences }: Reading, sentence: Sentence): boolean {
  const index = sentences.indexOf(sentence);
  if (
    mentions.some(
      (mention) => mention.sentence === index && !mention.other && mention.place.every(({ weight }) => weight < 0.6),
    )
  )
    return true;
  return tokens
    .slice(sentence.from, sentence.to)
    .some(({ lower, quoted }) => !quoted && /^(?:he|she|they|them|him)$/.test(lower));
}
