import { randomBytes } from 'node:crypto';
import { closeSync, fdatasync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  createFileLedgerStore,
  createFileObjectStore,
  ensureFolder,
  type FileLedgerStore,
  type FileLedgerStoreOptions,
  type ObjectStore,
  WORKSPACE_FOLDER,
} from '@greenlight/ledger';
import { actor, createSessionId, GreenlightError, parseOrThrow, sessionId } from '@greenlight/schema';
import type { ChatSession, SessionOwner, SessionStore } from '../session.ts';
import { FileSession } from './file-session.ts';

export interface FileSessionStoreOptions {
  /** The workspace; sessions stand in its `.greenlight/sessions/`. */
  workspace?: string;
  /** That `.greenlight` folder itself, in place of the workspace. */
  dir?: string;
  now?: () => Date;
  /** `count` random bytes. */
  random?: (count: number) => Uint8Array;
  /** The key that signs a checkpoint where a ledger goes on in another file; see `createFileLedgerStore`. */
  findCheckpointKey?: FileLedgerStoreOptions['findCheckpointKey'];
  /** Told how many bytes of a torn last line were cut off after a crash. */
  onRepair?: FileLedgerStoreOptions['onRepair'];
}

/** Sessions as folders of files. Their ledgers and texts can be read through `ledger` and `objects`. */
export interface FileSessionStore extends SessionStore {
  readonly ledger: FileLedgerStore;
  readonly objects: ObjectStore;
  close(): Promise<void>;
}

const OWNER_FILE = 'session.json';
const syncData = promisify(fdatasync);

/** Opens the sessions of a workspace. Nothing is read or made yet. */
export function createFileSessionStore(options: FileSessionStoreOptions): FileSessionStore {
  const root = options.dir ?? join(options.workspace ?? process.cwd(), WORKSPACE_FOLDER);
  const { now = () => new Date(), random = randomBytes } = options;
  const { findCheckpointKey, onRepair } = options;
  const told = { ...(findCheckpointKey && { findCheckpointKey }), ...(onRepair && { onRepair }) };
  const ledger = createFileLedgerStore({ root, ...told });
  const objects = createFileObjectStore({ root });
  const open = new Map<string, FileSession>();
  const hold = (id: string, folder: string, project: string | null, kept = Promise.resolve()): ChatSession => {
    const session = open.get(id) ?? new FileSession({ id, folder, project, ledger, objects, now, kept });
    open.set(id, session); // one object for each id, so that turns of all who opened it wait for each other
    return session;
  };
  return {
    ledger,
    objects,
    async create(owner) {
      const { id, folder } = await makeFolder(root, now, random);
      return hold(id, folder, owner.project, writeOwner(folder, id, owner, now()));
    },
    async open(id, owner) {
      const folder = join(root, 'sessions', parseOrThrow(sessionId, id));
      const project = await checkOwner(folder, id, owner);
      return hold(id, folder, project);
    },
    async close() {
      open.clear();
      await ledger.close();
    },
  };
}

async function makeFolder(
  root: string,
  now: () => Date,
  random: (count: number) => Uint8Array,
): Promise<{ id: string; folder: string }> {
  await ensureFolder(root, join(root, 'sessions'));
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const id = createSessionId(now(), random(4));
    const folder = join(root, 'sessions', id);
    if (makeExclusively(folder)) return { id, folder };
  }
  throw new GreenlightError('STORAGE', 'No free session id was found in eight tries. Is the random source broken?');
}

function makeExclusively(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException | null)?.code === 'EEXIST') return false;
    throw error;
  }
}

/** Says whose the session is. Others can read it at once; what is answered resolves when it is on the disk, which the first turn waits for. */
function writeOwner(folder: string, id: string, owner: SessionOwner, at: Date): Promise<void> {
  const text = JSON.stringify({ v: 1, id, actor: owner.actor, project: owner.project, created_at: at.toISOString() });
  const descriptor = openSync(join(folder, OWNER_FILE), 'wx', 0o600);
  const kept = writeAndSync(descriptor, `${text}\n`);
  kept.catch(() => undefined); // the turn that waits for it says so
  return kept;
}

async function writeAndSync(descriptor: number, text: string): Promise<void> {
  try {
    writeFileSync(descriptor, text);
    await syncData(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The project of a session, when it is the owner's. */
async function checkOwner(folder: string, id: string, owner: SessionOwner): Promise<string | null> {
  const unknown = new GreenlightError('NOT_FOUND', `There is no session ${id}.`);
  const stats = await lstat(folder).catch(() => undefined);
  if (!stats?.isDirectory()) throw unknown;
  const text = await readFile(join(folder, OWNER_FILE), 'utf8').catch(() => undefined);
  if (text === undefined) throw unknown;
  const held = parseOwner(text, id);
  const isOwn = held.actor.kind === owner.actor.kind && held.actor.id === owner.actor.id;
  if (!isOwn || (owner.project !== null && owner.project !== held.project)) {
    throw new GreenlightError('FORBIDDEN', `The session ${id} belongs to somebody else or to another project.`);
  }
  return held.project;
}

function parseOwner(text: string, id: string): SessionOwner {
  try {
    const held = JSON.parse(text) as { actor?: unknown; project?: unknown };
    return { actor: actor.parse(held.actor), project: typeof held.project === 'string' ? held.project : null };
  } catch (error) {
    throw new GreenlightError('STORAGE', `The file ${OWNER_FILE} of the session ${id} cannot be read.`, {
      cause: error,
    });
  }
}
