'use client';

import type { Correction, Reading } from '@greenlight/schema';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { type ApiError, fieldMessage } from '../../client/api.ts';
import { FieldControl } from '../record/FieldControl.tsx';
import type { FieldDefinition } from '../record/field-definitions.ts';
import { judgeField } from '../record/judge-field.ts';
import { draftOf, type ReadingDraft, toCorrection } from './reading-correction.ts';
import { formFields } from './reading-words.ts';
import styles from './review.module.css';

interface ReadingFormProps {
  reading: Reading;
  isBusy: boolean;
  error: ApiError | null;
  /** Null when it is nothing at all. */
  onCorrect: (correction: Correction | null) => void;
  onCancel: () => void;
}

const kinds = [
  ['character', 'A person'],
  ['location', 'A place'],
  ['nothing', 'Nothing to keep'],
] as const;

/** Sets a reading right: what it is, what it is called, what is said of it. Enter keeps it so, Escape goes back. */
export function ReadingForm({ reading, isBusy, error, onCorrect, onCancel }: ReadingFormProps) {
  const [draft, setDraft] = useState<ReadingDraft>(() => draftOf(reading));
  const [wrong, setWrong] = useState<Record<string, string | undefined>>({});
  const { kind, texts } = draft;
  const fields = kind === 'nothing' ? [] : formFields(kind, reading);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const correction = toCorrection(reading, draft);
    const problems = correction === null ? {} : judge(kind, correction);
    setWrong(problems);
    if (!Object.values(problems).some(Boolean)) onCorrect(correction);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  };
  return (
    <form className={styles.form} aria-label="Set it right" onSubmit={submit} onKeyDown={leave}>
      {reading.about === undefined && (reading.kind === 'character' || reading.kind === 'location') ? (
        <KindChoice kind={kind} onChange={(next) => setDraft({ ...draft, kind: next })} />
      ) : null}
      <div className={styles.fields}>
        {fields.map((definition, index) => (
          <Field
            key={definition.name}
            definition={definition}
            text={texts[definition.name] ?? ''}
            isFirst={index === 0}
            problem={wrong[definition.name] ?? serverProblem(error, definition.name)}
            onChange={(text) => setDraft({ ...draft, texts: { ...texts, [definition.name]: text } })}
          />
        ))}
      </div>
      <div className="row">
        <button type="submit" className="button button-small button-go" aria-disabled={isBusy}>
          {isBusy ? 'Keeping…' : kind === 'nothing' ? 'Discard' : 'Keep it so'}
        </button>
        <button type="button" className="button button-small" onClick={onCancel}>
          Back
        </button>
      </div>
    </form>
  );
}

function KindChoice({
  kind,
  onChange,
}: {
  kind: ReadingDraft['kind'];
  onChange: (kind: ReadingDraft['kind']) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.kinds}>
      <legend>What it is</legend>
      {kinds.map(([value, label]) => (
        <label key={value}>
          <input type="radio" name={name} value={value} checked={kind === value} onChange={() => onChange(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

interface FieldProps {
  definition: FieldDefinition;
  text: string;
  isFirst: boolean;
  problem: string | undefined;
  onChange: (text: string) => void;
}

function Field({ definition, text, isFirst, problem, onChange }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{definition.label}</label>
      <FieldControl
        id={id}
        definition={definition}
        text={text}
        onChange={onChange}
        isInvalid={problem !== undefined}
        takesFocus={isFirst}
      />
      {problem ? (
        <p className="problem" role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}

/** By the schema that judges every write, before anything is sent. People and places of a scene are typed by their names: the studio knows them. */
function judge(kind: ReadingDraft['kind'], { name, set }: Correction): Record<string, string | undefined> {
  if (kind === 'nothing') return {};
  const typed = Object.entries(set).filter(
    ([field]) => kind !== 'scene' || !['location', 'characters'].includes(field),
  );
  const judged = typed.map(([field, value]) => [field, judgeField(kind, field, value)]);
  const named = name === undefined ? [] : [['name', judgeField(kind, 'name', name)]];
  return Object.fromEntries([...judged, ...named]);
}

function serverProblem(error: ApiError | null, field: string): string | undefined {
  const said = fieldMessage(error, field === 'name' ? 'correction.name' : `correction.set.${field}`);
  return said && `It ${said}.`;
}
