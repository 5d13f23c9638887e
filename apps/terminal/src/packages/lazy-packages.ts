import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HandlerRegistry, PackagesPort } from '@greenlight/chat';
import { WORKSPACE_FOLDER } from '@greenlight/ledger';
import type { CommandContext } from '../command.ts';
import { type ChatPackages, openChatPackages } from './chat-packages.ts';

/** The packages of a chat, which are loaded by the first turn that asks for them. */
export interface LazyPackages {
  port: PackagesPort;
  /** Adds the handlers of installed packages. Without any it costs the reading of one small file, or of none. */
  loadHandlers(): Promise<void>;
  close(): Promise<void>;
}

/** Prepares the packages of a workspace for a chat: `help` and `ls src` do without. */
export function createLazyPackages(
  workspace: string,
  registry: HandlerRegistry,
  context: Pick<CommandContext, 'env' | 'out'>,
): LazyPackages {
  let opening: Promise<ChatPackages> | undefined;
  const open = async () => {
    opening ??= openChatPackages(workspace, registry, context);
    return opening;
  };
  const face = async () => (await open()).face;
  return {
    port: {
      list: async () => (await face()).list(),
      inspect: async (id) => (await face()).inspect(id),
      stage: async (request) => (await face()).stage(request),
      preflight: async (request) => (await face()).preflight(request),
      install: async (request) => (await face()).install(request),
      uninstall: async (request) => (await face()).uninstall(request),
      prompts: async () => (await face()).prompts(),
      listRegistries: async () => (await face()).listRegistries(),
      restoreRegistryRow: async (request) => (await face()).restoreRegistryRow(request),
      removeRegistryRow: async (request) => (await face()).removeRegistryRow(request),
    },
    async loadHandlers() {
      if (mayHaveHandlers(workspace)) await (await open()).loadHandlers();
    },
    async close() {
      await (await opening?.catch(() => undefined))?.close();
    },
  };
}

/** Whether anything installed names a handler, or cannot be read: a glance that needs no schema. */
function mayHaveHandlers(workspace: string): boolean {
  try {
    return readFileSync(join(workspace, WORKSPACE_FOLDER, 'packages', 'installed.json'), 'utf8').includes('"handler"');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException; // what readFileSync throws
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}
