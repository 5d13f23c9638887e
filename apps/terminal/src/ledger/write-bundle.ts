import { randomUUID } from 'node:crypto';
import { link, lstat, open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import type { CommandContext } from '../command.ts';
import { printable } from '../output.ts';
import { quote } from '../quote.ts';
import { UsageError } from '../usage-error.ts';

/** Where a bundle goes: a file, or the output. */
export interface BundleTarget {
  file: string | undefined;
  isForced: boolean;
}

/** The target as it was typed. Throws UsageError for what is no file's name, and for a terminal to write a file into. */
export function parseTarget(
  { out, cwd }: CommandContext,
  { out: named, force = false }: { out?: string | undefined; force?: boolean | undefined },
): BundleTarget {
  if (named === '' || named?.includes('\0')) throw new UsageError(`--out ${quote(named)} is not the name of a file.`);
  if (named === undefined && out.stdout.isTTY) {
    throw new UsageError('ledger export writes a file: name it with --out FILE, or send the output into one.');
  }
  return { file: named === undefined ? undefined : resolve(cwd, named), isForced: force };
}

/** Throws VALIDATION for a file that is there already and may not be replaced. */
export async function refuseTarget({ file, isForced }: BundleTarget): Promise<void> {
  const found = file === undefined ? undefined : await lstat(file).catch(() => undefined);
  if (!found || file === undefined) return;
  if (!isForced) throw exists(file);
  if (!found.isFile()) throw new GreenlightError('VALIDATION', `${file} is not a plain file, and is not replaced.`);
}

/** Writes a bundle to its target: a file is there whole, or not at all. `check` may refuse what was written before it is there. */
export async function writeBundle(
  context: CommandContext,
  pieces: AsyncIterable<string>,
  { file, isForced }: BundleTarget,
  check: (draft: string) => Promise<void> = async () => undefined,
): Promise<void> {
  const { global, out } = context;
  if (file === undefined) {
    for await (const piece of pieces) if (!(await out.print(piece))) return;
    return;
  }
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    const bytes = await writeDraft(draft, pieces);
    await check(draft);
    await (isForced ? rename(draft, file) : link(draft, file));
    await (global.json ? out.printJson({ file, bytes }) : out.print(`${printable(file)}\n`));
  } catch (error) {
    throw explain(error, file);
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** It holds what was said: for its owner alone. */
async function writeDraft(draft: string, pieces: AsyncIterable<string>): Promise<number> {
  const handle = await open(draft, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const piece of pieces) bytes += (await handle.write(piece)).bytesWritten;
    await handle.sync();
    return bytes;
  } finally {
    await handle.close();
  }
}

function exists(target: string): GreenlightError {
  return new GreenlightError('VALIDATION', `${target} exists already. Name another file, or replace it with --force.`);
}

function explain(error: unknown, target: string): unknown {
  if (error instanceof GreenlightError) return error;
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST') return exists(target);
  return new GreenlightError('VALIDATION', `${target} cannot be written (${code}).`, { cause: error });
}
