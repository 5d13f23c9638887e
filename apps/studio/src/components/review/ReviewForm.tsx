'use client';

import type { Verdict } from '@greenlight/schema';
import { useState } from 'react';
import { useProject } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { Problem } from '../parts/Problem.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useAnnounce } from '../record/Announcer.tsx';
import { judgeField } from '../record/judge-field.ts';
import { useRecordWrite } from '../record/use-record-write.ts';
import styles from './review.module.css';

/** Approve, or ask for changes in words. */
export function ReviewForm() {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const { isBusy, error, create } = useRecordWrite();
  const announce = useAnnounce();
  const isOwnWork = useProject((state) => state.members.length > 1 && state.lastChange?.by === state.userId);
  const say = async (verdict: Verdict) => {
    const words = text.trim() || null;
    const wrong =
      verdict === 'changes' && words === null ? 'Say what should change.' : judgeField('review', 'text', words);
    setProblem(wrong);
    if (wrong || !(await create('review', { verdict, text: words }))) return;
    setText('');
    announce(verdict === 'approved' ? 'You approved the film' : 'You asked for changes');
  };
  return (
    <form
      className={styles.form}
      aria-label="Your review"
      onSubmit={(event) => {
        event.preventDefault();
        void say('approved');
      }}
    >
      <TextField
        label="What do you say to the film as it stands?"
        rows={3}
        value={text}
        onChange={setText}
        problem={problem}
        hint={
          isOwnWork ? 'You changed it last, so it takes somebody else’s approval. Yours is shown beside it.' : undefined
        }
      />
      <Problem error={error} />
      <div className="row">
        <button type="submit" className="button button-go" aria-disabled={isBusy}>
          <Icon name="check" size={16} /> Approve
        </button>
        <button type="button" className="button" aria-disabled={isBusy} onClick={() => void say('changes')}>
          Ask for changes
        </button>
      </div>
    </form>
  );
}
