'use client';

import type { RecordKind } from '@greenlight/schema';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useCanWrite } from '../../client/use-project.ts';
import { FieldForm } from './FieldForm.tsx';
import { fieldDefinitions } from './field-definitions.ts';
import styles from './record.module.css';

interface InlineFieldProps {
  kind: RecordKind;
  id: string;
  field: string;
  value: string | null | undefined;
  /** What stands there while it is empty, for who may fill it. */
  empty: string;
  /** Whose field it is, for those who hear it: `act 2`. */
  of: string;
  className?: string | undefined;
  /** Begins open: it was made a moment ago, and this is its first word. */
  isNew?: boolean;
  /** J and K stop at it. */
  isStop?: boolean;
  children?: ReactNode;
}

/** A text that is edited where it stands. */
export function InlineField(props: InlineFieldProps) {
  const { kind, id, field, value, empty, of, className, isNew = false, isStop, children } = props;
  const canWrite = useCanWrite();
  const [isEditing, setEditing] = useState(false);
  useEffect(() => {
    if (isNew && canWrite) setEditing(true);
  }, [isNew, canWrite]);
  const holder = useRef<HTMLDivElement>(null);
  const definition = fieldDefinitions[kind].find(({ name }) => name === field);
  const finish = () => {
    setEditing(false);
    requestAnimationFrame(() => holder.current?.querySelector('button')?.focus());
  };
  if (!definition || (!canWrite && !value)) return null;
  if (!canWrite) {
    return (
      <span className={className} dir="auto">
        {children ?? value}
      </span>
    );
  }
  const label = definition.label.toLocaleLowerCase('en');
  return (
    <div ref={holder} className={styles.inline}>
      {isEditing ? (
        <FieldForm kind={kind} id={id} definition={definition} value={value ?? null} onDone={finish} />
      ) : (
        <button
          type="button"
          className={`${styles.inlineValue} ${className ?? ''} ${value ? '' : styles.empty}`}
          dir="auto"
          data-walk={isStop ? '' : undefined}
          aria-label={value ? `${value}. Edit ${label} of ${of}` : `${empty}: ${label} of ${of}`}
          onClick={() => setEditing(true)}
        >
          {value ? (children ?? value) : empty}
        </button>
      )}
    </div>
  );
}
