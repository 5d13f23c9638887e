'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useProject } from '../../client/use-project.ts';
import type { SelectOption } from '../parts/SelectField.tsx';
import type { FieldDefinition } from './field-definitions.ts';

interface FieldControlProps {
  id?: string;
  definition: FieldDefinition;
  text: string;
  onChange: (text: string) => void;
  isInvalid?: boolean;
  /** Takes the focus as it appears, its text selected: it appears because she asked to edit. */
  takesFocus?: boolean;
}

type Control = HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement;

/** The control for a field that is a text, a number or one choice. In prose Shift+Enter begins a new line. */
export function FieldControl({ id, definition, text, onChange, isInvalid, takesFocus }: FieldControlProps) {
  const ref = useRef<Control>(null);
  const options = useOptions(definition);
  useEffect(() => {
    if (!takesFocus) return;
    ref.current?.focus();
    if (ref.current && 'select' in ref.current) ref.current.select();
  }, [takesFocus]);
  const shared = {
    id,
    ref,
    className: 'input',
    value: text,
    'aria-label': id ? undefined : definition.label,
    'aria-invalid': isInvalid || undefined,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  if (options) {
    return (
      <select {...shared} onKeyDown={submitOnEnter}>
        {definition.isRequired ? null : <option value="">Not said</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  if (definition.editor === 'prose') return <textarea {...shared} rows={4} dir="auto" onKeyDown={submitOnEnter} />;
  return (
    <input
      {...shared}
      dir="auto"
      inputMode={definition.editor === 'number' ? 'numeric' : undefined}
      autoComplete="off"
    />
  );
}

/** Text areas and selects do not send their form by Enter of themselves. */
function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement | HTMLSelectElement>) {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229)
    return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

function useOptions({ editor, options }: FieldDefinition): readonly SelectOption[] | undefined {
  const characters = useProject((state) => state.characters);
  const locations = useProject((state) => state.locations);
  const named = (records: readonly { id: string; name: string }[]) =>
    records.map(({ id, name }) => ({ value: id, label: name }));
  if (editor === 'person') return named(characters);
  if (editor === 'place') return named(locations);
  return options;
}
