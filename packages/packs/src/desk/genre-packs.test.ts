import { describe, expect, it } from 'vitest';
import { joinGenres } from './genre-packs.ts';

const file = (from: string, genre: string, more: object) => ({
  from,
  text: JSON.stringify({ schema_version: 1, genre, ...more }),
});
const ending = (title: string) => ({ endings: [{ title, line: 'It ends.' }] });

describe('genres of several files', () => {
  it('are joined across packages, in their order, and thank the first', () => {
    const joined = joinGenres([
      file('PKG-B', 'noir', ending('One')),
      file('PKG-A', 'heist', ending('Other')),
      file('PKG-C', 'noir', { titles: ['Rain'] }),
    ]);
    expect(joined.map(({ from, pack }) => [from, pack.genre, pack.endings.length, pack.titles])).toEqual([
      ['PKG-B', 'noir', 1, ['Rain']],
      ['PKG-A', 'heist', 1, []],
    ]);
  });

  it('that do not fit together stand alone, and what is none is passed over', () => {
    const place = { places: [{ name: 'Pier', kind: 'pier', setting: 'city', description: 'Wet.' }] };
    const lame = {
      relationships: [{ from: 'nobody', to: 'anyone', type: 'friend', description: '{from} knows {to}.' }],
    };
    const joined = joinGenres([
      file('PKG-A', 'noir', place),
      file('PKG-B', 'noir', place),
      file('PKG-C', 'noir', lame),
      { from: 'PKG-D', text: 'not JSON' },
      { from: 'PKG-E', text: '{"genre":5}' },
    ]);
    expect(joined.map(({ from }) => from)).toEqual(['PKG-A', 'PKG-B']);
  });
});
