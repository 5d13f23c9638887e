'use client';

import type { MergeKind } from '@greenlight/schema';
import { useProject } from '../../client/use-project.ts';
import { SelectField } from '../parts/SelectField.tsx';

interface ChooseRecordProps {
  label: string;
  kind: MergeKind;
  value: string;
  /** The other of the two. */
  without: string;
  onChange: (id: string) => void;
}

/** One of the story's people or places, by name. */
export function ChooseRecord({ label, kind, value, without, onChange }: ChooseRecordProps) {
  const records = useProject((state) => state[`${kind}s`]);
  const named = records
    .filter(({ id }) => id !== without)
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'));
  return (
    <SelectField
      label={label}
      value={value}
      options={[{ value: '', label: 'Choose…' }, ...named]}
      onChange={onChange}
    />
  );
}
