import type { Span } from '@greenlight/schema';
import { numberValue, ordinalValue } from './lexicon/number-words.ts';
import { finiteVerb } from './lexicon/person-verbs.ts';
import { placeKinds } from './lexicon/place-kinds.ts';
import { phrase, type Reading, tokenAt } from './reading.ts';
import { readTimeOfDay, timeOfDayOf } from './time-of-day.ts';
import type { Sentence } from './token.ts';

/** What makes a sentence a scene, and where its matter begins. */
export interface SceneCue {
  /** First token of the matter after the cue. */
  body: number;
  number?: { value: number; span: Span };
  weight: number;
  /** "Scene:" and "Scene 3:" govern the sentences that follow. */
  isHeading: boolean;
  interior?: { value: boolean; span: Span };
}

/** `Scene 3:`, `Scene: …`, `the first scene opens in`, `we cut to`, `add a scene where`. */
export function sceneCue(reading: Reading, index: number): SceneCue | undefined {
  const { tokens, sentences, acts } = reading;
  const sentence = sentences[index];
  const act = acts[index];
  const fragment = fragmentCue(reading, index);
  if (fragment) return fragment;
  if (!sentence || !act) return undefined;
  if (!/^(?:tell|create)$/.test(act.kind)) return listedCue(reading, index) ?? stagingCue(reading, index);
  const start = Math.max(sentence.from, act.head);
  for (let at = sentence.from; at < Math.min(sentence.to, sentence.from + 14); at++) {
    const word = tokenAt(tokens, at);
    if (word.quoted) continue;
    if ((word.lower === 'scene' || isShot(reading, at)) && !reading.mentionAt[at])
      return cueAtScene(reading, sentence.from, start, at, sentence.to, act.kind === 'create');
  }
  const label = tokenAt(tokens, sentence.from);
  const side = /^(?:interior|exterior)$/.test(label.lower) && /^[,:]$/.test(tokenAt(tokens, sentence.from + 1).text);
  if (side)
    return {
      body: sentence.from + 2,
      weight: 0.85,
      isHeading: true,
      interior: { value: label.lower === 'interior', span: phrase(reading, sentence.from, sentence.from).span },
    };
  const isNext =
    /^(?:next|then|later|now|after|meanwhile|end|ending|opening|finale)$/.test(label.lower) &&
    tokenAt(tokens, sentence.from + 1).text === ':';
  if (isNext && readTimeOfDay(reading, sentence.from, sentence.to))
    return { body: sentence.from + 2, weight: 0.72, isHeading: true };
  return (
    filmCue(reading, start, sentence.to) ??
    cameraCue(reading, start, sentence.to) ??
    frontedCue(reading, index) ??
    openingCue(reading, index) ??
    listedCue(reading, index) ??
    stagingCue(reading, index)
  );
}

/** `a long take`, `a wide shot`, `an image`: of the camera, so a scene where a place follows. */
function isShot({ tokens }: Reading, at: number): boolean {
  return (
    /^(?:a|an|the|one|long|wide|single|slow|tracking|opening|closing|first|last|final|wide-angle|static)$/.test(
      tokenAt(tokens, at - 1).lower,
    ) &&
    /^(?:shot|take|close-up|closeup|image|sequence|montage|tableau|vignette)$/.test(tokenAt(tokens, at).lower) &&
    /^(?:in|inside|at|on|outside|of|through|:)$/.test(tokenAt(tokens, at + 1).lower)
  );
}

function cueAtScene(
  reading: Reading,
  from: number,
  start: number,
  at: number,
  to: number,
  isCreate: boolean,
): SceneCue | undefined {
  const { tokens } = reading;
  const number = numberAt(reading, at, to);
  let body = number && number.at > at ? number.at + 1 : at + 1;
  const numberFact = number ? { number: { value: number.value, span: number.span } } : {};
  if (tokenAt(tokens, body).text === '.' && number) body++;
  const next = tokenAt(tokens, body);
  const isNext =
    at === start + 1 && /^(?:next|new|another|last|final|first|opening|closing)$/.test(tokenAt(tokens, start).lower);
  const isAtStart = at === from || at === start || (number !== undefined && number.at < at && number.at <= start + 2);
  if (/^[:–—-]+$/.test(next.text) && next.kind === 'mark')
    return { body: body + 1, ...numberFact, weight: 0.88, isHeading: true };
  if (isCreate && body < to) return { body, ...numberFact, weight: 0.85, isHeading: false };
  const before = tokenAt(tokens, at - 1).lower;
  const isPlaced =
    number !== undefined ||
    tokenAt(tokens, at).lower !== 'scene' ||
    /^(?:opening|first|next|final|last|closing|climactic|key|another|a|this|the|one|new|second|third)$/.test(before);
  if (isAtStart && /^(?:at|in|on|inside|outside|where|with|by|near|behind|under|aboard|beside)$/.test(next.lower))
    return { body, ...numberFact, weight: 0.8, isHeading: true };
  if (
    body >= to &&
    (isAtStart || isNext || isCreate) &&
    tokenAt(tokens, to).text === '.' &&
    tokenAt(tokens, to + 1).kind === 'word'
  )
    return { body: to + 1, ...numberFact, weight: 0.8, isHeading: true };
  if (body >= to) return isAtStart && number ? { body, ...numberFact, weight: 0.75, isHeading: true } : undefined;
  if (
    isPlaced &&
    (/^(?:is|was|opens|open|starts|begins|takes|happens|shows|in|at|where|with|on|set|has|plays|ends|'s|inside|outside|follows|should|when|pass|passes|play|happen|they|he|she|we|its|it|would|will|must|,)$/.test(
      next.lower,
    ) ||
      next.text === ',')
  )
    return {
      body: /^(?:is|was|opens|open|starts|begins|shows|'s|,)$/.test(next.lower) ? body + 1 : body,
      ...numberFact,
      weight: number ? 0.82 : 0.75,
      isHeading: false,
    };
  return isAtStart && number ? { body, ...numberFact, weight: 0.75, isHeading: true } : undefined;
}

function numberAt(reading: Reading, at: number, to: number): { value: number; span: Span; at: number } | undefined {
  const { tokens } = reading;
  let next = at + 1;
  if (/^(?:no|number|#|nr|№)$/.test(tokenAt(tokens, next).lower)) next++;
  if (tokenAt(tokens, next).text === '.') next++;
  const value = next < to ? numberValue(tokenAt(tokens, next).lower) : undefined;
  if (value !== undefined && value > 0 && value <= 9999)
    return { value, span: phrase(reading, next, next).span, at: next };
  const before = ordinalValue(tokenAt(tokens, at - 1).lower);
  return before === undefined || before === 0
    ? undefined
    : { value: before, span: phrase(reading, at - 1, at - 1).span, at: at - 1 };
}

/** `we cut to a rooftop`, `CUT TO: the docks`, `we open on …`, `fade in on …`. */
function cameraCue(reading: Reading, from: number, to: number): SceneCue | undefined {
  const { tokens } = reading;
  const words = tokens
    .slice(from, Math.min(from + 6, to))
    .map((each) => each.lower)
    .join(' ')
    .replace(" 're", ' are');
  const match =
    /^(?:then |now |next )?(?:we )?(?:then |now )?(?:smash |hard |match )?(?:cut|cuts|cutting|open|opens|fade in|jump|dissolve|move|go back|go|return|find ourselves|are back|are|start|begin|end|finish|close|see them|find them|see her|see him|find her|find him|join them) (?:back )?(?:to|on|in|at|with|inside|outside)\b/.exec(
      words,
    );
  if (!match) return undefined;
  const isCut = /\b(?:cut|cuts|fade|open|opens|smash|dissolve)\b/.test(match[0]);
  const hasWe = /\bwe\b/.test(match[0]);
  if (!isCut && !hasWe) return undefined;
  if (!hasWe && !/^(?:then |now |next )?(?:smash |hard |match )?(?:cut|fade|open|dissolve)/.test(match[0]))
    return undefined;
  const count = match[0].split(' ').length;
  const last = tokenAt(tokens, from + count - 1).lower;

  let body = /^(?:in|at|inside|outside)$/.test(last) ? from + count - 1 : from + count;
  if (tokenAt(tokens, body).text === ':') body++;
  if (body >= to) return undefined;
  return { body, weight: isCut ? 0.8 : 0.62, isHeading: true };
}

/** `Night. A train station.`: a time and a place, each a fragment by itself, as notes have them. */
function fragmentCue(reading: Reading, index: number): SceneCue | undefined {
  const first = reading.sentences[index];
  const second = reading.sentences[index + 1];
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

const LONGEST_PART = 7;

/** `Night, the boathouse, her father has already heard`, `during the night, in the barn, Elspeth …`: a time and a place before what happens. */
function frontedCue(reading: Reading, index: number): SceneCue | undefined {
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

const LONGEST_OPENING = 18;
/** A telling may stand like that as well, so the chat asks. */
const MAYBE = 0.58;
const habits =
  /^(?:every|each|most|all|when|whenever|if|since|until|till|after|before|always|usually|often|sometimes|by|one|that|once|last|tomorrow|yesterday)$/;

/** "It is afternoon, we are in the library, Ilona …", "Midnight at the petrol station: Sol …": place and time before anybody does anything. */
function openingCue(reading: Reading, index: number): SceneCue | undefined {
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

/** Behind "yesterday I thought:", "next:". */
function leadEnd({ tokens }: Reading, { from, to }: Sentence): number {
  for (let at = from; at < Math.min(from + 7, to); at++) {
    if (tokenAt(tokens, at).text === ':') return at + 1;
    if (tokenAt(tokens, at).text === ',') return from;
  }
  return from;
}

function isTimePhrase(reading: Reading, { from, to }: Pick<Sentence, 'from' | 'to'>): boolean {
  const { tokens } = reading;
  let at = from;
  while (
    at < to &&
    /^(?:in|at|during|by|on|around|about|then|and|next|later|it|'s|its|is|the|a|an|early|late|very|same|that|this|next|one|cold|rainy|hot|grey|gray|sunny|foggy|summer|winter|spring|autumn)$/.test(
      tokenAt(tokens, at).lower,
    )
  )
    at++;
  return at < to && to - at <= 5 && readTimeOfDay(reading, from, to) !== undefined;
}

/** A noun of place, with its preposition, or a named place. */
function isPlacePhrase(reading: Reading, { from, to }: Pick<Sentence, 'from' | 'to'>): boolean {
  const { tokens, mentionAt } = reading;
  const start = /^(?:in|at|on|inside|outside|by|near|behind|under|aboard|then|and|next)$/.test(
    tokenAt(tokens, from).lower,
  )
    ? from + 1
    : from;
  const part = { from: start, to };
  if (start >= to) return false;
  if (endsInPlace(reading, part)) return true;
  for (let at = start; at < Math.min(start + 4, to - 1); at++) {
    if (mentionAt[at]) return false;
    const isKind = placeKinds.has(tokenAt(tokens, at).lower);
    if (isKind && /^(?:of|in|on|at|near|behind|by)$/.test(tokenAt(tokens, at + 1).lower)) return true;
  }
  return false;
}

const LONGEST_LISTED = 12;

/** `The old mill, night.`, `car park, 3am, raining`: a place and a time between commas, without a verb. */
function listedCue(reading: Reading, index: number): SceneCue | undefined {
  const sentence = reading.sentences[index];
  const act = reading.acts[index];
  if (!sentence || sentence.to - sentence.from > LONGEST_LISTED || hasVerb(reading, sentence)) return undefined;
  if ((act?.kind !== 'tell' && act?.pattern !== 'greeting') || isBehindHeading(reading, index)) return undefined;
  const [first, second] = partsOf(reading, sentence.from, sentence.to);
  if (!first || !second) return undefined;
  const isScene =
    (endsInPlace(reading, first) && isTimeAlone(reading, second)) ||
    (isTimeAlone(reading, first) && endsInPlace(reading, second));
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
function stagingCue(reading: Reading, index: number): SceneCue | undefined {
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

/** The stretches between commas, as token ranges. */
function partsOf({ tokens }: Reading, from: number, to: number, mark = /^,$/): Pick<Sentence, 'from' | 'to'>[] {
  const parts: Pick<Sentence, 'from' | 'to'>[] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to && !mark.test(tokenAt(tokens, at).text)) continue;
    if (at > start) parts.push({ from: start, to: at });
    start = at + 1;
  }
  return parts;
}

function isTimeAlone(reading: Reading, { from, to }: Pick<Sentence, 'from' | 'to'>): boolean {
  if (to - from > 3) return false;
  return (
    readTimeOfDay(reading, from, to) !== undefined || (to - from === 1 && tokenAt(reading.tokens, from).lower === 'day')
  );
}

function endsInPlace({ tokens, mentionAt }: Reading, { from, to }: Pick<Sentence, 'from' | 'to'>): boolean {
  const last = tokenAt(tokens, to - 1).lower;
  if (placeKinds.has(last) || placeKinds.has(`${tokenAt(tokens, to - 2).lower} ${last}`)) return to - from <= 5;
  const mention = mentionAt[to - 1];
  const isPlace = mention?.known?.kind === 'location' || mention?.place.some((cue) => cue.weight >= 0.6) === true;
  return isPlace && mention.first <= from + 1;
}

function hasPlace({ tokens, mentionAt }: Reading, { from, to }: Pick<Sentence, 'from' | 'to'>): boolean {
  for (let at = from; at < to; at++)
    if (placeKinds.has(tokenAt(tokens, at).lower) || mentionAt[at]?.known?.kind === 'location') return true;
  return false;
}

function hasVerb({ tokens }: Reading, { from, to }: Pick<Sentence, 'from' | 'to'>): boolean {
  for (let at = from; at < to; at++)
    if (
      /^(?:is|was|are)$/.test(tokenAt(tokens, at).lower) ||
      (tokenAt(tokens, at).lower === "'s" &&
        /^(?:he|she|it|that|there|here|who|what)$/.test(tokenAt(tokens, at - 1).lower)) ||
      (finiteVerb(tokenAt(tokens, at).lower) !== undefined && at > from)
    )
      return true;
  return false;
}

/** `the film opens with Ana in a lighthouse at dawn`, `the climax happens in the old factory at night`. */
function filmCue(reading: Reading, from: number, to: number): SceneCue | undefined {
  const { tokens } = reading;
  const words = tokens
    .slice(from, Math.min(from + 6, to))
    .map((each) => each.lower)
    .join(' ');
  const film =
    /^(?:(?:the|my|our|this) (?:film|movie|story|script) |it )(?:then )?(opens|starts|begins|ends|closes|finishes) (?:with|on|in|at)\b/.exec(
      words,
    );
  const turn =
    /^(?:the )?(?:climax|finale|midpoint|showdown|ending|opening|final battle|last battle|end) (?:happens|takes place|is set|is|plays) (?:in|at|on)\b/.exec(
      words,
    );
  const match = film ?? turn;
  if (!match) return undefined;
  const isTimeNext = tokenAt(tokens, to + 2).text === '.' && timeOfDayOf([tokenAt(tokens, to + 1).lower]) !== undefined;
  const hasTime = isTimeNext || readTimeOfDay(reading, from, to) !== undefined;
  if (!hasTime && !(film && /^(?:opens|ends|closes)$/.test(film[1] ?? ''))) return undefined;
  const count = match[0].split(' ').length;
  const isWith = tokenAt(tokens, from + count - 1).lower === 'with' || tokenAt(tokens, from + count - 1).lower === 'on';
  return { body: isWith ? from + count : from + count - 1, weight: 0.75, isHeading: true };
}
