import {
  type Correction,
  collectionOf,
  type ErrorBody,
  type MemberRecord,
  type MemberRole,
  type MergeOutcome,
  type MergeReply,
  type MergeRequest,
  type MessageRecord,
  type MessageReply,
  type PatchConfigRequest,
  type ProjectConfig,
  type ProjectFields,
  type ProjectRecords,
  type RecordKind,
  type ReversalReply,
  readEventStream,
  type SessionRecord,
} from '@greenlight/schema';
import { ApiError, call, readError, send, unreachable } from './api.ts';
import { toRecord } from './story-records.ts';

/** Every request that the page makes, by name. All throw ApiError. */
export interface SentMessage {
  projectId?: string;
  sessionId?: string;
  message: string;
}

export interface SentChoice {
  sessionId: string;
  choice: string;
  customInput?: string | undefined;
}

export interface MessagesPage {
  messages: MessageRecord[];
  hasEarlier: boolean;
}

/** Takes a piece of the reply; null means that the pieces so far are void and it begins again. */
export type OnPiece = (text: string | null) => void;

/** Sends a message. The key makes it safe to send again. */
export function sendMessage(body: SentMessage, key: string, onPiece: OnPiece): Promise<MessageReply> {
  return takeTurn('message', body, key, onPiece);
}

/** Takes a choice of the step, a turn as a message is. A closed gate is refused as GATE_BLOCKED. */
export function takeChoice(body: SentChoice, key: string, onPiece: OnPiece): Promise<MessageReply> {
  return takeTurn('choice', body, key, onPiece);
}

async function takeTurn(kind: 'message' | 'choice', body: object, key: string, onPiece: OnPiece) {
  const headers = { accept: 'text/event-stream', 'idempotency-key': key };
  const response = await send(`/api/v1/chat/${kind}`, { method: 'POST', body, headers });
  if (!response.ok) throw readError(response.status, await response.text());
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  if (!isStream || !response.body) return (await response.json()) as MessageReply;
  return readReply(response.body, onPiece);
}

async function readReply(body: ReadableStream<Uint8Array>, onPiece: OnPiece): Promise<MessageReply> {
  try {
    for await (const { event, data } of readEventStream(body)) {
      if (event === 'delta') onPiece((JSON.parse(data) as { text: string }).text);
      if (event === 'restart') onPiece(null);
      if (event === 'reply') return JSON.parse(data) as MessageReply;
      if (event === 'error') throw new ApiError((JSON.parse(data) as ErrorBody).error);
    }
  } catch (error) {
    throw error instanceof ApiError ? error : unreachable();
  }
  // The stream ended without an answer: the turn may have been written, and the same key asks for it again.
  throw unreachable();
}

export interface SentAnswer {
  sessionId: string;
  questionId: string;
  answer: string;
  /** Sets right what the question shows as read. */
  correction?: Correction | undefined;
}

export function answerQuestion(body: SentAnswer, key: string): Promise<MessageReply> {
  const headers = { 'idempotency-key': key };
  return call('/api/v1/chat/answer', { method: 'POST', body, headers });
}

export function revertTurn(action: 'undo' | 'redo', sessionId: string, turnNumber: number): Promise<MessageReply> {
  return call(`/api/v1/chat/${action}`, { method: 'POST', body: { sessionId, turnNumber } });
}

/** Takes back one change of the project, such as an edit by hand or a merge; or brings it back. */
export function reverseChange(action: 'undo' | 'redo', projectId: string, changeSetId: string): Promise<ReversalReply> {
  return call(`/api/v1/projects/${projectId}/changes/${changeSetId}/${action}`, { method: 'POST', body: {} });
}

/** What making two records one would do. */
export function previewMerge(projectId: string, { kind, keep, merge }: MergeRequest): Promise<MergeOutcome> {
  return call(`/api/v1/projects/${projectId}/merge?${new URLSearchParams({ kind, keep, merge })}`);
}

/** Makes two records one. The key makes it safe to ask again. */
export function mergeRecords(projectId: string, order: MergeRequest, key: string): Promise<MergeReply> {
  const headers = { 'idempotency-key': key };
  return call(`/api/v1/projects/${projectId}/merge`, { method: 'POST', body: order, headers });
}

export function loadMessages(session: string, before?: number): Promise<MessagesPage> {
  const query = before === undefined ? '?limit=100' : `?limit=100&before=${before}`;
  return call(`/api/v1/chat/sessions/${session}/messages${query}`);
}

export async function loadSessions(projectId: string): Promise<SessionRecord[]> {
  const reply = await call<{ sessions: SessionRecord[] }>(`/api/v1/chat/sessions?projectId=${projectId}`);
  return reply.sessions;
}

/** Begins a conversation. The key makes it safe to ask again. */
export async function createSession(projectId: string, key: string): Promise<SessionRecord> {
  const headers = { 'idempotency-key': key };
  return (
    await call<{ session: SessionRecord }>('/api/v1/chat/sessions', { method: 'POST', body: { projectId }, headers })
  ).session;
}

export function renameSession(id: string, title: string): Promise<unknown> {
  return call(`/api/v1/chat/sessions/${id}`, { method: 'PATCH', body: { title } });
}

export function deleteSession(id: string): Promise<unknown> {
  return call(`/api/v1/chat/sessions/${id}`, { method: 'DELETE' });
}

/** Creates a record by hand. */
export async function createRecord<K extends RecordKind>(
  kind: K,
  project: string,
  fields: object,
): Promise<ProjectRecords[K]> {
  const { doc } = await call<{ doc: object }>(`/api/${collectionOf[kind]}?depth=0`, {
    method: 'POST',
    body: { project, ...fields },
  });
  return toRecord(kind, doc);
}

export async function updateRecord<K extends RecordKind>(
  kind: K,
  id: string,
  fields: object,
): Promise<ProjectRecords[K]> {
  const { doc } = await call<{ doc: object }>(`/api/${collectionOf[kind]}/${id}?depth=0`, {
    method: 'PATCH',
    body: fields,
  });
  return toRecord(kind, doc);
}

export function deleteRecord(kind: RecordKind, id: string): Promise<unknown> {
  return call(`/api/${collectionOf[kind]}/${id}`, { method: 'DELETE' });
}

export function createProject(fields: ProjectFields): Promise<{ doc: { id: string } }> {
  return call('/api/projects?depth=0', { method: 'POST', body: fields });
}

export function updateProject(id: string, fields: Partial<ProjectFields>): Promise<unknown> {
  return call(`/api/projects/${id}?depth=0`, { method: 'PATCH', body: fields });
}

/** Lets a step begin though its gate is closed. For admins, with a reason that is kept. */
export function overrideStep(projectId: string, step: string, reason: string): Promise<unknown> {
  return call(`/api/v1/workflow/${projectId}/override`, { method: 'POST', body: { step, reason } });
}

/** What a film is measured by, and which workflows it may take on. */
export function loadConfig(projectId: string): Promise<ProjectConfig> {
  return call(`/api/v1/config/${projectId}`);
}

/** Sets what a film is measured by: its workflow, its target length, its thresholds. */
export function changeConfig(projectId: string, changes: PatchConfigRequest): Promise<ProjectConfig> {
  return call(`/api/v1/config/${projectId}`, { method: 'PATCH', body: changes });
}

export function deleteProject(id: string): Promise<unknown> {
  return call(`/api/projects/${id}`, { method: 'DELETE' });
}

export async function loadMembers(project: string): Promise<MemberRecord[]> {
  return (await call<{ members: MemberRecord[] }>(`/api/v1/projects/${project}/members`)).members;
}

export function addMember(project: string, email: string, role: Exclude<MemberRole, 'owner'>): Promise<unknown> {
  return call(`/api/v1/projects/${project}/members`, { method: 'POST', body: { email, role } });
}

export function removeMember(project: string, member: MemberRecord): Promise<unknown> {
  return call(`/api/v1/projects/${project}/members`, { method: 'DELETE', body: { email: member.email } });
}

export function signIn(email: string, password: string): Promise<unknown> {
  return call('/api/users/login', { method: 'POST', body: { email, password } });
}

export function signUp(
  account: { email: string; password: string; name: string },
  invite: string | null,
): Promise<unknown> {
  const headers = invite ? { 'x-greenlight-invite': invite } : undefined;
  return call('/api/users', { method: 'POST', body: account, ...(headers ? { headers } : {}) });
}

export function signOut(): Promise<unknown> {
  return call('/api/users/logout', { method: 'POST', body: {} });
}
