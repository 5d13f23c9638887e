import { closeSync, fsync, lstatSync, mkdirSync, openSync, realpathSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { GreenlightError, ledgerEntry, sessionId } from '@greenlight/schema';

const syncAll = promisify(fsync);

/** The folder of a workspace that everything of ours stands in. */
export const WORKSPACE_FOLDER = '.greenlight';

export const LEDGER_FILE = 'ledger.jsonl';

/** The most bytes that the line of an entry may have. A longer one is not read into memory. */
export const LONGEST_LINE = 16 * 1024 * 1024;

/** The folder of a stream below `.greenlight/`: sessions have their own, the others share one. Throws VALIDATION for a name that is none. */
export function streamFolder(root: string, stream: string): string {
  if (!ledgerEntry.shape.stream.safeParse(stream).success) {
    throw new GreenlightError('VALIDATION', `"${stream.slice(0, 100)}" is not the name of a ledger stream.`);
  }
  return join(root, sessionId.safeParse(stream).success ? 'sessions' : 'ledgers', stream);
}

/**
 * Makes a folder below `.greenlight/` for its owner alone. Throws FORBIDDEN when a link leads out of it, or it is one itself.
 * What only touches names is done on this thread, here and in the files beside: the way to another one and back takes longer.
 */
export async function ensureFolder(root: string, folder: string): Promise<void> {
  if (lstatSync(root, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new GreenlightError('FORBIDDEN', `${root} is a link, and nothing is written through it. Put a folder there.`);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const ignore = join(root, '.gitignore');
  if (!lstatSync(ignore, { throwIfNoEntry: false })) writeNew(ignore, '*\n');
  const inside = relative(realpathSync.native(root), realpathSync.native(folder));
  if (inside === '..' || inside.startsWith(`..${sep}`)) {
    throw new GreenlightError('FORBIDDEN', `${folder} is a link that leads out of ${root}. Remove it and try again.`);
  }
}

/** Makes the entries of a folder durable: a new file is safe only when its name is. */
export async function syncFolder(folder: string): Promise<void> {
  const descriptor = openSync(folder, 'r');
  try {
    await syncAll(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The code of a system error, such as ENOENT. */
export function systemCode(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | null | undefined)?.code;
}

function writeNew(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
}
