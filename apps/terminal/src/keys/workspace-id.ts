import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ensureFolder, WORKSPACE_FOLDER } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';
import * as z from 'zod';
import { readPlainFile } from './plain-file.ts';
import { createPrivateFile } from './write-private-file.ts';

/** Names a workspace among the folders of keys: 32 hex digits. Not a secret, and no authority by itself. */
export const workspaceId = z.string().regex(/^[0-9a-f]{32}$/);

const workspaceFile = z.looseObject({ v: z.literal(1), id: workspaceId });
const LIMIT = 4096;

/** The workspace's id; undefined when it has none yet. Throws VALIDATION for a file that is not ours. */
export async function findWorkspaceId(workspace: string): Promise<string | undefined> {
  const path = pathOf(workspace);
  const file = await readPlainFile(path, LIMIT);
  return file && parseId(file.text, path);
}

/** The workspace's id, made at the first need. Two processes at once end with the same one. */
export async function ensureWorkspaceId(workspace: string): Promise<string> {
  const known = await findWorkspaceId(workspace);
  if (known) return known;
  const root = join(workspace, WORKSPACE_FOLDER);
  await ensureFolder(root, root);
  const id = randomBytes(16).toString('hex');
  if (await createPrivateFile(pathOf(workspace), `${JSON.stringify({ v: 1, id })}\n`)) return id;
  return (await findWorkspaceId(workspace)) ?? id;
}

function pathOf(workspace: string): string {
  return join(workspace, WORKSPACE_FOLDER, 'workspace.json');
}

function parseId(text: string, path: string): string {
  try {
    return workspaceFile.parse(JSON.parse(text)).id;
  } catch (cause) {
    const message = `${path} does not hold the id of a workspace. Restore it, or delete it to get a new id (tokens granted before end with it).`;
    throw new GreenlightError('VALIDATION', message, { cause });
  }
}
