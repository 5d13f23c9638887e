import {
  isOfTheFilm,
  type MemberRecord,
  memberRecord,
  type ProjectEvent,
  projectRecord,
  recordKind,
  specPackSummary,
} from '@greenlight/schema';
import { receiveMessage } from './conversation-reducer.ts';
import { forgetTurnChange, noteOwnChange } from './own-change.ts';
import type { ProjectState } from './project-state.ts';
import { put, putRecord, removeRecord } from './record-reducer.ts';
import { type KindedRecord, toRecord } from './story-records.ts';

type EntityChanged = Extract<ProjectEvent, { type: 'entityChanged' }>;

/** Applies committed events in their order. Those at or before the last one seen change nothing. */
export function applyEvents(state: ProjectState, events: readonly ProjectEvent[]): ProjectState {
  const news = events.filter((event) => event.seq > state.seq).sort((a, b) => a.seq - b.seq);
  return news.reduce((next, event) => ({ ...applyEvent(next, event), seq: event.seq }), state);
}

function applyEvent(state: ProjectState, event: ProjectEvent): ProjectState {
  switch (event.type) {
    case 'messageCreated':
      return receiveMessage(forgetTurnChange(state, event.message.detail?.changeSetId), event.message);
    case 'entityChanged':
      return applyChange(state, event);
    case 'stepChanged':
      return {
        ...state,
        workflow: event.workflow,
        ...(event.definition === undefined ? {} : { definition: event.definition }),
      };
    default:
      // A newer server may say more than this page knows.
      return state;
  }
}

function applyChange(before: ProjectState, event: EntityChanged): ProjectState {
  const state = noteOwnChange(noteAuthor(before, event), event);
  const kind = recordKind.safeParse(event.kind);
  if (kind.success) {
    if (event.op === 'deleted' || !event.record) return removeRecord(state, kind.data, event.id);
    const kinded = { kind: kind.data, record: toRecord(kind.data, event.record) } as KindedRecord;
    return { ...putRecord(state, kinded), fresh: { ...state.fresh, [event.id]: event.seq } };
  }
  if (event.kind === 'member') return applyMember(state, event);
  if (event.kind === 'pack') {
    const pack = specPackSummary.safeParse(event.record);
    return pack.success ? { ...state, packs: put(state.packs, pack.data) } : state;
  }
  if (event.kind === 'project') {
    const project = projectRecord.safeParse(event.record);
    return project.success ? { ...state, project: project.data } : state;
  }
  return state;
}

/** Who last changed the film itself; what is said about it changes nothing. */
function noteAuthor(state: ProjectState, { kind, made }: EntityChanged): ProjectState {
  return made && isOfTheFilm(kind) ? { ...state, lastChange: made } : state;
}

function applyMember(state: ProjectState, event: EntityChanged): ProjectState {
  const member = memberRecord.safeParse(event.record);
  if (event.op !== 'deleted' && member.success) {
    return withOwnRole(withMembers(state, put(state.members, member.data)), member.data);
  }
  const gone = state.members.find((one) => one.id === event.id);
  const members = state.members.filter((one) => one.id !== event.id);
  const isLost = gone?.user === state.userId && state.capability !== 'admin';
  return { ...withMembers(state, members), access: isLost ? 'lost' : state.access };
}

/** How many there are decides who may approve the film. */
function withMembers(state: ProjectState, members: readonly MemberRecord[]): ProjectState {
  return { ...state, members, memberCount: members.length };
}

/** A changed role of one's own changes what the page offers; the server judges each request anyway. */
function withOwnRole(state: ProjectState, member: MemberRecord): ProjectState {
  if (member.user !== state.userId || state.capability === 'admin') return { ...state };
  return { ...state, role: member.role, capability: member.role === 'viewer' ? 'read' : 'write' };
}
