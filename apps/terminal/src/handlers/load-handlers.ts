import { join } from 'node:path';
import type { HandlerRegistry } from '@greenlight/chat';
import { WORKSPACE_FOLDER } from '@greenlight/ledger';
import type { CommandContext } from '../command.ts';
import { configFolderOf } from '../keys/config-folder.ts';
import { createWarn } from '../output.ts';
import { findHandlerFiles, whyUnsafe } from './handler-files.ts';

/**
 * Adds the user's own handlers, and those of the workspace when they are trusted. What cannot be loaded is named in one line, and
 * the rest go on. Handlers of a workspace that is not trusted are never imported, only mentioned.
 */
export async function loadHandlers(
  registry: HandlerRegistry,
  workspace: string,
  { env, global, out }: Pick<CommandContext, 'env' | 'global' | 'out'>,
): Promise<void> {
  const warn = createWarn(out);
  await loadFolder(registry, join(configFolderOf(env), 'handlers'), warn);
  const theirs = join(workspace, WORKSPACE_FOLDER, 'handlers');
  if (global.trustWorkspaceHandlers) return loadFolder(registry, theirs, warn);
  const count = findHandlerFiles(theirs).length;
  if (count > 0) warn(mention(count));
}

function mention(count: number): string {
  const [handlers, are] = count === 1 ? ['handler', 'is'] : ['handlers', 'are'];
  return `${count} ${handlers} in this workspace ${are} not trusted; --trust-workspace-handlers loads what is in .greenlight/handlers/.`;
}

async function loadFolder(registry: HandlerRegistry, folder: string, warn: (line: string) => void): Promise<void> {
  const files = findHandlerFiles(folder);
  const unsafe = files.length > 0 ? whyUnsafe(folder) : undefined;
  if (unsafe) return warn(unsafe);
  if (files.length === 0) return;
  const { importHandler } = await import('./import-handler.ts');
  for (const file of files) {
    try {
      const reason = whyUnsafe(file);
      if (reason) warn(reason);
      else registry.register(await importHandler(file));
    } catch (error) {
      warn(`${file} was not loaded: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
