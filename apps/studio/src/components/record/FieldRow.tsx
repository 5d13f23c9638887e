'use client';

import type { FieldSource, RecordKind } from '@greenlight/schema';
import { useEffect, useRef, useState } from 'react';
import { useCanWrite, useProject } from '../../client/use-project.ts';
import { useTrace } from '../chat/use-trace.ts';
import { FieldForm } from './FieldForm.tsx';
import type { FieldDefinition } from './field-definitions.ts';
import { toWords } from './field-values.ts';
import styles from './record.module.css';
import { SourceLine } from './SourceLine.tsx';
import { SwitchField } from './SwitchField.tsx';
import { useNamedStory } from './use-named-story.ts';

interface FieldRowProps {
  kind: RecordKind;
  id: string;
  definition: FieldDefinition;
  value: unknown;
  source: FieldSource | undefined;
}

/** One field of a record: its value, where it came from, and its editor once it is clicked. */
export function FieldRow({ kind, id, definition, value, source }: FieldRowProps) {
  const [isEditing, setEditing] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  const isPointed = useProject(({ view }) => view.open?.id === id && view.open.field === definition.name);
  useEffect(() => {
    if (isPointed) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isPointed]);
  const finish = () => {
    setEditing(false);
    // Back to where the editing began, once it stands there again.
    requestAnimationFrame(() => row.current?.querySelector('button')?.focus());
  };
  return (
    <div ref={row} className={isPointed ? styles.pointed : undefined} data-field={definition.name}>
      <dt>{definition.label}</dt>
      <dd>
        {isEditing ? (
          <FieldForm kind={kind} id={id} definition={definition} value={value} onDone={finish} />
        ) : (
          <FieldValue
            kind={kind}
            id={id}
            definition={definition}
            value={value}
            source={source}
            onEdit={() => setEditing(true)}
          />
        )}
        <SourceLine from={{ kind, id, field: definition.name }} source={source} />
      </dd>
    </div>
  );
}

function FieldValue({ kind, id, definition, value, source, onEdit }: FieldRowProps & { onEdit: () => void }) {
  const canWrite = useCanWrite();
  const story = useNamedStory();
  const trace = useTrace();
  const words = toWords(definition, value, story);
  if (canWrite && definition.editor === 'switch') {
    return <SwitchField kind={kind} id={id} definition={definition} isOn={value === true} />;
  }
  if (!canWrite) {
    return (
      <span className={`${styles.value} ${words ? '' : styles.empty}`} dir="auto">
        {words || 'not said'}
      </span>
    );
  }
  const field = definition.label.toLocaleLowerCase('en');
  const edit = () => {
    onEdit();
    // What she is about to change, and what it came from, in sight together.
    if (source) void trace({ kind, id, field: definition.name }, source, { stays: true });
  };
  return (
    <button
      type="button"
      className={`${styles.value} ${words ? '' : styles.empty}`}
      dir="auto"
      aria-label={words ? `Edit ${field}: ${words}` : `Add ${field}`}
      onClick={edit}
    >
      {words || 'Add'}
    </button>
  );
}
