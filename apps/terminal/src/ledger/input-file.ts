import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import type { CommandContext } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { quote } from './arguments.ts';

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
  const handle = await openPlain(resolve(cwd, path), path);
  return { name: path, chunks: readChunks(handle), close: () => handle.close() };
}

async function openPlain(path: string, name: string): Promise<FileHandle> {
  const handle = await openOrExplain(path, name);
  const found = await handle.stat();
  if (found.isFile()) return handle;
  await handle.close();
  throw notPlain(name, found.isDirectory() ? 'a folder' : 'not a plain file');
}

async function openOrExplain(path: string, name: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK); // a pipe must not make us wait
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new GreenlightError('NOT_FOUND', `There is no file ${name}.`);
    if (code === 'ELOOP') throw notPlain(name, 'a link');
    if (code === 'ENXIO') throw notPlain(name, 'not a plain file');
    throw new GreenlightError('VALIDATION', `${name} cannot be read (${code}).`, { cause: error });
  }
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
