import { GreenlightError, type MessageReply, memberRole, recordId } from '@greenlight/schema';
import * as z from 'zod';
import { type Account, openAccount } from '../account/account.ts';
import type { ProjectMembership, StoryConversation, StoryMessage } from './conversation.ts';
import { sendMessage } from './send-message.ts';
import { openStudioProductions } from './studio-productions.ts';
import { requestJson } from './studio-request.ts';

export interface StudioOptions {
  origin: string;
  env: Readonly<Record<string, string | undefined>>;
  signal: AbortSignal;
  /** Whether a studio that does not answer is known to be running: it may be starting, and is asked again. */
  isRunning(): boolean;
}

const me = z.object({ user: z.object({ id: recordId }).nullable() });
const members = z.object({ docs: z.array(z.object({ project: recordId, role: memberRole })) });
const made = z.object({ doc: z.object({ id: recordId }) });

/** The story told to a studio over HTTP, as the account that `greenlight login` stored. Throws UNAUTHENTICATED without one. */
export async function openStudioConversation(options: StudioOptions): Promise<StoryConversation> {
  const { origin, env, signal } = options;
  const account = await openAccount({ url: origin, env, signal });
  return {
    name: origin,
    place: `${origin} ${account.email}`,
    send: (message) => send(options, account, message),
    productions: openStudioProductions(origin, account),
    memberships: (asked) => readMemberships(origin, account, asked),
    async createProject(title, asked) {
      const body = { title, type: 'feature-film' };
      const request = { origin, token: await account.bearer(), path: '/api/projects', body, signal: asked } as const;
      return (await requestJson(request, made)).doc.id;
    },
  };
}

async function send(options: StudioOptions, account: Account, message: StoryMessage): Promise<MessageReply> {
  const { conversation, project, text, key, signal, onDelta, onRestart } = message;
  const place = conversation ? { sessionId: conversation } : { projectId: project };
  const body = JSON.stringify({ ...place, message: text });
  const { origin, isRunning } = options;
  const token = await account.bearer();
  return sendMessage({ origin, token, body, key, signal, onDelta, onRestart, isRunning });
}

async function readMemberships(origin: string, account: Account, signal: AbortSignal): Promise<ProjectMembership[]> {
  const request = { origin, token: await account.bearer(), signal };
  const { user } = await requestJson({ ...request, path: '/api/users/me' }, me);
  const query = `where[user][equals]=${user?.id ?? ''}&sort=createdAt&limit=200&depth=0`;
  const found = requestJson({ ...request, path: `/api/members?${query}` }, members);
  return (await found.catch(noneAtAll)).docs;
}

/** Who belongs to no project may read no list of members. */
function noneAtAll(error: unknown): z.infer<typeof members> {
  if (error instanceof GreenlightError && error.code === 'FORBIDDEN') return { docs: [] };
  throw error;
}
