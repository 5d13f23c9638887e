import { describe, expect, it, vi } from 'vitest';
import { GreenlightError, invalidField, normalizeError } from './error.ts';

class Narrower extends GreenlightError {}

describe('GreenlightError', () => {
  it('is known by another copy of this room', async () => {
    vi.resetModules();
    const copy = await import('./error.ts');
    expect(copy.GreenlightError).not.toBe(GreenlightError);
    const thrown = new copy.GreenlightError('LOCKED', 'Somebody else has it.');
    expect(thrown instanceof GreenlightError).toBe(true);
    expect(normalizeError(thrown)).toBe(thrown);
  });

  it('takes nothing else for one, and a class below it for no other', () => {
    for (const other of [new Error('no'), null, undefined, 'GreenlightError', { code: 'LOCKED' }]) {
      expect(other instanceof GreenlightError).toBe(false);
    }
    expect(new Narrower('LOCKED', 'no') instanceof Narrower).toBe(true);
    expect(new GreenlightError('LOCKED', 'no') instanceof Narrower).toBe(false);
  });
});

describe('invalidField', () => {
  it('names its field in the sentence and among the details', () => {
    const error = invalidField('number', 'there is an act 2 already');
    expect([error.code, error.message]).toEqual(['VALIDATION', 'number: there is an act 2 already.']);
    expect(error.details).toEqual({ fields: [{ field: 'number', message: 'there is an act 2 already' }] });
  });
});
