import type { CastGender, CastRole, GenreArchetype, GenrePack, GenrePerson } from '@greenlight/schema';
import { type AgeRange, type CastBrief, shareAges } from './cast-brief.ts';
import { chooseAge } from './choose-age.ts';
import { dealGenders } from './deal-genders.ts';
import { LeastUsed } from './least-used.ts';
import { planRoles } from './plan-roles.ts';
import type { Random } from './random.ts';

/** Somebody in a cast before they have a name. */
export interface Seat {
  role: CastRole;
  archetype: GenreArchetype;
  person: GenrePerson;
  gender: CastGender;
  age: number;
}

interface Part {
  archetype: GenreArchetype;
  person: GenrePerson;
  ages: AgeRange;
}

const adult: AgeRange = [18, 80];
/** Half of an archetype is cast before another lends it somebody. */
const SECOND_CHOICE = 0.5;

/** Who is in the cast: roles, then somebody for each, spread over archetypes, genders and ages. */
export function seatCast(pack: GenrePack, count: number, brief: CastBrief, random: Random): Seat[] {
  const roles = planRoles(count, brief);
  const leads = roles.filter(isLead).length;
  const genders = [leads, roles.length - leads].flatMap((size) => dealGenders(size, random, brief.genders));
  const parts = listParts(pack, brief);
  const archetypes = new LeastUsed<GenreArchetype>(random);
  const people = new LeastUsed<GenrePerson>(random);
  const ages: number[] = [];
  const seated = castingOrder(roles).map((index): [number, Seat | undefined] => {
    const role = roles[index] ?? 'minor';
    const part = choosePart({ parts: openParts(parts, role), role, archetypes, people });
    if (!part) return [index, undefined];
    const age = chooseAge(part.ages, ages, random);
    ages.push(age);
    const { archetype, person } = part;
    return [index, { role, archetype, person, gender: genders[index] ?? 'nonbinary', age }];
  });
  return seated.sort(([one], [other]) => one - other).flatMap(([, seat]) => seat ?? []);
}

function isLead(role: CastRole): boolean {
  return role === 'protagonist' || role === 'antagonist';
}

/** The leads choose first, then the small parts, which fewer archetypes can play; supporting parts take from all that is left. */
function castingOrder(roles: readonly CastRole[]): number[] {
  const indexes = [...roles.keys()];
  const isFirst = (index: number) => roles[index] !== undefined && roles[index] !== 'supporting';
  return [...indexes.filter(isFirst), ...indexes.filter((index) => !isFirst(index))];
}

/** Everybody the genre knows who fits the brief. An age that nobody has is given to all. */
function listParts({ archetypes }: GenrePack, brief: CastBrief): Part[] {
  const asked = archetypes.filter(({ id }) => !brief.archetypes || brief.archetypes.includes(id));
  const parts = asked.flatMap((archetype) =>
    archetype.people.map((person) => ({ archetype, person, ages: person.ages ?? archetype.ages ?? adult })),
  );
  const wanted = brief.ages;
  if (!wanted) return parts;
  const fitting = parts.flatMap((part) => {
    const ages = shareAges(part.ages, wanted);
    return ages ? [{ ...part, ages }] : [];
  });
  return fitting.length > 0 ? fitting : parts.map((part) => ({ ...part, ages: wanted }));
}

function openParts(parts: readonly Part[], role: CastRole): readonly Part[] {
  const fitting = parts.filter(({ archetype }) => archetype.roles.includes(role));
  return fitting.length > 0 ? fitting : parts;
}

interface Choice {
  parts: readonly Part[];
  role: CastRole;
  archetypes: LeastUsed<GenreArchetype>;
  people: LeastUsed<GenrePerson>;
}

/** Nobody twice before everybody came once; the archetype least drawn on for its size. The role an archetype names first is what it is for. */
function choosePart({ parts, role, archetypes, people }: Choice): Part | undefined {
  const fewest = parts.reduce((least, { person }) => Math.min(least, people.uses(person)), Number.POSITIVE_INFINITY);
  const unused = parts.filter(({ person }) => people.uses(person) === fewest);
  const sizes = countParts(parts);
  const unusedOf = countParts(unused);
  const open = [...unusedOf.keys()];
  const drawn = (archetype: GenreArchetype) => {
    const rest = (unusedOf.get(archetype) ?? 0) / (sizes.get(archetype) ?? 1);
    return (archetype.roles[0] === role ? 0 : SECOND_CHOICE) - rest;
  };
  const least = Math.min(...open.map(drawn));
  const archetype = archetypes.take(open.filter((each) => drawn(each) <= least));
  const person = people.take(unused.filter((part) => part.archetype === archetype).map((part) => part.person));
  return parts.find((part) => part.person === person);
}

function countParts(parts: readonly Part[]): Map<GenreArchetype, number> {
  const counts = new Map<GenreArchetype, number>();
  for (const { archetype } of parts) counts.set(archetype, (counts.get(archetype) ?? 0) + 1);
  return counts;
}
