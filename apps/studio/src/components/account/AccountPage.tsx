import type { ReactNode } from 'react';
import { Brand } from '../parts/Brand.tsx';
import { Face } from '../parts/Face.tsx';
import styles from './account.module.css';

/** The frame of sign-in and sign-up: the form, and beside it what a sentence becomes. */
export function AccountPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.page}>
      <main className={styles.form}>
        <Brand href="/" />
        <h1>{title}</h1>
        {children}
      </main>
      <aside className={styles.show} aria-label="What it does">
        <figure className={styles.figure}>
          <figcaption className={styles.caption}>
            You tell the story. People, places and scenes are written down as you speak.
          </figcaption>
          <div className={styles.example}>
            <p className={styles.said}>
              <mark>Irene Adler</mark> is a <mark>retired opera singer</mark>, about <mark>thirty</mark>. At{' '}
              <mark>night</mark> the King comes to <mark>Baker Street</mark> in a mask.
            </p>
            <div className={styles.card}>
              <Face name="Irene Adler" />
              <div>
                <strong>Irene Adler</strong>
                <p>retired opera singer, 30</p>
              </div>
            </div>
            <p className={styles.strip}>
              <span>1</span>
              <span>INT. BAKER STREET – NIGHT</span>
            </p>
          </div>
        </figure>
      </aside>
    </div>
  );
}
