import { appendCheckpoint } from '@greenlight/ledger';
import { GreenlightError, type LedgerEntry } from '@greenlight/schema';
import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode, exitCodeOf } from '../exit-code.ts';
import { explainError } from '../explain-error.ts';
import { printable } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { parseStream } from './arguments.ts';
import { owner, unknownStream, type WorkspaceLedger, withWorkspaceLedger } from './workspace-ledger.ts';

/** `greenlight ledger checkpoint [ID | --all]`. With --all, one that cannot be signed does not keep the others from it. */
export async function signLedgers(context: CommandContext): Promise<ExitCode> {
  const { values, given } = parseArguments(context, 'ledger checkpoint', ['[ID]'], { all: { type: 'boolean' } });
  const [target] = given;
  if (values.all && target !== undefined) throw new UsageError('ledger checkpoint takes the id of a ledger, or --all.');
  const wanted = target ?? (values.all ? undefined : context.global.session);
  if (wanted !== undefined) parseStream(wanted);
  return withWorkspaceLedger(context, (ledger) =>
    wanted === undefined ? signAll(context, ledger) : signOne(context, ledger, wanted),
  );
}

async function signOne({ global, out }: CommandContext, ledger: WorkspaceLedger, stream: string): Promise<ExitCode> {
  const entry = await sign(ledger, stream);
  await (global.json ? out.printJson(entry) : out.print(printable(describe(entry))));
  return exitCode.done;
}

async function signAll({ global, out }: CommandContext, ledger: WorkspaceLedger): Promise<ExitCode> {
  const signed: LedgerEntry[] = [];
  let worst: ExitCode = exitCode.done;
  for (const stream of await ledger.store.streams()) {
    try {
      const entry = await sign(ledger, stream);
      signed.push(entry);
      if (!global.json) await out.print(printable(describe(entry)));
    } catch (error) {
      const { code, message } = explainError(error);
      worst = exitCodeOf(code);
      out.say(`greenlight: ${printable(message)}`);
    }
  }
  if (global.json) await out.printJson({ checkpoints: signed });
  return worst;
}

/** Signs a ledger that holds something. */
export async function sign(ledger: WorkspaceLedger, stream: string): Promise<LedgerEntry & { type: 'CHECKPOINT' }> {
  if ((await ledger.store.head(stream)).size === 0) throw unknownStream(stream);
  const signed = await appendCheckpoint(ledger.store, stream, await ledger.keys.privateKey('checkpoint'), owner);
  if (signed) return signed.entry;
  throw new GreenlightError('STORAGE', `The checkpoint of the ledger ${stream} was not written.`);
}

function describe(entry: LedgerEntry & { type: 'CHECKPOINT' }): string {
  return `${entry.stream}: entry ${entry.seq} signs the ${entry.size} before it with the key ${entry.key_id}, root ${entry.root}\n`;
}
