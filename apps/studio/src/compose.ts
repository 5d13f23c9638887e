import path from 'node:path';
import { HandlerRegistry } from '@greenlight/chat';
import { createModel } from '@greenlight/model';
import { type Environment, parseEnvironment } from '@greenlight/schema';
import { createStoryPort, describeFailure, hasAdmin, openStore } from '@greenlight/store';
import { createModelExtractor, createRulesExtractor, DataExtractionService } from '@greenlight/story';
import { readOrCreateInvite } from './admin-invite.ts';
import { TurnStreams } from './api/turns/turn-streams.ts';
import { createLog } from './log.ts';
import { LoginChanges } from './login-changes.ts';
import { takeOwnership } from './owner-lock.ts';
import { createPayloadConfig } from './payload.config.ts';
import { prepareDataFolder, StartError } from './prepare-data-folder.mjs';
import type { Studio } from './root.ts';
import { readOrCreateSecret } from './secret.ts';

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
  const folder = prepareDataFolder(environment.DATA_DIR);
  const serverUrl = (environment.SERVER_URL ?? `http://localhost:${environment.PORT}`).replace(/\/$/, '');
  const release = takeOwnership(folder, serverUrl);
  const origins = originsOf(serverUrl, environment);
  const adminInvite = readOrCreateInvite(folder);
  const databaseUrl = environment.DATABASE_URI ?? `file:${path.join(folder, 'greenlight.db')}`;
  const config = createPayloadConfig({
    databaseUrl,
    secret: readOrCreateSecret(folder, environment.PAYLOAD_SECRET),
    serverUrl,
    origins,
    adminInvite,
    logLevel: 'silent',
    onFailure: (requestId, error) => log.error({ requestId, ...describeFailure(error) }),
  });
  const payload = await openStore(config, storeKey).catch((error) => {
    release();
    throw cannotOpen(databaseUrl, error);
  });
  const model = createModelFrom(environment);
  const rules = createRulesExtractor();
  const extraction = new DataExtractionService({ rules, ...(model ? { model: createModelExtractor(model) } : {}) });
  const studio: Studio = {
    environment,
    config,
    payload,
    log,
    serverUrl,
    origins,
    model,
    extraction,
    registry: new HandlerRegistry(),
    createStory: ({ questionId }) => createStoryPort({ payload, extraction, model, questionId }),
    turnStreams: new TurnStreams(),
    loginChanges: new LoginChanges(),
    version: VERSION,
  };
  const inviteLink = (await hasAdmin(payload)) ? null : `${serverUrl}/sign-up?invite=${adminInvite}`;
  return {
    studio,
    inviteLink,
    async close() {
      await payload.destroy();
      release();
    },
  };
}

/** What keeps the database closed, as one line for a person: a folder that is not there, a file that is no database. */
function cannotOpen(databaseUrl: string, error: unknown): StartError {
  const reason = (describeFailure(error)?.message ?? String(error)).split('\n')[0];
  return new StartError(`The database ${databaseUrl} cannot be opened: ${reason}`);
}

function createModelFrom(environment: Environment) {
  if (!environment.LLM_BASE_URL) return null;
  return createModel({
    baseUrl: environment.LLM_BASE_URL,
    apiKey: environment.LLM_API_KEY,
    name: environment.LLM_MODEL,
    timeoutMs: environment.LLM_TIMEOUT_MS,
    maxReplyBytes: 256 * 1024,
  });
}

/** A browser on this machine may say localhost or 127.0.0.1 for the same studio. */
function originsOf(serverUrl: string, { PORT, SERVER_URL }: Environment): string[] {
  const own = new URL(serverUrl).origin;
  return SERVER_URL ? [own] : [own, `http://127.0.0.1:${PORT}`];
}
