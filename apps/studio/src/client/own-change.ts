import {
  type ChangedKind,
  changedKind,
  fieldsOf as fieldsOfKind,
  isOfTheFilm,
  type ProjectEvent,
  projectFields,
} from '@greenlight/schema';
import { findRecord } from '../components/record/find-record.ts';
import { recordName } from '../components/record/record-name.ts';
import type { ProjectAction, ProjectState } from './project-state.ts';
import type { KindedRecord } from './story-records.ts';

/** What she changed last by hand, and may take back. What a turn of a conversation changed is taken back there. */
export interface OwnChange {
  changeSetId: string;
  touched: readonly TouchedRecord[];
  isTakenBack: boolean;
  /** The change set that took it back, or brought it back again: no change of its own. */
  reversal: string | null;
}

export interface TouchedRecord {
  kind: ChangedKind;
  id: string;
  name: string;
  op: 'created' | 'updated' | 'deleted';
  /** Which fields are others now, where that is known. */
  fields: readonly string[];
  /** What it was made one with. */
  mergedFrom?: string;
}

export type OwnChangeAction =
  | {
      type: 'recordsMerged';
      changeSetId: string;
      kind: 'character' | 'location';
      id: string;
      name: string;
      from: string;
    }
  | { type: 'changeReversed'; changeSetId: string; reversal: string; isTakenBack: boolean }
  | { type: 'changeDismissed' };

export function reduceOwnChange(state: ProjectState, action: ProjectAction): ProjectState {
  switch (action.type) {
    case 'recordsMerged': {
      const { changeSetId, kind, id, name, from } = action;
      const touched = [{ kind, id, name, op: 'updated' as const, fields: [], mergedFrom: from }];
      return { ...state, ownChange: { changeSetId, touched, isTakenBack: false, reversal: null } };
    }
    case 'changeReversed': {
      const { changeSetId, reversal, isTakenBack } = action;
      // The event of the reversal may have come before the answer to the request.
      const before = state.ownChange?.changeSetId === reversal ? state.reversing : state.ownChange;
      if (before?.changeSetId !== changeSetId) return state;
      return { ...state, reversing: null, ownChange: { ...before, isTakenBack, reversal } };
    }
    case 'changeDismissed':
      return state.ownChange ? { ...state, ownChange: null } : state;
    case 'recordSaved':
      return { ...state, saved: { id: action.record.id, fields: changedFields(state, action.kind, action.record) } };
    case 'recordRemoved': {
      const held = findRecord(state, action.kind, action.id);
      return held ? { ...state, saved: { id: action.id, fields: [], name: recordName(held, state) } } : state;
    }
    case 'projectSaved':
      return { ...state, saved: { id: action.project.id, fields: changedFields(state, 'project', action.project) } };
    default:
      return state;
  }
}

type EntityChanged = Extract<ProjectEvent, { type: 'entityChanged' }>;

/** Takes in that a record was changed: by her, and by hand, it may be taken back. `state` is as it was before. */
export function noteOwnChange(state: ProjectState, event: EntityChanged): ProjectState {
  const { changeSetId, made, op, id } = event;
  const kind = changedKind.safeParse(event.kind);
  if (!kind.success || !changeSetId || made?.by !== state.userId || !isOfTheFilm(kind.data)) return state;
  const { ownChange } = state;
  if (ownChange?.reversal === changeSetId || isOfTurn(state, changeSetId)) return state;
  if (ownChange?.changeSetId === changeSetId && ownChange.touched.some(({ mergedFrom }) => mergedFrom)) return state;
  const fields = op === 'updated' ? fieldsOf(state, event, kind.data) : [];
  // How a film is measured, and by which workflow, is set where it was set.
  if (kind.data === 'project' && (fields.length === 0 || fields.some((field) => measures.has(field)))) return state;
  const touched: TouchedRecord = { kind: kind.data, id, name: nameOf(state, event, kind.data), op, fields };
  if (ownChange?.changeSetId === changeSetId) {
    return { ...state, ownChange: { ...ownChange, touched: [...ownChange.touched, touched] } };
  }
  return {
    ...state,
    reversing: ownChange,
    ownChange: { changeSetId, touched: [touched], isTakenBack: false, reversal: null },
  };
}

/** What a turn changed is not hers by hand: its message comes right behind its records. */
export function forgetTurnChange(state: ProjectState, changeSetId: string | null | undefined): ProjectState {
  return changeSetId && state.ownChange?.changeSetId === changeSetId ? { ...state, ownChange: null } : state;
}

function isOfTurn({ conversation }: ProjectState, changeSetId: string): boolean {
  return conversation.messages.some(({ detail }) => detail?.changeSetId === changeSetId);
}

/** The page's own answer may have brought the new values before the event did. */
function fieldsOf(state: ProjectState, { id, record }: EntityChanged, kind: ChangedKind): readonly string[] {
  const fields = record ? changedFields(state, kind, record) : [];
  return fields.length > 0 || state.saved?.id !== id ? fields : state.saved.fields;
}

const measures: ReadonlySet<string> = new Set(['type', 'workflow', 'thresholds']);

function changedFields(state: ProjectState, kind: ChangedKind, record: object): string[] {
  const before =
    kind === 'project' ? state.project : findRecord(state, kind, String(Reflect.get(record, 'id')))?.record;
  if (!before) return [];
  const says = (value: unknown): string => JSON.stringify(value ?? null);
  const known = kind === 'project' ? projectFields.shape : fieldsOfKind[kind].shape;
  return Object.entries(record)
    .filter(([field, value]) => field in known && says(value) !== says(Reflect.get(before, field)))
    .map(([field]) => field);
}

function nameOf(state: ProjectState, { id, record }: EntityChanged, kind: ChangedKind): string {
  if (kind === 'project') return state.project.title;
  const before = findRecord(state, kind, id);
  // An event carries a record as its schema has it; one that is deleted is still held.
  const shown = before ?? (record ? ({ kind, record } as unknown as KindedRecord) : null);
  if (shown) return recordName(shown, state);
  return (state.saved?.id === id && state.saved.name) || 'a record';
}
