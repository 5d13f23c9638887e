'use client';

import { useProject } from '../../client/use-project.ts';
import { Face } from '../parts/Face.tsx';
import { Icon } from '../parts/Icon.tsx';
import { LocalTime } from '../parts/LocalTime.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useRecordWrite } from '../record/use-record-write.ts';
import { Glow } from '../story/Glow.tsx';
import type { JudgedReview, ReviewWorth } from './judge-reviews.ts';
import styles from './review.module.css';
import { useNames } from './use-names.ts';

const worthWords: Record<ReviewWorth, string> = {
  counts: 'Counts: the film is as it was then.',
  older: 'No longer counts: the film was changed since.',
  own: 'Does not count: who changed the film last cannot approve it alone.',
  takenBack: 'Taken back: changes were asked for later.',
  second: 'The first look. A second approval, later, makes it count.',
  stands: 'The film has not changed since.',
};

/** What somebody said of the film, when, and what it is worth today. */
export function ReviewItem({ judged: { review, worth } }: { judged: JudgedReview }) {
  const nameOf = useNames();
  const isOwn = useProject((state) => state.userId === review.by && state.capability !== 'read');
  const { isBusy, error, remove } = useRecordWrite();
  const isApproval = review.verdict === 'approved';
  const name = nameOf(review.by);
  const words = review.verdict === 'changes' && worth === 'older' ? 'The film was changed since.' : worthWords[worth];
  return (
    <li className={`${styles.item} ${worth === 'counts' ? styles.counts : ''}`} data-id={review.id} data-worth={worth}>
      <Glow id={review.id} />
      <Face name={name} size="small" />
      <div className={styles.said}>
        <p className={styles.who}>
          <strong dir="auto">{name}</strong>{' '}
          <span className={isApproval ? styles.approved : styles.asks}>
            {isApproval ? <Icon name="check" size={14} /> : <Icon name="edit" size={14} />}
            {isApproval ? 'approved' : name === 'You' ? 'asked for changes' : 'asks for changes'}
          </span>{' '}
          {review.at ? <LocalTime at={review.at} /> : null}
        </p>
        {review.text ? (
          <p className={styles.words} dir="auto">
            {review.text}
          </p>
        ) : null}
        <p className={styles.quiet}>{words}</p>
        <Problem error={error} />
      </div>
      {isOwn ? (
        <button
          type="button"
          className="icon-button"
          aria-label="Take this review away"
          title="Take it away"
          aria-disabled={isBusy}
          onClick={() => void remove('review', review.id)}
        >
          <Icon name="remove" />
        </button>
      ) : null}
    </li>
  );
}
