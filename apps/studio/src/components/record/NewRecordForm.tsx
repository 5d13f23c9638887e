'use client';

import type { RecordKind } from '@greenlight/schema';
import { type FormEvent, useId, useState } from 'react';
import { fieldMessage } from '../../client/api.ts';
import type { ProjectState } from '../../client/project-state.ts';
import type { KindedRecord } from '../../client/story-records.ts';
import { createRecord } from '../../client/studio-api.ts';
import { useProjectStore } from '../../client/use-project.ts';
import { Problem } from '../parts/Problem.tsx';
import { useRequest } from '../parts/use-request.ts';
import { byNumber, freeNumber } from '../structure/ordering.ts';
import { FieldControl } from './FieldControl.tsx';
import { type FieldDefinition, fieldDefinitions } from './field-definitions.ts';
import { fromInput } from './field-values.ts';
import { judgeField } from './judge-field.ts';
import { PeopleEditor } from './PeopleEditor.tsx';
import styles from './record.module.css';

/** The form behind "Add a person", "Add a place" and so on. Lists are added to once the record stands. */
export function NewRecordForm({ kind, onClose }: { kind: RecordKind; onClose: () => void }) {
  const store = useProjectStore();
  const definitions = fieldDefinitions[kind].filter((one) => one.editor !== 'list' && !one.isShownApart);
  const [texts, setTexts] = useState<Record<string, string>>(() => initialTexts(kind, store.getState()));
  const [people, setPeople] = useState<string[]>([]);
  const [refusals, setRefusals] = useState<Record<string, string | undefined>>({});
  const { isBusy, error, run } = useRequest();
  const read = (definition: FieldDefinition) =>
    definition.editor === 'people' ? people : fromInput(definition, texts[definition.name] ?? '');
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    const wrong = Object.fromEntries(
      definitions.map((one) => [one.name, judgeField(kind, one.name, read(one) ?? undefined)]),
    );
    setRefusals(wrong);
    if (Object.values(wrong).some(Boolean)) return;
    const fields = Object.fromEntries(definitions.map((one) => [one.name, read(one)]));
    const isDone = await run(async () => {
      const record = await createRecord(kind, store.getState().project.id, fields);
      store.dispatch({ type: 'recordSaved', kind, record } as { type: 'recordSaved' } & KindedRecord);
      store.dispatch({ type: 'recordOpened', open: { kind, id: record.id } });
    });
    if (isDone) onClose();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {definitions.map((definition, index) =>
        definition.editor === 'people' ? (
          <div className="field" key={definition.name}>
            <span className="label">{definition.label}</span>
            <PeopleEditor label={definition.label} chosen={people} onChange={setPeople} />
          </div>
        ) : (
          <FormField
            key={definition.name}
            definition={definition}
            text={texts[definition.name] ?? ''}
            onChange={(text) => setTexts({ ...texts, [definition.name]: text })}
            problem={refusals[definition.name] ?? fieldMessage(error, definition.name)}
            isFirst={index === 0}
          />
        ),
      )}
      <Problem error={error} onRetry={() => void submit()} />
      <div className="row">
        <button type="submit" className="button button-go" aria-disabled={isBusy}>
          {isBusy ? 'Adding…' : 'Add'}
        </button>
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}

interface FormFieldProps {
  definition: FieldDefinition;
  text: string;
  onChange: (text: string) => void;
  problem: string | undefined;
  isFirst: boolean;
}

function FormField({ definition, text, onChange, problem, isFirst }: FormFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{definition.label}</label>
      <FieldControl
        id={id}
        definition={definition}
        text={text}
        onChange={onChange}
        isInvalid={problem !== undefined}
        takesFocus={isFirst}
      />
      {problem ? <p className="problem">{problem}</p> : null}
    </div>
  );
}

/** Required choices begin with their first: a select shows it anyway. An act begins with the next number. */
function initialTexts(kind: RecordKind, state: ProjectState): Record<string, string> {
  const { characters, acts, scenes } = state;
  switch (kind) {
    case 'relationship':
      return { from: characters[0]?.id ?? '', to: characters[1]?.id ?? '', type: 'friend' };
    case 'act':
      return { number: String(freeNumber(acts)) };
    case 'panel':
      return { scene: byNumber(scenes)[0]?.id ?? '' };
    case 'media':
      return { kind: 'sheet' };
    case 'review':
      return { verdict: 'approved' };
    default:
      return {};
  }
}
