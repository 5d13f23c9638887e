import { isPronounWord, placeholdersOf } from './genre-line.ts';
import type { GenrePack } from './genre-pack.ts';
import { castRole } from './records.ts';

export interface GenreFault {
  path: (string | number)[];
  message: string;
}

/** What the lists of a genre say of each other that does not hold: ends, needs and placeholders without an archetype, things listed twice. */
export function findGenreFaults(pack: Omit<GenrePack, 'genre'>): GenreFault[] {
  const ids = pack.archetypes.map(({ id }) => id);
  const known = new Set<string>([...ids, ...castRole.options]);
  return [
    ...repeated('archetypes', ids),
    ...repeated(
      'names',
      pack.names.map(({ culture, era }) => [culture, era].filter(Boolean).join(' in ')),
    ),
    ...repeated(
      'places',
      pack.places.map(({ name }) => name.toLowerCase()),
    ),
    ...strayEnds(pack, known),
    ...strayNeeds(pack, known),
    ...strayWords(pack, new Set([...known, 'place'])),
  ];
}

function repeated(list: string, keys: string[]): GenreFault[] {
  return keys.flatMap((key, index) =>
    keys.indexOf(key) < index ? [{ path: [list, index], message: `"${key}" is listed twice` }] : [],
  );
}

function strayEnds({ relationships }: Pick<GenrePack, 'relationships'>, known: ReadonlySet<string>): GenreFault[] {
  return relationships.flatMap((relationship, index) =>
    (['from', 'to'] as const)
      .filter((end) => relationship[end] !== 'anyone' && !known.has(relationship[end]))
      .map((end) => ({
        path: ['relationships', index, end],
        message: `"${relationship[end]}" is no archetype and no role`,
      })),
  );
}

function strayNeeds({ beats, places }: Pick<GenrePack, 'beats' | 'places'>, known: ReadonlySet<string>): GenreFault[] {
  const kinds = new Set(places.map(({ kind }) => kind));
  return beats.flatMap(({ needs = [], at = [] }, index) => [
    ...needs
      .filter((need) => !known.has(need))
      .map((need) => ({ path: ['beats', index, 'needs'], message: `"${need}" is no archetype and no role` })),
    ...at
      .filter((kind) => !kinds.has(kind))
      .map((kind) => ({ path: ['beats', index, 'at'], message: `no place is of the kind "${kind}"` })),
  ]);
}

function strayWords(pack: Omit<GenrePack, 'genre'>, known: ReadonlySet<string>): GenreFault[] {
  const lines: [string, number, string][] = [
    ...pack.beats.flatMap(({ line, turn }, index): [string, number, string][] => [
      ['beats', index, line],
      ...(turn ? [['beats', index, turn] satisfies [string, number, string]] : []),
    ]),
    ...pack.endings.map(({ line }, index): [string, number, string] => ['endings', index, line]),
    ...pack.complications.map((line, index): [string, number, string] => ['complications', index, line]),
    ...pack.loglines.map((line, index): [string, number, string] => ['loglines', index, line]),
  ];
  return lines.flatMap(([list, index, line]) =>
    placeholdersOf(line)
      .filter(({ owner, word }) => !known.has(owner ?? word) || (owner !== undefined && !isPronounWord(word)))
      .map(({ owner, word }) => ({ path: [list, index], message: `{${owner ?? word}} is no archetype and no role` })),
  );
}
