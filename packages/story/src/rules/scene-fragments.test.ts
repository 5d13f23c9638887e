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

describe('scenes by their time and place', () => {
  it.each([
    ['Two in the morning. The laundrette on Gower Street. Iqbal folds a shirt.', 'Laundrette', 'night'],
    ['dusk. platform 4. the last train has gone', 'Platform 4', 'dusk'],
    ['During the night, in the barn, Elspeth delivers the calf.', 'Barn', 'night'],
    ['at the swimming pool, midday: Juno dares Theo to jump', 'Swimming pool', 'day'],
    ['The scene pass in the sauna, at evening, Eero and Kalle are silent', 'Sauna', 'dusk'],
    ['I see a long take inside the abattoir, first light, Duff sharpens knives.', 'Abattoir', 'dawn'],
    ['scene where nina finds the letter, attic, rainy afternoon', 'Attic', 'day'],
    ["Then we're at the stadium, broad daylight, and Concetta loses the rent.", 'Stadium', 'day'],
    ['EXT. PETROL STATION - 3 A.M.', 'Petrol Station', 'night'],
    ['SCENE 4 INT. BUNKER NIGHT - Kruger reads the letter aloud', 'Bunker', 'night'],
    ['Then the ferry terminal. Evening. Amal misses the boat.', 'Ferry terminal', 'dusk'],
  ])('%s', (message, location, timeOfDay) => {
    expect(extractByRules({ message }).scenes).toMatchObject([{ location, timeOfDay }]);
  });

  it('reads several in one sentence', () => {
    const message =
      'Act one in three beats: morning, the bakery, Solveig waits; afternoon, the ferry, Arvid sleeps; night, the boathouse, Solveig runs.';
    expect(extractByRules({ message }).scenes.map(({ location, timeOfDay }) => [location, timeOfDay])).toEqual([
      ['Bakery', 'day'],
      ['Ferry', 'day'],
      ['Boathouse', 'night'],
    ]);
  });

  it('is no more than likely where a telling may stand like that as well', () => {
    const [scene] = extractByRules({ message: 'It is afternoon, we are in the library, Ilona finds a letter.' }).scenes;
    expect(scene?.confidence).toBeLessThan(0.65);
  });

  it('makes none of a habit', () => {
    expect(extractByRules({ message: 'Every night, in the bar, Tom plays cards.' }).scenes).toEqual([]);
  });
});
