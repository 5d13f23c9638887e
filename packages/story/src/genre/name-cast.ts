import type { GenreNames, GenrePack } from '@greenlight/schema';
import type { Bond } from './bond-fit.ts';
import type { CastBrief } from './cast-brief.ts';
import { LeastUsed } from './least-used.ts';
import { type DrawnName, type Freshness, NamePool } from './name-pool.ts';
import type { Random } from './random.ts';
import type { Seat } from './seat.ts';

export interface NamedSeat extends DrawnName {
  names: GenreNames;
}

/** One in this many comes from elsewhere when the story has a setting. */
const FROM_ELSEWHERE = 5;

interface Naming {
  pack: GenrePack;
  seats: readonly Seat[];
  bonds: readonly Bond[];
  brief: CastBrief;
  taken: readonly string[];
  random: Random;
}

/** A name for each seat, cultures by turns; kin come from one culture and share their family name where there is one. Undefined where names ran out. */
export function nameCast({ pack, seats, bonds, brief, taken, random }: Naming): (NamedSeat | undefined)[] {
  const pool = new NamePool(random, taken);
  const turns = new LeastUsed<GenreNames>(random);
  const open = openNames(pack, brief);
  const local = open.filter(({ at_home: settings }) => brief.setting && settings?.includes(brief.setting));
  const named: (NamedSeat | undefined)[] = [];
  seats.forEach((seat, index) => {
    const kin = kinOf(index, bonds, named);
    const isLocal = local.length > 0 && (index + 1) % FROM_ELSEWHERE !== 0;
    const first = kin?.names ?? turns.take(isLocal ? local : open);
    const begin = first ? [first] : [];
    const near = isLocal ? [...begin, ...random.shuffle(local)] : [];
    named[index] = drawFrom({ near, all: [...begin, ...random.shuffle(open)] }, seat, pool, kin);
  });
  return named;
}

function openNames({ names }: GenrePack, { cultures, era }: CastBrief): readonly GenreNames[] {
  const ofEra = names.filter((list) => !era || !list.era || list.era === era);
  const inTime = ofEra.length > 0 ? ofEra : names;
  const asked = inTime.filter(({ culture }) => cultures?.includes(culture));
  return asked.length > 0 ? asked : inTime;
}

function kinOf(
  index: number,
  bonds: readonly Bond[],
  named: readonly (NamedSeat | undefined)[],
): NamedSeat | undefined {
  const bond = bonds.find(({ from, to, template }) => template.shares_name && (from === index || to === index));
  return bond && named[bond.from === index ? bond.to : bond.from];
}

interface Lists {
  near: readonly GenreNames[];
  all: readonly GenreNames[];
}

/** Where the story plays family names come again before somebody comes from elsewhere; a given name comes again last of all. */
function drawFrom({ near, all }: Lists, { gender }: Seat, pool: NamePool, kin?: NamedSeat): NamedSeat | undefined {
  const places: [readonly GenreNames[], Freshness][] = [
    [near, 'fresh'],
    [near, 'given'],
    [all, 'fresh'],
    [all, 'given'],
    [near, 'whole'],
    [all, 'whole'],
  ];
  for (const [lists, level] of places) {
    for (const names of lists) {
      const shared = kin && kin.names === names && names.inherited !== false ? kin.family : undefined;
      const drawn = pool.draw(names, { gender, level, shared });
      if (drawn) return { ...drawn, names };
    }
  }
  return undefined;
}
