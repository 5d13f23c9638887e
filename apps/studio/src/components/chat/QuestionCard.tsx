'use client';

import type { Question } from '@greenlight/schema';
import { useRef } from 'react';
import { useProject } from '../../client/use-project.ts';
import { Problem } from '../parts/Problem.tsx';
import { findRecord } from '../record/find-record.ts';
import { type MergedPair, useStudioActions } from '../studio-actions.ts';
import { ReviewCard } from './ReviewCard.tsx';
import { readingsOf } from './reading-words.ts';
import styles from './reply.module.css';
import { useAnswer } from './use-answer.ts';

interface QuestionCardProps {
  session: string;
  question: Question;
}

/** A question that waits for her. Its buttons answer it; typing an answer does the same. */
export function QuestionCard({ session, question }: QuestionCardProps) {
  const [first, ...others] = readingsOf(question);
  const isSettled = useIsMerged(question.merge);
  if (first) return <ReviewCard session={session} questions={[first, ...others]} />;
  if (isSettled) return <p className={styles.asked}>Asked: {question.text}</p>;
  return <OptionsCard session={session} question={question} />;
}

function OptionsCard({ session, question }: QuestionCardProps) {
  const card = useRef<HTMLElement>(null);
  const { isBusy, error, given, answer, again } = useAnswer(session, card);
  return (
    <section ref={card} className={styles.card} aria-label="Question">
      <p dir="auto">{question.text}</p>
      <div className="row">
        {(question.options ?? []).map((option, index) => (
          <button
            key={option}
            type="button"
            className={`button button-small ${index === 0 ? 'button-go' : ''}`}
            aria-disabled={isBusy}
            onClick={() => answer(question.id, option)}
          >
            {isBusy && option === given ? `${option}…` : option}
          </button>
        ))}
        {question.merge ? <CompareButton pair={question.merge} /> : null}
        {question.options?.length ? null : <span className={styles.asked}>Type your answer, or say “skip”.</span>}
      </div>
      <Problem error={error} onRetry={again} />
    </section>
  );
}

/** Two that are one by now, or of whom one is gone: there is nothing left to decide. */
function useIsMerged(pair: Question['merge']): boolean {
  return useProject((state) => {
    if (!pair) return false;
    return [pair.keep, pair.merge].some((id) => findRecord(state, pair.kind, id) === null);
  });
}

/** Both side by side, before she decides. */
function CompareButton({ pair }: { pair: MergedPair }) {
  const actions = useStudioActions();
  return (
    <button type="button" className="button button-small" onClick={() => actions.makeOne(pair)}>
      Look at both…
    </button>
  );
}
