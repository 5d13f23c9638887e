'use client';

import { useProject } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { LocalTime } from '../parts/LocalTime.tsx';
import type { ReviewStanding } from './judge-reviews.ts';
import styles from './review.module.css';
import { useNames } from './use-names.ts';

/** Whether the film as it stands is approved, and if not, what is wanted. */
export function Standing({ standing }: { standing: ReviewStanding }) {
  const lastChange = useProject((state) => state.lastChange);
  const nameOf = useNames();
  const { isApproved, wanted } = standing;
  const author = lastChange ? nameOf(lastChange.by) : null;
  const other =
    author === null ? 'somebody' : author === 'You' ? 'somebody other than you' : `somebody other than ${author}`;
  return (
    <div className={`${styles.standing} ${isApproved ? styles.passed : styles.waits}`} data-testid="review-standing">
      <span className={styles.standingSign}>
        <Icon name={isApproved ? 'check' : 'review'} size={22} />
      </span>
      <div>
        <strong>{isApproved ? 'Approved as it stands' : 'Not approved as it stands'}</strong>
        {wanted === 'another' ? <p>It waits for an approval by {other}.</p> : null}
        {wanted === 'first' ? (
          <p>You work alone here, so look at it twice: two approvals, one later than the other, do.</p>
        ) : null}
        {wanted === 'second' ? <p>One look is done. Approve it a second time, later, and it stands.</p> : null}
        {lastChange ? (
          <p className={styles.quiet}>
            Last changed by {author === 'You' ? 'you' : author}, <LocalTime at={lastChange.at} />. Any change after an
            approval asks for a new one.
          </p>
        ) : null}
      </div>
    </div>
  );
}
