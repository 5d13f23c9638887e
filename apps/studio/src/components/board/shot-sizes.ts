import type { ShotSize } from '@greenlight/schema';

/** How the trade writes a shot size, and what it means. */
export const shotSizes: Record<ShotSize, { sign: string; words: string; shows: string }> = {
  'extreme-wide': { sign: 'EWS', words: 'extreme wide shot', shows: 'the place, and somebody lost in it' },
  wide: { sign: 'WS', words: 'wide shot', shows: 'somebody in the place' },
  full: { sign: 'FS', words: 'full shot', shows: 'head to feet' },
  medium: { sign: 'MS', words: 'medium shot', shows: 'from the waist up' },
  'medium-close': { sign: 'MCU', words: 'medium close-up', shows: 'from the chest up' },
  'close-up': { sign: 'CU', words: 'close-up', shows: 'the face' },
  'extreme-close-up': { sign: 'ECU', words: 'extreme close-up', shows: 'the eyes, or a detail of a face' },
  insert: { sign: 'INS', words: 'insert', shows: 'a thing' },
};
