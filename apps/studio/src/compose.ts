import { hostname } from 'node:os';
import path from 'node:path';
import { createModelFrom } from '@greenlight/model';
import { type Environment, parseEnvironment } from '@greenlight/schema';
import {
  createStoryPort,
  databaseKindOf,
  describeFailure,
  hasAdmin,
  openStore,
  showDatabase,
  sweepMedia,
} from '@greenlight/store';
import { prepareDataFolder, readOrCreateSecret, StartError, takeOwnership } from '@greenlight/store/owner';
import { createExtraction } from '@greenlight/story';
import { readOrCreateInvite } from './admin-invite.ts';
import { TurnStreams } from './api/turns/turn-streams.ts';
import { createLog } from './log.ts';
import { LoginChanges } from './login-changes.ts';
import { createStudioPorts, createStudioRegistry, databaseFiles, resolveWorkspace } from './operator.ts';
import { openStudioPackages } from './packages.ts';
import { createPayloadConfig } from './payload.config.ts';
import type { Studio } from './root.ts';

export const VERSION = '0.1.0';

export interface ComposedStudio {
  studio: Studio;
  /** The one-time link for the first admin; null once there is one. */
  inviteLink: string | null;
  close(): Promise<void>;
}

/** Puts a studio together from the environment: folder, secret, database, model. Throws StartError with one line when it cannot. */
export async function compose(source: Record<string, string | undefined>, storeKey?: string): Promise<ComposedStudio> {
  const environment = parseEnvironment(source);
  const log = createLog(environment.LOG_LEVEL);
  const workspace = resolveWorkspace(environment.GREENLIGHT_WORKSPACE);
  const folder = prepareDataFolder(environment.DATA_DIR);
  const serverUrl = (environment.SERVER_URL ?? `http://localhost:${environment.PORT}`).replace(/\/$/, '');
  const databaseUrl = environment.DATABASE_URI ?? `file:${path.join(folder, 'greenlight.db')}`;
  const release = await own(folder, serverUrl, databaseUrl);
  const origins = originsOf(serverUrl, environment);
  const adminInvite = readOrCreateInvite(folder);
  const registry = createStudioRegistry();
  const packages = await openStudioPackages({ workspace, source, registry, log });
  const mediaFolder = path.join(folder, 'media');
  const config = createPayloadConfig({
    databaseUrl,
    secret: readOrCreateSecret(folder, environment.PAYLOAD_SECRET),
    serverUrl,
    origins,
    adminInvite,
    mediaFolder,
    logLevel: 'silent',
    workflows: () => packages.workflows(),
    onFailure: (requestId, error) => log.error({ requestId, ...describeFailure(error) }),
  });
  const payload = await openStore(config, storeKey).catch(async (error) => {
    await packages.close();
    release();
    throw cannotOpen(databaseUrl, error);
  });
  await sweepMedia(payload, mediaFolder, Date.now()).catch((error) => log.error({ ...describeFailure(error) }));
  const model = createModelFrom(environment);
  const extraction = createExtraction(model);
  const studio: Studio = {
    environment,
    config,
    payload,
    log,
    serverUrl,
    origins,
    model,
    extraction,
    registry,
    ports: createStudioPorts({
      payload,
      packages: packages.port,
      workspace,
      hidden: [folder, ...databaseFiles(databaseUrl)],
    }),
    createStory: (turn) => createStoryPort({ payload, extraction, model, ...turn, ...packages.assets }),
    turnStreams: new TurnStreams(),
    loginChanges: new LoginChanges(),
    version: VERSION,
  };
  const inviteLink = (await hasAdmin(payload)) ? null : `${serverUrl}/sign-up?invite=${adminInvite}`;
  return {
    studio,
    inviteLink,
    async close() {
      await packages.close();
      await payload.destroy();
      release();
    },
  };
}

/** A terminal in the middle of a message is done in a moment; another studio is not. */
const OWNER_WAIT_MS = 10_000;

/**
 * Takes the data folder for this studio. Throws StartError, naming who has it. A database that serves many processes is not in the
 * folder: then several studios may share one, and the first of them is whom a terminal finds there.
 */
async function own(folder: string, url: string, databaseUrl: string): Promise<() => void> {
  const isShared = databaseKindOf(databaseUrl) !== 'sqlite';
  const taken = await takeOwnership(folder, { url, waitMs: OWNER_WAIT_MS });
  if (taken.isOurs) return taken.release;
  if (isShared) return () => {};
  const { pid, host, url: other } = taken.owner;
  const where =
    host === hostname() ? '' : ` on ${host}; if that is gone for good, delete ${path.join(folder, 'owner.lock')}`;
  throw new StartError(
    other === null
      ? `A terminal (greenlight, process ${pid}${where}) is using ${folder}. End it, or set DATA_DIR and PORT for a second one.`
      : `Another studio (process ${pid}, ${other}${where}) is using ${folder}. Stop it, or set DATA_DIR and PORT for a second one.`,
  );
}

/** What keeps the database closed, as one line for a person: a folder that is not there, a file that is no database. */
function cannotOpen(databaseUrl: string, error: unknown): StartError {
  const reason = (describeFailure(error)?.message ?? String(error)).split('\n')[0];
  return new StartError(`The database ${showDatabase(databaseUrl)} cannot be opened: ${reason}`);
}

/** A browser on this machine may say localhost or 127.0.0.1 for the same studio. */
function originsOf(serverUrl: string, { PORT, SERVER_URL }: Environment): string[] {
  const own = new URL(serverUrl).origin;
  return SERVER_URL ? [own] : [own, `http://127.0.0.1:${PORT}`];
}
