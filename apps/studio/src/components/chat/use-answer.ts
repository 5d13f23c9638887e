'use client';

import type { Correction } from '@greenlight/schema';
import { type RefObject, useRef, useState } from 'react';
import type { ApiError } from '../../client/api.ts';
import { answerQuestion } from '../../client/studio-api.ts';
import { completeTurn } from '../../client/use-outbox.ts';
import { useProjectStore } from '../../client/use-project.ts';
import { useRequest } from '../parts/use-request.ts';
import { useStudioActions } from '../studio-actions.ts';

export interface Answering {
  isBusy: boolean;
  error: ApiError | null;
  /** The words of the answer that is on its way, or was. */
  given: string;
  answer: (questionId: string, text: string, correction?: Correction) => void;
  /** The same answer once more. */
  again: () => void;
}

/** Answers a question of the conversation. Who answers inside `card` by keyboard goes on to what is asked next, or to writing. */
export function useAnswer(session: string, card: RefObject<HTMLElement | null>): Answering {
  const store = useProjectStore();
  const actions = useStudioActions();
  const [given, setGiven] = useState('');
  // One key for one answer: trying again after a lost reply does not answer twice.
  const [keys] = useState(() => new Map<string, string>());
  const last = useRef<() => void>(() => {});
  const { isBusy, error, run } = useRequest();
  const answer = (questionId: string, text: string, correction?: Correction) => {
    setGiven(text);
    const said = JSON.stringify([questionId, text, correction]);
    const key = keys.get(said) ?? crypto.randomUUID();
    keys.set(said, key);
    last.current = () => answer(questionId, text, correction);
    const goesOn = card.current?.contains(document.activeElement) === true;
    void run(async () => {
      const reply = await answerQuestion({ sessionId: session, questionId, answer: text, correction }, key);
      store.dispatch({ type: 'turnAnswered', key: null, text, reply, at: new Date().toISOString() });
      void completeTurn(store, session);
      if (goesOn) requestAnimationFrame(() => focusReview() || actions.write());
    });
  };
  return { isBusy, error, given, answer, again: () => last.current() };
}

/** To the reading that waits for her word, if there is one in sight. */
export function focusReview(): boolean {
  const card = [...document.querySelectorAll<HTMLElement>('[data-review]')].findLast((one) => one.checkVisibility());
  card?.focus();
  return card !== undefined;
}
