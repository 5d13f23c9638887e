import { randomUUID } from 'node:crypto';
import { link, lstat, open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { exportBundle } from '@greenlight/ledger';
import { GreenlightError, normalizeError } from '@greenlight/schema';
import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printable } from '../output.ts';
import { quote } from '../quote.ts';
import { UsageError } from '../usage-error.ts';
import { parseStream } from './arguments.ts';
import { sign } from './sign.ts';
import { unknownStream, type WorkspaceLedger, withWorkspaceLedger } from './workspace-ledger.ts';

/** `greenlight ledger export ID [--out FILE] [--force]`. Without --out the bundle goes to stdout. */
export async function exportLedger(context: CommandContext): Promise<ExitCode> {
  const options = { out: { type: 'string' }, force: { type: 'boolean' } } as const;
  const { values, given } = parseArguments(context, 'ledger export', ['ID'], options);
  const [id = ''] = given;
  const stream = parseStream(id);
  if (values.out === '' || values.out?.includes('\0'))
    throw new UsageError(`--out ${quote(values.out)} is not the name of a file.`);
  if (values.out === undefined && context.out.stdout.isTTY) {
    throw new UsageError('ledger export writes a file: name it with --out FILE, or send the output into one.');
  }
  return withWorkspaceLedger(context, async (ledger) => {
    if (!(await ledger.store.streams()).includes(stream)) throw unknownStream(stream);
    const target = values.out === undefined ? undefined : resolve(context.cwd, values.out);
    if (target !== undefined) await refuseTarget(target, values.force ?? false);
    await signFirst(context, ledger, stream);
    const { store, objects } = ledger;
    const pieces = exportBundle({ store, objects, stream, keys: await ledger.checkpointKeys() });
    if (target === undefined) await print(context, pieces);
    else await writeFile(context, pieces, target, values.force ?? false);
    return exitCode.done;
  });
}

/** A ledger that another process is writing is exported as it is. */
async function signFirst({ out }: CommandContext, ledger: WorkspaceLedger, stream: string): Promise<void> {
  try {
    await sign(ledger, stream);
  } catch (error) {
    const { code, message } = normalizeError(error);
    if (code === 'LEDGER_CORRUPT') throw error;
    out.say(`greenlight: exported without a checkpoint of now. ${printable(message)}`);
  }
}

async function print({ out }: CommandContext, pieces: AsyncIterable<string>): Promise<void> {
  for await (const piece of pieces) if (!(await out.print(piece))) return;
}

async function writeFile(
  { global, out }: CommandContext,
  pieces: AsyncIterable<string>,
  target: string,
  isForced: boolean,
): Promise<void> {
  const draft = `${target}.${randomUUID()}.tmp`;
  try {
    const bytes = await writeDraft(draft, pieces);
    await (isForced ? rename(draft, target) : link(draft, target));
    await (global.json ? out.printJson({ file: target, bytes }) : out.print(`${printable(target)}\n`));
  } catch (error) {
    throw explain(error, target);
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

async function refuseTarget(target: string, isForced: boolean): Promise<void> {
  const found = await lstat(target).catch(() => undefined);
  if (!found) return;
  if (!isForced) throw exists(target);
  if (!found.isFile()) throw new GreenlightError('VALIDATION', `${target} is not a plain file, and is not replaced.`);
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
