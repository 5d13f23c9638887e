import type { ExtractedScene, Span } from '@greenlight/schema';
import { numberValue, ordinalValue } from './lexicon/number-words.ts';
import { isFunctionWord } from './lexicon/ordinary-words.ts';
import { placeKinds } from './lexicon/place-kinds.ts';
import { capitalize } from './noun-phrase.ts';
import { belief, type Mention, type Phrase, phrase, type Reading, tokenAt } from './reading.ts';
import { isSlugline, readSlugline } from './slugline.ts';
import { readTimeOfDay } from './time-of-day.ts';

/** A scene as the message tells it, before names are resolved. */
export interface SceneClaim {
  title?: Phrase;
  number?: { value: number; span: Span };
  interior?: { value: boolean; span: Span };
  location?: Phrase;
  /** The location is a proper place of the story, worth a record of its own. */
  locationMention?: Mention;
  timeOfDay?: { value: NonNullable<ExtractedScene['timeOfDay']>; span: Span };
  /** Sentences `[from, to)` that belong to it. */
  sentences: [number, number];
  summary?: Phrase;
  weight: number;
}

/** Finds the scenes a message writes or asks for. Plain telling is no scene. */
export function readScenes(reading: Reading): SceneClaim[] {
  const scenes: SceneClaim[] = [];
  for (let index = 0; index < reading.sentences.length; ) {
    const scene = sluglineScene(reading, index) ?? toldScene(reading, index);
    if (!scene) {
      index++;
      continue;
    }
    scenes.push(scene);
    index = Math.max(scene.sentences[1], index + 1);
  }
  return scenes;
}

function sluglineScene(reading: Reading, index: number): SceneClaim | undefined {
  const sentence = reading.sentences[index];
  if (!sentence || !isSlugline(reading.tokens, sentence)) return undefined;
  const slug = readSlugline(reading, sentence);
  if (!slug) return undefined;
  const end = sceneEnd(reading, index + 1);
  const scene: SceneClaim = { ...slug, sentences: [index, end], weight: 0.92 };
  const summary = summaryOf(reading, index + 1, end);
  if (summary) scene.summary = summary;
  return scene;
}

/** A scene goes on until the next one begins. */
function sceneEnd(reading: Reading, from: number): number {
  let index = from;
  while (index < reading.sentences.length && !beginsScene(reading, index)) index++;
  return index;
}

function beginsScene(reading: Reading, index: number): boolean {
  const sentence = reading.sentences[index];
  if (!sentence) return true;
  return isSlugline(reading.tokens, sentence) || sceneCue(reading, index) !== undefined;
}

function summaryOf(reading: Reading, from: number, to: number): Phrase | undefined {
  const first = reading.sentences[from];
  const last = reading.sentences[to - 1];
  if (!first || !last || to <= from) return undefined;
  const span: Span = [tokenAt(reading.tokens, first.from).start, closingEnd(reading, last.to)];
  const text = reading.message.slice(span[0], span[1]).replace(/\s+/g, ' ').trim();
  return text ? { text, span } : undefined;
}

function closingEnd(reading: Reading, to: number): number {
  const mark = tokenAt(reading.tokens, to);
  const last = tokenAt(reading.tokens, to - 1);
  return mark.kind === 'mark' && mark.start === last.end ? mark.end : last.end;
}

interface SceneCue {
  /** First token of the matter after the cue. */
  body: number;
  number?: { value: number; span: Span };
  weight: number;
  /** "Scene:" and "Scene 3:" govern the sentences that follow. */
  isHeading: boolean;
}

/** `Scene 3:`, `Scene: …`, `the first scene opens in`, `we cut to`, `add a scene where`. */
function sceneCue(reading: Reading, index: number): SceneCue | undefined {
  const { tokens, sentences, acts } = reading;
  const sentence = sentences[index];
  const act = acts[index];
  if (!sentence || !act || !/^(?:tell|create)$/.test(act.kind)) return undefined;
  const start = Math.max(sentence.from, act.head);
  for (let at = sentence.from; at < Math.min(sentence.to, sentence.from + 14); at++) {
    const word = tokenAt(tokens, at);
    if (word.quoted) continue;
    if (word.lower === 'scene' && !reading.mentionAt[at])
      return cueAtScene(reading, sentence.from, start, at, sentence.to, act.kind === 'create');
  }
  const label = tokenAt(tokens, sentence.from);
  const isNext = /^(?:next|then|later|now|after|meanwhile|end|ending|opening|finale)$/.test(label.lower) && tokenAt(tokens, sentence.from + 1).text === ':';
  if (isNext && readTimeOfDay(reading, sentence.from, sentence.to)) return { body: sentence.from + 2, weight: 0.72, isHeading: true };
  return cameraCue(reading, start, sentence.to);
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
  const isAtStart = at === from || at === start || (number !== undefined && number.at < at && number.at <= start + 2);
  if (/^[:–—-]+$/.test(next.text) && next.kind === 'mark')
    return { body: body + 1, ...numberFact, weight: 0.88, isHeading: true };
  if (isCreate) return { body, ...numberFact, weight: 0.85, isHeading: false };
  const before = tokenAt(tokens, at - 1).lower;
  const isPlaced =
    number !== undefined ||
    /^(?:opening|first|next|final|last|closing|climactic|key|another|a|this|the|one|new|second|third)$/.test(before);
  if (isAtStart && /^(?:at|in|on|inside|outside|where|with)$/.test(next.lower))
    return { body, ...numberFact, weight: 0.8, isHeading: true };
  if (body >= to && isAtStart && tokenAt(tokens, to).text === '.' && tokenAt(tokens, to + 1).kind === 'word') return { body: to + 1, ...numberFact, weight: 0.8, isHeading: true };
  if (body >= to) return isAtStart && number ? { body, ...numberFact, weight: 0.75, isHeading: true } : undefined;
  if (
    isPlaced &&
    (/^(?:is|was|opens|open|starts|begins|takes|happens|shows|in|at|where|with|on|set|has|plays|ends|'s|inside|outside|follows|should|when|,)$/.test(
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
    .join(' ');
  const match =
    /^(?:then |now |next )?(?:we )?(?:then |now )?(?:smash |hard |match )?(?:cut|cuts|cutting|open|opens|fade in|jump|dissolve|move|go back|go|return|find ourselves|are back|are|start|begin) (?:back )?(?:to|on|in|at|with|inside|outside)\b/.exec(
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

function toldScene(reading: Reading, index: number): SceneClaim | undefined {
  const cue = sceneCue(reading, index);
  const sentence = reading.sentences[index];
  if (!cue || !sentence) return undefined;
  const end = cue.isHeading ? headingEnd(reading, index) : index + 1;
  const scene: SceneClaim = { sentences: [index, end], weight: cue.weight };
  if (cue.number) scene.number = cue.number;
  const title = titleIn(reading, cue, sentence.to);
  if (title) scene.title = title.title;
  const last = reading.sentences[end - 1] ?? sentence;
  const time = readTimeOfDay(reading, sentence.from, last.to);
  if (time) scene.timeOfDay = time;
  const near = cue.body > sentence.to ? (reading.sentences[index + 1]?.to ?? sentence.to) : sentence.to;
  const place =
    placeIn(reading, cue.body, near, cue.isHeading) ??
    (end > index + 1 ? placeIn(reading, sentence.to + 1, last.to, false) : undefined);
  if (place) {
    scene.location = place.words;
    if (place.mention) scene.locationMention = place.mention;
    if (place.interior) scene.interior = place.interior;
  }
  const body = title?.next ?? cue.body;
  const summary = body < last.to ? bodyText(reading, body, last.to) : undefined;
  if (summary) scene.summary = summary;
  if (!summary && !scene.location && !scene.title && !scene.number) return undefined;
  return scene;
}

/** A heading's scene lasts to the end of its paragraph's telling, or the next scene. */
function headingEnd(reading: Reading, index: number): number {
  let end = index + 1;
  while (end < reading.sentences.length && !beginsScene(reading, end) && reading.acts[end]?.kind === 'tell') end++;
  return end;
}

function bodyText(reading: Reading, from: number, to: number): Phrase | undefined {
  let first = from;
  while (
    first < to &&
    (/^[,:–—-]+$/.test(tokenAt(reading.tokens, first).text) ||
      /^(?:where|when|in_which|that)$/.test(tokenAt(reading.tokens, first).lower))
  )
    first++;
  if (first >= to) return undefined;
  const span: Span = [tokenAt(reading.tokens, first).start, closingEnd(reading, to)];
  const text = reading.message.slice(span[0], span[1]).replace(/\s+/g, ' ').trim();
  return text.length > 2 ? { text: capitalize(text), span } : undefined;
}

/** `called "The Heist"`, `titled Dawn`, and `Scene 3: The Heist` when nothing but capitals follows. */
function titleIn(reading: Reading, cue: SceneCue, to: number): { title: Phrase; next: number } | undefined {
  const { tokens } = reading;
  for (let at = cue.body; at < Math.min(cue.body + 4, to); at++) {
    if (!/^(?:called|titled|named|entitled|title)$/.test(tokenAt(tokens, at).lower)) continue;
    let first = at + 1;
    if (/^[:"“«']$/.test(tokenAt(tokens, first).text)) first++;
    let last = first;
    while (
      last + 1 < to &&
      (tokenAt(tokens, first).quoted
        ? tokenAt(tokens, last + 1).quoted
        : tokenAt(tokens, last + 1).kind === 'word' && tokenAt(tokens, last + 1).shape !== 'lower')
    )
      last++;
    if (first < to && tokenAt(tokens, first).kind !== 'mark')
      return { title: phrase(reading, first, last), next: last + (tokenAt(tokens, first).quoted ? 2 : 1) };
  }
  if (!cue.isHeading) return undefined;
  const words = tokens.slice(cue.body, to);
  const isTitle =
    words.length > 0 &&
    words.length <= 6 &&
    words.every((each) => each.kind === 'word' && (each.shape !== 'lower' || isFunctionWord(each.lower))) &&
    words[0]?.shape !== 'lower' &&
    words.length > 1 &&
    words.at(-1)?.shape !== 'lower';
  const mention = reading.mentionAt[cue.body];
  return isTitle && !(mention && mention.last === to - 1)
    ? { title: phrase(reading, cue.body, to - 1), next: to }
    : undefined;
}

interface FoundPlace {
  words: Phrase;
  mention?: Mention;
  interior?: { value: boolean; span: Span };
}

/** Where the scene is: the first place after a preposition, or right after the heading. */
function placeIn(reading: Reading, from: number, to: number, isHeading: boolean): FoundPlace | undefined {
  const { tokens } = reading;
  let fallback: FoundPlace | undefined;
  for (let at = from; at < to; at++) {
    const token = tokenAt(tokens, at);
    if (token.quoted) continue;
    const isPreposition = /^(?:in|at|inside|outside|on|into|to|near|aboard|under|behind|by|from|through)$/.test(
      token.lower,
    );
    const isOpening = isHeading && (at === from || (at < from + 6 && tokenAt(tokens, at - 1).text === ','));
    if (!isPreposition && !isOpening) continue;
    const found = placeAt(reading, isPreposition ? at + 1 : at, to);
    if (!found) continue;
    const isStage =
      at === from || /^(?:is|opens|place|set|happens|starts|begins|scene|,)$/.test(tokenAt(tokens, at - 1).lower);
    if ((token.lower === 'inside' || token.lower === 'outside') && isStage)
      found.interior = { value: token.lower === 'inside', span: phrase(reading, at, at).span };
    if (/^(?:into|to|from|through|near|behind|by)$/.test(token.lower)) fallback ??= found;
    else return found;
  }
  return fallback;
}

function isPerson(mention: Mention): boolean {
  return mention.known ? mention.known.kind === 'character' : belief(mention.person) > belief(mention.place);
}

/** A named place, or "a dusty bar": a noun of place with what goes before it. */
function placeAt(reading: Reading, at: number, to: number): FoundPlace | undefined {
  const { tokens, mentionAt } = reading;
  let from = at;
  if (/^(?:the|a|an|his|her|their|some|this)$/.test(tokenAt(tokens, from).lower)) from++;
  for (let next = from; next < Math.min(from + 6, to); next++) {
    const mention = mentionAt[next];
    const token = tokenAt(tokens, next);
    const isOwner = mention !== undefined && tokenAt(tokens, mention.last + 1).lower === "'s";
    if (mention && !isOwner && isPerson(mention)) return undefined;
    if (mention && mention.first === next && !isOwner)
      return { words: { text: mention.name, span: mention.span }, mention };
    if (mention) {
      next = mention.last + 1;
      continue;
    }
    if (token.kind !== 'word' && token.kind !== 'clitic') return undefined;
    const pair = `${token.lower} ${tokenAt(tokens, next + 1).lower}`;
    const isPair = placeKinds.has(pair);
    if (isPair || placeKinds.has(token.lower)) {
      let last = isPair ? next + 1 : next;
      while (last + 1 < to && placeKinds.has(tokenAt(tokens, last + 1).lower)) last++;
      const words = phrase(reading, from, last);
      const named = mentionAt[last + 2];
      if (/^(?:called|named)$/.test(tokenAt(tokens, last + 1).lower) && named)
        return { words: { text: named.name, span: named.span }, mention: named };
      const owner = tokenAt(tokens, last + 1).lower === 'of' ? mentionAt[last + 2] : undefined;
      const whole = owner && !isPerson(owner) ? phrase(reading, from, owner.last) : words;
      return { words: { text: capitalize(whole.text), span: whole.span } };
    }
    if (isFunctionWord(token.lower)) return undefined;
  }
  return undefined;
}
