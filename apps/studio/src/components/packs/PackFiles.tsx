'use client';

import { useMemo } from 'react';
import { ReplyText } from '../chat/ReplyText.tsx';
import { fileTitle, shownText } from './pack-words.ts';
import styles from './packs.module.css';

interface PackFilesProps {
  files: Readonly<Record<string, string>>;
  open: string | null;
  onOpen: (file: string | null) => void;
}

/** The eight files of a pack, one open at a time. */
export function PackFiles({ files, open, onOpen }: PackFilesProps) {
  const names = Object.keys(files).sort();
  const text = open === null ? undefined : files[open];
  return (
    <section className={styles.files} aria-label="Files">
      <h4>Files</h4>
      <div className={styles.names}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            className="button button-small"
            aria-pressed={name === open}
            title={name}
            onClick={() => onOpen(name === open ? null : name)}
          >
            {fileTitle(name)}
          </button>
        ))}
      </div>
      {open !== null && text !== undefined ? <PackFile name={open} text={text} /> : null}
    </section>
  );
}

function PackFile({ name, text }: { name: string; text: string }) {
  const shown = useMemo(() => shownText(text), [text]);
  return (
    <article className={styles.file} aria-label={name}>
      <ReplyText text={shown.text} />
      {shown.isCut ? <p className={styles.note}>It goes on from here. Download the pack to read all of it.</p> : null}
    </article>
  );
}
