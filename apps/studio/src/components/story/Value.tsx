'use client';

import type { FieldSource, RecordKind } from '@greenlight/schema';
import { useProject } from '../../client/use-project.ts';
import { useTrace } from '../chat/use-trace.ts';
import { fieldLabel } from '../record/field-definitions.ts';
import styles from './cards.module.css';

interface ValueProps {
  kind: RecordKind;
  id: string;
  field: string;
  source: FieldSource | undefined;
  children: string;
}

/** A value on a card. A click lights up the words it came from; one that was typed by hand is plain text. */
export function Value({ kind, id, field, source, children }: ValueProps) {
  const trace = useTrace();
  const isLit = useProject(({ view }) => view.lit?.from.id === id && view.lit.from.field === field);
  if (!source || !('message' in source)) return <span>{children}</span>;
  const words = 'words' in source && source.words ? `from “${source.words}”` : 'show where it was said';
  return (
    <button
      type="button"
      className={`${styles.value} ${isLit ? styles.shining : ''}`}
      title={words}
      aria-label={`${fieldLabel(kind, field)} ${children}: show the words`}
      aria-pressed={isLit}
      onClick={() => void trace({ kind, id, field }, source)}
    >
      {children}
    </button>
  );
}
