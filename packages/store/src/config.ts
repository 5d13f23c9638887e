import { buildConfig, type CollectionConfig, type Config, type SanitizedConfig } from 'payload';
import { createDatabase } from './adapter/create-database.ts';
import { databaseKindOf } from './adapter/database-kind.ts';
import { members } from './collections/members.ts';
import { messages } from './collections/messages.ts';
import { withOwnId } from './collections/own-id.ts';
import { acts, beats, createMedia, notes, panels, reviews } from './collections/planning.ts';
import { projects } from './collections/projects.ts';
import { changeSets, events, idempotencyKeys, ledgerEntries, specPacks } from './collections/records-of-record.ts';
import { sessions } from './collections/sessions.ts';
import { characters, locations, relationships, scenes } from './collections/story.ts';
import { users } from './collections/users.ts';
import { FILE_LIMIT } from './media/judge-file.ts';
import { reshapeError } from './reshape-error.ts';
import type { OfferedWorkflow } from './write-path/project-measures.ts';
import { Wakes } from './write-path/wake.ts';

export interface StoreOptions {
  /** Address of the database: `file:` (SQLite), `postgres://` or `mongodb://`. */
  databaseUrl: string;
  secret: string;
  /** The studio's own address; requests with a cookie must come from it or from one of `origins`. */
  serverUrl: string;
  origins: string[];
  /** The token of the one-time link by which the first admin signs up; null when there is an admin. */
  adminInvite: string | null;
  /** Where uploaded files are kept. Without one nothing can be uploaded, and files that are there stay. */
  mediaFolder?: string;
  admin?: Config['admin'];
  logLevel?: string;
  /** The workflows that installed packages bring, for films of their own. Asked anew each time. */
  workflows?: (() => Promise<readonly OfferedWorkflow[]>) | undefined;
  /** Told of failures that nobody expected. */
  onFailure?: (requestId: string, error: Error) => void;
}

/** Payload's configuration: the collections, the database with its one writer, and the rules that hold everywhere. */
export async function createStoreConfig(options: StoreOptions): Promise<SanitizedConfig> {
  const wakes = new Wakes();
  const db = await createDatabase(options.databaseUrl, wakes);
  return buildConfig({
    secret: options.secret,
    serverURL: options.serverUrl,
    csrf: options.origins,
    cors: [],
    cookiePrefix: 'greenlight',
    collections: createCollections(options),
    db,
    graphQL: { disable: true },
    telemetry: false,
    admin: { user: 'users', avatar: 'default', ...options.admin },
    custom: {
      wakes,
      adminInvite: options.adminInvite,
      mediaFolder: options.mediaFolder,
      onFailure: options.onFailure,
      workflows: options.workflows,
    },
    // One file a form. The reader of forms stops at its limit, not past it.
    upload: { abortOnLimit: true, limits: { fileSize: FILE_LIMIT + 1, files: 1 } },
    hooks: { afterError: [reshapeError] },
    defaultDepth: 0,
    maxDepth: 2,
    typescript: { autoGenerate: false },
    ...(options.logLevel ? { logger: { options: { level: options.logLevel } } } : {}),
  });
}

function createCollections(options: StoreOptions): CollectionConfig[] {
  const collections = [
    projects,
    characters,
    locations,
    scenes,
    relationships,
    acts,
    beats,
    panels,
    createMedia(options.mediaFolder ?? null),
    reviews,
    notes,
    specPacks,
    members,
    sessions,
    messages,
    changeSets,
    events,
    ledgerEntries,
    withCookies(users, options.serverUrl),
    idempotencyKeys,
  ];
  return databaseKindOf(options.databaseUrl) === 'mongodb' ? collections.map(withOwnId) : collections;
}

/** Behind https a log-in's cookie travels by https alone. */
function withCookies(collection: CollectionConfig, serverUrl: string): CollectionConfig {
  const auth = typeof collection.auth === 'object' ? collection.auth : {};
  return { ...collection, auth: { ...auth, cookies: { sameSite: 'Strict', secure: serverUrl.startsWith('https:') } } };
}
