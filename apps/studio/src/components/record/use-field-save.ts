'use client';

import type { RecordKind } from '@greenlight/schema';
import { useState } from 'react';
import { fieldMessage } from '../../client/api.ts';
import type { KindedRecord } from '../../client/story-records.ts';
import { updateRecord } from '../../client/studio-api.ts';
import { useDispatch } from '../../client/use-project.ts';
import { useRequest } from '../parts/use-request.ts';
import { judgeField } from './judge-field.ts';

export interface FieldSave {
  isBusy: boolean;
  /** What is wrong with the value, or went wrong with saving it. */
  problem: string | undefined;
  /** Saves a value; true when the record has it. */
  save: (value: unknown) => Promise<boolean>;
}

/** Saves one field of a record by hand: judged here first, by the schema that judges every write. */
export function useFieldSave(kind: RecordKind, id: string, field: string): FieldSave {
  const dispatch = useDispatch();
  const [refusal, setRefusal] = useState<string>();
  const { isBusy, error, run } = useRequest();
  const save = async (value: unknown) => {
    const wrong = judgeField(kind, field, value);
    setRefusal(wrong);
    if (wrong) return false;
    return run(async () => {
      const record = await updateRecord(kind, id, { [field]: value });
      dispatch({ type: 'recordSaved', kind, record } as { type: 'recordSaved' } & KindedRecord);
    });
  };
  const now =
    error?.code === 'CONFLICT' && 'is' in error.details ? ` It is now “${String(error.details.is ?? 'empty')}”.` : '';
  const said = error ? `${fieldMessage(error, field) ?? error.message}${now}` : undefined;
  return { isBusy, problem: refusal ?? said, save };
}
