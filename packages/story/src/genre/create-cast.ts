import type { CastGender, CastRole, GenrePack, RelationshipType } from '@greenlight/schema';
import type { Bond } from './bond-fit.ts';
import type { CastBrief } from './cast-brief.ts';
import { chooseBonds } from './choose-bonds.ts';
import { fillLine, type Mention } from './fill-line.ts';
import { LeastUsed } from './least-used.ts';
import { type NamedSeat, nameCast } from './name-cast.ts';
import { createRandom, type Random } from './random.ts';
import { type Seat, seatCast } from './seat.ts';

export interface CastMember {
  name: string;
  /** What friends say: "Linh" of Trần Khánh Linh is `Khánh Linh`. */
  given: string;
  age: number;
  gender: CastGender;
  culture: string;
  occupation: string;
  role: CastRole;
  /** The archetype's id. */
  archetype: string;
  description: string;
  traits: string[];
  /** Ends a sentence that begins "Ada wants". */
  want?: string;
  /** Ends a sentence that begins "Ada", as does `secret`. */
  flaw?: string;
  /** Nobody shares one, and small parts have none. */
  secret?: string;
}

/** `from` is `type` of `to`; both are names in the cast. */
export interface CastRelationship {
  from: string;
  to: string;
  type: RelationshipType;
  description: string;
}

export interface Cast {
  members: CastMember[];
  relationships: CastRelationship[];
}

export interface CastInput {
  pack: GenrePack;
  count: number;
  /** The same seed gives the same cast. */
  seed: string;
  brief?: CastBrief;
  /** Names that are in use already. Nobody new is given one, or one that could be taken for it. */
  taken?: readonly string[];
}

const MOST_TRAITS = 3;

/** Invents people from a genre, tied to each other, those who matter most first. Fewer than `count` only where names run out. */
export function createCast({ pack, count, seed, brief = {}, taken = [] }: CastInput): Cast {
  const random = createRandom(seed);
  const seats = seatCast(pack, count, brief, random);
  const bonds = chooseBonds(seats, pack.relationships, random);
  const named = nameCast({ pack, seats, bonds, brief, taken, random });
  const lines = new LeastUsed<string>(random);
  const members = seats.map((seat, index) => describe(seat, named[index], lines, random));
  return {
    members: members.filter((member) => member !== undefined),
    relationships: bonds.flatMap((bond) => relate(bond, members)),
  };
}

function describe(
  { role, archetype, person, gender, age }: Seat,
  named: NamedSeat | undefined,
  lines: LeastUsed<string>,
  random: Random,
): CastMember | undefined {
  if (!named) return undefined;
  const { name, given, names } = named;
  const fill = (line: string | undefined) => line && fillLine(line, { given: { called: given, gender } });
  const want = fill(lines.take(archetype.wants ?? []));
  const flaw = fill(lines.take(archetype.flaws ?? []));
  const secret = role === 'minor' ? undefined : fill(lines.takeNew(archetype.secrets ?? []));
  return {
    ...{ name, given, age, gender, culture: names.culture, occupation: person.occupation, role },
    ...{ archetype: archetype.id, description: fill(person.description) ?? '' },
    traits: random.shuffle(archetype.traits ?? []).slice(0, MOST_TRAITS),
    ...(want ? { want } : {}),
    ...(flaw ? { flaw } : {}),
    ...(secret ? { secret } : {}),
  };
}

function relate({ from, to, template }: Bond, members: readonly (CastMember | undefined)[]): CastRelationship[] {
  const one = members[from];
  const other = members[to];
  if (!one || !other) return [];
  const mentions = { from: mention(one, members), to: mention(other, members) };
  return [
    { from: one.name, to: other.name, type: template.type, description: fillLine(template.description, mentions) },
  ];
}

/** By the given name, unless somebody else has it too. */
function mention({ name, given, gender }: CastMember, members: readonly (CastMember | undefined)[]): Mention {
  const isOnlyOne = members.filter((member) => member?.given === given).length === 1;
  return { called: isOnlyOne ? given : name, gender };
}
