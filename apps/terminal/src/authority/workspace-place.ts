import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import * as z from 'zod';
import { readPrivateFile } from '../keys/read-private-file.ts';
import { findWorkspaceId } from '../keys/workspace-id.ts';
import { replacePrivateFile } from '../keys/write-private-file.ts';

const placeFile = z.strictObject({ v: z.literal(1), path: z.string().min(1) });
const LIMIT = 16_384;

/*
 * A workspace's id lies in the workspace, where whoever works there could put the id of another one, so that tokens for that
 * one would serve here. The folder of the private keys therefore remembers where its workspace stands.
 */

/** Where the workspace of these keys stands; undefined while no token was granted. */
export async function findPlace(keyFolder: string): Promise<string | undefined> {
  const path = pathOf(keyFolder);
  const text = await readPrivateFile(path, LIMIT);
  if (text === undefined) return undefined;
  try {
    return placeFile.parse(JSON.parse(text)).path;
  } catch (cause) {
    throw new GreenlightError(
      'VALIDATION',
      `${path} does not say where its workspace is. Delete it and grant a token again.`,
      { cause },
    );
  }
}

/** Whether the keys are those of the workspace that stands here. */
export async function isPlaceOf(keyFolder: string, workspace: string): Promise<boolean> {
  return (await findPlace(keyFolder)) === (await realpath(workspace));
}

/** Whether the user's folder lies inside the workspace, as it does where the workspace is a home folder: keys are then no safer than what stands beside them. */
export async function isWithin(workspace: string, configFolder: string): Promise<boolean> {
  const way = relative(await realpath(workspace), await realpath(configFolder));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Remembers where the workspace stands, also after it was moved. Throws CONFLICT while another folder has the same id. */
export async function claimPlace(keyFolder: string, workspace: string, id: string): Promise<void> {
  const here = await realpath(workspace);
  const known = await findPlace(keyFolder);
  if (known === here) return;
  const isTaken = known !== undefined && (await findWorkspaceId(known).catch(() => undefined)) === id;
  if (isTaken) {
    const own = join(here, '.greenlight', 'workspace.json');
    throw new GreenlightError(
      'CONFLICT',
      `${here} has the same workspace id as ${known}. If it is a copy, delete ${own} to give it an id of its own.`,
    );
  }
  await replacePrivateFile(pathOf(keyFolder), `${JSON.stringify({ v: 1, path: here })}\n`);
}

function pathOf(keyFolder: string): string {
  return join(keyFolder, 'workspace.json');
}
