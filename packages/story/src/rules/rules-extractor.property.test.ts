import { extraction as extractionSchema } from '@greenlight/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIntent } from './intent.ts';
import { foldWord, nameWords } from './name-key.ts';
import { extractByRules } from './rules-extractor.ts';

const words =
  'Sarah Tom Dr. the a an she he her his named called is was 28 thirty nurse bar in at Paris "yes" , . ? ! ( ) - : \n INT. EXT. NIGHT scene 3 create make delete and of sister hates Ana\'s \'s 🦊 李明 Zoë scène İ ß who with no not'.split(
    / /,
  );
const telling = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 40 }).map((list) => list.join(' '));
const message = fc
  .oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 120 }), telling)
  .filter((text) => text.trim().length > 0);

describe('any message', () => {
  it('gives an extraction whose spans lie in it, and whose names stand there', () => {
    fc.assert(
      fc.property(message, (text) => {
        const extraction = extractionSchema.parse(
          extractByRules({
            message: text,
            known: { characters: ['Amara Okafor'], locations: ['The Pit'] },
            history: ['Tom is a baker'],
          }),
        );
        const all = [
          ...extraction.characters,
          ...extraction.locations,
          ...extraction.scenes,
          ...extraction.relationships,
          ...extraction.updates,
        ];
        for (const { evidence } of all) {
          for (const span of Object.values(evidence)) {
            if (span === 'inferred') continue;
            expect(span[0]).toBeLessThan(span[1]);
            expect(span[1]).toBeLessThanOrEqual(text.length);
          }
        }
        for (const { name, evidence } of [...extraction.characters, ...extraction.locations]) {
          const span = evidence.name;
          if (span === undefined || span === 'inferred') continue;
          const written = foldWord(text.slice(span[0], span[1])).replace(/\s+/g, ' ');
          expect(nameWords(name).some((word) => written.includes(word))).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('says the same twice', () => {
    fc.assert(
      fc.property(telling, (text) => {
        fc.pre(text.trim().length > 0);
        expect(extractByRules({ message: text })).toEqual(extractByRules({ message: text }));
        expect(readIntent(text)).toEqual(readIntent(text));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    'A ',
    '(',
    'Tom, ',
    '"',
    "'s ",
    'she is ',
    'Ana is a ',
    'named ',
    'INT. A - B\n',
    'scene ',
    'of ',
    '🦊',
    'a sister of ',
    'x-',
    'Tom and ',
  ])('does not blow up on 8,000 characters of %j', (piece) => {
    const costOf = (length: number) => {
      const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      const started = process.cpuUsage(); // the machine may be busy with others
      extractByRules({ message: `${text.slice(0, length - 1)}x` });
      return process.cpuUsage(started).user / 1000;
    };
    costOf(2000);
    const short = Math.min(costOf(2000), costOf(2000), costOf(2000));
    const long = Math.min(costOf(8000), costOf(8000));
    // Four times the text: sixteen times the work would be quadratic; an exponential pattern would never come back.
    expect(long).toBeLessThan(40 * Math.max(short, 1));
  });
});
