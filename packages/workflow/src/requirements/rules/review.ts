import type { LastChange, ReviewRecord } from '@greenlight/schema';
import { recordName } from '../record-name.ts';
import { collectGaps, type Gap, oneGap } from '../shortfall.ts';
import type { Rule } from './rule.ts';

/**
 * Somebody other than who changed the film last approves it as it stands: after the last change. Who asked for changes later has taken her
 * approval back. In a project of one person two approvals by her do, the second later than the first.
 */
export const approvingReview: Rule = (ground) => {
  const { lastChange, memberCount } = ground.snapshot;
  const standing = standingApprovals(ground.snapshot);
  const author = lastChange?.by;
  if ([...standing.keys()].some((by) => by !== author)) return [];
  const times = new Set([...standing.values()].flat().map(({ at }) => at));
  if (memberCount > 1)
    return oneGap(approvalGap(author ?? null, 'Have somebody approve the film as it stands', others));
  if (times.size >= 2) return [];
  return times.size === 0
    ? oneGap(approvalGap(null, 'Approve the film as it stands', alone), 2)
    : oneGap(approvalGap(null, 'Approve the film a second time', alone));
};

const others = 'Somebody other than who changed it last, after the last change.';
const alone = 'You work alone here, so look at it twice: a second approval, later than the first, does.';

function approvalGap(notBy: string | null, message: string, remedy: string): Gap {
  return {
    code: 'NOT_APPROVED',
    message,
    where: 'reviews',
    remedy,
    question: 'Do you approve the film as it stands?',
    fill: { type: 'review', notBy },
  };
}

/** What reviews are judged by. */
export interface Reviewed {
  reviews: readonly ReviewRecord[];
  lastChange: LastChange | null;
}

/** The approvals of the film as it stands, by person: those after the last change, and after the last verdict of hers that was none. */
export function standingApprovals({ reviews, lastChange }: Reviewed): ReadonlyMap<string, readonly ReviewRecord[]> {
  const since = lastChange?.at ?? '';
  const approvals = new Map<string, ReviewRecord[]>();
  const inOrder = reviews
    .filter(({ by, at }) => by && at && at > since)
    .sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : (a.at ?? '') > (b.at ?? '') ? 1 : 0));
  for (const review of inOrder) {
    const { by, verdict } = review;
    if (!by) continue;
    if (verdict === 'approved') approvals.set(by, [...(approvals.get(by) ?? []), review]);
    else approvals.delete(by);
  }
  return approvals;
}

/** No blocking note is open. */
export const notesResolved: Rule = (ground) =>
  collectGaps(
    ground.snapshot.notes,
    ({ blocking, resolved }) => blocking === true && resolved !== true,
    (note) => {
      const { id } = note;
      const name = recordName('note', note, ground);
      return {
        code: 'NOTE_OPEN',
        message: `Resolve ${name}`,
        where: `note/${id}.resolved`,
        subject: { kind: 'note', id, name },
        remedy: 'It holds the film back until it is resolved.',
        question: `Is ${name} resolved?`,
        fill: { type: 'update', kind: 'note', id, name, fields: [{ anyOf: ['resolved'] }] },
      };
    },
  );
