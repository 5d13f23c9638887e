'use client';

import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import styles from './record.module.css';
import type { FieldSave } from './use-field-save.ts';

interface EditorFrameProps {
  label: string;
  saving: FieldSave;
  /** The value that somebody else has put there since the editing began. */
  meanwhile: string | null;
  onSave: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/** Around a field's control: Enter saves, Escape cancels, what is wrong stands under it. */
export function EditorFrame({ label, saving, meanwhile, onSave, onCancel, children }: EditorFrameProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <form
      className={styles.form}
      onSubmit={submit}
      onKeyDown={leave}
      aria-label={`Edit ${label.toLocaleLowerCase('en')}`}
    >
      {children}
      {saving.problem ? (
        <p className={styles.problem} role="alert">
          {saving.problem}
        </p>
      ) : null}
      {meanwhile === null ? null : (
        <p className={styles.meanwhile} role="status">
          Somebody changed this to “{meanwhile || 'empty'}” meanwhile. Saving puts yours in its place.
        </p>
      )}
      <div className="row">
        <button type="submit" className="button button-small button-go" aria-disabled={saving.isBusy}>
          {saving.isBusy ? 'Saving…' : 'Save'}
        </button>
        <button type="button" className="button button-small" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
