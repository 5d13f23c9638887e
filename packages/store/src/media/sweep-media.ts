import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Payload } from 'payload';
import { findRow, findRows } from '../write-path/database.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Removes files that no record names: what a kill between file and row leaves. Only in the folders of projects that are there, and only
 * files older than a day, so that a folder beside the wrong database is left as it is. Returns how many went.
 */
export async function sweepMedia(payload: Payload, folder: string, now: number): Promise<number> {
  let swept = 0;
  for (const project of await namesIn(folder)) {
    if (!(await findRow({ payload }, 'projects', { id: { equals: project } }))) continue;
    const rows = await findRows({ payload }, 'media', { project: { equals: project } });
    const named = new Set(rows.map((row) => row.filename));
    for (const name of await namesIn(path.join(folder, project))) {
      const file = path.join(folder, project, name);
      const about = await stat(file).catch(() => null);
      if (named.has(name) || !about?.isFile() || now - about.mtimeMs < DAY_MS) continue;
      await rm(file, { force: true });
      swept += 1;
    }
  }
  return swept;
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
