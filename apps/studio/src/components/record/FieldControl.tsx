'use client';

import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useProject } from '../../client/use-project.ts';
import type { SelectOption } from '../parts/SelectField.tsx';
import { byNumber } from '../structure/ordering.ts';
import type { FieldDefinition } from './field-definitions.ts';
import styles from './record.module.css';
import { actName, sceneName } from './record-name.ts';
import { Switch } from './Switch.tsx';

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

/** The control for a field that is a text, a number, one choice, or on or off. In prose Shift+Enter begins a new line. */
export function FieldControl({ id, definition, text, onChange, isInvalid, takesFocus }: FieldControlProps) {
  const ref = useRef<Control>(null);
  const options = useOptions(definition);
  const hintId = useId();
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
  if (definition.editor === 'switch') {
    return <Switch label={definition.label} isOn={text === 'true'} onChange={(isOn) => onChange(String(isOn))} />;
  }
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
  const isLength = definition.editor === 'length';
  const input = (
    <input
      {...shared}
      dir="auto"
      inputMode={definition.editor === 'number' ? 'numeric' : undefined}
      autoComplete="off"
      placeholder={isLength ? 'm:ss' : undefined}
      aria-describedby={isLength ? hintId : undefined}
    />
  );
  if (!isLength) return input;
  return (
    <>
      {input}
      <p className={styles.hint} id={hintId}>
        Minutes and seconds, as in 2:30. A number alone is minutes; a page of script is about one.
      </p>
    </>
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
  const acts = useProject((state) => state.acts);
  const scenes = useProject((state) => state.scenes);
  const named = (records: readonly { id: string; name: string }[]) =>
    records.map(({ id, name }) => ({ value: id, label: name }));
  if (editor === 'person') return named(characters);
  if (editor === 'place') return named(locations);
  if (editor === 'act') return byNumber(acts).map((act) => ({ value: act.id, label: actName(act) }));
  if (editor === 'scene') return byNumber(scenes).map((one) => ({ value: one.id, label: sceneName(one, locations) }));
  return options;
}
