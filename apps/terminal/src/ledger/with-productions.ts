import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Capability, GreenlightError, hasCapability } from '@greenlight/schema';
import { findLivingOwner } from '@greenlight/store/owner';
import { resolveIdentity } from '../authority/resolve-identity.ts';
import type { CommandContext } from '../command.ts';
import { configFolderOf } from '../keys/config-folder.ts';
import type { Productions } from '../story/productions.ts';
import { StoryCarrier } from '../story/story-carrier.ts';
import { readUserConfig, withUserConfig } from '../user-config.ts';
import { resolveWorkspace } from '../workspace.ts';

/**
 * The productions of the studio that is named, or owns the workspace's data, or of the database itself: where a story is told. A token that
 * gives less than `needed` is refused with FORBIDDEN.
 */
export async function withProductions<T>(
  context: CommandContext,
  needed: Capability,
  work: (productions: Productions) => Promise<T>,
): Promise<T> {
  const { env, signal } = context;
  const workspace = workspaceOf(context);
  const configFolder = configFolderOf(env);
  const { identity } = await resolveIdentity({ env, configFolder, workspace, project: null });
  if (!hasCapability(identity.capability, needed)) {
    const message = `This needs the capability ${needed}, and the token gives ${identity.capability}. Nothing was done.`;
    throw new GreenlightError('FORBIDDEN', message);
  }
  const carrier = new StoryCarrier({ workspace, settings: await settingsOf(context) });
  try {
    return await carrier.use(signal, ({ productions }) => work(productions));
  } finally {
    await carrier.close();
  }
}

/** Whether a story was told anywhere: a database is not made by asking for what is in it. */
export async function hasStory(context: CommandContext): Promise<boolean> {
  const settings = await settingsOf(context);
  if (settings.GREENLIGHT_URL || settings.DATABASE_URI) return true;
  const folder = path.resolve(workspaceOf(context), settings.DATA_DIR || 'data');
  return existsSync(path.join(folder, 'greenlight.db')) || Boolean(findLivingOwner(folder));
}

function workspaceOf({ global, cwd }: CommandContext): string {
  return resolveWorkspace(global.workspace, cwd);
}

async function settingsOf({ env }: CommandContext): Promise<Record<string, string | undefined>> {
  return withUserConfig(env, await readUserConfig(configFolderOf(env)));
}
