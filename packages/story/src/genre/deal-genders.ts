import { type CastGender, castGender } from '@greenlight/schema';
import type { Random } from './random.ts';

/** About one person in fifteen is neither woman nor man, in every kind of role. */
const NONBINARY_SHARE = 1 / 15;

/** A gender for each of `count` people: as many women as men, in no order. */
export function dealGenders(count: number, random: Random, allowed?: readonly CastGender[]): CastGender[] {
  const open = castGender.options.filter((gender) => !allowed || allowed.includes(gender));
  const [only, other] = random.shuffle(open.filter((gender) => gender !== 'nonbinary'));
  if (!only) return Array.from({ length: count }, () => 'nonbinary');
  const neither = open.includes('nonbinary') ? Math.floor(count * NONBINARY_SHARE + random.next()) : 0;
  const deck = Array.from({ length: count }, (_, index): CastGender => {
    if (index < neither) return 'nonbinary';
    return index % 2 === 0 ? only : (other ?? only);
  });
  return random.shuffle(deck);
}
