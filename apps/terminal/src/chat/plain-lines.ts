import { GreenlightError } from '@greenlight/schema';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode, exitCodeOfSignal } from '../exit-code.ts';
import { untilAborted } from '../json-lines.ts';
import { decodeLine, LINE_LIMIT, splitLines } from '../lines.ts';
import { printable } from '../output.ts';
import { type Conversation, sayError } from './conversation.ts';
import { readPromptCommand } from './prompt-commands.ts';

/** The prompt where there is no terminal: a query a line, the replies as they are, without a prompt and without colours. */
export async function runPlainLines(context: CommandContext, conversation: Conversation): Promise<ExitCode> {
  const { stdin, out, signal } = context;
  for await (const line of splitLines(untilAborted(stdin, signal))) {
    const text = 'tooLong' in line ? undefined : decodeLine(line.bytes);
    if (text === undefined) {
      out.say(`Line ${line.number} is not UTF-8, or longer than ${LINE_LIMIT.toLocaleString('en-US')} bytes.`);
    } else if (text.trim() !== '') {
      const command = readPromptCommand(text, conversation);
      if (command && 'leaves' in command) break;
      const answer = command ? command.says : await conversation.turn(text, { signal });
      if (answer instanceof GreenlightError) sayError(answer, out);
      else if (!(await out.print(`${printable(typeof answer === 'string' ? answer : answer.response)}\n\n`))) break;
    }
    if (signal.aborted) break;
  }
  return exitCodeOfSignal(signal) ?? exitCode.done;
}
