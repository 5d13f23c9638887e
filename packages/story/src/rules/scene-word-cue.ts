import type { Span } from '@greenlight/schema';
import { numberValue, ordinalValue } from './lexicon/number-words.ts';
import { phrase, type Reading, tokenAt } from './reading.ts';
import type { SceneCue } from './scene-cue.ts';

/** `a long take`, `a wide shot`, `an image`: of the camera, so a scene where a place follows. */
export function isShot({ tokens }: Reading, at: number): boolean {
  return (
    /^(?:a|an|the|one|long|wide|single|slow|tracking|opening|closing|first|last|final|wide-angle|static)$/.test(
      tokenAt(tokens, at - 1).lower,
    ) &&
    /^(?:shot|take|close-up|closeup|image|picture|frame|sequence|montage|tableau|vignette|oner)$/.test(
      tokenAt(tokens, at).lower,
    ) &&
    /^(?:in|inside|at|on|outside|of|through|is|:|–|—)$/.test(tokenAt(tokens, at + 1).lower)
  );
}

/** `Scene A`, `Scene B`. */
function isLettered({ tokens }: Reading, at: number): boolean {
  const { text, shape } = tokenAt(tokens, at);
  const next = tokenAt(tokens, at + 1);
  return (
    /^[A-H]$/.test(text) &&
    shape !== 'lower' &&
    !(text === 'A' && next.shape === 'lower' && !/^(?:is|plays|in|at|on)$/.test(next.lower))
  );
}

export function cueAtScene(
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
  const letter = isLettered(reading, body);
  if (letter) body++;
  if (/^(?:now|then|again)$/.test(tokenAt(tokens, body).lower)) body++;
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
    letter ||
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
