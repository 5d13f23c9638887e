import type { ChatReply, GreenlightError } from '@greenlight/schema';
import type { CommandContext } from '../command.ts';
import type { ComposedChat } from '../compose.ts';
import { explainError } from '../explain-error.ts';
import { type Output, printable } from '../output.ts';

/** How a turn is watched while it runs. */
export interface TurnWatch {
  signal: AbortSignal;
  onDelta?: (text: string) => void;
  onRestart?: () => void;
}

/** The one session of a prompt, from its first turn to its last. */
export class Conversation {
  readonly #composed: ComposedChat;
  /** The session, once there is one. */
  id: string | undefined;
  turns = 0;

  constructor(composed: ComposedChat) {
    this.#composed = composed;
  }

  /** Goes on with a session. Throws NOT_FOUND, or FORBIDDEN when it is another's. */
  async resume(id: string): Promise<void> {
    const { sessions, identity } = this.#composed;
    const view = await (await sessions.open(id, identity)).view();
    [this.id, this.turns] = [id, view.turnNumber - 1];
  }

  /** One turn, or why there was none: it was cancelled, say, or too long. */
  async turn(query: string, watch: TurnWatch): Promise<ChatReply | GreenlightError> {
    const { chat, asks } = this.#composed;
    try {
      const request = { query, ...(asks && { capability: asks }) };
      const { reply } = await chat.turn(request, { ...watch, ...(this.id && { session: this.id }) });
      [this.id, this.turns] = [reply.session_id, reply.turn_number];
      return reply;
    } catch (thrown) {
      return explainError(thrown);
    }
  }
}

/** The conversation that a command begins with: a new one, or that of --session. */
export async function openConversation(context: CommandContext, composed: ComposedChat): Promise<Conversation> {
  const conversation = new Conversation(composed);
  if (context.global.session !== undefined) await conversation.resume(context.global.session);
  return conversation;
}

/** Says in a line why there was no turn, and below it what to do. */
export function sayError({ message, suggestions = [] }: GreenlightError, out: Output): void {
  for (const line of [message, ...suggestions.map((suggestion) => `  ${suggestion}`)]) out.say(printable(line));
}
