import { type Reading, tokenAt } from './reading.ts';
import type { SceneCue } from './scene-cue.ts';
import { readTimeOfDay, timeOfDayOf } from './time-of-day.ts';

/** `we cut to a rooftop`, `CUT TO: the docks`, `we open on …`, `fade in on …`. */
export function cameraCue(reading: Reading, from: number, to: number): SceneCue | undefined {
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

/** `the film opens with Ana in a lighthouse at dawn`, `the climax happens in the old factory at night`. */
export function filmCue(reading: Reading, from: number, to: number): SceneCue | undefined {
  const { tokens } = reading;
  const words = tokens
    .slice(from, Math.min(from + 6, to))
    .map((each) => each.lower)
    .join(' ');
  const film =
    /^(?:(?:(?:the|my|our|this) )?(?:film|movie|story|script) |it )(?:then )?(opens|starts|begins|ends|closes|finishes) (?:with|on|in|at)\b/.exec(
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
