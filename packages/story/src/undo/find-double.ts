import { type Change, collectionOf } from '@greenlight/schema';
import type { FilmSnapshot } from '../draft/film-snapshot.ts';

type Fields = Record<string, unknown>;

/** Whether what would come back has its place taken: by another of that name, that number, or that tie between the same two. */
export function isTakenSince(change: Change, all: readonly Change[], snapshot: FilmSnapshot): boolean {
  const { kind, id, after } = change;
  if (kind === 'project' || !after) return false;
  const records: readonly { id: string }[] = snapshot[collectionOf[kind]] ?? [];
  return records.some((record) => {
    const own = all.filter((each) => each.kind === kind && each.id === record.id);
    if (record.id === id || own.some(({ op }) => op === 'delete')) return false;
    // What the same set changes of the other counts as it will be.
    const there: Fields = Object.assign({}, record, ...own.map((each) => each.after));
    return isSame(kind, there, after);
  });
}

function isSame(kind: Change['kind'], one: Fields, other: Fields): boolean {
  switch (kind) {
    case 'character':
    case 'location':
      return one.name === other.name;
    case 'scene':
    case 'act':
      return typeof other.number === 'number' && one.number === other.number;
    case 'relationship':
      return one.type === other.type && (isTie(one, other.from, other.to) || isTurnedTie(one, other));
    default:
      return false;
  }
}

/** Only a mentor has a direction. */
function isTurnedTie(one: Fields, { type, from, to }: Fields): boolean {
  return type !== 'mentor' && isTie(one, to, from);
}

function isTie(one: Fields, from: unknown, to: unknown): boolean {
  return one.from === from && one.to === to;
}
