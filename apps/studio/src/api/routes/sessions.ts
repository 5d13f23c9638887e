import {
  createSessionRequest,
  GreenlightError,
  messageRecord,
  parseOrThrow,
  patchSessionRequest,
  recordId,
  sessionId,
  sessionRecord,
} from '@greenlight/schema';
import {
  DatabaseSessionStore,
  deleteSession,
  findAccess,
  findSession,
  keepReply,
  readMessages,
  readSessionRecord,
  readSessions,
  renameSession,
  toSession,
} from '@greenlight/store';
import * as z from 'zod';
import { defineRoute } from '../context.ts';
import { answerOnce, hashOf, readKey } from '../idempotency-key.ts';
import { requireUser } from '../require-user.ts';
import { json } from '../respond.ts';

const session = z.strictObject({ session: sessionRecord });
const sessionsQuery = z.object({ projectId: recordId.optional() });
const messagesQuery = z.object({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const listSessions = defineRoute({
  method: 'GET',
  path: '/api/v1/chat/sessions',
  access: 'user',
  summary: 'Your conversations, the latest first; of all projects, or of one.',
  query: sessionsQuery,
  reply: z.strictObject({ sessions: z.array(sessionRecord) }),
  async handle(context) {
    const user = requireUser(context);
    const { projectId: project } = parseOrThrow(sessionsQuery, Object.fromEntries(context.url.searchParams));
    if (project) await findAccess(context.studio.payload, user, project);
    return json({ sessions: await readSessions(context.studio.payload, user, project) });
  },
});

export const createSession = defineRoute({
  method: 'POST',
  path: '/api/v1/chat/sessions',
  access: 'user',
  summary: 'Begins a conversation about a project.',
  body: createSessionRequest,
  status: 201,
  reply: session,
  async handle(context) {
    const user = requireUser(context);
    const { projectId, title } = context.body(createSessionRequest);
    const { payload } = context.studio;
    await findAccess(payload, user, projectId);
    const owner = { actor: { kind: 'user' as const, id: user.id }, project: projectId };
    const key = readKey(context.request.headers);
    const bodyHash = hashOf(context.bodyText);
    const once = key === null ? null : { user: user.id, route: context.url.pathname, key, bodyHash };
    return answerOnce(context.studio, once, async () => {
      let reply: unknown;
      await new DatabaseSessionStore(payload).create(owner, title, async (transaction, id) => {
        reply = { session: await readSessionRecord(transaction, id) };
        if (once) await keepReply(transaction, once, { status: 201, reply });
      });
      return json(reply, 201);
    });
  },
});

export const readSession = defineRoute({
  method: 'GET',
  path: '/api/v1/chat/sessions/{id}',
  access: 'user',
  summary: 'One conversation of yours.',
  reply: session,
  async handle(context) {
    const found = await findSession(context.studio.payload, parseId(context.params.id), requireUser(context));
    return json({ session: toSession(found.row) });
  },
});

export const patchSession = defineRoute({
  method: 'PATCH',
  path: '/api/v1/chat/sessions/{id}',
  access: 'user',
  summary: 'Renames a conversation.',
  body: patchSessionRequest,
  reply: session,
  async handle(context) {
    const { title } = context.body(patchSessionRequest);
    return json({
      session: await renameSession(context.studio.payload, requireUser(context), parseId(context.params.id), title),
    });
  },
});

export const removeSession = defineRoute({
  method: 'DELETE',
  path: '/api/v1/chat/sessions/{id}',
  access: 'user',
  summary: 'Deletes a conversation. What it made stays.',
  reply: z.strictObject({ deleted: sessionId }),
  async handle(context) {
    const id = parseId(context.params.id);
    await deleteSession(context.studio.payload, requireUser(context), id);
    return json({ deleted: id });
  },
});

export const listMessages = defineRoute({
  method: 'GET',
  path: '/api/v1/chat/sessions/{id}/messages',
  access: 'user',
  summary: 'A page of a conversation, oldest first: the last `limit` messages, or those before turn `before`.',
  query: messagesQuery,
  reply: z.strictObject({ messages: z.array(messageRecord), hasEarlier: z.boolean() }),
  async handle(context) {
    const id = parseId(context.params.id);
    await findSession(context.studio.payload, id, requireUser(context));
    const page = parseOrThrow(messagesQuery, Object.fromEntries(context.url.searchParams));
    return json(await readMessages(context.studio.payload, id, page));
  },
});

function parseId(value: string | undefined): string {
  const parsed = sessionId.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new GreenlightError('NOT_FOUND', `There is no session ${value}.`);
}
