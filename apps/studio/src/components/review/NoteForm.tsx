'use client';

import { type FormEvent, useId, useMemo, useState } from 'react';
import { useProject } from '../../client/use-project.ts';
import { Problem } from '../parts/Problem.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useAnnounce } from '../record/Announcer.tsx';
import { judgeField } from '../record/judge-field.ts';
import { Switch } from '../record/Switch.tsx';
import { useNamedStory } from '../record/use-named-story.ts';
import { useRecordWrite } from '../record/use-record-write.ts';
import styles from './review.module.css';
import { type SubjectKind, subjectKinds, subjectsOf } from './subjects.ts';

const groupWords: Record<SubjectKind, string> = { character: 'People', location: 'Places', scene: 'Scenes' };

interface NoteFormProps {
  /** Whom or what it is about; it is asked for when this is left out. */
  about?: { kind: SubjectKind; id: string };
  onDone?: () => void;
}

/** A remark about the film or a part of it, and whether it holds the film back. */
export function NoteForm({ about, onDone }: NoteFormProps) {
  const [text, setText] = useState('');
  const [subject, setSubject] = useState('');
  const [isBlocking, setBlocking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { isBusy, error, create } = useRecordWrite();
  const announce = useAnnounce();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const words = text.trim();
    const wrong = words === '' ? 'Write the note first.' : judgeField('note', 'text', words);
    setProblem(wrong);
    if (wrong) return;
    const [kind, id] = about ? [about.kind, about.id] : subject.split(' ');
    const made = await create('note', { text: words, blocking: isBlocking, ...(kind && id ? { [kind]: id } : {}) });
    if (!made) return;
    setText('');
    setBlocking(false);
    announce('The note was left');
    onDone?.();
  };
  return (
    <form className={styles.form} aria-label="New note" onSubmit={(event) => void submit(event)}>
      <TextField label="Note" rows={2} value={text} onChange={setText} problem={problem} />
      {about ? null : <SubjectField value={subject} onChange={setSubject} />}
      <Problem error={error} />
      <div className={styles.formEnd}>
        <Switch label="It holds the film back until it is resolved" isOn={isBlocking} onChange={setBlocking}>
          Holds the film back
        </Switch>
        <button type="submit" className="button" aria-disabled={isBusy}>
          {isBusy ? 'Leaving it…' : 'Leave the note'}
        </button>
      </div>
    </form>
  );
}

function SubjectField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const id = useId();
  const story = useNamedStory();
  const hasAny = useProject((state) => state.characters.length + state.locations.length + state.scenes.length > 0);
  const subjects = useMemo(() => subjectsOf(story), [story]);
  if (!hasAny) return null;
  return (
    <div className="field">
      <label htmlFor={id}>About</label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">The whole film</option>
        {subjectKinds
          .filter((kind) => subjects[kind].length > 0)
          .map((kind) => (
            <optgroup key={kind} label={groupWords[kind]}>
              {subjects[kind].map((one) => (
                <option key={one.id} value={`${kind} ${one.id}`}>
                  {one.name}
                </option>
              ))}
            </optgroup>
          ))}
      </select>
    </div>
  );
}
