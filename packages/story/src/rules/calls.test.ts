import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const updates = (message: string) =>
  extractByRules({ message, known: { characters: ['Bruno'] } }).updates.map(({ name, set }) => ({ name, set }));

describe('what others call somebody', () => {
  it.each([
    ['everyone calls Bruno "the Bear"', 'The Bear'],
    ['his friends call him Bear', 'Bear'],
    ['Everybody calls him Shorty now', 'Shorty'],
  ])('is another name: %s', (message, alias) => {
    expect(updates(message)).toEqual([{ name: 'Bruno', set: { aliases: [alias] } }]);
  });

  it.each(['Everyone calls him late at night.', 'Bruno calls him a liar.', 'who calls him Bear?'])(
    'is none: %s',
    (message) => {
      expect(updates(message)).toEqual([]);
    },
  );
});
