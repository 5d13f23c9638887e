import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { WORKSPACE_FOLDER } from '@greenlight/ledger';
import { sessionId } from '@greenlight/schema';

/** The ids that a workspace has, for completion: its sessions and its packages, the newest session first. */
export function findSessions(workspace: string): Promise<string[]> {
  return namesIn(join(workspace, WORKSPACE_FOLDER, 'sessions'), (name) => sessionId.safeParse(name).success);
}

export function findPackages(workspace: string): Promise<string[]> {
  return namesIn(join(workspace, WORKSPACE_FOLDER, 'packages'), (name) => /^PKG-[A-Z0-9-]+$/.test(name));
}

async function namesIn(folder: string, isOne: (name: string) => boolean): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter(isOne).sort().reverse();
}
