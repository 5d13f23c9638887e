'use client';

import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { fieldMessage } from '../../client/api.ts';
import { Problem } from '../parts/Problem.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useAnnounce } from '../record/Announcer.tsx';
import { judgeField } from '../record/judge-field.ts';
import { useRecordWrite } from '../record/use-record-write.ts';
import styles from './media.module.css';
import { type MediaSubject, shelfWords } from './media-words.ts';

interface WriteFormProps {
  subject: MediaSubject;
  id: string;
  /** What it is called unless she says otherwise. */
  name: string;
  onDone: () => void;
}

/** A sheet, a reference or a breakdown in words. */
export function WriteForm({ subject, id, name, onDone }: WriteFormProps) {
  const { kind, one } = shelfWords[subject];
  const [title, setTitle] = useState(() => [...name].slice(0, 120).join(''));
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<Record<string, string | undefined>>({});
  const { isBusy, error, create } = useRecordWrite();
  const announce = useAnnounce();
  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    const fields = { title: title.trim(), text: text.trim() };
    const wrong = {
      title: judgeField('media', 'title', fields.title),
      text: fields.text === '' ? 'Write something first.' : judgeField('media', 'text', fields.text),
    };
    setProblems(wrong);
    if (wrong.title || wrong.text || !(await create('media', { ...fields, kind, [subject]: id }))) return;
    announce(`The ${one} was added`);
    onDone();
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onDone();
  };
  return (
    <form
      className={styles.form}
      aria-label={`Write a ${one}`}
      onSubmit={(event) => void save(event)}
      onKeyDown={leave}
    >
      <TextField
        label="Title"
        value={title}
        onChange={setTitle}
        problem={problems.title ?? fieldMessage(error, 'title')}
      />
      <TextField
        label="Words"
        rows={6}
        value={text}
        onChange={setText}
        problem={problems.text ?? fieldMessage(error, 'text')}
      />
      <Problem error={error} onRetry={() => void save()} />
      <div className="row">
        <button type="submit" className="button button-small button-go" aria-disabled={isBusy}>
          {isBusy ? 'Adding…' : 'Add'}
        </button>
        <button type="button" className="button button-small" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}
