import { finiteVerb } from './lexicon/person-verbs.ts';
import { placeKinds } from './lexicon/place-kinds.ts';
import { type Reading, tokenAt } from './reading.ts';
import type { SceneCue } from './scene-cue.ts';
import { endsInPlace, hasPlace, hasVerb, isPlacePhrase, isTimeAlone, isTimePhrase, partsOf } from './setting-parts.ts';
import { readTimeOfDay } from './time-of-day.ts';
import type { Sentence } from './token.ts';

/** `Night. A train station.`: a time and a place, each a fragment by itself, as notes have them. */
export function fragmentCue(reading: Reading, index: number): SceneCue | undefined {
  const first = reading.sentences[index];
  const second = reading.sentences[index + 1];
  if (first && second && isPlaceBeforeTime(reading, first, second))
    return { body: first.from, weight: 0.72, isHeading: true };
  if (!first || !second || first.closing !== '.' || first.to - first.from > 4 || second.to - second.from > 7)
    return undefined;
  const isTime = (each: Sentence) =>
    readTimeOfDay(reading, each.from, each.to) !== undefined ||
    (each.to - each.from === 1 && tokenAt(reading.tokens, each.from).lower === 'day');
  const isPlace = (each: Sentence) => {
    const last = tokenAt(reading.tokens, each.to - 1);
    if (last.kind === 'number' && placeKinds.has(tokenAt(reading.tokens, each.to - 2).lower)) return true;
    return (
      isPlacePhrase(reading, each) ||
      ((placeKinds.has(last.lower) || placeKinds.has(`${tokenAt(reading.tokens, each.to - 2).lower} ${last.lower}`)) &&
        !hasVerb(reading, each))
    );
  };
  const isScene = (isTime(first) && isPlace(second)) || (isPlace(first) && isTime(second));
  return isScene && !hasVerb(reading, first) && !hasVerb(reading, second)
    ? { body: first.from, weight: 0.72, isHeading: true }
    : undefined;
}

/** `The front room. It's two in the afternoon and everyone is drunk`: a place by itself, then the time. */
function isPlaceBeforeTime(reading: Reading, first: Sentence, second: Sentence): boolean {
  const { tokens } = reading;
  const isShort = first.closing === '.' && first.to - first.from <= 6;
  if (!isShort || hasVerb(reading, first) || !isPlacePhrase(reading, first)) return false;
  const lead = `${tokenAt(tokens, second.from).lower} ${tokenAt(tokens, second.from + 1).lower}`;
  return (
    /^(?:it (?:'s|is)|its \S+)$/.test(lead) &&
    readTimeOfDay(reading, second.from, Math.min(second.to, second.from + 8)) !== undefined
  );
}

const LONGEST_PART = 7;

/** `Night, the boathouse, her father has already heard`, `during the night, in the barn, Elspeth …`: a time and a place before what happens. */
export function frontedCue(reading: Reading, index: number): SceneCue | undefined {
  const sentence = reading.sentences[index];
  const act = reading.acts[index];
  if (!sentence || act?.kind !== 'tell' || act.isStrict || isBehindHeading(reading, index)) return undefined;
  if (tokenAt(reading.tokens, sentence.from).lower === 'scene') return undefined;
  const from = leadEnd(reading, sentence);
  const [first, second, third] = partsOf(reading, from, sentence.to, /^[,:]$/);
  if (!first || !second || !third || first.to - first.from > LONGEST_PART || second.to - second.from > LONGEST_PART)
    return undefined;
  if (first.from === second.from || hasVerb(reading, first) || hasVerb(reading, second)) return undefined;
  const isScene =
    (isTimePhrase(reading, first) && isPlacePhrase(reading, second)) ||
    (isPlacePhrase(reading, first) && isTimePhrase(reading, second));
  return isScene ? { body: first.from, weight: 0.7, isHeading: true } : undefined;
}

/** Behind "yesterday I thought:", "next:". */
function leadEnd({ tokens }: Reading, { from, to }: Sentence): number {
  for (let at = from; at < Math.min(from + 7, to); at++) {
    if (tokenAt(tokens, at).text === ':') return at + 1;
    if (tokenAt(tokens, at).text === ',') return from;
  }
  return from;
}

const LONGEST_OPENING = 18;
/** A telling may stand like that as well, so the chat asks. */
const MAYBE = 0.62;
const habits =
  /^(?:every|each|most|all|when|whenever|if|since|until|till|after|before|always|usually|often|sometimes|by|one|that|once|last|tomorrow|yesterday)$/;

/** "It is afternoon, we are in the library, Ilona …", "Midnight at the petrol station: Sol …": place and time before anybody does anything. */
export function openingCue(reading: Reading, index: number): SceneCue | undefined {
  const { tokens, mentionAt } = reading;
  const sentence = reading.sentences[index];
  const act = reading.acts[index];
  if (!sentence || act?.kind !== 'tell' || act.isStrict || isBehindHeading(reading, index)) return undefined;
  if (habits.test(tokenAt(tokens, act.head).lower)) return undefined;
  let end = sentence.from;
  let hasPlace = false;
  for (; end < Math.min(sentence.to, sentence.from + LONGEST_OPENING); end++) {
    const { lower, quoted } = tokenAt(tokens, end);
    const mention = mentionAt[end];
    const isPlace = mention?.known?.kind === 'location' || mention?.place.some(({ weight }) => weight >= 0.6) === true;
    if (quoted || habits.test(lower)) return undefined;
    if (mention && !isPlace && tokenAt(tokens, mention.last + 1).lower !== "'s") break;
    const isDoing =
      finiteVerb(lower) !== undefined &&
      !placeKinds.has(lower) &&
      !/^(?:has|had|hours?|stands|stand|lights?)$/.test(lower);
    if (isDoing && tokenAt(tokens, end - 1).lower !== 'the') break;
    if (isPlace || placeKinds.has(lower) || placeKinds.has(`${lower} ${tokenAt(tokens, end + 1).lower}`))
      hasPlace = true;
  }
  if (!hasPlace || end >= sentence.to || end - sentence.from < 3) return undefined;
  const isApart = tokens.slice(sentence.from, end + 1).some(({ text }) => /^[,:;–—-]$/.test(text));
  return isApart && readTimeOfDay(reading, sentence.from, end) !== undefined
    ? { body: sentence.from, weight: MAYBE, isHeading: true }
    : undefined;
}

const LONGEST_LISTED = 12;

/** `The old mill, night.`, `car park, 3am, raining`: a place and a time between commas, without a verb. */
export function listedCue(reading: Reading, index: number): SceneCue | undefined {
  const sentence = reading.sentences[index];
  const act = reading.acts[index];
  if (!sentence || sentence.to - sentence.from > LONGEST_LISTED || hasVerb(reading, sentence)) return undefined;
  if ((act?.kind !== 'tell' && act?.pattern !== 'greeting') || isBehindHeading(reading, index)) return undefined;
  const parts = partsOf(reading, sentence.from, sentence.to, /^[,:]$/).slice(0, 3);
  const isScene =
    parts.some((part) => isTimeAlone(reading, part)) &&
    parts.slice(0, 2).some((part) => endsInPlace(reading, part) || isPlacePhrase(reading, part));
  return isScene ? { body: sentence.from, weight: 0.72, isHeading: true } : undefined;
}

/** "Scene 2. The harbour, 3am.": the matter of a heading that stands by itself. */
function isBehindHeading({ tokens, sentences }: Reading, index: number): boolean {
  const before = sentences[index - 1];
  return (
    before !== undefined &&
    before.to - before.from <= 4 &&
    tokens.slice(before.from, before.to).some(({ lower }) => lower === 'scene')
  );
}

/** `put Ana and Tom in a car park, 3am`: an order to stage something, with its time. */
export function stagingCue(reading: Reading, index: number): SceneCue | undefined {
  const { tokens } = reading;
  const sentence = reading.sentences[index];
  const act = reading.acts[index];
  if (!sentence || !act || !/^(?:put|place|have|set)$/.test(tokenAt(tokens, act.head).lower)) return undefined;
  for (let at = act.head + 2; at < Math.min(act.head + 8, sentence.to); at++) {
    if (!/^(?:in|at|on|inside|outside)$/.test(tokenAt(tokens, at).lower)) continue;
    const before = tokenAt(tokens, at - 1).lower;
    const isSomebody = reading.mentionAt[at - 1] !== undefined || /^(?:them|him|her|everybody|everyone)$/.test(before);
    const [place, time] = partsOf(reading, at + 1, sentence.to);
    const isStaged = isSomebody && place && time && isTimeAlone(reading, time) && hasPlace(reading, place);
    return isStaged ? { body: at, weight: 0.75, isHeading: false } : undefined;
  }
  return undefined;
}
