import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byNumber, freeNumber, moved, nextNumber, renumber, writesInTurn } from './ordering.ts';

const of = (...numbers: (number | null)[]) => numbers.map((number, index) => ({ id: `${index}`, number }));

describe('byNumber', () => {
  it('puts those without a number last, as they were made', () => {
    expect(byNumber(of(3, null, 1, null)).map(({ id }) => id)).toEqual(['2', '0', '1', '3']);
  });
});

describe('moved', () => {
  it('moves one, and keeps the rest in their order', () => {
    expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(moved(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c']);
    expect(moved(['a'], 4, 0)).toEqual(['a']);
  });
});

describe('renumber', () => {
  it('hands round the numbers that are there, so that two neighbours are two writes', () => {
    const [a, b, c] = of(10, 20, 30);
    if (!a || !b || !c) throw new Error('three were made');
    expect(renumber([a, c, b])).toEqual([
      { id: '2', number: 20 },
      { id: '1', number: 30 },
    ]);
  });

  it('counts from one where a number is missing or there twice', () => {
    expect(renumber(of(4, null)).map(({ number }) => number)).toEqual([1, 2]);
    expect(renumber(of(1, 1, 3))).toEqual([{ id: '1', number: 2 }]);
  });

  it('puts any list into the order that was asked for', () => {
    const lists = fc.array(fc.option(fc.integer({ min: 1, max: 9 })), { maxLength: 8 });
    fc.assert(
      fc.property(lists, fc.nat(8), fc.nat(8), (numbers, from, to) => {
        const wanted = moved(byNumber(of(...numbers)), from, to);
        const changes = new Map(renumber(wanted).map(({ id, number }) => [id, number]));
        const after = byNumber(of(...numbers).map((one) => ({ ...one, number: changes.get(one.id) ?? one.number })));
        expect(after.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
      }),
    );
  });
});

describe('numbers', () => {
  it('go on after the last, or fill the first gap', () => {
    expect([nextNumber([]), nextNumber(of(3, null, 7))]).toEqual([1, 8]);
    expect([freeNumber([]), freeNumber(of(1, 2, 4))]).toEqual([1, 3]);
  });
});

describe('writesInTurn', () => {
  it('never gives two acts one number, and ends as wanted', () => {
    const most = 20;
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: most }), { minLength: 1, maxLength: 19 }),
        fc.nat(19),
        fc.nat(19),
        (numbers, from, to) => {
          const acts = of(...numbers);
          const wanted = moved(byNumber(acts), from, to);
          const writes = writesInTurn(acts, renumber(wanted), most);
          const now = new Map(acts.map(({ id, number }) => [id, number]));
          for (const { id, number } of writes ?? []) {
            expect([...now].filter(([other, taken]) => other !== id && taken === number)).toEqual([]);
            expect(number).toBeLessThanOrEqual(most);
            now.set(id, number);
          }
          const after = byNumber([...now].map(([id, number]) => ({ id, number })));
          expect(after.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
        },
      ),
    );
  });

  it('says that it cannot when every number is taken', () => {
    const acts = of(1, 2);
    expect(writesInTurn(acts, renumber(moved(acts, 0, 1)), 2)).toBeNull();
  });
});
