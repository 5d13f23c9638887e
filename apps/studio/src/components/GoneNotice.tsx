'use client';

import { useProject } from '../client/use-project.ts';
import { Dialog } from './parts/Dialog.tsx';
import styles from './studio.module.css';

/** When the sign-in has ended, or the project is hers no longer: a sentence and the way on. */
export function GoneNotice() {
  const access = useProject((state) => state.access);
  const project = useProject((state) => state.project.id);
  if (access === 'held') return null;
  const signIn = `/sign-in?next=${encodeURIComponent(`/projects/${project}`)}`;
  const [title, words, href, go] =
    access === 'signed-out'
      ? [
          'You are signed out',
          'Your sign-in has ended. What you have written and not sent is kept in this browser.',
          signIn,
          'Sign in',
        ]
      : [
          'This project is not open to you',
          'You were taken off its members, or it was deleted. Its owner can tell you more.',
          '/projects',
          'Your projects',
        ];
  return (
    <Dialog title={title} onClose={() => location.assign(href)}>
      <div className={styles.gone}>
        <p>{words}</p>
        <div className="row">
          <a className="button button-go" href={href}>
            {go}
          </a>
        </div>
      </div>
    </Dialog>
  );
}
