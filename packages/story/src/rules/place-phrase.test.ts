import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const placesIn = (message: string) => extractByRules({ message }).locations.map(({ name }) => name);
const scenesIn = (message: string) =>
  extractByRules({ message }).scenes.map(({ location, timeOfDay }) => [location, timeOfDay]);

describe('a place without a name', () => {
  it.each([
    ['It all plays out in a roadside motel near the border.', ['Roadside motel']],
    ['The whole thing takes place in one elevator, stuck between floors.', ['Elevator']],
    ['Their meeting spot is the bus shelter opposite the church.', ['Bus shelter']],
    ["There's a hardware store on the corner where everybody meets.", ['Hardware store']],
    ['The castle has a moat and a ghost.', ['Castle']],
    ['He takes her to an abandoned observatory.', ['Abandoned observatory']],
    ['They meet every Thursday in the back room of a betting shop.', ['Back room']],
    ["Set: a beekeeper's hut, a disused chapel, a dance hall.", ["Beekeeper's hut", 'Disused chapel', 'Dance hall']],
    ['The interrogation takes place in a former ballroom.', ['Former ballroom']],
    ['Main location is a decommissioned ropeway.', ['Decommissioned ropeway']],
  ])('%s', (message, names) => {
    expect(placesIn(message)).toEqual(names);
  });

  it.each([
    'She sits in the kitchen.',
    'The story lives in silence.',
    'It happens in a hurry.',
    'They run to the car.',
  ])('%s tells none', (message) => {
    expect(placesIn(message)).toEqual([]);
  });
});

describe('a scene in running text', () => {
  it.each([
    ['Then at sunset they bury the money on the beach.', 'Beach', 'dusk'],
    ['Next morning, Ben finds the letters in the shed.', 'Shed', 'day'],
    ['Scene 4. Ropeway cabin, 3 am. Nobody speaks.', 'Ropeway cabin', 'night'],
    ['Opening shot is railway platform of Brest, 2 AM, and Jana waits.', 'Railway platform of Brest', 'night'],
    ["The vestry. It's two in the morning and Osric is still counting.", 'Vestry', 'night'],
    ['Back to the quarry, a week later, night.', 'Quarry', 'night'],
    ['Scene B plays on the parking place, it is already dark, Joris waits.', 'Parking place', 'night'],
    ['Morning: the fish market. Ilse waits.', 'Fish market', 'day'],
    ['INT. ROPEWAY OFFICE - PRE-DAWN', 'Ropeway Office', 'dawn'],
  ])('%s', (message, place, time) => {
    expect(scenesIn(message)).toEqual([[place, time]]);
  });

  it.each(['Osric works at night in the bakery.', 'Every evening Ilse feeds the cats in the churchyard.'])(
    '%s is none',
    (message) => {
      expect(scenesIn(message)).toEqual([]);
    },
  );
});
