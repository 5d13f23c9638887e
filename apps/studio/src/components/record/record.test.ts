import type { CharacterRecord, LocationRecord } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { type FieldDefinition, fieldDefinitions } from './field-definitions.ts';
import { fromInput, toInput, toWords } from './field-values.ts';
import { judgeField } from './judge-field.ts';
import { describeSource } from './provenance.ts';

const irene: CharacterRecord = { id: 'irene', project: 'p', createdVia: 'chat', sources: {}, name: 'Irene' };
const lodge: LocationRecord = { id: 'lodge', project: 'p', createdVia: 'chat', sources: {}, name: 'Briony Lodge' };
const head = { project: 'p', createdVia: 'manual' as const, sources: {} };
const story = {
  characters: [irene],
  locations: [lodge],
  acts: [{ ...head, id: 'one', number: 1, title: 'The letter' }],
  scenes: [{ ...head, id: 'first', number: 3, interior: false, location: 'lodge', timeOfDay: 'night' as const }],
};
const field = (kind: keyof typeof fieldDefinitions, name: string): FieldDefinition => {
  const found = fieldDefinitions[kind].find((one) => one.name === name);
  if (!found) throw new Error(`${kind} has no ${name}`);
  return found;
};

describe('a value', () => {
  it('is said in words', () => {
    expect(toWords(field('scene', 'interior'), false, story)).toBe('EXT. (outside)');
    expect(toWords(field('scene', 'location'), 'lodge', story)).toBe('Briony Lodge');
    expect(toWords(field('scene', 'characters'), ['irene', 'gone'], story)).toBe('Irene');
    expect(toWords(field('character', 'traits'), ['proud', 'quick'], story)).toBe('proud, quick');
    expect(toWords(field('character', 'role'), 'protagonist', story)).toBe('Protagonist');
    expect(toWords(field('character', 'age'), null, story)).toBe('');
    expect(toWords(field('scene', 'act'), 'one', story)).toBe('Act 1: The letter');
    expect(toWords(field('scene', 'act'), 'gone', story)).toBe('');
    expect(toWords(field('panel', 'scene'), 'first', story)).toBe('3. EXT. BRIONY LODGE – NIGHT');
    expect(toWords(field('scene', 'runningTime'), 150, story)).toBe('2:30');
    expect(toWords(field('note', 'blocking'), false, story)).toBe('No');
    expect(toWords(field('panel', 'shotSize'), 'extreme-close-up', story)).toBe('Extreme close up');
  });

  it('comes back from its control as it was', () => {
    for (const [name, value] of [
      ['interior', true],
      ['interior', false],
      ['timeOfDay', 'dusk'],
      ['number', 12],
      ['title', null],
      ['runningTime', 150],
      ['runningTime', null],
    ] as const) {
      expect(fromInput(field('scene', name), toInput(field('scene', name), value))).toBe(value);
    }
    for (const value of [true, false]) {
      const blocking = field('note', 'blocking');
      expect(fromInput(blocking, toInput(blocking, value))).toBe(value);
    }
  });

  it('that is no number stays what was typed, and is refused', () => {
    expect(fromInput(field('character', 'age'), 'thirty')).toBe('thirty');
    expect(judgeField('character', 'age', 'thirty')).toBe('It must be a whole number.');
    expect(fromInput(field('scene', 'runningTime'), 'a while')).toBe('a while');
    expect(judgeField('scene', 'runningTime', 'a while')).toBe('It must be minutes and seconds, as in 2:30.');
  });
});

describe('judgeField', () => {
  it('says what is wrong in words for a person', () => {
    expect(judgeField('character', 'age', -1)).toBe('It must be 0 or more.');
    expect(judgeField('character', 'name', '')).toBe('It must not be empty.');
    expect(judgeField('character', 'name', null)).toBe('It is needed.');
    expect(judgeField('character', 'name', 'x'.repeat(121))).toBe('It must be 120 characters or fewer.');
  });

  it('lets through what the write would let through', () => {
    expect(judgeField('character', 'age', null)).toBeUndefined();
    expect(judgeField('scene', 'interior', false)).toBeUndefined();
  });
});

describe('describeSource', () => {
  const context = {
    userId: 'ada',
    members: [{ user: 'bob', name: 'Bob' }],
    isHere: (id: string) => id === 'm1',
    now: new Date('2026-01-31T12:00:00'),
  };

  it('tells words of this conversation from those of another', () => {
    expect(describeSource({ message: 'm1', span: [0, 6], words: 'thirty' }, context)).toEqual({
      text: 'from your words',
      words: 'thirty',
    });
    expect(describeSource({ message: 'm2', span: [0, 6], words: 'thirty' }, context)?.text).toBe('from the words');
  });

  it('names who edited by hand', () => {
    const at = new Date('2026-01-31T10:42:00').toISOString();
    expect(describeSource({ editedBy: 'ada', at }, context)?.text).toBe('edited by hand by you, 10:42');
    expect(describeSource({ editedBy: 'bob', at }, context)?.text).toBe('edited by hand by Bob, 10:42');
    expect(describeSource({ editedBy: 'gone', at }, context)?.text).toBe('edited by hand by somebody, 10:42');
  });

  it('says nothing of what has no source', () => {
    expect(describeSource(undefined, context)).toBeNull();
    expect(describeSource({ message: 'm1', inferred: true }, context)?.text).toBe('implied by what was said');
  });
});
