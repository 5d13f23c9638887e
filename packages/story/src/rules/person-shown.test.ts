import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const peopleIn = (message: string) =>
  extractByRules({ message })
    .characters.filter(({ confidence }) => confidence >= 0.6)
    .map(({ name }) => name);

describe('somebody with a name that no list has', () => {
  it.each([
    ['The train has gone and Tjorven is still holding two tickets.', ['Tjorven']],
    ['At noon Brannock and the conductor start to quarrel.', ['Brannock']],
    ['Tjorven, alone.', ['Tjorven']],
    ['Wexley is just sat there.', ['Wexley']],
  ])('%s', (message, names) => {
    expect(peopleIn(message)).toEqual(names);
  });
});
