import { type CastRole, castRole } from '@greenlight/schema';
import type { CastBrief } from './cast-brief.ts';

// A small cast takes the head of this list, so that three people are already a story; a large one is mostly the people around it.
const firstTwelve: readonly CastRole[] = [
  'protagonist',
  'antagonist',
  'supporting',
  'supporting',
  'protagonist',
  'minor',
  'antagonist',
  'supporting',
  'minor',
  'supporting',
  'minor',
  'minor',
];
const shares: Record<CastRole, number> = { protagonist: 0.03, antagonist: 0.09, supporting: 0.4, minor: 0.48 };

/** The role of each of `count` people, those who matter most first. */
export function planRoles(count: number, brief: CastBrief = {}): CastRole[] {
  const allowed = castRole.options.filter((role) => !brief.roles || brief.roles.includes(role));
  if (allowed.length === 0) return [];
  const roles = firstTwelve.filter((role) => allowed.includes(role)).slice(0, count);
  while (roles.length < count) roles.push(scarcest(roles, allowed));
  return castRole.options.flatMap((role) => roles.filter((each) => each === role));
}

/** The role that is furthest below its share. */
function scarcest(roles: readonly CastRole[], allowed: readonly CastRole[]): CastRole {
  const fill = (role: CastRole) => roles.filter((each) => each === role).length / shares[role];
  return allowed.reduce((least, role) => (fill(role) < fill(least) ? role : least));
}
