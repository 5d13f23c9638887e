import { closeSync, constants, existsSync, fstatSync, lstatSync, openSync, readlinkSync, realpathSync } from 'node:fs';
import { systemCode } from './file-failure.ts';

// Never through a link, and never waiting for the other end of a FIFO. Windows has neither flag.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Opens for reading; the last name is not followed when it is a link. A folder opens too. */
export function openUnfollowed(absolute: string): number {
  return openSync(absolute, flags);
}

/** The same; undefined when nothing, or a link, lies there. */
export function openExisting(absolute: string): number | undefined {
  try {
    return openUnfollowed(absolute);
  } catch (thrown) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(systemCode(thrown) ?? '')) return undefined;
    throw thrown;
  }
}

/**
 * Whether an open file or folder is the one of this path with no link on its way. What was opened cannot be exchanged any more, so
 * asking afterwards leaves no gap: the system says where the descriptor's file lies. Where it cannot say, the path is
 * resolved again and must name the same file, which leaves a gap of microseconds.
 */
export function isOpenAt(descriptor: number, absolute: string): boolean {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`) === absolute;
  } catch (thrown) {
    if (systemCode(thrown) !== 'ENOENT') return false;
  }
  return isStillAt(descriptor, absolute);
}

function isStillAt(descriptor: number, absolute: string): boolean {
  try {
    if (realpathSync.native(absolute) !== absolute) return false;
    const [opened, named] = [fstatSync(descriptor), lstatSync(absolute)];
    return opened.ino === named.ino && opened.dev === named.dev;
  } catch {
    return false;
  }
}

/**
 * Does something with the very folder that lies at a path, by a path that leads to it even when another takes its place. Undefined
 * when something else, or nothing, lies there.
 */
export function useFolder<T>(absolute: string, use: (base: string) => T): T | undefined {
  const descriptor = openExisting(absolute);
  if (descriptor === undefined) return undefined;
  try {
    if (!isOpenAt(descriptor, absolute) || !fstatSync(descriptor).isDirectory()) return undefined;
    const pinned = `/proc/self/fd/${descriptor}`;
    if (existsSync(pinned)) return use(pinned);
    const result = use(absolute);
    return isOpenAt(descriptor, absolute) ? result : undefined;
  } finally {
    closeSync(descriptor);
  }
}
