'use client';

import { useMemo } from 'react';
import { useCanWrite, useProject } from '../../client/use-project.ts';
import { judgeReviews } from './judge-reviews.ts';
import { Notes } from './Notes.tsx';
import { ReviewForm } from './ReviewForm.tsx';
import { ReviewItem } from './ReviewItem.tsx';
import styles from './review.module.css';
import { Standing } from './Standing.tsx';

/** What people say of the film: whether it is approved as it stands, and what still holds it back. */
export function ReviewPane() {
  const reviews = useProject((state) => state.reviews);
  const lastChange = useProject((state) => state.lastChange);
  const memberCount = useProject((state) => state.members.length);
  const canWrite = useCanWrite();
  const standing = useMemo(
    () => judgeReviews({ reviews, lastChange, memberCount }),
    [reviews, lastChange, memberCount],
  );
  return (
    <div className={styles.review}>
      <Standing standing={standing} />
      <div className={styles.columns}>
        <section className={styles.column} aria-labelledby="review-reviews">
          <h3 id="review-reviews">Reviews</h3>
          {canWrite ? <ReviewForm /> : null}
          {standing.reviews.length > 0 ? (
            <ul className={styles.list} aria-label="Reviews">
              {standing.reviews.map((judged) => (
                <ReviewItem key={judged.review.id} judged={judged} />
              ))}
            </ul>
          ) : (
            <p className={styles.nothing}>Nobody has said anything of the film yet.</p>
          )}
        </section>
        <Notes />
      </div>
    </div>
  );
}
