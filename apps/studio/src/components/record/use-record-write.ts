'use client';

import type { ProjectRecords, RecordKind } from '@greenlight/schema';
import type { ApiError } from '../../client/api.ts';
import type { KindedRecord } from '../../client/story-records.ts';
import { createRecord, deleteRecord, updateRecord } from '../../client/studio-api.ts';
import { useProjectStore } from '../../client/use-project.ts';
import { useRequest } from '../parts/use-request.ts';

export interface RecordWrite {
  isBusy: boolean;
  error: ApiError | null;
  clear: () => void;
  /** The record that was made; null when it was refused, and `error` says why. */
  create: <K extends RecordKind>(kind: K, fields: object) => Promise<ProjectRecords[K] | null>;
  /** True when every record has its new fields. They are written one after the other. */
  update: (kind: RecordKind, changes: readonly FieldChange[]) => Promise<boolean>;
  remove: (kind: RecordKind, id: string) => Promise<boolean>;
}

export interface FieldChange {
  id: string;
  fields: object;
}

/** Writes records by hand; what was written is on the page at once, and the event that follows says it again. */
export function useRecordWrite(): RecordWrite {
  const store = useProjectStore();
  const { isBusy, error, run, clear } = useRequest();
  const keep = (kind: RecordKind, record: object) =>
    store.dispatch({ type: 'recordSaved', kind, record } as { type: 'recordSaved' } & KindedRecord);
  return {
    isBusy,
    error,
    clear,
    async create(kind, fields) {
      let made: ProjectRecords[typeof kind] | null = null;
      await run(async () => {
        made = await createRecord(kind, store.getState().project.id, fields);
        keep(kind, made);
      });
      return made;
    },
    update: (kind, changes) =>
      run(async () => {
        for (const { id, fields } of changes) keep(kind, await updateRecord(kind, id, fields));
      }),
    remove: (kind, id) =>
      run(async () => {
        await deleteRecord(kind, id);
        store.dispatch({ type: 'recordRemoved', kind, id });
      }),
  };
}
