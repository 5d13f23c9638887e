import type { CommandContext } from '../command.ts';
import type { ComposedChat } from '../compose.ts';
import type { ExitCode } from '../exit-code.ts';
import { openConversation } from './conversation.ts';
import { runPlainLines } from './plain-lines.ts';
import { runPrompt } from './prompt.ts';

/** One query after the other: at a prompt on a terminal, line by line anywhere else. */
export async function runInteractive(context: CommandContext, composed: ComposedChat): Promise<ExitCode> {
  const conversation = await openConversation(context, composed);
  const isTerminal = context.stdin.isTTY && context.out.stdout.isTTY && context.env.TERM !== 'dumb';
  return isTerminal ? runPrompt(context, composed, conversation) : runPlainLines(context, conversation);
}
