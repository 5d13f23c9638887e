import { ChatInterface, type ChatPorts, createFileSessionStore, type FileSessionStore } from '@greenlight/chat';
import { type Capability, hasCapability, lowerCapability, sessionId } from '@greenlight/schema';
import type { CommandContext } from './command.ts';
import { loadHandlers } from './handlers/load-handlers.ts';
import { TerminalRegistry } from './handlers/terminal-registry.ts';
import { UsageError } from './usage-error.ts';
import { resolveWorkspace } from './workspace.ts';

/** The chat of a terminal, put together for one command. */
export interface ComposedChat {
  chat: ChatInterface;
  workspace: string;
  sessions: FileSessionStore;
  ports: ChatPorts;
  /** What every request asks for that does not say: more than is held, so that its turn is denied. Undefined but for that. */
  asks: Capability | undefined;
  close(): Promise<void>;
}

/**
 * Puts the chat together: workspace, handlers, ports, identity. `wanted` is what --capability says. Throws UsageError, and NOT_FOUND
 * for a workspace that is not there.
 */
export async function composeChat(context: CommandContext, wanted?: Capability): Promise<ComposedChat> {
  const { global, cwd } = context;
  if (global.session !== undefined && !sessionId.safeParse(global.session).success) {
    throw new UsageError(`--session ${global.session} is not a session id; one looks like SES-CHAT-20260131-0a1b2c3d.`);
  }
  const workspace = resolveWorkspace(global.workspace, cwd);
  const sessions = createFileSessionStore({ workspace });
  const ports: ChatPorts = {};
  const registry = new TerminalRegistry();
  await loadHandlers(registry, workspace, context);
  const held: Capability = 'write';
  const identity = {
    capability: wanted ? lowerCapability(held, wanted) : held,
    project: global.project ?? null,
  };
  return {
    chat: new ChatInterface({ sessions, registry, ports, identity }),
    workspace,
    sessions,
    ports,
    asks: wanted && !hasCapability(held, wanted) ? wanted : undefined,
    close: () => sessions.close(),
  };
}
