import type { MergeKind } from '@greenlight/schema';
import { personKeys, personQuery } from './person-keys.ts';
import { placeKey } from './place-identity.ts';
import type { Named } from './resolve-name.ts';
import { spellingKey } from './spelling-key.ts';

/** The names of many records, laid out so that a name is looked up and not compared with every one of them. */
export interface NameIndex<T extends Named> {
  /** Every record that a name may mean at all, in their order: a few more, never one too few. */
  candidates(name: string): T[];
  /** Those of whom this is the name or another name, spelled alike. */
  bearers(name: string): T[];
}

type Postings = Map<string, number[]>;

const kept: Record<MergeKind, WeakMap<readonly Named[], NameIndex<Named>>> = {
  character: new WeakMap(),
  location: new WeakMap(),
};

/** The index of a list of records, kept as long as the list is: a snapshot's is made once. The list does not change. */
export function indexOf<T extends Named>(kind: MergeKind, records: readonly T[]): NameIndex<T> {
  const known = kept[kind].get(records) ?? createIndex(kind, records);
  kept[kind].set(records, known);
  // It was made of these very records.
  return known as NameIndex<T>;
}

/**
 * Keeps for a list the index of another one that it differs from in a few records: those that were made or changed, and those that are gone.
 * `find` gives a record of the list.
 */
export function deriveIndex<T extends Named>(
  kind: MergeKind,
  list: readonly T[],
  base: readonly Named[],
  { changed, find }: { changed: ReadonlySet<string>; find: (id: string) => T | undefined },
): void {
  const current = (found: readonly Named[]): T[] =>
    found.flatMap(({ id }) => (changed.has(id) ? [] : (find(id) ?? [])));
  const fresh = [...changed].flatMap((id) => find(id) ?? []);
  kept[kind].set(list, {
    candidates: (name) => [...current(indexOf(kind, base).candidates(name)), ...fresh],
    bearers: (name) => {
      const key = spellingKey(kind, name);
      return [...current(indexOf(kind, base).bearers(name)), ...fresh.filter((each) => bears(kind, each, key))];
    },
  });
}

function createIndex<T extends Named>(kind: MergeKind, records: readonly T[]): NameIndex<T> {
  let spelled: Postings | undefined;
  const find = kind === 'character' ? indexPeople(records) : indexPlaces(records);
  const inOrder = (places: Iterable<number>): T[] =>
    [...new Set(places)].sort((a, b) => a - b).flatMap((at) => records[at] ?? []);
  return {
    candidates: (name) => inOrder(find(name)),
    bearers: (name) => {
      spelled ??= spellings(kind, records);
      return inOrder(spelled.get(spellingKey(kind, name)) ?? []);
    },
  };
}

function spellings(kind: MergeKind, records: readonly Named[]): Postings {
  const spelled: Postings = new Map();
  for (const [at, record] of records.entries())
    for (const name of namesOf(record)) post(spelled, spellingKey(kind, name), at);
  return spelled;
}

function indexPeople(records: readonly Named[]): (name: string) => number[] {
  const postings: Postings = new Map();
  for (const [at, record] of records.entries())
    for (const name of namesOf(record)) for (const key of personKeys(name)) post(postings, key, at);
  return (name) => personQuery(name).flatMap((key) => postings.get(key) ?? []);
}

/** Of two places that may be one, all words of the shorter name are in the longer one: so is its rarest word. */
function indexPlaces(records: readonly Named[]): (name: string) => number[] {
  const words: Postings = new Map();
  for (const [at, record] of records.entries())
    for (const name of namesOf(record)) for (const word of wordsOf(name)) post(words, word, at);
  const rarest = (said: readonly string[]): string | undefined =>
    [...said].sort((a, b) => (words.get(a)?.length ?? 0) - (words.get(b)?.length ?? 0))[0];
  const marks: Postings = new Map();
  for (const [at, record] of records.entries())
    for (const name of namesOf(record)) post(marks, rarest(wordsOf(name)) ?? '', at);
  return (name) => {
    const said = wordsOf(name);
    const longer = words.get(rarest(said) ?? '') ?? [];
    return [...longer, ...said.flatMap((word) => marks.get(word) ?? [])];
  };
}

function wordsOf(place: string): string[] {
  return [...new Set(placeKey(place).split(' ').filter(Boolean))];
}

function namesOf({ name, aliases }: Named): string[] {
  return [name, ...(aliases ?? [])];
}

function bears(kind: MergeKind, record: Named, key: string): boolean {
  return namesOf(record).some((name) => spellingKey(kind, name) === key);
}

function post(postings: Postings, key: string, at: number): void {
  const there = postings.get(key);
  if (!there) postings.set(key, [at]);
  else if (there.at(-1) !== at) there.push(at);
}
