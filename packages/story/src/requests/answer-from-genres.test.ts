import { type GenrePack, parseGenrePack } from '@greenlight/schema';
import { characterRecord, locationRecord, storySnapshot } from '@greenlight/testkit';
import { describe, expect, it } from 'vitest';
import { answerFromGenres } from './answer-from-genres.ts';
import type { StoryGenre } from './story-genre.ts';

const numbered = (noun: string, count: number) => Array.from({ length: count }, (_, index) => `${noun} ${index + 1}`);

function genre(id: string, more: object = {}): GenrePack {
  return parseGenrePack([
    {
      schema_version: 1,
      genre: id,
      names: [
        {
          culture: 'yoruba',
          title: 'Yoruba',
          given: { female: numbered('Ade', 9), male: numbered('Ola', 9) },
          family: ['Balogun', 'Adeyemi', 'Okoro'],
        },
        {
          culture: 'polish',
          title: 'Polish',
          given: { female: numbered('Ola', 9), male: numbered('Jan', 9) },
          family: ['Nowak', 'Lis', 'Maj'],
        },
      ],
      archetypes: [
        {
          id: 'safecracker',
          title: 'The safecracker',
          roles: ['supporting'],
          ages: [60, 61],
          people: [{ occupation: 'piano tuner', description: 'Hears what {their} fingers touch.' }],
          wants: ['one quiet lock.'],
          secrets: ['never opened a safe alone.'],
        },
        {
          id: 'planner',
          title: 'The planner',
          roles: ['protagonist', 'antagonist', 'minor'],
          people: [{ occupation: 'clerk', description: 'Counts.' }],
        },
      ],
      places: [
        { name: 'The Vault', kind: 'vault', setting: 'city', description: 'Cold.' },
        { name: 'The Pier', kind: 'pier', setting: 'city', description: 'Wet.' },
      ],
      endings: numbered('Ending', 9).map((title) => ({
        title,
        line: `{protagonist} meets {safecracker} at {place}; {protagonist.they} stay{protagonist.s}.`,
      })),
      complications: numbered('*Twist* of', 9),
      titles: ['The Quiet Lock'],
      ...more,
    },
  ]);
}
const of = (pack: GenrePack, isInstalled = true): StoryGenre => ({
  pack,
  isInstalled,
  from: `PKG-GENRE-${pack.genre.toUpperCase()}`,
});
const heist = of(genre('heist'));
const ask = (message: string, more: Partial<Parameters<typeof answerFromGenres>[0]> = {}) =>
  answerFromGenres({ message, snapshot: storySnapshot(), genres: [heist], turn: 1, ...more });
const linesOf = (response: string | undefined) => (response ?? '').split('\n').filter((line) => /^\d+\. /.test(line));

describe('ideas from genre packs', () => {
  it('are as many as were asked for, with the project’s own names, and name their source', () => {
    const snapshot = storySnapshot({
      characters: [
        characterRecord(1, 'Sarah', { role: 'protagonist' }),
        characterRecord(2, 'Tom_', { occupation: 'Retired safecracker' }),
      ],
      locations: [locationRecord(3, 'Salt Bar')],
    });
    const answer = ask('suggest three endings', { snapshot });
    expect(linesOf(answer?.response)).toHaveLength(3);
    expect(answer?.response).toMatch(
      /^3 endings:\n\n1\. \*\*Ending \d\.\*\* Sarah meets Tom\\_ at Salt Bar; they stay\.\n2\. /,
    );
    expect(answer?.response).toContain('`PKG-GENRE-HEIST`');
    expect(answer?.response).toContain('nothing was written');
    expect(answer?.response).toContain('LLM_BASE_URL');
    expect(answer?.genre).toBe(heist);
  });

  it('are the same for the same turn of a project, and others in the next', () => {
    const [first, again, second, third] = [1, 1, 2, 3].map((turn) =>
      linesOf(ask('suggest three endings', { turn })?.response).map((line) => line.slice(3)),
    );
    expect(again).toEqual(first);
    const all = [...(first ?? []), ...(second ?? []), ...(third ?? [])];
    expect(new Set(all).size).toBe(9);
    const other = storySnapshot();
    const elsewhere = { ...other, project: { ...other.project, id: '00000000-0000-4000-8000-0000000000ff' } };
    expect(linesOf(ask('suggest three endings', { snapshot: elsewhere })?.response)).not.toEqual(
      linesOf(ask('suggest three endings')?.response),
    );
  });

  it.each([
    ['suggest three endings', 3],
    ['give me 5 complications for a heist', 5],
    ['what could go wrong?', 3],
    ['how could it end?', 3],
    ['suggest 40 endings', 9],
    ['any ideas for a twist?', 0],
    ['suggest a complication', 0],
  ])('count: %s', (message, count) => {
    expect(linesOf(ask(message)?.response)).toHaveLength(count);
  });

  it('have words that are markup to nobody', () => {
    expect(ask('suggest a twist')?.response).toMatch(/^A complication:\n\n\\\*Twist\\\* of \d\n\n/);
  });

  it('are names that nobody has yet, of the culture and for the part that is said', () => {
    const taken = characterRecord(1, 'Ade 1 Balogun');
    const { response = '' } =
      ask('suggest five Yoruba names', { snapshot: storySnapshot({ characters: [taken] }) }) ?? {};
    const names = linesOf(response);
    expect(names).toHaveLength(5);
    for (const name of names) expect(name).toMatch(/^\d\. \*\*(Ade|Ola) \d (Adeyemi|Okoro|Balogun)\*\* \(Yoruba\)$/);
    expect(names.join()).not.toContain('Ade 1 Balogun');
    expect(ask('suggest a name for the safecracker')?.response).toMatch(
      /^A name:\n\n\*\*[A-Z]\w+ \d \w+\*\* \((Yoruba|Polish)\)\n\n/,
    );
  });

  it('are people of the part that is asked for', () => {
    expect(ask('suggest a safecracker character')?.response).toMatch(
      /, 6[01], piano tuner\. Hears what (her|his|their) fingers touch\. Wants one quiet lock\./,
    );
    expect(ask('suggest a villain')?.response).toMatch(/, clerk\. Counts\./);
  });

  it('leave out places that the story has', () => {
    const snapshot = storySnapshot({ locations: [locationRecord(1, 'the vault')] });
    const { response } = ask('suggest some places', { snapshot }) ?? {};
    expect(response).toMatch(/^A place:\n\n\*\*The Pier\*\* \(pier\): Wet\./);
  });

  it('are about whom the message names', () => {
    const snapshot = storySnapshot({
      characters: [characterRecord(1, 'Sarah', { role: 'protagonist' }), characterRecord(2, 'Tom')],
    });
    expect(ask('suggest a secret for Tom', { snapshot })?.response).toContain('Tom never opened a safe alone.');
    expect(ask('suggest a secret', { snapshot })?.response).toContain('Sarah never opened a safe alone.');
  });

  it('come from the genre that is named, then the project’s, then what is installed, then what ships with the product', () => {
    const noir = of(genre('lagos-noir', { title: 'Lagos noir' }));
    const mystery = of(genre('country-house-mystery'), false);
    const genres = [mystery, heist, noir];
    const from = (message: string, projectGenre?: string) => {
      const empty = storySnapshot();
      const snapshot = { ...empty, project: { ...empty.project, genre: projectGenre ?? null } };
      return ask(message, { genres, snapshot })?.genre.pack.genre;
    };
    expect(from('three endings for a noir')).toBe('lagos-noir');
    expect(from('three endings for a country house mystery', 'Heist')).toBe('country-house-mystery');
    expect(from('three endings', 'Mystery')).toBe('country-house-mystery');
    expect(from('three endings', 'a western')).toBe('heist');
    expect(ask('three endings', { genres: [mystery] })?.genre).toBe(mystery);
    expect(ask('three endings', { genres })?.response).toContain(
      'Name another for its ideas: country house mystery or Lagos noir.',
    );
  });

  it('are none for what a list cannot serve', () => {
    for (const message of [
      'write a dialogue between Sarah and Tom',
      'rewrite the ending',
      'suggest colours',
      'suggest a logline',
    ]) {
      expect([message, ask(message)]).toEqual([message, undefined]);
    }
    expect(ask('suggest three endings', { genres: [] })).toBeUndefined();
  });
});
