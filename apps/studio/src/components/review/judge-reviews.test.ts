import { runGate } from '@greenlight/gates';
import type { ReviewRecord, Verdict } from '@greenlight/schema';
import { projectSnapshot } from '@greenlight/testkit/film';
import { completionGate, createGround } from '@greenlight/workflow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeReviews } from './judge-reviews.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 31, 10, minute)).toISOString();
const review = (by: string, minute: number, verdict: Verdict = 'approved'): ReviewRecord => ({
  id: `${by}-${minute}`,
  project: 'p',
  createdVia: 'manual',
  sources: {},
  verdict,
  by,
  at: at(minute),
});
const lastChange = { by: 'ada', at: at(10) };
const judge = (memberCount: number, ...reviews: ReviewRecord[]) => {
  const { reviews: judged, ...rest } = judgeReviews({ reviews, lastChange, memberCount });
  return { ...rest, worth: Object.fromEntries(judged.map((one) => [one.review.id, one.worth])) };
};

describe('an approval', () => {
  it('counts when somebody else gives it after the last change', () => {
    expect(judge(2, review('ben', 11))).toEqual({ isApproved: true, wanted: null, worth: { 'ben-11': 'counts' } });
  });

  it('no longer counts once the film was changed', () => {
    expect(judge(2, review('ben', 9))).toEqual({ isApproved: false, wanted: 'another', worth: { 'ben-9': 'older' } });
    expect(judge(2, review('ben', 10)).isApproved).toBe(false);
  });

  it('by who changed it last does not count beside others', () => {
    expect(judge(2, review('ada', 11), review('ada', 12))).toMatchObject({
      isApproved: false,
      worth: { 'ada-11': 'own' },
    });
  });

  it('is taken back by asking for changes later, and given again after that', () => {
    const asked = [review('ben', 11), review('ben', 12, 'changes')] as const;
    expect(judge(2, ...asked)).toEqual({
      isApproved: false,
      wanted: 'another',
      worth: { 'ben-11': 'takenBack', 'ben-12': 'stands' },
    });
    expect(judge(2, ...asked, review('ben', 13))).toMatchObject({ isApproved: true, worth: { 'ben-13': 'counts' } });
  });

  it('stands beside another’s wish for changes', () => {
    expect(judge(3, review('ben', 11), review('cleo', 12, 'changes')).isApproved).toBe(true);
  });

  it('is wanted twice from who works alone', () => {
    expect(judge(1).wanted).toBe('first');
    expect(judge(1, review('ada', 11))).toEqual({ isApproved: false, wanted: 'second', worth: { 'ada-11': 'second' } });
    expect(judge(1, review('ada', 11), review('ada', 12))).toMatchObject({
      isApproved: true,
      worth: { 'ada-11': 'counts', 'ada-12': 'counts' },
    });
    expect(judge(1, review('ada', 9), review('ada', 12)).wanted).toBe('second');
  });

  it('counts in a film that nobody has changed yet', () => {
    expect(judgeReviews({ reviews: [review('ben', 1)], lastChange: null, memberCount: 2 }).isApproved).toBe(true);
  });
});

it('has the newest first', () => {
  const { reviews } = judgeReviews({ reviews: [review('ben', 9), review('ben', 11)], lastChange, memberCount: 2 });
  expect(reviews.map((one) => one.review.id)).toEqual(['ben-11', 'ben-9']);
});

it('says that the film is approved when, and only when, the gate of the review does', () => {
  const people = fc.constantFrom('ada', 'ben', 'cleo');
  const said = fc.record({ by: people, minute: fc.nat(20), verdict: fc.constantFrom<Verdict>('approved', 'changes') });
  const reviewsOf = fc.uniqueArray(said, { maxLength: 6, selector: ({ minute }) => minute });
  fc.assert(
    fc.property(reviewsOf, fc.integer({ min: 1, max: 3 }), fc.boolean(), (all, memberCount, isChanged) => {
      const reviews = all.map(({ by, minute, verdict }) => review(by, minute, verdict));
      const reviewed = { reviews, memberCount, lastChange: isChanged ? lastChange : null };
      const ground = createGround(projectSnapshot(reviewed));
      const gate = runGate(completionGate(ground.definition, 'review'), ground);
      expect(judgeReviews(reviewed).isApproved).toBe(gate.passed);
    }),
    { numRuns: 500 },
  );
});
