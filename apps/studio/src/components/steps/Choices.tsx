'use client';

import type { WorkflowView } from '@greenlight/schema';
import { useDispatch } from '../../client/use-project.ts';
import { useCurrentStep, useWorkflow } from '../../client/use-workflow.ts';
import { Problem } from '../parts/Problem.tsx';
import { useStudioActions } from '../studio-actions.ts';
import styles from './choices.module.css';
import { GoToMenu } from './GoToMenu.tsx';
import { OfferedChoice } from './OfferedChoice.tsx';
import { countThings, missingCount } from './step-words.ts';
import { useRemedy } from './use-remedy.ts';
import { useTakeChoice } from './use-take-choice.ts';

export type Choice = WorkflowView['choices'][number];

/** Offered in every step, so they stand apart from what the step itself offers. */
const isAlways = ({ id }: Choice) => id === 'manual_override' || id === 'review_progress';
const isPlace = ({ id }: Choice) => id.startsWith('advance_to_');

/** What may be done next: what the step offers, the recommended first, then her own words, and the way to other steps. Brief beside a question. */
export function Choices({ isBrief }: { isBrief: boolean }) {
  const { choices } = useWorkflow();
  const take = useTakeChoice();
  const { writeInstead } = useStudioActions();
  const remedy = useRemedy();
  const own = choices.filter((one) => !isAlways(one) && !isPlace(one)).sort(byRecommendation);
  const review = choices.find(({ id }) => id === 'review_progress');
  const instead = choices.find(({ id }) => id === 'manual_override');
  return (
    <section className={styles.choices} aria-label="What to do next">
      <Head />
      <ul className={`${styles.cards} ${isBrief ? styles.brief : ''}`}>
        {own.map((choice) => (
          <li key={choice.id}>
            <OfferedChoice choice={choice} isBrief={isBrief} onTake={() => take(choice)} remedy={remedy} />
          </li>
        ))}
      </ul>
      <div className={styles.more}>
        {instead ? (
          <button
            type="button"
            className="button button-small button-quiet"
            title={instead.description}
            onClick={() => writeInstead()}
          >
            {instead.title}…
          </button>
        ) : null}
        {review ? (
          <button
            type="button"
            className={`button button-small ${review.recommended ? 'button-go' : 'button-quiet'}`}
            title={review.description}
            onClick={() => take(review)}
          >
            {review.title}
          </button>
        ) : null}
        <GoToMenu choices={choices.filter(isPlace)} />
      </div>
      <Problem error={remedy.error} onRetry={remedy.again} />
    </section>
  );
}

function byRecommendation(a: Choice, b: Choice): number {
  return Number(b.recommended) - Number(a.recommended);
}

function Head() {
  const step = useCurrentStep();
  const dispatch = useDispatch();
  if (!step) return null;
  const missing = missingCount(step);
  return (
    <div className={styles.head}>
      <h2 dir="auto">{step.title}</h2>
      <button
        type="button"
        className={styles.state}
        data-missing={missing > 0 || undefined}
        onClick={() => dispatch({ type: 'stepShown', step: step.id })}
      >
        {missing > 0 ? `${countThings(missing)} missing` : step.status === 'complete' ? 'complete' : 'waits for others'}
      </button>
    </div>
  );
}
