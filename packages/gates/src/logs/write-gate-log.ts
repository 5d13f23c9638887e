import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import { gateLogName } from '../gate-log-name.ts';

export interface GateLogFile {
  /** Must be there, and be no link: its owner sees to that. */
  folder: string;
  gate: string;
  at: Date;
  text: string;
}

/** Runs of one gate in one millisecond; more than these are a mistake somewhere. */
const MOST_ATTEMPTS = 10_000;

/** Writes a log that is not there yet, never over one that is, and never through a link. Its name, once it is on the disk. */
export async function writeGateLog({ folder, gate, at, text }: GateLogFile): Promise<string> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const name = gateLogName(gate, at, attempt);
    if (await writeNew(join(folder, name), text)) return name;
  }
  throw new GreenlightError(
    'CONFLICT',
    `${folder} has every name that a log of ${gate} may have at ${at.toISOString()}.`,
  );
}

async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    const handle = await open(path, 'wx', 0o644);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
