import { createHash } from 'node:crypto';
import { createKeyedQueue, HandlerRegistry } from '@greenlight/chat';
import {
  type Capability,
  GreenlightError,
  lowerCapability,
  type MessageReply,
  messageReply,
  refuseLongMessage,
} from '@greenlight/schema';
import type { DataExtractionService, ModelPort } from '@greenlight/story';
import type { Payload } from 'payload';
import type { SignedInUser } from '../access/membership.ts';
import { showDatabase } from '../adapter/database-kind.ts';
import { createStoreConfig } from '../config.ts';
import { describeFailure, toGreenlightError } from '../failure.ts';
import { joinProject } from '../members/join-project.ts';
import { createStoreKey, openStore } from '../open-store.ts';
import { findKeptReply } from '../sessions/idempotency.ts';
import { createStoryPort } from '../story/story-port.ts';
import type { StoryAssets } from '../story/story-port-options.ts';
import { resolvePlace } from '../turns/resolve-place.ts';
import { takeTurn } from '../turns/take-turn.ts';
import { findMemberships, type Membership } from '../views/memberships.ts';
import { findOrCreateLocalOwner } from './local-owner.ts';
import { type LocalProductions, openLocalProductions } from './local-productions.ts';

export interface LocalStoreOptions extends StoryAssets {
  /** The database's address. A SQLite file is the caller's own: see `takeOwnership`. */
  databaseUrl: string;
  secret: string;
  extraction: DataExtractionService;
  model: ModelPort | null;
}

/** One message of the local owner. */
export interface LocalMessage {
  sessionId?: string | undefined;
  projectId: string;
  message: string;
  /** The same key and message are answered the same, once done. */
  key: string;
  capability: Capability;
  signal?: AbortSignal | undefined;
  onDelta?: ((text: string) => void) | undefined;
  onRestart?: (() => void) | undefined;
}

/** The database opened by the process that owns it, as its local owner: what a studio does over HTTP, without one. */
export interface LocalStore {
  say(message: LocalMessage): Promise<MessageReply>;
  /** The local owner's projects, oldest first. */
  memberships(): Promise<Membership[]>;
  createProject(title: string): Promise<string>;
  readonly productions: LocalProductions;
  close(): Promise<void>;
}

/** Opens the database and brings its tables up to date. Throws STORAGE with the reason when it cannot. */
export async function openLocalStore(options: LocalStoreOptions): Promise<LocalStore> {
  const payload = await open(options);
  const user = await findOrCreateLocalOwner(payload);
  const registry = new HandlerRegistry();
  const inOrder = createKeyedQueue();
  return {
    say: (message) =>
      inOrder(message.key, () => say({ ...options, payload, registry, user }, message)).catch((error) => {
        throw toGreenlightError(error);
      }),
    memberships: () => findMemberships(payload, user.id),
    async createProject(title) {
      const data = { title, type: 'feature-film' };
      const made = await payload.create({
        collection: 'projects' as never,
        data: data as never,
        user: user as never,
        overrideAccess: false,
      });
      return String(made.id);
    },
    productions: openLocalProductions(payload, user),
    close: () => payload.destroy(),
  };
}

async function open({ databaseUrl, secret }: LocalStoreOptions): Promise<Payload> {
  const config = createStoreConfig({
    databaseUrl,
    secret,
    serverUrl: 'http://localhost',
    origins: [],
    adminInvite: null,
    logLevel: 'silent',
  });
  try {
    return await openStore(config, createStoreKey());
  } catch (error) {
    const reason = (describeFailure(error)?.message ?? String(error)).split('\n')[0];
    throw new GreenlightError('STORAGE', `The database ${showDatabase(databaseUrl)} cannot be opened: ${reason}`, {
      cause: error,
    });
  }
}

interface Opened extends LocalStoreOptions {
  payload: Payload;
  registry: HandlerRegistry;
  user: SignedInUser;
}

async function say(
  { payload, registry, user, extraction, model, genres, prompts }: Opened,
  message: LocalMessage,
): Promise<MessageReply> {
  const { sessionId, projectId, message: query, key, capability, signal, onDelta, onRestart } = message;
  refuseLongMessage(query);
  const bodyHash = createHash('sha256')
    .update(JSON.stringify({ sessionId, projectId, message: query }))
    .digest('hex');
  const once = { user: user.id, route: '/api/v1/chat/message', key, bodyHash };
  const kept = await findKeptReply(payload, once);
  if (kept) return messageReply.parse(kept.reply);
  await joinProject(payload, user, projectId, capability === 'read' ? 'viewer' : 'editor');
  const place = await resolvePlace(payload, user, { sessionId, projectId });
  return takeTurn({
    payload,
    registry,
    story: createStoryPort({ payload, extraction, model, genres, prompts }),
    actor: { kind: 'local', id: user.id },
    place: { ...place, capability: lowerCapability(place.capability, capability) },
    query,
    once,
    signal,
    onDelta,
    onRestart,
  });
}
