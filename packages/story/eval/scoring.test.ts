import { describe, expect, it } from 'vitest';
import type { ExpectedStory, FoundStory } from './expectation.ts';
import { scoreStory } from './scoring.ts';
import { createTally, scoreTally } from './tally.ts';

const expected: ExpectedStory = {
  people: [
    {
      name: 'Amara Okafor',
      aliases: ['Amara', 'Dr Okafor'],
      age: 38,
      occupation: ['surgeon', 'doctor'],
      principal: true,
    },
    { name: 'Mr Bennet' },
    { name: 'Mrs Bennet' },
    { name: 'Luís', age: [40, 41], ageOptional: true },
    { name: 'Mochi', minor: true },
  ],
  places: [{ name: 'St. Nicholas Hospital' }, { name: 'Lagos', optional: true }],
  scenes: {
    count: { min: 1, max: 2 },
    standing: [
      {
        locationIncludes: ['nicholas'],
        timeOfDay: ['night', 'dusk'],
        interior: true,
        charactersInclude: ['Amara Okafor', 'Luís'],
      },
    ],
  },
  relationships: [{ between: ['Amara Okafor', 'Luís'], types: ['family', 'romantic'] }],
  never: ['Lagos', 'Monday'],
};

const nothing: FoundStory = { people: [], places: [], scenes: [], relationships: [] };
const judge = (found: Partial<FoundStory>, options = {}) => scoreStory(expected, { ...nothing, ...found }, options);
const named = (...names: string[]) => names.map((name) => ({ name }));

describe('people and places', () => {
  it('matches whatever the case, the accents, the title and the alias', () => {
    const { people } = judge({ people: named('doctor okafor', 'Luis', 'Mr. Bennet', 'MRS BENNET') });
    expect(people.tally).toEqual(createTally(4, 0, 0));
  });

  it('counts a second record for the same person as a double, and against precision', () => {
    const { people } = judge({ people: named('Amara', 'Dr. Okafor') });
    expect(people.doubles.map(({ name, of }) => [name, of.name])).toEqual([['Dr. Okafor', 'Amara Okafor']]);
    expect(people.tally).toEqual(createTally(1, 1, 3));
  });

  it('takes no side when a name without its title could be two people', () => {
    expect(judge({ people: named('Bennet') }).people.spurious).toEqual(['Bennet']);
  });

  it('counts minor people and optional places neither for nor against', () => {
    const result = judge({ people: named('Mochi'), places: named('Lagos') });
    expect(result.people.tally).toEqual(createTally(0, 0, 4));
    expect(result.places.tally).toEqual(createTally(0, 0, 1));
  });

  it('names each person who must not be one', () => {
    expect(judge({ people: named('Monday', 'lagos', 'Amara') }).forbidden).toEqual(['Monday', 'lagos']);
  });
});

describe('fields', () => {
  it('accepts any of the accepted values, and a missing one where that is allowed', () => {
    const { fields } = judge({ people: [{ name: 'Amara', age: 38, occupation: 'Heart surgeon' }, { name: 'Luís' }] });
    expect(fields.faults).toEqual([]);
    expect(fields.tallies.occupation).toEqual(createTally(1, 0, 0));
  });

  it('counts a wrong value as wrong and as missed, and a value that nobody gave as wrong', () => {
    const { fields } = judge({
      people: [
        { name: 'Amara', age: 83, occupation: 'doctor' },
        { name: 'Mr Bennet', age: 60 },
      ],
    });
    expect(fields.tallies.age).toEqual(createTally(0, 2, 1));
  });

  it('counts the fields of a person who was not found as missed', () => {
    expect(judge({}).fields.tallies.age).toEqual(createTally(0, 0, 1));
  });
});

describe('scenes', () => {
  const scene = { location: "St Nicholas' Hospital", timeOfDay: 'night', interior: true, characters: ['Dr. Okafor'] };

  it('matches by location and time, and judges the cast apart', () => {
    const { scenes } = judge({ scenes: [scene] });
    expect(scenes.tally).toEqual(createTally(1, 0, 0));
    expect(scenes.cast).toEqual(createTally(1, 0, 1));
    expect(scenes.interior).toEqual(createTally(1, 0, 0));
  });

  it('does not match another time of day', () => {
    expect(judge({ scenes: [{ ...scene, timeOfDay: 'day' }] }).scenes.tally.missed).toBe(1);
  });

  it('lets further scenes be up to the plausible count', () => {
    const other = { location: 'Market', characters: [] };
    expect(judge({ scenes: [scene, other] }).scenes).toMatchObject({
      tally: createTally(1, 0, 0),
      isCountPlausible: true,
    });
    expect(judge({ scenes: [scene, other, { ...other }] }).scenes).toMatchObject({
      tally: createTally(1, 1, 0),
      isCountPlausible: false,
    });
  });
});

describe('relationships', () => {
  it('matches either way round, by any name of the two', () => {
    const { relationships } = judge({ relationships: [{ from: 'Luis', to: 'Amara', type: 'family' }] });
    expect(relationships.types).toEqual(createTally(1, 0, 0));
  });

  it('gives the pair its due when the type is wrong', () => {
    const { relationships } = judge({ relationships: [{ from: 'Amara', to: 'Luís', type: 'enemy' }] });
    expect(relationships.pairs).toEqual(createTally(1, 0, 0));
    expect(relationships.types).toEqual(createTally(0, 1, 1));
  });

  it('counts others against it only where the expectation is complete', () => {
    const relationships = [{ from: 'Mr Bennet', to: 'Mrs Bennet', type: 'family' }];
    expect(judge({ relationships }).relationships.pairs).toEqual(createTally(0, 0, 1));
    expect(judge({ relationships }, { isComplete: true }).relationships.pairs).toEqual(createTally(0, 1, 1));
  });
});

describe('scores', () => {
  it('are precision, recall and their harmonic mean', () => {
    expect(scoreTally(createTally(3, 1, 3))).toEqual({ precision: 0.75, recall: 0.5, f1: 0.6 });
  });

  it('are whole when there was nothing to find and nothing was found', () => {
    expect(scoreTally(createTally())).toEqual({ precision: 1, recall: 1, f1: 1 });
  });

  it('are nothing when all that was found is wrong', () => {
    expect(scoreTally(createTally(0, 2, 2))).toEqual({ precision: 0, recall: 0, f1: 0 });
  });
});
