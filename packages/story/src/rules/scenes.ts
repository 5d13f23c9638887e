import type { ExtractedScene, Span } from '@greenlight/schema';
import { capitalize } from './capitalize.ts';
import { type Mention, type Phrase, phrase, type Reading, tokenAt } from './reading.ts';
import { sceneCue } from './scene-cue.ts';
import { placeAtHead, placeIn } from './scene-place.ts';
import { titleIn } from './scene-title.ts';
import { isSlugline, readSlugline } from './slugline.ts';
import { readTimeOfDay, timeOfDayOf } from './time-of-day.ts';

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
  const time = slug.timeOfDay ? undefined : timeAlone(reading, index + 1);
  const end = sceneEnd(reading, index + 1);
  const scene: SceneClaim = { ...slug, ...(time ? { timeOfDay: time } : {}), sentences: [index, end], weight: 0.92 };
  const summary = summaryOf(reading, time ? index + 2 : index + 1, end);
  if (summary) scene.summary = summary;
  return scene;
}

/** `EXT. FOREST. DAY.`: the time is a sentence of its own. */
function timeAlone(reading: Reading, index: number): SceneClaim['timeOfDay'] {
  const sentence = reading.sentences[index];
  if (!sentence || sentence.to - sentence.from !== 1) return undefined;
  const value = timeOfDayOf([tokenAt(reading.tokens, sentence.from).lower]);
  return value && { value, span: phrase(reading, sentence.from, sentence.from).span };
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

function toldScene(reading: Reading, index: number): SceneClaim | undefined {
  const cue = sceneCue(reading, index);
  const sentence = reading.sentences[index];
  if (!cue || !sentence) return undefined;
  const end = cue.isHeading ? headingEnd(reading, index) : index + 1;
  const scene: SceneClaim = { sentences: [index, end], weight: cue.weight };
  if (cue.number) scene.number = cue.number;
  if (cue.interior) scene.interior = cue.interior;
  const heading = { from: cue.body, to: sentence.to, closing: '', isLineStart: false };
  if (cue.body < sentence.to && isSlugline(reading.tokens, heading))
    return { ...scene, ...readSlugline(reading, heading) };
  const title = titleIn(reading, cue, sentence.to);
  if (title) scene.title = title.title;
  const last = reading.sentences[end - 1] ?? sentence;
  const time = readTimeOfDay(reading, sentence.from, last.to);
  if (time) scene.timeOfDay = time;
  const near = cue.body > sentence.to ? (reading.sentences[index + 1]?.to ?? sentence.to) : sentence.to;
  const place =
    placeAtHead(reading, cue, near) ??
    placeIn(reading, cue.body, near, cue.isHeading) ??
    (end > index + 1 ? placeIn(reading, sentence.to + 1, last.to, cue.body === sentence.from) : undefined);
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
  const goesOn = (at: number) => reading.acts[at]?.kind === 'tell' || timeAlone(reading, at) !== undefined;
  while (end < reading.sentences.length && !beginsScene(reading, end) && goesOn(end)) end++;
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
