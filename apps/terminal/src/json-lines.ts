import type { Readable } from 'node:stream';
import { cutText, GreenlightError } from '@greenlight/schema';
import type { CommandContext } from './command.ts';
import { explainError } from './explain-error.ts';
import { decodeLine, LINE_LIMIT, type Line, splitLines } from './lines.ts';

/** How a run over JSON lines went. */
export interface LinesRun {
  /** True when a line was answered with an error. */
  hasErrors: boolean;
}

/**
 * Answers each JSON line of stdin with one on stdout, in order, each before the next is read. A line that is none, or that
 * `answer` throws at, is answered with one error line. Blank lines are passed over. Ends early when the reader goes or a signal comes.
 */
export async function answerLines(
  { stdin, out, signal }: Pick<CommandContext, 'stdin' | 'out' | 'signal'>,
  answer: (value: unknown) => Promise<unknown>,
): Promise<LinesRun> {
  const run: LinesRun = { hasErrors: false };
  for await (const line of splitLines(untilAborted(stdin, signal))) {
    const reply = await answerLine(line, answer, run);
    if (reply !== undefined && !(await out.printJson(reply))) break;
    if (signal.aborted) break;
  }
  return run;
}

async function answerLine(line: Line, answer: (value: unknown) => Promise<unknown>, run: LinesRun): Promise<unknown> {
  try {
    const text = textOf(line);
    return text.trim() === '' ? undefined : await answer(parseJson(text));
  } catch (thrown) {
    run.hasErrors = true;
    const { code, message } = explainError(thrown);
    return { error: { code, message: `Line ${line.number}: ${message}` } };
  }
}

function textOf(line: Line): string {
  if ('tooLong' in line) {
    const limit = LINE_LIMIT.toLocaleString('en-US');
    throw new GreenlightError('TOO_LARGE', `it is longer than ${limit} bytes, and was passed over.`);
  }
  const text = decodeLine(line.bytes);
  if (text === undefined)
    throw new GreenlightError('BAD_REQUEST', 'it is not UTF-8. Send JSON in UTF-8, one object a line.');
  return text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const shown = cutText(text, 60);
    const rest = shown.length < text.length ? '…' : '';
    throw new GreenlightError(
      'BAD_REQUEST',
      `"${shown}${rest}" is not JSON. Send one JSON object a line, such as {"query":"help"}.`,
    );
  }
}

/** What a stream gives until it ends or the signal comes; then the stream is let go, so that it keeps no process alive. */
export async function* untilAborted(stream: Readable, signal: AbortSignal): AsyncGenerator<Buffer | string> {
  if (signal.aborted) return;
  const letGo = () => stream.destroy();
  signal.addEventListener('abort', letGo, { once: true });
  try {
    for await (const chunk of stream) yield chunk as Buffer | string; // stdin has no encoding set and is in no object mode
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', letGo);
  }
}
