import { projectSnapshot } from '@greenlight/testkit/film';
import { describe, expect, test } from 'vitest';
import { missingFor } from './missing-for.ts';

const film = (characters: number, project: object = {}) => {
  const snapshot = projectSnapshot({ project });
  return { ...snapshot, characters: Array.from({ length: characters }, () => ({}) as never) };
};

describe('before a scene', () => {
  test('two people are wanted, or as many as the film says', () => {
    expect(missingFor('scene', film(1))).toMatch(/^Create at least 2 characters first/);
    expect(missingFor('scene', film(2))).toBeNull();
    expect(missingFor('scene', film(2, { thresholds: { characters: 3 } }))).toMatch(
      /^Create at least 3 characters first/,
    );
    expect(missingFor('scene', film(0, { thresholds: { characters: 0 } }))).toBeNull();
  });
});

test('a relationship is between two; anybody and any place may be there first', () => {
  expect(missingFor('relationship', film(1))).toMatch(/^Two people are needed/);
  expect(missingFor('relationship', film(2))).toBeNull();
  for (const kind of ['character', 'location', 'act'] as const) expect(missingFor(kind, film(0))).toBeNull();
});
