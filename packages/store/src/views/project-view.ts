import type {
  Capability,
  MemberRecord,
  MemberRole,
  MessageRecord,
  ProjectRecord,
  ProjectSnapshot,
  SessionRecord,
} from '@greenlight/schema';
import type { Payload } from 'payload';
import { findAccess } from '../access/find-access.ts';
import type { SignedInUser } from '../access/membership.ts';
import { groundOf } from '../workflow/read-ground.ts';
import { findRow, findRows, type Reader, type Row } from '../write-path/database.ts';
import { lastSeq } from '../write-path/events.ts';
import { readSnapshot, toProject } from '../write-path/record-rows.ts';
import { readMessages } from './conversation-view.ts';

/** A project as its page first shows it. Events after `seq` bring it up to date. */
export interface ProjectView extends ProjectSnapshot {
  capability: Capability;
  role: MemberRole | null;
  members: MemberRecord[];
  sessions: SessionRecord[];
  /** The conversation that is open: the one asked for, else the latest; null before the first message. */
  session: SessionRecord | null;
  messages: MessageRecord[];
  hasEarlierMessages: boolean;
  seq: number;
}

const PAGE = 100;

/** Reads a project for one user. Throws NOT_FOUND or FORBIDDEN. */
export async function readProjectView(
  payload: Payload,
  user: SignedInUser,
  project: string,
  session?: string,
): Promise<ProjectView> {
  const { capability, role } = await findAccess(payload, user, project);
  // Read first: what is committed while the rest is read comes again as an event, which changes nothing.
  const seq = await lastSeq({ payload }, project);
  const [snapshot, members, sessions] = await Promise.all([
    readSnapshot({ payload }, project),
    readMembers(payload, project),
    readSessions(payload, user, project),
  ]);
  const open = (session ? sessions.find((one) => one.id === session) : sessions[0]) ?? null;
  const page = open ? await readMessages(payload, open.id, { limit: PAGE }) : { messages: [], hasEarlier: false };
  return {
    ...snapshot,
    workflow: groundOf(snapshot).state,
    capability,
    role,
    members,
    sessions,
    session: open,
    messages: page.messages,
    hasEarlierMessages: page.hasEarlier,
    seq,
  };
}

/** The projects that a user belongs to, latest first, with her role in each. */
export async function readProjects(
  payload: Payload,
  user: SignedInUser,
): Promise<(ProjectRecord & { role: MemberRole; updatedAt: string })[]> {
  const memberships = await findRows({ payload }, 'members', { user: { equals: user.id } });
  const roles = new Map(memberships.map((row) => [String(row.project), row.role as MemberRole]));
  const rows = await findRows({ payload }, 'projects', { id: { in: [...roles.keys()] } }, { sort: '-updatedAt' });
  return rows.map((row) => ({
    ...toProject(row),
    role: roles.get(row.id) ?? 'viewer',
    updatedAt: String(row.updatedAt),
  }));
}

/** A project's members by name, its owner first. */
export async function readMembers(payload: Payload, project: string): Promise<MemberRecord[]> {
  const rows = await findRows({ payload }, 'members', { project: { equals: project } });
  const users = await findRows({ payload }, 'users', { id: { in: rows.map((row) => String(row.user)) } });
  const byId = new Map(users.map((row) => [row.id, row]));
  return rows.map((row) => {
    const user = byId.get(String(row.user));
    return {
      id: row.id,
      user: String(row.user),
      name: String(user?.name ?? ''),
      email: String(user?.email ?? ''),
      role: row.role as MemberRole,
    };
  });
}

/** A user's conversations about a project, the latest first. */
export async function readSessions(payload: Payload, user: SignedInUser, project?: string): Promise<SessionRecord[]> {
  const where = { user: { equals: user.id }, ...(project ? { project: { equals: project } } : {}) };
  return (await findRows({ payload }, 'sessions', where, { sort: '-updatedAt', limit: 200 })).map(toSession);
}

/** One conversation, read where it is written. */
export async function readSessionRecord(reader: Reader, id: string): Promise<SessionRecord | null> {
  const row = await findRow(reader, 'sessions', { id: { equals: id } });
  return row && toSession(row);
}

export function toSession(row: Row): SessionRecord {
  return {
    id: row.id,
    project: String(row.project),
    user: String(row.user),
    title: String(row.title),
    turnCount: Number(row.turnCount),
    createdAt: String(row.createdAt),
    updatedAt: String(row.updatedAt),
  };
}
