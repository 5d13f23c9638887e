// Plain JavaScript, since the start looks at the folder before anything is installed or built; the server looks again.
import { accessSync, constants, existsSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SMALLEST_FREE_BYTES = 50 * 1024 * 1024;

/**
 * Makes the data folder, and sees that it can be written and has room. Returns its full path.
 * @param {string} folder
 * @returns {string}
 * @throws {StartError} with the one line to print
 */
export function prepareDataFolder(folder) {
  const full = path.resolve(folder);
  try {
    makeFolder(full);
    refuseFullDisk(full);
    const probe = path.join(full, `.probe-${process.pid}`);
    writeFileSync(probe, 'x'.repeat(4096));
    rmSync(probe);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(explain(reasonOf(error, full), full));
  }
  return full;
}

/** What stops a start, as one line for a person. */
export class StartError extends Error {
  name = 'StartError';
}

/** One level at a time: under /proc, mkdir's own recursion never comes back. */
function makeFolder(folder) {
  if (existsSync(folder)) {
    if (statSync(folder).isDirectory()) return;
    throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
  }
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

function refuseFullDisk(folder) {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= SMALLEST_FREE_BYTES) return;
  const megabytes = Math.floor(free / 1024 ** 2);
  throw new StartError(
    `The disk of ${folder} is full (${megabytes} MB free). Free 50 MB or more, or set DATA_DIR to another disk.`,
  );
}

/** A folder that could not be made says ENOENT even on a read-only disk: the nearest folder that exists knows why. */
function reasonOf(error, folder) {
  if (error.code !== 'ENOENT') return error;
  let nearest = folder;
  while (!existsSync(nearest)) nearest = path.dirname(nearest);
  try {
    accessSync(nearest, constants.W_OK);
    return error;
  } catch (better) {
    return better;
  }
}

function explain(error, folder) {
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk of ${folder} is full. Free some room or set DATA_DIR to another disk.`;
    case 'EROFS':
      return `${folder} is on a read-only disk. Set DATA_DIR to a folder that can be written.`;
    case 'EACCES':
    case 'EPERM':
      return `${folder} cannot be written by this user. Give write access or set DATA_DIR to another folder.`;
    case 'EEXIST':
    case 'ENOTDIR':
      return `${folder} is not a folder. Set DATA_DIR to one.`;
    default:
      return `The data folder ${folder} cannot be used: ${error.message}. Set DATA_DIR to another folder.`;
  }
}
