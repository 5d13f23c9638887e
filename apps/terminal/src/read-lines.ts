import { isatty } from 'node:tty';
import type { CommandContext } from './command.ts';
import { type ExitCode, exitCode, exitCodeOfSignal } from './exit-code.ts';
import { answerLines } from './json-lines.ts';
import { parseOptions } from './options.ts';
import { printable } from './output.ts';
import { UsageError } from './usage-error.ts';

/** A command that reads and answers, and writes nothing: `classify`, `extract`. */
export interface Reading {
  name: string;
  /** The request that a text on the command line stands for. */
  ofText(text: string): unknown;
  read(request: unknown): Promise<unknown>;
}

/** Answers the text on the command line, or the JSON lines of stdin. */
export async function runReading(context: CommandContext, { name, ofText, read }: Reading): Promise<ExitCode> {
  const { positionals } = parseOptions(context.argv, {});
  const isLines = positionals.length === 0 || (positionals.length === 1 && positionals[0] === '-');
  if (!isLines) {
    await printDocument(context, await read(ofText(positionals.join(' '))));
    return exitCode.done;
  }
  if (positionals.length === 0 && isatty(0)) {
    throw new UsageError(`greenlight ${name} needs a text, or JSON lines on its input. See: greenlight ${name} --help`);
  }
  const { hasErrors } = await answerLines(context, read);
  return exitCodeOfSignal(context.signal) ?? (hasErrors ? exitCode.failed : exitCode.done);
}

/** Indented where a person reads it, on one line where a program does. */
async function printDocument({ out, global }: CommandContext, document: unknown): Promise<void> {
  if (global.json || !out.stdout.isTTY) await out.printJson(document);
  else await out.print(`${printable(JSON.stringify(document, null, 2))}\n`);
}
