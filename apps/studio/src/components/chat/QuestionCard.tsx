'use client';

import type { Question } from '@greenlight/schema';
import { useState } from 'react';
import { answerQuestion } from '../../client/studio-api.ts';
import { completeTurn } from '../../client/use-outbox.ts';
import { useProjectStore } from '../../client/use-project.ts';
import { Problem } from '../parts/Problem.tsx';
import { useRequest } from '../parts/use-request.ts';
import styles from './reply.module.css';

interface QuestionCardProps {
  session: string;
  question: Question;
}

/** A question that waits for her. Its buttons answer it; typing an answer does the same. */
export function QuestionCard({ session, question }: QuestionCardProps) {
  const store = useProjectStore();
  const [given, setGiven] = useState('');
  // One key for one answer: trying again after a lost reply does not answer twice.
  const [keys] = useState(() => new Map<string, string>());
  const { isBusy, error, run } = useRequest();
  const answer = (text: string) => {
    setGiven(text);
    const key = keys.get(text) ?? crypto.randomUUID();
    keys.set(text, key);
    void run(async () => {
      const reply = await answerQuestion(session, question.id, text, key);
      store.dispatch({ type: 'turnAnswered', key: null, text, reply, at: new Date().toISOString() });
      void completeTurn(store, session);
    });
  };
  return (
    <section className={styles.card} aria-label="Question">
      <p dir="auto">{question.text}</p>
      <div className="row">
        {(question.options ?? []).map((option, index) => (
          <button
            key={option}
            type="button"
            className={`button button-small ${index === 0 ? 'button-go' : ''}`}
            aria-disabled={isBusy}
            onClick={() => answer(option)}
          >
            {isBusy && option === given ? `${option}…` : option}
          </button>
        ))}
        {question.options?.length ? null : <span className={styles.asked}>Type your answer, or say “skip”.</span>}
      </div>
      <Problem error={error} onRetry={() => answer(given)} />
    </section>
  );
}
