import type { Writable } from 'node:stream';
import { GreenlightError } from '@greenlight/schema';

/** Results go to stdout, prose to stderr. Control characters of data never reach a terminal: see `printable`. */
export interface Output {
  readonly stdout: Writable & { isTTY?: boolean; columns?: number };
  readonly stderr: Writable & { isTTY?: boolean };
  /** Writes a result, waiting while the reader is behind. Resolves false when the reader has gone; throws STORAGE once when it cannot be written. */
  print(text: string): Promise<boolean>;
  /** One JSON document, on a line of its own. */
  printJson(value: unknown): Promise<boolean>;
  /** A line of prose for a person. */
  say(text: string): void;
}

/** The streams are asked for when something is written: opening one takes a millisecond that a short run need not pay. */
export function createOutput(streams: Pick<Output, 'stdout' | 'stderr'>): Output {
  let isWatched = false;
  let hasLeft = false;
  const stdout = () => {
    // What is written past `print` finds no listener otherwise. `print` asks each write itself.
    if (!isWatched) streams.stdout.on('error', () => (hasLeft = true));
    isWatched = true;
    return streams.stdout;
  };
  const print = async (text: string): Promise<boolean> => {
    const stream = stdout();
    if (hasLeft || stream.destroyed || stream.writableEnded) return false;
    const failure = await written(stream, text);
    if (!failure) return !hasLeft && !stream.destroyed;
    hasLeft = true;
    // A reader that left (`| head -1`) is no failure of ours. Node opens stdout again after it, so the stream itself does not tell.
    if (failure.code === 'EPIPE' || failure.code?.startsWith('ERR_STREAM_')) return false;
    throw new GreenlightError('STORAGE', `The output cannot be written (${failure.code ?? failure.message}).`);
  };
  let isSaying = false;
  const say = (text: string): void => {
    if (!isSaying) streams.stderr.on('error', () => undefined); // prose that cannot be read is missed by nobody
    isSaying = true;
    streams.stderr.write(`${text}\n`);
  };
  return {
    get stdout() {
      return stdout();
    },
    get stderr() {
      return streams.stderr;
    },
    print,
    printJson: (value) => print(`${jsonLine(value)}\n`),
    say,
  };
}

/** Why a text could not be written; undefined once it is. */
function written(stream: Writable, text: string): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const gone = () => resolve(undefined);
    stream.once('close', gone);
    stream.write(text, (error) => {
      stream.off('close', gone);
      resolve(error ?? undefined);
    });
  });
}

// Everything but tab and line feed that moves the cursor, rings, or recolours; C1 controls and bidirectional overrides among them.
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Text as a terminal may show it: control characters are shown as U+FFFD. */
export function printable(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unsafe, '\ufffd');
}

/** Says a warning on a line of its own, under the command's name. */
export function createWarn(out: Pick<Output, 'say'>): (line: string) => void {
  return (line) => out.say(`greenlight: ${printable(line.replace(/\s+/g, ' '))}`);
}

/** A JSON document on one line, with what a terminal would act on written as `\u009b`: the same document to every parser. */
function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(
    unsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
