import { once } from 'node:events';
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

export function createOutput(stdout: Output['stdout'], stderr: Output['stderr']): Output {
  const print = async (text: string): Promise<boolean> => {
    if (stdout.destroyed || stdout.writableEnded) return false;
    if (stdout.write(text)) return true;
    await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]).catch(() => undefined);
    return !stdout.destroyed;
  };
  // A reader that left (`| head -1`) is no failure of ours.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    stdout,
    stderr,
    print,
    printJson: (value) => print(`${JSON.stringify(value)}\n`),
    say: (text) => void stderr.write(`${text}\n`),
  };
}

// Everything but tab and line feed that moves the cursor, rings, or recolours; C1 controls and bidirectional overrides among them.
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Text as a terminal may show it: control characters are shown as U+FFFD. */
export function printable(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unsafe, '\ufffd');
}
