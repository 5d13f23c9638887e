import { constants } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readPlainFile } from '../keys/plain-file.ts';
import { replacePrivateFile } from '../keys/write-private-file.ts';

/** Lines that are kept. */
export const HISTORY_LINES = 1_000;
/** A line longer than this is not kept. */
const LONGEST = 1_000;
/** A file larger than this is cut to its newest lines when it is read. */
const CUT_ABOVE = 256 * 1024;
const READ_LIMIT = 8 * 1024 * 1024;

/** What was typed at the prompt, kept from run to run in a file of its owner alone. */
export interface History {
  /** Newest first, as readline has them. */
  read(): Promise<string[]>;
  /** Keeps a line, unless it begins with a blank, or has a secret or a control character in it. */
  add(line: string): Promise<void>;
}

/** The history at `path`. What cannot be read or written is told through `warn`, and is no reason to stop. */
export function createHistory(path: string, warn: (reason: string) => void): History {
  const trying = async <T>(work: () => Promise<T>, instead: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      warn(`the history is not kept: ${error instanceof Error ? error.message : String(error)}`);
      return instead;
    }
  };
  let last: string | undefined;
  return {
    read: () =>
      trying(async () => {
        const text = (await readPlainFile(path, READ_LIMIT))?.text ?? '';
        const lines = text.split('\n').filter(isKept).slice(-HISTORY_LINES);
        if (text.length > CUT_ABOVE) await replacePrivateFile(path, `${lines.join('\n')}\n`);
        last = lines.at(-1);
        return lines.reverse();
      }, []),
    add: async (line) => {
      if (line === last || !isKept(line)) return;
      last = line;
      await trying(() => appendLine(path, line), undefined);
    },
  };
}

async function appendLine(path: string, line: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const handle = await open(path, O_APPEND | O_CREAT | O_WRONLY | O_NOFOLLOW | O_NONBLOCK, 0o600);
  try {
    if (!(await handle.stat()).isFile()) throw new Error(`${path} is not a plain file.`);
    await handle.writeFile(`${line}\n`);
  } finally {
    await handle.close();
  }
}

// Keys and tokens as services write them, what follows a word that announces a secret, and a name and password in an address.
const secrets = [
  /\b(sk|pk|rk|ghp|gho|ghs|glpat|xox[abps]|AKIA|eyJ)[-_A-Za-z0-9]{12,}/,
  /-----BEGIN /,
  /\b(password|passphrase|passwd|secret|api[-_ ]?key|token|bearer|authorization)\b\s*(is\b|[:=])?\s*\S*\d\S*/i,
  /\b(password|passphrase|passwd|api[-_ ]?key)\b\s*(is\b|[:=])\s*\S/i,
  /:\/\/[^\s/@]+:[^\s/@]+@/,
  /(?=[A-Za-z0-9+/=_-]*[a-z])(?=[A-Za-z0-9+/=_-]*[A-Z])(?=[A-Za-z0-9+/=_-]*\d)[A-Za-z0-9+/=_]{32,}/,
];

function isKept(line: string): boolean {
  if (line.trim() === '' || line.length > LONGEST || /^\s|[\u0000-\u001f\u007f-\u009f]/.test(line)) return false;
  return !secrets.some((secret) => secret.test(line));
}
