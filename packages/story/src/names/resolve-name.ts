import type { MergeKind } from '@greenlight/schema';
import { indexOf } from './name-index.ts';
import { parseName } from './name-key.ts';
import { comparePersons, type Likeness } from './person-identity.ts';
import { comparePlaces } from './place-identity.ts';

/** What a name resolves among records: also what they are called besides. */
export interface Named {
  id: string;
  name: string;
  aliases?: string[] | null | undefined;
}

/** One record, several that it might be, or none. `isLikely` is false when it may as well be somebody else. */
export type Resolution<T> =
  | { outcome: 'match'; record: T }
  | { outcome: 'ambiguous'; candidates: T[]; isLikely: boolean }
  | { outcome: 'none' };

const ranks: Record<Likeness, number> = { exact: 3, same: 2, possible: 1, different: 0 };

/** Finds whom a name means: "Dr. Okafor" is Amara Okafor when no other Okafor is known. The closest wins; a tie is ambiguous. */
export function resolveCharacter<T extends Named>(name: string, characters: readonly T[]): Resolution<T> {
  return resolve(name, lookUp('character', name, characters), comparePersons);
}

/** Finds which place a name means: "the church" is the Church of St Monica when it is the only church. */
export function resolveLocation<T extends Named>(name: string, locations: readonly T[]): Resolution<T> {
  return resolve(name, lookUp('location', name, locations), comparePlaces);
}

/** Below this many, comparing them all is quicker than laying out their names. */
const FEW = 24;

function lookUp<T extends Named>(kind: MergeKind, name: string, records: readonly T[]): readonly T[] {
  return records.length <= FEW ? records : indexOf(kind, records).candidates(name);
}

function resolve<T extends Named>(
  name: string,
  records: readonly T[],
  compare: (a: string, b: string) => Likeness,
): Resolution<T> {
  const ranked = records.map((record) => ({ record, rank: rankOf(name, record, compare) }));
  const best = Math.max(0, ...ranked.map(({ rank }) => rank));
  const closest = ranked.filter(({ rank }) => rank === best).map(({ record }) => record);
  const [only] = closest;
  if (best === 0 || only === undefined) return { outcome: 'none' };
  return closest.length === 1 && best > ranks.possible
    ? { outcome: 'match', record: only }
    : { outcome: 'ambiguous', candidates: closest, isLikely: best > ranks.possible };
}

/** The name decides before an alias does, so that a name that somebody bears is theirs. */
function rankOf(name: string, record: Named, compare: (a: string, b: string) => Likeness): number {
  const byName = ranks[compare(name, record.name)];
  const byAlias = Math.max(0, ...(record.aliases ?? []).map((alias) => rankOfAlias(compare(name, alias), name)));
  return Math.max(byName, byAlias);
}

/** A part of another name is weaker than a part of the name itself; a role is as strong: whoever is King of Bohemia is "the King". */
function rankOfAlias(likeness: Likeness, name: string): number {
  if (likeness === 'exact') return ranks.exact - 0.5;
  if (likeness !== 'same') return 0;
  return parseName(name).isTitleOnly ? ranks.same : ranks.same - 0.5;
}
