import type { ReviewRecord } from '@greenlight/schema';
import { type Reviewed, standingApprovals } from '@greenlight/workflow';

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

/** How the film stands with its reviewers. Which approvals hold is the workflow's to say; this says of each review why it does or does not. */
export function judgeReviews(film: Reviewed & { memberCount: number }): ReviewStanding {
  const { reviews, lastChange, memberCount } = film;
  const standing = standingApprovals(film);
  const approvals = [...standing.values()].flat();
  const isSomebodyElse = [...standing.keys()].some((by) => by !== lastChange?.by);
  const isTwice = memberCount <= 1 && new Set(approvals.map(({ at }) => at)).size >= 2;
  const worthOf = (one: ReviewRecord): ReviewWorth => {
    if (!one.by || !one.at || one.at <= (lastChange?.at ?? '')) return 'older';
    if (one.verdict === 'changes') return 'stands';
    if (!approvals.includes(one)) return 'takenBack';
    if (one.by !== lastChange?.by || isTwice) return 'counts';
    return memberCount > 1 ? 'own' : 'second';
  };
  const isApproved = isSomebodyElse || isTwice;
  const alone = approvals.length > 0 ? 'second' : 'first';
  return {
    reviews: reviews
      .toSorted((a, b) => compare(b.at ?? '', a.at ?? ''))
      .map((review) => ({ review, worth: worthOf(review) })),
    isApproved,
    wanted: isApproved ? null : memberCount > 1 ? 'another' : alone,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
