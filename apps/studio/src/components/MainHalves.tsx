'use client';

import type { ReactNode } from 'react';
import { useProject } from '../client/use-project.ts';
import styles from './studio.module.css';

/** Both halves of the screen side by side; on a narrow one, one of them. */
export function MainHalves({ children }: { children: ReactNode }) {
  const pane = useProject((state) => state.view.pane);
  return (
    <main className={`${styles.main} ${pane === 'story' ? styles.showsStory : styles.showsConversation}`}>
      {children}
    </main>
  );
}
