import {
  collectionOf,
  type MemberRecord,
  type ProjectRecord,
  type RecordKind,
  type SessionRecord,
} from '@greenlight/schema';
import type { ProjectAction, ProjectState } from './project-state.ts';
import type { KindedRecord } from './story-records.ts';

/** What an answer to this page's own request says; the event that follows says it again. */
export type RecordAction =
  | ({ type: 'recordSaved' } & KindedRecord)
  | { type: 'recordRemoved'; kind: RecordKind; id: string }
  | { type: 'projectSaved'; project: ProjectRecord }
  | { type: 'membersLoaded'; members: readonly MemberRecord[] }
  | { type: 'sessionsLoaded'; sessions: readonly SessionRecord[] }
  | { type: 'sessionRenamed'; id: string; title: string }
  | { type: 'sessionRemoved'; id: string };

export function reduceRecords(state: ProjectState, action: ProjectAction): ProjectState {
  switch (action.type) {
    case 'recordSaved':
      return putRecord(state, action);
    case 'recordRemoved':
      return removeRecord(state, action.kind, action.id);
    case 'projectSaved':
      return { ...state, project: action.project };
    case 'membersLoaded':
      return { ...state, members: action.members, memberCount: action.members.length };
    case 'sessionsLoaded':
      return { ...state, sessions: action.sessions };
    case 'sessionRenamed':
      return {
        ...state,
        sessions: state.sessions.map((one) => (one.id === action.id ? { ...one, title: action.title } : one)),
      };
    case 'sessionRemoved':
      return { ...state, sessions: state.sessions.filter((one) => one.id !== action.id) };
    default:
      return state;
  }
}

/** Puts a record in its place, or at the end when it is new. */
export function putRecord(state: ProjectState, kinded: KindedRecord): ProjectState {
  const collection = collectionOf[kinded.kind];
  // The kind says which list the record is of.
  return { ...state, [collection]: put(state[collection] as readonly { id: string }[], kinded.record) };
}

/** Takes a record away; a page that shows it shows its list again. */
export function removeRecord(state: ProjectState, kind: RecordKind, id: string): ProjectState {
  const collection = collectionOf[kind];
  const open = state.view.open?.id === id ? null : state.view.open;
  const view = open === state.view.open ? state.view : { ...state.view, open };
  const kept = (state[collection] as readonly { id: string }[]).filter((one) => one.id !== id);
  return { ...state, view, [collection]: kept };
}

export function put<T extends { id: string }>(list: readonly T[], one: T): readonly T[] {
  const index = list.findIndex((other) => other.id === one.id);
  return index < 0 ? [...list, one] : list.with(index, one);
}
