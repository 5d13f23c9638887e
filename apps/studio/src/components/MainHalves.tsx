'use client';

import type { ReactNode } from 'react';
import { useDispatch, useProject } from '../client/use-project.ts';
import { Icon } from './parts/Icon.tsx';
import styles from './studio.module.css';

/** Both halves of the screen side by side; on a narrow one, one of them. */
export function MainHalves({ children }: { children: ReactNode }) {
  const pane = useProject((state) => state.view.pane);
  return (
    <>
      <main className={`${styles.main} ${pane === 'story' ? styles.showsStory : styles.showsConversation}`}>
        {children}
      </main>
      {pane === 'conversation' ? <BackToRecord /> : null}
    </>
  );
}

/** On a narrow screen: from the words that are lit back to the value they became. */
function BackToRecord() {
  const from = useProject((state) => state.view.lit?.from ?? null);
  const name = useProject((state) => {
    const named = [...state.characters, ...state.locations].find((one) => one.id === from?.id);
    return named?.name ?? 'the record';
  });
  const dispatch = useDispatch();
  if (!from) return null;
  return (
    <button
      type="button"
      className={`button button-small ${styles.back}`}
      onClick={() => {
        dispatch({ type: 'lightsOut' });
        dispatch({ type: 'recordOpened', open: from });
      }}
    >
      <Icon name="back" size={16} />
      <span dir="auto">Back to {name}</span>
    </button>
  );
}
