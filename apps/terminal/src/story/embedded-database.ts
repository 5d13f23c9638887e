import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PackageDesk } from '@greenlight/packs/desk';
import { EnvironmentError, GreenlightError, parseEnvironment } from '@greenlight/schema';
import type { LocalStore } from '@greenlight/store';
import {
  type OwnedByOther,
  prepareDataFolder,
  readOrCreateSecret,
  StartError,
  showDatabase,
  takeOwnership,
} from '@greenlight/store/owner';
import { createExtraction, type ModelPort } from '@greenlight/story';
import type { StoryConversation } from './conversation.ts';

export interface EmbeddedOptions {
  /** Where the packages are that ideas come from. */
  workspace: string;
  /** The data folder. */
  folder: string;
  /** The environment over the user's config. */
  settings: Readonly<Record<string, string | undefined>>;
  /** How long to wait for another terminal that has the database. */
  waitMs: number;
  signal: AbortSignal;
}

/** The database, opened and owned by this process until it is closed. */
export interface EmbeddedDatabase {
  isOurs: true;
  conversation: StoryConversation;
  close(): Promise<void>;
}

/** Opens the database of a data folder that no studio owns; answers who does when one came first. Throws LOCKED, STORAGE, VALIDATION. */
export async function openEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase | OwnedByOther> {
  const environment = readEnvironment(options.settings);
  const folder = prepareFolder(options.folder);
  const taken = await takeOwnership(folder, { url: null, waitMs: options.waitMs, signal: options.signal });
  if (!taken.isOurs) return taken;
  const databaseUrl = environment.DATABASE_URI ?? `file:${path.join(folder, 'greenlight.db')}`;
  try {
    const secret = readOrCreateSecret(folder, environment.PAYLOAD_SECRET);
    const model = await createModel(environment);
    const { openLocalStore } = await import('@greenlight/store');
    const assets = openStoryAssets(options);
    const store = await openLocalStore({ databaseUrl, secret, model, extraction: createExtraction(model), ...assets });
    const release = () => assets.close().finally(taken.release);
    return {
      isOurs: true,
      conversation: conversationOf(store, databaseUrl),
      close: () => store.close().finally(release),
    };
  } catch (error) {
    taken.release();
    throw error;
  }
}

function conversationOf(store: LocalStore, databaseUrl: string): StoryConversation {
  return {
    name: 'the embedded database',
    place: showDatabase(databaseUrl),
    send: ({ conversation: sessionId, project: projectId, text: message, ...rest }) =>
      store.say({ sessionId, projectId, message, ...rest }),
    memberships: () => store.memberships(),
    createProject: (title) => store.createProject(title),
    productions: {
      list: () => store.productions.list(),
      export: (project) => store.productions.export(project),
      replay: ({ production, lines: _, ...order }) => store.productions.replay(production, order),
    },
  };
}

/** What installed packages bring to a story. They are opened by the first wish for ideas. */
function openStoryAssets({ workspace, settings }: Pick<EmbeddedOptions, 'workspace' | 'settings'>) {
  let opening: Promise<PackageDesk> | undefined;
  const desk = () => {
    opening ??= import('../packages/desk-of.ts').then(({ deskOf }) => deskOf(workspace, settings));
    return opening;
  };
  return {
    genres: async () => (await desk()).genres(),
    prompts: async () => (await desk()).prompts(),
    close: async () => (await opening)?.close(),
  };
}

type Settings = ReturnType<typeof parseEnvironment>;

// What concerns a database and a model alone: a PORT that is none is a studio's trouble.
const names = /^(DATABASE_URI|PAYLOAD_SECRET|LLM_\w+)$/;

function readEnvironment(settings: EmbeddedOptions['settings']): Settings {
  try {
    return parseEnvironment(Object.fromEntries(Object.entries(settings).filter(([name]) => names.test(name))));
  } catch (error) {
    if (error instanceof EnvironmentError) throw new GreenlightError('VALIDATION', error.message, { cause: error });
    throw error;
  }
}

/** The model is loaded only where one is set: it is not small. */
async function createModel(environment: Settings): Promise<ModelPort | null> {
  if (!environment.LLM_BASE_URL) return null;
  const { createModelFrom } = await import('@greenlight/model');
  return createModelFrom(environment);
}

/** A folder made here is kept out of git: it holds what was told, and a secret. */
function prepareFolder(folder: string): string {
  const isNew = !existsSync(folder);
  try {
    const full = prepareDataFolder(folder);
    if (isNew) writeFileSync(path.join(full, '.gitignore'), '*\n');
    return full;
  } catch (error) {
    if (error instanceof StartError) throw new GreenlightError('STORAGE', error.message, { cause: error });
    throw error;
  }
}
