import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What stops a start, as one line for a person. */
export class StartError extends Error {}

const SMALLEST_FREE_BYTES = 50 * 1024 * 1024;

/** Makes the data folder, and sees that it can be written and has room. Throws StartError with the one line to print. */
export function prepareDataFolder(folder: string): string {
  const full = path.resolve(folder);
  try {
    mkdirSync(full, { recursive: true, mode: 0o700 });
    const probe = path.join(full, `.probe-${process.pid}`);
    writeFileSync(probe, 'x'.repeat(4096));
    rmSync(probe);
  } catch (error) {
    throw new StartError(explain(error as NodeJS.ErrnoException, full));
  }
  const { bavail, bsize } = statfsSync(full);
  if (bavail * bsize < SMALLEST_FREE_BYTES) {
    throw new StartError(`The disk of ${full} is nearly full (${Math.floor((bavail * bsize) / 1024 ** 2)} MB free). Free 50 MB or set DATA_DIR to another disk.`);
  }
  return full;
}

function explain(error: NodeJS.ErrnoException, folder: string): string {
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk of ${folder} is full. Free some room or set DATA_DIR to another disk.`;
    case 'EROFS':
      return `${folder} is on a read-only disk. Set DATA_DIR to a folder that can be written.`;
    case 'EACCES':
    case 'EPERM':
      return `${folder} cannot be written by this user. Give write access or set DATA_DIR to another folder.`;
    default:
      return `The data folder ${folder} cannot be used: ${error.message}. Set DATA_DIR to another folder.`;
  }
}

/** The secret that signs log-ins: from the environment, or made once and kept in the data folder, readable by its owner alone. */
export function readOrCreateSecret(folder: string, given: string | undefined): string {
  if (given) return given;
  const file = path.join(folder, 'secret');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const secret = randomBytes(32).toString('hex');
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  return secret;
}
