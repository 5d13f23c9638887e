'use client';

import { type FormEvent, useState } from 'react';
import styles from './structure.module.css';

/** The line under an act's beats: what is written there becomes the next one. */
export function AddBeat({ where, onAdd }: { where: string; onAdd: (title: string) => Promise<boolean> }) {
  const [text, setText] = useState('');
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const title = text.trim();
    if (title !== '' && (await onAdd(title))) setText('');
  };
  return (
    <form className={styles.addBeat} onSubmit={(event) => void add(event)}>
      <input
        className="input"
        dir="auto"
        maxLength={120}
        autoComplete="off"
        aria-label={`Add a beat to ${where}`}
        placeholder="Add a beat"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() === '' ? null : (
        <button type="submit" className="button button-small">
          Add
        </button>
      )}
    </form>
  );
}
