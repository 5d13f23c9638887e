import type { Writable } from 'node:stream';

/** Results go to stdout, prose to stderr. Control characters of data never reach a terminal: see `printable`. */
export interface Output {
  readonly stdout: Writable & { isTTY?: boolean; columns?: number };
  readonly stderr: Writable & { isTTY?: boolean };
  /** Writes a result, waiting while the reader is behind. Resolves false when the reader has gone. */
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
  // A reader that left (`| head -1`) is no failure of ours. Node opens stdout again after it, so the stream itself does not tell.
  const leave = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    hasLeft = true;
  };
  const stdout = () => {
    if (!isWatched) streams.stdout.on('error', leave);
    isWatched = true;
    return streams.stdout;
  };
  const print = async (text: string): Promise<boolean> => {
    const stream = stdout();
    if (hasLeft || stream.destroyed || stream.writableEnded) return false;
    if (!stream.write(text)) await drained(stream);
    return !hasLeft && !stream.destroyed;
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
    say: (text) => void streams.stderr.write(`${text}\n`),
  };
}

function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.on('drain', done).on('close', done);
  });
}

// Everything but tab and line feed that moves the cursor, rings, or recolours; C1 controls and bidirectional overrides among them.
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Text as a terminal may show it: control characters are shown as U+FFFD. */
export function printable(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unsafe, '\ufffd');
}

/** A JSON document on one line, with what a terminal would act on written as `\u009b`: the same document to every parser. */
function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(
    unsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
