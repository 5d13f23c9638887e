import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const sceneOf = (message: string) => extractByRules({ message }).scenes[0];

describe('scene headings', () => {
  it.each([
    ['INT. BAKER STREET - NIGHT', { interior: true, location: 'Baker Street', timeOfDay: 'night' }],
    ['EXT. HARBOUR – DAWN', { interior: false, location: 'Harbour', timeOfDay: 'dawn' }],
    ['INT KITCHEN DAY', { interior: true, location: 'Kitchen', timeOfDay: 'day' }],
    ['12. EXT. STREET - EVENING', { number: 12, interior: false, location: 'Street', timeOfDay: 'dusk' }],
    ["INT. SARAH'S APARTMENT - MORNING", { interior: true, location: "Sarah's Apartment", timeOfDay: 'day' }],
    ['EXT. BEACH, SUNSET', { interior: false, location: 'Beach', timeOfDay: 'dusk' }],
    ['INT. HOTEL - ROOM 12 - NIGHT', { interior: true, location: 'Hotel - Room 12', timeOfDay: 'night' }],
  ])('%s', (message, expected) => {
    expect(sceneOf(message)).toMatchObject(expected);
  });

  it('keeps neither side of INT./EXT. and no time that is none', () => {
    const scene = sceneOf('INT./EXT. TAXI - CONTINUOUS\nTom drives.');
    expect(scene?.location).toBe('Taxi');
    expect(scene).not.toHaveProperty('interior');
    expect(scene).not.toHaveProperty('timeOfDay');
  });

  it.each([':', ' -', ' –', '.'])('end behind their time when %j and the action follow on the same line', (mark) => {
    const scene = sceneOf(`INT. FERRY - DAY${mark} Tom and Ana talk for the first time`);
    expect(scene).toMatchObject({ location: 'Ferry', timeOfDay: 'day', characters: ['Tom', 'Ana'] });
    expect(sceneOf('INT. HOUSE - NIGHT - LATER')?.location).toBe('House');
  });

  it('makes one scene of each heading, with the people of its own lines', () => {
    const { scenes } = extractByRules({
      message: 'INT. CAR - DAY\nTom drives.\n\nEXT. STREET - NIGHT\nAna waits for Leo.',
    });
    expect(scenes.map((scene) => scene.characters)).toEqual([['Tom'], ['Ana', 'Leo']]);
  });

  it('hears nothing in what is spoken in a script', () => {
    const { characters } = extractByRules({
      message:
        'INT. KITCHEN - DAY\n\nLuis counts coins.\n\nLUIS\nMarcus called again. He sold the boat to Peter.\n\nLuis sighs.',
    });
    expect(characters.map((each) => each.name)).toEqual(['Luis']);
  });

  it('is followed by who speaks, without an empty line', () => {
    const { scenes, characters } = extractByRules({ message: "INT. CHAPEL - NIGHT\nAMBROSE\nWhere's Judith?" });
    expect(characters.map(({ name }) => name)).toEqual(['Ambrose']);
    expect(scenes.map(({ characters: cast }) => cast)).toEqual([['Ambrose']]);
  });
});
