'use client';

import { type PanelRecord, type ShotSize, shotSize } from '@greenlight/schema';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import type { ApiError } from '../../client/api.ts';
import { Problem } from '../parts/Problem.tsx';
import { useTakeFocus } from '../parts/use-take-focus.ts';
import { judgeField } from '../record/judge-field.ts';
import styles from './board.module.css';
import { shotSizes } from './shot-sizes.ts';

interface PanelFormProps {
  label: string;
  panel?: PanelRecord;
  isBusy: boolean;
  error: ApiError | null;
  onSave: (fields: { description: string | null; shotSize: ShotSize | null }) => void;
  onCancel: () => void;
}

/** What we see, and from how near. */
export function PanelForm({ label, panel, isBusy, error, onSave, onCancel }: PanelFormProps) {
  const [text, setText] = useState(panel?.description ?? '');
  const [size, setSize] = useState<ShotSize | null>(panel?.shotSize ?? null);
  const [problem, setProblem] = useState<string>();
  const field = useTakeFocus<HTMLTextAreaElement>();
  const id = useId();
  const save = (event?: FormEvent) => {
    event?.preventDefault();
    const description = text.trim() || null;
    const wrong = judgeField('panel', 'description', description);
    setProblem(wrong);
    if (!wrong) onSave({ description, shotSize: size });
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    }
    if (event.key === 'Enter' && !event.shiftKey && event.target === field.current) {
      event.preventDefault();
      save();
    }
  };
  return (
    <form className={styles.form} aria-label={label} onSubmit={save} onKeyDown={press}>
      <div className="field">
        <label htmlFor={id}>What we see</label>
        <textarea
          id={id}
          ref={field}
          className="input"
          dir="auto"
          rows={3}
          value={text}
          aria-invalid={problem ? true : undefined}
          onChange={(event) => setText(event.target.value)}
        />
        {problem ? <p className="problem">{problem}</p> : null}
      </div>
      <SizeChooser chosen={size} onChoose={setSize} />
      <Problem error={error} onRetry={() => save()} />
      <div className="row">
        <button type="submit" className="button button-small button-go" aria-disabled={isBusy}>
          {isBusy ? 'Saving…' : 'Save'}
        </button>
        <button type="button" className="button button-small" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function SizeChooser({ chosen, onChoose }: { chosen: ShotSize | null; onChoose: (size: ShotSize) => void }) {
  const name = useId();
  const said = chosen ? shotSizes[chosen] : null;
  return (
    <fieldset className={styles.sizes}>
      <legend>Shot size</legend>
      <div className={styles.sizeRow}>
        {shotSize.options.map((size) => (
          <label key={size} title={shotSizes[size].words}>
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              value={size}
              checked={chosen === size}
              onChange={() => onChoose(size)}
            />
            <span aria-hidden="true">{shotSizes[size].sign}</span>
            <span className="visually-hidden">
              {shotSizes[size].words}: {shotSizes[size].shows}
            </span>
          </label>
        ))}
      </div>
      <p className={styles.hint} aria-hidden="true">
        {said ? `${said.words}: ${said.shows}` : 'From the whole place to a single thing.'}
      </p>
    </fieldset>
  );
}
