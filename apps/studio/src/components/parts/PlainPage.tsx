import type { ReactNode } from 'react';
import styles from './plain-page.module.css';

/** A page that is a sentence and what to do next. */
export function PlainPage({ title, words, children }: { title: string; words: string; children: ReactNode }) {
  return (
    <main className={styles.page}>
      <h1>{title}</h1>
      <p>{words}</p>
      <div className="row">{children}</div>
    </main>
  );
}
