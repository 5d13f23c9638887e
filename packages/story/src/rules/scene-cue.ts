import type { Span } from '@greenlight/schema';
import { cameraCue, filmCue } from './camera-cue.ts';
import { momentCue } from './moment-cue.ts';
import { phrase, type Reading, tokenAt } from './reading.ts';
import { cueAtScene, isShot } from './scene-word-cue.ts';
import { fragmentCue, frontedCue, listedCue, openingCue, stagingCue } from './setting-cue.ts';
import { readTimeOfDay } from './time-of-day.ts';

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
    stagingCue(reading, index) ??
    momentCue(reading, index)
  );
}
