import type { CharacterRecord } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { paletteEntries, searchEntries } from './palette-entries.ts';

const person = (name: string, extra: Partial<CharacterRecord> = {}): CharacterRecord => ({
  id: name,
  project: 'p',
  createdVia: 'chat',
  sources: {},
  name,
  ...extra,
});
const state = {
  characters: [
    person('Zoë Klein', { occupation: 'pilot' }),
    person('Irene Adler', { aliases: ['the woman'] }),
    person('Mara Zoeller'),
  ],
  locations: [],
  scenes: [],
  sessions: [],
  project: { id: 'p', title: 'P', type: 'feature-film' as const },
  capability: 'write' as const,
};
const titles = (typed: string, source = {}) =>
  searchEntries(
    paletteEntries({
      state: { ...state, ...source },
      projects: [
        { id: 'p', title: 'P' },
        { id: 'q', title: 'Other film' },
      ],
      isAdmin: false,
    }),
    typed,
  ).map((one) => one.title);

describe('the palette', () => {
  it('finds names without their accents, the beginning of a title first', () => {
    expect(titles('zoe')).toEqual(['Zoë Klein', 'Mara Zoeller']);
  });

  it('finds by what is said of somebody', () => {
    expect(titles('the woman')).toEqual(['Irene Adler']);
    expect(titles('pilot')).toEqual(['Zoë Klein']);
  });

  it('finds what can be done, and other projects', () => {
    expect(titles('sign out')).toEqual(['Sign out']);
    expect(titles('other')).toEqual(['Other film']);
  });

  it('offers a reader nothing that writes', () => {
    expect(titles('add a', { capability: 'read' })).toEqual([]);
    expect(titles('add a')).toContain('Add a person');
  });

  it('offers the administration to admins alone', () => {
    expect(titles('administration')).toEqual([]);
  });

  it('finds nothing for what is not there', () => {
    expect(titles('xyzzy')).toEqual([]);
  });
});
