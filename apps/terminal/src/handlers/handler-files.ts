import { readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The handler files of a folder, by name; none when there is no folder. */
export function findHandlerFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.mjs') && !name.startsWith('.'))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

/** Why code in this file or folder is not run: somebody else may have written it. Undefined when nobody else can. */
export function whyUnsafe(place: string): string | undefined {
  if (process.platform === 'win32') return undefined; // the bits mean nothing there
  const real = realpathSync(place);
  return whyWritable(place, statSync(real)) ?? whyWritable(dirname(real), statSync(dirname(real)));
}

function whyWritable(place: string, { mode, uid }: Stats): string | undefined {
  const self = process.getuid?.();
  if (uid !== self && uid !== 0) return `${place} belongs to another user, so it is not loaded`;
  // In a sticky folder such as /tmp nobody can put a file in the place of another's.
  const others = mode & 0o022;
  if (others === 0 || mode & 0o1000) return undefined;
  return `${place} can be written by other users (mode ${(mode & 0o777).toString(8)}), so it is not loaded. Run: chmod go-w ${place}`;
}
