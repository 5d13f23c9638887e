'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { draftKey, keepDraft, readDraft } from '../../client/kept-texts.ts';
import { useProject } from '../../client/use-project.ts';

/** What is written and not sent, for each conversation its own, kept in this browser. */
export function useDraft(): [string, (text: string) => void] {
  const user = useProject((state) => state.userId);
  const project = useProject((state) => state.project.id);
  const session = useProject((state) => state.conversation.session);
  const wasNew = useProject((state) => state.conversation.wasNew === true);
  const key = draftKey(user, project, session);
  const [text, setText] = useState('');
  const before = useRef({ key: '', text: '' });
  useEffect(() => {
    const old = before.current;
    if (wasNew && old.key !== '' && old.key !== key) {
      // The conversation she writes in has just become this session: what she is writing comes along.
      keepDraft(old.key, '');
      keepDraft(key, old.text);
    } else setText(readDraft(key));
    before.current.key = key;
  }, [key, wasNew]);
  before.current.text = text;
  const change = useCallback(
    (next: string) => {
      setText(next);
      keepDraft(key, next);
    },
    [key],
  );
  return [text, change];
}
