import type { Capability, ChatRequest, Decision, GreenlightError } from '@greenlight/schema';
import type { CommandContext } from '../command.ts';
import type { ComposedChat } from '../compose.ts';
import { type ExitCode, exitCode, exitCodeOf, exitCodeOfSignal } from '../exit-code.ts';
import { answerLines } from '../json-lines.ts';
import { printable } from '../output.ts';

/** JSON lines in, one reply a line out. */
export async function runPipe(context: CommandContext, { chat, asks }: ComposedChat): Promise<ExitCode> {
  const { global, signal } = context;
  const ended = new Set<Decision>();
  const { hasErrors } = await answerLines(context, async (value) => {
    const session = global.session && !names(value, 'session_id') ? { session: global.session } : {};
    const { reply } = await chat.turn(withCapability(value, asks), { signal, ...session });
    ended.add(reply.decision);
    return reply;
  });
  return (
    exitCodeOfSignal(signal) ??
    (hasErrors || ended.has('FAILED') ? exitCode.failed : ended.has('DENIED') ? exitCode.denied : exitCode.done)
  );
}

/** Answers each line with why there is no chat, so that whoever wrote it is not left waiting. The exit code is the reason's. */
export async function refusePipe(context: CommandContext, reason: GreenlightError): Promise<ExitCode> {
  await answerLines(context, () => Promise.reject(reason));
  context.out.say(`greenlight: ${printable(reason.message)}`);
  return exitCodeOfSignal(context.signal) ?? exitCodeOf(reason.code);
}

function names(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

/** The line as a request, which the chat parses: the command's capability holds where the line says none. */
function withCapability(value: unknown, capability: Capability | undefined): ChatRequest {
  const request = value as ChatRequest; // `turn` parses it and throws VALIDATION for what is none
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return capability && isObject && !names(value, 'capability') ? { ...request, capability } : request;
}
