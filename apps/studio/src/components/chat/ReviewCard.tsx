'use client';

import type { Correction } from '@greenlight/schema';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Problem } from '../parts/Problem.tsx';
import { QuotedWords } from './QuotedWords.tsx';
import { ReadingForm } from './ReadingForm.tsx';
import { ReadingValues } from './ReadingValues.tsx';
import { ReviewButtons } from './ReviewButtons.tsx';
import { correctionWords, isUntouched } from './reading-correction.ts';
import { type ReadingQuestion, readingTitle } from './reading-words.ts';
import styles from './review.module.css';
import { reviewAct } from './review-keys.ts';
import { useAnswer } from './use-answer.ts';

interface ReviewCardProps {
  session: string;
  /** Those that are asked about together, at most three. */
  questions: readonly [ReadingQuestion, ...ReadingQuestion[]];
}

/**
 * What was read out of her words and is not sure enough to be written: the words, what they would become, and whether that is right.
 * Enter says yes, E sets it right, D lets it go, N looks at the next one.
 */
export function ReviewCard({ session, questions }: ReviewCardProps) {
  const [at, setAt] = useState(0);
  const [isCorrecting, setCorrecting] = useState(false);
  const [pointed, setPointed] = useState<string | null>(null);
  const card = useRef<HTMLElement>(null);
  const question = questions[at] ?? questions[0];
  const { reading, options = [] } = question;
  const { isBusy, error, answer, again } = useAnswer(session, card);
  const backToCard = () => {
    setCorrecting(false);
    card.current?.focus();
  };
  const acts = {
    accept: () => answer(question.id, options[0] ?? 'yes'),
    discard: () => answer(question.id, options.at(-1) ?? 'no'),
    correct: () => setCorrecting(true),
    next: () => {
      setCorrecting(false);
      setPointed(null);
      setAt((at + 1) % questions.length);
      card.current?.focus();
    },
  };
  const keep = (correction: Correction | null) => {
    if (correction === null) acts.discard();
    else if (isUntouched(correction)) acts.accept();
    else answer(question.id, correctionWords(reading, correction), correction);
  };
  const press = (event: KeyboardEvent) => {
    if (isCorrecting) return;
    const act = reviewAct(event.nativeEvent, event.target === card.current);
    if (act === null || (act === 'next' && questions.length === 1)) return;
    event.preventDefault();
    event.stopPropagation();
    acts[act]();
  };
  const title = readingTitle(reading);
  return (
    <section
      ref={card}
      className={styles.card}
      aria-label={title}
      aria-keyshortcuts="Enter E D N"
      aria-busy={isBusy}
      data-review=""
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what is asked is within reach of the keyboard, and its keys work there.
      tabIndex={0}
      onKeyDown={press}
    >
      <div className={styles.head}>
        <p dir="auto">{title}</p>
        {reading.series ? (
          <span className={styles.place}>
            {reading.series.number} of {reading.series.of}
          </span>
        ) : null}
      </div>
      <QuotedWords reading={reading} lit={pointed} />
      {isCorrecting ? (
        <ReadingForm
          key={question.id}
          reading={reading}
          isBusy={isBusy}
          error={error}
          onCorrect={keep}
          onCancel={backToCard}
        />
      ) : (
        <>
          <ReadingValues reading={reading} onPoint={setPointed} />
          <ReviewButtons acts={acts} isBusy={isBusy} hasNext={questions.length > 1} />
        </>
      )}
      <Problem error={isCorrecting && error?.code === 'VALIDATION' ? null : error} onRetry={again} />
    </section>
  );
}
