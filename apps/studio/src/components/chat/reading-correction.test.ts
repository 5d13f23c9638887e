import type { Reading } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { correctionWords, draftOf, isUntouched, toCorrection } from './reading-correction.ts';
import { formFields, readingsOf, readingTitle, shownFields } from './reading-words.ts';

const kestrel: Reading = {
  kind: 'character',
  name: 'Kestrel',
  values: { name: 'Kestrel', age: 50, traits: ['quiet', 'proud'] },
  evidence: {},
  confidence: 0.5,
  message: 'm',
};
const draft = draftOf(kestrel);

describe('a form that sets a reading right', () => {
  it('begins with what was read', () => {
    expect(draft).toEqual({
      kind: 'character',
      texts: { name: 'Kestrel', age: '50', occupation: '', role: '', traits: 'quiet, proud' },
    });
  });

  it('left as it is, it corrects nothing', () => {
    const correction = toCorrection(kestrel, draft);
    expect(correction).toEqual({ set: {} });
    expect(correction && isUntouched(correction)).toBe(true);
  });

  it('sends what she changed alone; what she emptied is cleared', () => {
    const texts = { ...draft.texts, name: ' Mirela ', age: '', occupation: 'Spy', traits: 'quiet, sly' };
    const correction = toCorrection(kestrel, { kind: 'character', texts });
    expect(correction).toEqual({
      name: 'Mirela',
      set: { age: null, occupation: 'Spy', traits: ['quiet', 'sly'] },
    });
    expect(correction && correctionWords(kestrel, correction)).toBe(
      'Kestrel, set right: name: Mirela, age: none, occupation: Spy, traits: quiet, sly',
    );
  });

  it('leaves a number that is none as it was typed, for the schema to refuse', () => {
    const texts = { ...draft.texts, age: 'fifty' };
    expect(toCorrection(kestrel, { kind: 'character', texts })?.set).toEqual({ age: 'fifty' });
  });

  it('as a place it has a place’s fields, and none of a person’s', () => {
    const texts = { ...draft.texts, occupation: 'Spy', kind: 'Ship' };
    const correction = toCorrection(kestrel, { kind: 'location', texts });
    expect(correction).toEqual({ kind: 'location', set: { kind: 'Ship' } });
    expect(correction && correctionWords(kestrel, correction)).toBe('Kestrel, set right: a place, kind of place: Ship');
  });

  it('as nothing it is no correction', () => {
    expect(toCorrection(kestrel, { ...draft, kind: 'nothing' })).toBeNull();
  });

  it('does not offer the name of somebody known', () => {
    const known = { ...kestrel, about: 'c1' };
    expect(formFields('character', known).map(({ name }) => name)).not.toContain('name');
    expect(toCorrection(known, draftOf(known))).toEqual({ set: {} });
  });
});

describe('what a card says', () => {
  it.each<[Partial<Reading>, string]>([
    [{}, 'I read “Kestrel” as a person. Is that right?'],
    [{ kind: 'location' }, 'I read “Kestrel” as a place. Is that right?'],
    [{ about: 'c1' }, 'I read this about Kestrel. Is that right?'],
    [{ kind: 'scene' }, 'I read this as a scene. Is that right?'],
    [{ kind: 'relationship', name: 'Ana and Tom' }, 'I read this of Ana and Tom. Is that right?'],
  ])('%o', (more, title) => expect(readingTitle({ ...kestrel, ...more })).toBe(title));

  it('shows what would be written', () => {
    expect(shownFields(kestrel).map(({ label }) => label)).toEqual(['Age', 'Traits']);
  });

  it('takes the readings that follow with it', () => {
    const question = { id: 'q1', text: '?', reading: kestrel, following: [{ id: 'q2', text: '?', reading: kestrel }] };
    expect(readingsOf(question).map(({ id }) => id)).toEqual(['q1', 'q2']);
    expect(readingsOf({ id: 'q', text: 'How old?' })).toEqual([]);
  });
});
