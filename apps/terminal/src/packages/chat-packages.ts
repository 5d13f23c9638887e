import type { HandlerRegistry } from '@greenlight/chat';
import type { DeskFace } from '@greenlight/packs/desk';
import { normalizeError } from '@greenlight/schema';
import type { CommandContext } from '../command.ts';
import { createWarn } from '../output.ts';

/** The packages behind a chat: what its turns ask for, and the handlers they bring. */
export interface ChatPackages {
  face: DeskFace;
  loadHandlers(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the packages of a workspace for a chat. Handlers come and go with their packages, from the next turn on. */
export async function openChatPackages(
  workspace: string,
  registry: HandlerRegistry,
  { env, out }: Pick<CommandContext, 'env' | 'out'>,
): Promise<ChatPackages> {
  const { createDeskFace, deskOf, PackageHandlers } = await import('./desk-of.ts');
  const desk = deskOf(workspace, env);
  const warn = createWarn(out);
  const handlers = new PackageHandlers(registry, warn);
  return {
    face: createDeskFace(
      async () => desk,
      () => handlers.refresh(desk),
    ),
    // What is wrong with packages keeps nobody from the rest of the chat.
    loadHandlers: () => handlers.refresh(desk).catch((error: unknown) => warn(normalizeError(error).message)),
    close: () => desk.close(),
  };
}
