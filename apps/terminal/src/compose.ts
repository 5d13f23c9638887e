import {
  type ChatIdentity,
  ChatInterface,
  type ChatPorts,
  createFileLedgerPort,
  createFileSessionStore,
  createWorkspaceFiles,
  type FileSessionStore,
} from '@greenlight/chat';
import { type Capability, hasCapability, lowerCapability, recordId, sessionId } from '@greenlight/schema';
import { resolveIdentity } from './authority/resolve-identity.ts';
import { TokenChat } from './authority/token-chat.ts';
import type { CommandContext } from './command.ts';
import { loadHandlers } from './handlers/load-handlers.ts';
import { TerminalRegistry } from './handlers/terminal-registry.ts';
import { configFolderOf } from './keys/config-folder.ts';
import { sayRepair } from './ledger/say-repair.ts';
import { createLazyPackages } from './packages/lazy-packages.ts';
import { refuseDisabledChat } from './registries.ts';
import { createLazyStory, sayStoryOnce } from './story/lazy-story.ts';
import { UsageError } from './usage-error.ts';
import { resolveWorkspace } from './workspace.ts';

/** The chat of a terminal, put together for one command. */
export interface ComposedChat {
  chat: ChatInterface;
  workspace: string;
  sessions: FileSessionStore;
  ports: ChatPorts;
  identity: ChatIdentity;
  /** What every request asks for that does not say: more than is held, so that its turn is denied. Undefined but for that. */
  asks: Capability | undefined;
  close(): Promise<void>;
}

/**
 * Puts the chat together: workspace, handlers, ports, identity. `wanted` is what --capability says. Throws UsageError, NOT_FOUND
 * for a workspace that is not there, and UNAUTHENTICATED for a token that does not hold.
 */
export async function composeChat(context: CommandContext, wanted?: Capability): Promise<ComposedChat> {
  const { global, cwd, env, out } = context;
  if (global.session !== undefined && !sessionId.safeParse(global.session).success) {
    throw new UsageError(`--session ${global.session} is not a session id; one looks like SES-CHAT-20260131-0a1b2c3d.`);
  }
  if (global.project !== undefined && !recordId.safeParse(global.project).success) {
    throw new UsageError(`--project ${global.project.slice(0, 80)} is not the id of a project.`);
  }
  const workspace = resolveWorkspace(global.workspace, cwd);
  refuseDisabledChat(workspace);
  const project = global.project ?? null;
  const resolved = await resolveIdentity({ env, configFolder: configFolderOf(env), workspace, project });
  if (resolved.notice) out.say(`greenlight: ${resolved.notice}`);
  const findCheckpointKey = async () => {
    const { openWorkspaceKeys } = await import('./keys/workspace-keys.ts');
    return openWorkspaceKeys({ workspace, configFolder: configFolderOf(env) }).privateKey('checkpoint');
  };
  const sessions = createFileSessionStore({ workspace, findCheckpointKey, onRepair: sayRepair(out) });
  const story = createLazyStory(async () => (await import('./story/load-story.ts')).loadStory({ workspace, env }));
  const registry = new TerminalRegistry();
  await loadHandlers(registry, workspace, context);
  const packages = createLazyPackages(workspace, registry, context);
  await packages.loadHandlers();
  const ports: ChatPorts = {
    story,
    packages: packages.port,
    files: createWorkspaceFiles({ root: workspace }),
    ledger: createFileLedgerPort({ sessions }),
  };
  const { capability: held } = resolved.identity;
  const identity = { ...resolved.identity, capability: wanted ? lowerCapability(held, wanted) : held };
  sayStoryOnce(registry);
  const options = { sessions, registry, ports, identity };
  return {
    chat: resolved.recheck ? new TokenChat(options, resolved.recheck) : new ChatInterface(options),
    workspace,
    sessions,
    ports,
    identity,
    asks: wanted && !hasCapability(held, wanted) ? wanted : undefined,
    async close() {
      await story.close();
      await packages.close();
      await sessions.close();
    },
  };
}
