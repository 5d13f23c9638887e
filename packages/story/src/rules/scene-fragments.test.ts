import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const scenesOf = (message: string) =>
  extractByRules({ message }).scenes.map(({ location, timeOfDay }) => [location, timeOfDay]);
const placesOf = (message: string) => extractByRules({ message }).locations.map(({ name }) => name);

describe('a scene without its heading words', () => {
  it.each([
    ['The old mill, night. Rosa hides.', 'Old mill', 'night'],
    ['Put Rosa and Tom in a car park, 3am, raining.', 'Car park', 'night'],
    ['Next scene. Library, daytime. Rosa finds the map.', 'Library', 'day'],
    ['Next scene: the library, daytime. Rosa finds the map.', 'Library', 'day'],
    ['The film begins in a cathedral. Morning. Rosa lights a candle.', 'Cathedral', 'day'],
    ['int kitchen, night', 'Kitchen', 'night'],
    ['EXT. CAR PARK, SLOUGH - NIGHT - RAIN', 'Car Park, Slough', 'night'],
  ])('%s', (message, location, timeOfDay) => {
    expect(scenesOf(message)).toEqual([[location, timeOfDay]]);
  });

  it.each(['Good night, Rosa.', 'Rosa sleeps in the mill, night after night, alone.', 'Put Rosa in the cast, please.'])(
    'is not in %j',
    (message) => {
      expect(scenesOf(message)).toEqual([]);
    },
  );
});

describe('the cast', () => {
  it('of a scene that names nobody are those the pronouns mean', () => {
    const { scenes } = extractByRules({
      message: 'put them in a car park, 3am',
      known: { characters: ['Rosa', 'Tom'], locations: [] },
      history: ['Rosa and Tom have a secret.'],
    });
    expect(scenes[0]?.characters).toEqual(['Rosa', 'Tom']);
  });
});

describe('where it is all set', () => {
  it.each([
    ["It's all set in a lighthouse.", ['Lighthouse']],
    ['Location: an abandoned asylum', ['Abandoned asylum']],
    ['Most of it happens in a laundromat.', ['Laundromat']],
    ['The story takes place in an old theatre.', ['Old theatre']],
    ['They work at a petrol station on the A9 called Thunder Fuel.', ['Thunder Fuel']],
  ])('%s', (message, places) => {
    expect(placesOf(message)).toEqual(places);
  });

  it('is the inn the project has', () => {
    const { locations } = extractByRules({
      message: 'Rosa sleeps at the inn.',
      known: { characters: ['Rosa'], locations: ['The Rose Inn'] },
    });
    expect(locations).toEqual([]);
  });
});
