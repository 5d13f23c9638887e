'use client';

import type { RecordKind } from '@greenlight/schema';
import { useState } from 'react';
import { EditorFrame } from './EditorFrame.tsx';
import { FieldControl } from './FieldControl.tsx';
import type { FieldDefinition } from './field-definitions.ts';
import { fromInput, toInput, toList, toWords } from './field-values.ts';
import { ListEditor, withRest } from './ListEditor.tsx';
import { PeopleEditor } from './PeopleEditor.tsx';
import { useFieldSave } from './use-field-save.ts';
import { useNamedStory } from './use-named-story.ts';

interface FieldFormProps {
  kind: RecordKind;
  id: string;
  definition: FieldDefinition;
  /** The value as the record has it now. */
  value: unknown;
  onDone: () => void;
}

/** Edits one field by hand. */
export function FieldForm({ kind, id, definition, value, onDone }: FieldFormProps) {
  const [before] = useState(value);
  const [text, setText] = useState(() => toInput(definition, value));
  const [items, setItems] = useState(() => toList(value));
  const [rest, setRest] = useState('');
  const story = useNamedStory();
  const saving = useFieldSave(kind, id, definition.name);
  const isList = definition.editor === 'list';
  const isPeople = definition.editor === 'people';
  const save = async () => {
    const next = isList ? withRest(items, rest) : isPeople ? items : fromInput(definition, text);
    if (isSame(next, before) || (await saving.save(next))) onDone();
  };
  const meanwhile = isSame(value, before) ? null : toWords(definition, value, story);
  return (
    <EditorFrame
      label={definition.label}
      saving={saving}
      meanwhile={meanwhile}
      onSave={() => void save()}
      onCancel={onDone}
    >
      {isList ? (
        <ListEditor label={definition.label} items={items} onChange={setItems} rest={rest} onRest={setRest} />
      ) : isPeople ? (
        <PeopleEditor label={definition.label} chosen={items} onChange={setItems} />
      ) : (
        <FieldControl
          definition={definition}
          text={text}
          onChange={setText}
          isInvalid={saving.problem !== undefined}
          takesFocus
        />
      )}
    </EditorFrame>
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
