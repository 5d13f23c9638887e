import { castRole } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { planRoles } from './plan-roles.ts';

const countOf = (count: number, role: string) => planRoles(count).filter((each) => each === role).length;

describe('planRoles', () => {
  it.each([
    [0, []],
    [1, ['protagonist']],
    [2, ['protagonist', 'antagonist']],
    [5, ['protagonist', 'protagonist', 'antagonist', 'supporting', 'supporting']],
  ])('gives %i people %j', (count, roles) => {
    expect(planRoles(count)).toEqual(roles);
  });

  it('makes a hundred mostly the people around the story', () => {
    expect(castRole.options.map((role) => [role, countOf(100, role)])).toEqual([
      ['protagonist', 3],
      ['antagonist', 9],
      ['supporting', 40],
      ['minor', 48],
    ]);
  });

  it('fills only the roles that are wanted', () => {
    expect(new Set(planRoles(40, { roles: ['supporting', 'minor'] }))).toEqual(new Set(['supporting', 'minor']));
    expect(planRoles(3, { roles: ['antagonist'] })).toEqual(['antagonist', 'antagonist', 'antagonist']);
    expect(planRoles(3, { roles: [] })).toEqual([]);
  });
});
