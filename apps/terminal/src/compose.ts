import {
  ChatInterface,
  type ChatPorts,
  createFileSessionStore,
  type FileSessionStore,
  HandlerRegistry,
} from '@greenlight/chat';
import { sessionId } from '@greenlight/schema';
import type { CommandContext } from './command.ts';
import { UsageError } from './usage-error.ts';
import { resolveWorkspace } from './workspace.ts';

/** The chat of a terminal, put together for one command. */
export interface ComposedChat {
  chat: ChatInterface;
  workspace: string;
  sessions: FileSessionStore;
  ports: ChatPorts;
  close(): Promise<void>;
}

/** Puts the chat together: workspace, handlers, ports, identity. Throws UsageError, and NOT_FOUND for a workspace that is not there. */
export async function composeChat(context: CommandContext): Promise<ComposedChat> {
  const { global, cwd } = context;
  if (global.session !== undefined && !sessionId.safeParse(global.session).success) {
    throw new UsageError(`--session ${global.session} is not a session id; one looks like SES-CHAT-20260131-0a1b2c3d.`);
  }
  const workspace = resolveWorkspace(global.workspace, cwd);
  const sessions = createFileSessionStore({ workspace });
  const ports: ChatPorts = {};
  const registry = new HandlerRegistry();
  const identity = { project: global.project ?? null };
  return {
    chat: new ChatInterface({ sessions, registry, ports, identity }),
    workspace,
    sessions,
    ports,
    close: () => sessions.close(),
  };
}
