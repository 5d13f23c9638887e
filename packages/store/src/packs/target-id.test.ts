import { isSpecId } from '@greenlight/specs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { targetId } from './target-id.ts';

const project = '3f2a91bc-0000-4000-8000-000000000000';

describe('what a pack’s folder is called', () => {
  it.each([
    ['The Scandal', 1, 'FILM-THE-SCANDAL-001'],
    ['Amélie: l’été & co.', 2, 'FILM-AMELIE-LETE-CO-002'],
    ['../../etc/passwd', 3, 'FILM-ETC-PASSWD-003'],
    ['羅生門', 4, 'FILM-3F2A91BC-004'],
    ['🎬', 12, 'FILM-3F2A91BC-012'],
    ['羅生門 (Rashomon)', 1234, 'FILM-RASHOMON-1234'],
    [`A ${'very '.repeat(30)}long one`, 5, 'FILM-A-VERY-VERY-VERY-VERY-VERY-VERY-VERY-VER-005'],
  ])('%s, number %i: %s', (title, number, expected) => {
    expect(targetId(title, project, number)).toBe(expected);
  });

  it('is the id of a spec pack, whatever the title', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 120 }),
        fc.integer({ min: 1, max: 99_999 }),
        (title, number) => {
          expect(isSpecId(targetId(title, project, number))).toBe(true);
        },
      ),
    );
  });
});
