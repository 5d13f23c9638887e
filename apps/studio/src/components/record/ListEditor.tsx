'use client';

import { useState } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { useTakeFocus } from '../parts/use-take-focus.ts';
import styles from './record.module.css';

interface ListEditorProps {
  label: string;
  items: readonly string[];
  onChange: (items: string[]) => void;
  /** What is typed and not yet added; saving adds it. */
  rest: string;
  onRest: (text: string) => void;
}

/** A list of short texts: each can be taken off, another added. */
export function ListEditor({ label, items, onChange, rest, onRest }: ListEditorProps) {
  const [said, setSaid] = useState('');
  const field = useTakeFocus<HTMLInputElement>();
  const remove = (item: string) => {
    onChange(items.filter((one) => one !== item));
    setSaid(`${item} taken off`);
  };
  return (
    <>
      {items.length > 0 ? (
        <ul className={styles.list} aria-label={label}>
          {items.map((item) => (
            <li key={item} dir="auto">
              {item}
              <button type="button" aria-label={`Take off ${item}`} onClick={() => remove(item)}>
                <Icon name="close" size={14} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <input
        className="input"
        dir="auto"
        ref={field}
        aria-label={`Add to ${label.toLocaleLowerCase('en')}`}
        placeholder="Add another"
        value={rest}
        onChange={(event) => onRest(event.target.value)}
      />
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}

/** The list with what is typed at its end; the same text twice is once. */
export function withRest(items: readonly string[], rest: string): string[] {
  const added = rest.trim();
  return added === '' || items.includes(added) ? [...items] : [...items, added];
}
