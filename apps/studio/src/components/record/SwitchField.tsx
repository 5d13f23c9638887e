'use client';

import type { RecordKind } from '@greenlight/schema';
import type { FieldDefinition } from './field-definitions.ts';
import styles from './record.module.css';
import { Switch } from './Switch.tsx';
import { useFieldSave } from './use-field-save.ts';

interface SwitchFieldProps {
  kind: RecordKind;
  id: string;
  definition: FieldDefinition;
  isOn: boolean;
  /** What it is called when it is on, and when it is off. */
  words?: readonly [string, string];
}

/** A field that is on or off. It is saved as it is pressed. */
export function SwitchField({ kind, id, definition, isOn, words = ['Yes', 'No'] }: SwitchFieldProps) {
  const { isBusy, problem, save } = useFieldSave(kind, id, definition.name);
  return (
    <>
      <Switch label={definition.label} isOn={isOn} isBusy={isBusy} onChange={(next) => void save(next)}>
        {isOn ? words[0] : words[1]}
      </Switch>
      {problem ? (
        <p className={styles.refusal} role="alert">
          {problem}
        </p>
      ) : null}
    </>
  );
}
