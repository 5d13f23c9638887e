import type { Decision } from '@greenlight/schema';
import type { CommandContext } from '../command.ts';
import type { ComposedChat } from '../compose.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printable } from '../output.ts';

/** The exit code that tells how a turn ended. */
const exitCodeOfDecision: Record<Decision, ExitCode> = {
  EXECUTED: exitCode.done,
  FAILED: exitCode.failed,
  DENIED: exitCode.denied,
};

/** One query, its reply, done. */
export async function runOneShot(
  context: CommandContext,
  { chat, asks }: ComposedChat,
  query: string,
): Promise<ExitCode> {
  const { global, out, signal } = context;
  const { reply } = await chat.turn(
    { query, ...(asks && { capability: asks }) },
    { signal, ...(global.session && { session: global.session }) },
  );
  if (global.json) await out.printJson(reply);
  else if (out.stdout.isTTY) await out.print(await renderReply(reply.response, context));
  else await out.print(`${printable(reply.response)}\n`);
  return exitCodeOfDecision[reply.decision];
}

async function renderReply(response: string, context: CommandContext): Promise<string> {
  const { printMarkdown } = await import('../markdown/markdown-printer.ts');
  const { terminalLook } = await import('../markdown/terminal-look.ts');
  return printMarkdown(response, terminalLook(context));
}
