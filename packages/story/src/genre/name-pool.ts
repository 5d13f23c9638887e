import type { CastGender, FamilyName, GenreNames } from '@greenlight/schema';
import { nameKey } from '../names/name-key.ts';
import { isSamePerson } from '../names/person-identity.ts';
import type { Random } from './random.ts';

export interface DrawnName {
  name: string;
  given: string;
  /** As the list has it, so that kin can bear it in their own form. */
  family: FamilyName;
}

/** How strictly a name is new: nothing in it repeats; its family name may; only the whole of it is new. */
export type Freshness = 'fresh' | 'given' | 'whole';

export interface NameWish {
  gender: CastGender;
  level: Freshness;
  /** The family name that kin bear already. */
  shared?: FamilyName | undefined;
}

const TRIES = 8;

/** Draws names that nobody has: neither in the cast nor among those taken before. */
export class NamePool {
  readonly #random: Random;
  readonly #takenBy = new Map<string, string[]>();
  readonly #given = new Set<string>();
  readonly #families = new Set<string>();
  readonly #whole = new Set<string>();
  readonly #openings = new Map<string, number>();

  constructor(random: Random, taken: readonly string[]) {
    this.#random = random;
    for (const name of taken) {
      this.#whole.add(nameKey(name));
      for (const word of nameKey(name).split(' ')) {
        this.#given.add(word);
        this.#families.add(word);
        this.#takenBy.set(word, [...(this.#takenBy.get(word) ?? []), name]);
      }
    }
  }

  /** A name from the list that is as new as wished, or undefined when it has no other left. */
  draw(list: GenreNames, wish: NameWish): DrawnName | undefined {
    const { gender, level, shared } = wish;
    const families = shared ? [shared] : this.#random.shuffle(this.#openFamilies(list, gender, level));
    const given = this.#openGiven(list, wish);
    for (const family of families) {
      const names = given.map((each) => ({ name: join(list, each, formOf(family, gender)), given: each, family }));
      const free = names.filter(({ name }) => this.#isFree(name)).slice(0, TRIES);
      const [first] = free;
      if (!first) continue;
      return this.#keep(
        free.reduce((best, each) => (this.#crowd(each) < this.#crowd(best) ? each : best), first),
        gender,
      );
    }
    return undefined;
  }

  #openGiven(list: GenreNames, { gender, level }: NameWish): string[] {
    const names = this.#random.shuffle(givenNames(list, gender, level));
    return level === 'whole' ? names : names.filter((name) => !this.#isUsed(name));
  }

  #openFamilies({ family }: GenreNames, gender: CastGender, level: Freshness): FamilyName[] {
    const fitting = family.filter((each) => gender !== 'nonbinary' || typeof each === 'string' || each.nonbinary);
    const suited = fitting.length > 0 ? fitting : family;
    return level === 'fresh' ? suited.filter((each) => !this.#families.has(nameKey(formOf(each, 'female')))) : suited;
  }

  /** "Minh" is used by who is called Minh Anh. */
  #isUsed(given: string): boolean {
    return nameKey(given)
      .split(' ')
      .some((word) => this.#given.has(word));
  }

  #isFree(name: string): boolean {
    const words = nameKey(name).split(' ');
    const near = words.flatMap((word) => this.#takenBy.get(word) ?? []);
    return !this.#whole.has(words.join(' ')) && !near.some((other) => isSamePerson(name, other));
  }

  /** A reader tells people apart by how their names begin. */
  #crowd({ given }: DrawnName): number {
    return (this.#openings.get(opening(given, 1)) ?? 0) + 4 * (this.#openings.get(opening(given, 3)) ?? 0);
  }

  #keep(drawn: DrawnName, gender: CastGender): DrawnName {
    this.#whole.add(nameKey(drawn.name));
    for (const word of nameKey(drawn.given).split(' ')) this.#given.add(word);
    for (const form of ['female', gender] as const) this.#families.add(nameKey(formOf(drawn.family, form)));
    for (const length of [1, 3]) {
      const start = opening(drawn.given, length);
      this.#openings.set(start, (this.#openings.get(start) ?? 0) + 1);
    }
    return drawn;
  }
}

/** Neutral names first for whoever is neither; when those are used up, any will do. */
function givenNames({ given }: GenreNames, gender: CastGender, level: Freshness): readonly string[] {
  const { female = [], male = [], neutral = [] } = given;
  if (gender === 'nonbinary') return level === 'fresh' ? neutral : [...neutral, ...female, ...male];
  return [...(gender === 'female' ? female : male), ...neutral];
}

function formOf(family: FamilyName, gender: CastGender): string {
  if (typeof family === 'string') return family;
  return gender === 'nonbinary' ? (family.nonbinary ?? family.female) : family[gender];
}

function join({ order }: GenreNames, given: string, family: string): string {
  return order === 'family-first' ? `${family} ${given}` : `${given} ${family}`;
}

function opening(given: string, length: number): string {
  return nameKey(given).slice(0, length);
}
