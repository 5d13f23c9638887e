import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slipsBetween } from './typo.ts';

describe('slipsBetween', () => {
  it.each([
    ['install', 'install', 0],
    ['instal', 'install', 1],
    ['isntall', 'install', 1],
    ['innstall', 'install', 1],
    ['instakl', 'install', 1],
    ['preflght', 'preflight', 1],
    ['prefligth', 'preflight', 1],
    ['uninsatll', 'uninstall', 1],
    ['pakcagse', 'packages', 2],
    ['hlep', 'help', 1],
    ['ehlp', 'help', 1],
    ['helpp', 'help', 1],
  ])('counts from %s to %s', (typed, word, slips) => {
    expect(slipsBetween(typed, word)).toBe(slips);
  });

  it.each([
    ['uninstall', 'install'],
    ['unstall', 'install'],
    ['ninstall', 'install'],
    ['nistal', 'install'],
    ['reinstall', 'install'],
    ['hell', 'help'],
    ['held', 'help'],
    ['helps', 'help'],
    ['hep', 'help'],
    ['lost', 'list'],
    ['cut', 'cat'],
    ['la', 'ls'],
    ['', 'help'],
    ['isnatll', 'install'],
    ['something', 'install'],
  ])('does not take %s for %s', (typed, word) => {
    expect(slipsBetween(typed, word)).toBe(Number.POSITIVE_INFINITY);
  });

  it('sees one slip in any two neighbours swapped, in a word of five letters or more', () => {
    const words = fc.constantFrom('install', 'uninstall', 'packages', 'ledger', 'search', 'preflight');
    fc.assert(
      fc.property(words, fc.nat(), (word, where) => {
        const at = where % (word.length - 1);
        const swapped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
        expect(slipsBetween(swapped, word)).toBe(swapped === word ? 0 : 1);
      }),
    );
  });
});
