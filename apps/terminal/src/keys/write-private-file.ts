import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GreenlightError } from '@greenlight/schema';

/** Writes a file that must not exist yet, whole or not at all. Resolves false when somebody was first. */
export async function createPrivateFile(path: string, text: string): Promise<boolean> {
  const draft = await writeDraft(path, text);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cannotWrite(path, error);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Puts a file in the place of another in one step: readers see the old one or the new one. */
export async function replacePrivateFile(path: string, text: string): Promise<void> {
  const draft = await writeDraft(path, text);
  try {
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw cannotWrite(path, error);
  }
}

async function writeDraft(path: string, text: string): Promise<string> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return draft;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw cannotWrite(path, error);
  }
}

function cannotWrite(path: string, cause: unknown): GreenlightError {
  const { code = 'unknown error' } = cause as NodeJS.ErrnoException;
  return new GreenlightError('STORAGE', `${path} cannot be written (${code}).`, { cause });
}
