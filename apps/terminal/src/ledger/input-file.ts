import type { FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openPlainFile } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';
import type { CommandContext } from '../command.ts';
import { quote } from '../quote.ts';
import { UsageError } from '../usage-error.ts';

/** The bytes of a file that somebody gave us, in pieces. */
export interface InputFile {
  /** For messages. */
  name: string;
  chunks: AsyncIterable<Buffer>;
  close(): Promise<void>;
}

/** Opens a file from outside, or the input for `-`. Throws NOT_FOUND, and VALIDATION for what is a link, a folder or no plain file. */
export async function openInputFile(path: string, { stdin, cwd }: CommandContext): Promise<InputFile> {
  if (path === '-') {
    if (stdin.isTTY) throw new UsageError('- reads the input, and nothing is piped in.');
    return { name: 'The input', chunks: stdin, close: async () => undefined };
  }
  if (path === '' || path.includes('\0')) throw new UsageError(`${quote(path)} is not the name of a file.`);
  const handle = await openGiven(resolve(cwd, path), path);
  return { name: path, chunks: readChunks(handle), close: () => handle.close() };
}

async function openGiven(path: string, name: string): Promise<FileHandle> {
  const file = await openPlainFile(path);
  if (file.handle) return file.handle;
  if (file.why === 'missing') throw new GreenlightError('NOT_FOUND', `There is no file ${name}.`);
  if (file.why === 'unreadable') {
    throw new GreenlightError('VALIDATION', `${name} cannot be read (${file.code}).`, { cause: file.cause });
  }
  throw notPlain(name, { link: 'a link', folder: 'a folder', special: 'not a plain file' }[file.why]);
}

function notPlain(name: string, what: string): GreenlightError {
  return new GreenlightError('VALIDATION', `${name} is ${what}. Name the file itself.`);
}

async function* readChunks(handle: FileHandle): AsyncGenerator<Buffer> {
  for (;;) {
    const chunk = Buffer.allocUnsafe(256 * 1024);
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, null);
    if (bytesRead === 0) return;
    yield chunk.subarray(0, bytesRead);
  }
}
