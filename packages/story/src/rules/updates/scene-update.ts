import type { ExtractedUpdate, Span } from '@greenlight/schema';
import { numberValue } from '../lexicon/number-words.ts';
import { type Mention, phrase, type Reading, tokenAt } from '../reading.ts';
import { readTimeOfDay } from '../time-of-day.ts';

/** "change scene 3 to night", "set scene 2 in the church": a scene by its number. */
export function readSceneUpdate(reading: Reading, index: number): ExtractedUpdate | undefined {
  const sentence = reading.sentences[index];
  if (!sentence || reading.acts[index]?.kind !== 'update') return undefined;
  const { tokens } = reading;
  for (let at = sentence.from; at < sentence.to - 1; at++) {
    if (tokenAt(tokens, at).lower !== 'scene') continue;
    const number = numberValue(tokenAt(tokens, at + 1).lower);
    if (number === undefined) return undefined;
    const set: Record<string, unknown> = {};
    const evidence: Record<string, Span> = { name: phrase(reading, at, at + 1).span };
    const time = readTimeOfDay(reading, at + 2, sentence.to) ?? dayAlone(reading, at + 2, sentence.to);
    if (time) {
      set.timeOfDay = time.value;
      evidence.timeOfDay = time.span;
    }
    const place = placeIn(reading, at + 2, sentence.to);
    if (place) {
      set.location = place.known?.name ?? place.name;
      evidence.location = place.span;
    }
    return Object.keys(set).length > 0
      ? { kind: 'scene', name: `Scene ${number}`, set, confidence: 0.85, evidence }
      : undefined;
  }
  return undefined;
}

/** The first that stands behind "in", "at the", "to". */
function placeIn({ tokens, mentionAt }: Reading, from: number, to: number): Mention | undefined {
  for (let at = from; at < to; at++) {
    const mention = mentionAt[at];
    if (!mention) continue;
    const before = tokenAt(tokens, mention.first - 1).lower;
    const link = before === 'the' ? tokenAt(tokens, mention.first - 2).lower : before;
    if (/^(?:in|at|to|inside|outside|into)$/.test(link)) return mention;
  }
  return undefined;
}

function dayAlone(reading: Reading, from: number, to: number): { value: 'day'; span: Span } | undefined {
  for (let at = from; at < to; at++)
    if (tokenAt(reading.tokens, at).lower === 'day') return { value: 'day', span: phrase(reading, at, at).span };
  return undefined;
}
