import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const extract = (message: string) => extractByRules({ message });

describe('what parts a list', () => {
  it('reads a slash between spaces as a comma', () => {
    expect(extract('Ulla / midwife / 58. Torben / baker / 30.').characters).toMatchObject([
      { name: 'Ulla', occupation: 'Midwife', age: 58 },
      { name: 'Torben', occupation: 'Baker', age: 30 },
    ]);
  });

  it('reads a table row by row', () => {
    expect(extract('name / age / job\nHalina / 23 / nurse\nBogdan / 47 / surgeon').characters).toMatchObject([
      { name: 'Halina', age: 23, occupation: 'Nurse' },
      { name: 'Bogdan', age: 47, occupation: 'Surgeon' },
    ]);
  });

  it('ends a small scene heading at the slash', () => {
    const { scenes } = extract('int prison kitchen night / marta peels potatoes');
    expect(scenes).toMatchObject([{ location: 'Prison kitchen', timeOfDay: 'night', interior: true }]);
  });

  it('leaves a slash inside a word alone', () => {
    expect(extract('INT./EXT. CAR - NIGHT').scenes).toMatchObject([{ location: 'Car', timeOfDay: 'night' }]);
  });

  it('begins anew at a number with a bracket', () => {
    expect(extract('1) Sibusiso, bus driver, 40 2) Nandi, hairdresser, 37').characters).toMatchObject([
      { name: 'Sibusiso', age: 40, occupation: 'Bus driver' },
      { name: 'Nandi', age: 37, occupation: 'Hairdresser' },
    ]);
  });
});
