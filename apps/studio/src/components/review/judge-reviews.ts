import type { LastChange, ReviewRecord } from '@greenlight/schema';

/**
 * What a review is worth today. An approval `counts`, or does not: it is `older` than the last change, its writer changed the film last
 * herself (`own`), she asked for changes later (`takenBack`), or she works alone and a `second` look is wanted. A wish for changes
 * `stands`, or is `older` too.
 */
export type ReviewWorth = 'counts' | 'older' | 'own' | 'takenBack' | 'second' | 'stands';

export interface JudgedReview {
  review: ReviewRecord;
  worth: ReviewWorth;
}

export interface ReviewStanding {
  /** Newest first. */
  reviews: JudgedReview[];
  isApproved: boolean;
  /** What is still wanted: somebody else's approval, a first one, or a second by the one who works alone. */
  wanted: 'another' | 'first' | 'second' | null;
}

interface Reviewed {
  reviews: readonly ReviewRecord[];
  lastChange: LastChange | null;
  memberCount: number;
}

/** How the film stands with its reviewers. The rule is the workflow's: somebody other than the last author, after the last change. */
export function judgeReviews({ reviews, lastChange, memberCount }: Reviewed): ReviewStanding {
  const newestFirst = reviews.toSorted((a, b) => compare(b.at ?? '', a.at ?? ''));
  const isSince = ({ by, at }: ReviewRecord) => Boolean(by && at && at > (lastChange?.at ?? ''));
  const takenBack = (one: ReviewRecord) =>
    newestFirst.some(({ by, at, verdict }) => by === one.by && verdict === 'changes' && (at ?? '') > (one.at ?? ''));
  const approvals = newestFirst.filter((one) => one.verdict === 'approved' && isSince(one) && !takenBack(one));
  const isSomebodyElse = approvals.some(({ by }) => by !== lastChange?.by);
  const isTwice = memberCount <= 1 && new Set(approvals.map(({ at }) => at)).size >= 2;
  const worthOf = (one: ReviewRecord): ReviewWorth => {
    if (!isSince(one)) return 'older';
    if (one.verdict === 'changes') return 'stands';
    if (takenBack(one)) return 'takenBack';
    if (one.by !== lastChange?.by || isTwice) return 'counts';
    return memberCount > 1 ? 'own' : 'second';
  };
  const isApproved = isSomebodyElse || isTwice;
  const alone = approvals.length > 0 ? 'second' : 'first';
  return {
    reviews: newestFirst.map((review) => ({ review, worth: worthOf(review) })),
    isApproved,
    wanted: isApproved ? null : memberCount > 1 ? 'another' : alone,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
