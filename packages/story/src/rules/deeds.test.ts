import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const bonds = (message: string) =>
  extractByRules({ message }).relationships.map(({ from, to, type }) => [[from, to].sort().join(' & '), type]);

describe('bonds by deeds', () => {
  it.each([
    ['Detective Hale arrested Marco last spring.', 'Detective Hale & Marco', 'enemy'],
    ['Rosa burned down the mill of Hugo. Hugo fired Rosa.', 'Hugo & Rosa', 'enemy'],
    ["Rosa sank Hugo's boat in May.", 'Hugo & Rosa', 'enemy'],
    ['Rosa pulled Hugo out of the river.', 'Hugo & Rosa', 'other'],
    ['Rosa has been running Hugo as an asset for six years.', 'Hugo & Rosa', 'other'],
    ['Rosa is being followed by Hugo.', 'Hugo & Rosa', 'other'],
    ['Hugo would die for Rosa.', 'Hugo & Rosa', 'friend'],
    ['Hugo left Rosa at the altar.', 'Hugo & Rosa', 'other'],
    ['Hugo sold the last of his land to Rosa.', 'Hugo & Rosa', 'other'],
  ])('%s', (message, pair, type) => {
    expect(bonds(message)).toContainEqual([pair, type]);
  });

  it.each([
    'INT. TAXI - DAY. Hugo drives Rosa to the airport.',
    'A scene in which Rosa confronts Hugo in the lift.',
    'Rosa met Hugo at a party.',
  ])('are none in what passes: %s', (message) => {
    expect(bonds(message)).toEqual([]);
  });
});

describe('bonds of several', () => {
  it.each([
    ['Hugo is a cook. Rosa is a vet. They hate one another.', 'enemy'],
    ['Rosa and Hugo are mother and son.', 'family'],
    ['Rosa and Hugo, they are brother and sister', 'family'],
    ['Hugo and Rosa have been together for six years.', 'romantic'],
    ["Hugo and Rosa haven't spoken in ten years.", 'enemy'],
    ['Hugo has never forgiven Rosa.', 'enemy'],
    ['Hugo and his new partner Rosa hunt a killer.', 'colleague'],
    ['Hugo, whose sister is Rosa, is back.', 'family'],
    ['Hugo is the son of the uncle of Rosa', 'family'],
  ])('%s', (message, type) => {
    expect(bonds(message)).toContainEqual(['Hugo & Rosa', type]);
  });
});
