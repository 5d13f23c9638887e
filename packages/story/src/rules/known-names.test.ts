import { describe, expect, it } from 'vitest';
import { indexKnownNames } from './known-names.ts';
import { nameWords } from './name-key.ts';

const known = indexKnownNames({
  characters: ['Dr. Amara Okafor', 'Sherlock Holmes', 'King of Bohemia', 'Elizabeth Bennet', 'Ana Lima', 'Ana Souza'],
  locations: ['The Blue Heron', 'Zürich'],
});
const resolve = (name: string) => known.resolve(nameWords(name))?.name;

describe('indexKnownNames', () => {
  it.each([
    ['amara okafor', 'Dr. Amara Okafor'],
    ['Dr Okafor', 'Dr. Amara Okafor'],
    ['HOLMES', 'Sherlock Holmes'],
    ['Mr. Sherlock Holmes', 'Sherlock Holmes'],
    ['the King', 'King of Bohemia'],
    ['Lizzy', 'Elizabeth Bennet'],
    ['blue heron', 'The Blue Heron'],
    ['Zurich', 'Zürich'],
  ])('knows %s', (name, whole) => {
    expect(resolve(name)).toBe(whole);
  });

  it.each(['Ana', 'Okafor Smith', 'Bohemia', 'Mycroft Holmes', ''])('does not take "%s" for one of them', (name) => {
    expect(resolve(name)).toBeUndefined();
  });
});
