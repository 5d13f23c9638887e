import { exportBundle } from '@greenlight/ledger';
import { normalizeError } from '@greenlight/schema';
import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printable } from '../output.ts';
import { isStream } from './arguments.ts';
import { sign } from './sign.ts';
import { unknownStream, type WorkspaceLedger, withWorkspaceLedger } from './workspace-ledger.ts';
import { type BundleTarget, parseTarget, refuseTarget, writeBundle } from './write-bundle.ts';

/**
 * `greenlight ledger export ID [--out FILE] [--force]`: a ledger of the workspace, or a film's production by its id or its title. Without
 * --out the bundle goes to stdout.
 */
export async function exportLedger(context: CommandContext): Promise<ExitCode> {
  const options = { out: { type: 'string' }, force: { type: 'boolean' } } as const;
  const { values, given } = parseArguments(context, 'ledger export', ['ID'], options);
  const [id = ''] = given;
  const target = parseTarget(context, values);
  if (isStream(id)) return exportStream(context, id, target);
  const { exportProject } = await import('./export-project.ts');
  return exportProject(context, id, target);
}

async function exportStream(context: CommandContext, stream: string, target: BundleTarget): Promise<ExitCode> {
  return withWorkspaceLedger(context, async (ledger) => {
    if (!(await ledger.store.streams()).includes(stream)) throw unknownStream(stream);
    await refuseTarget(target);
    await signFirst(context, ledger, stream);
    const { store, objects } = ledger;
    await writeBundle(context, exportBundle({ store, objects, stream, keys: await ledger.checkpointKeys() }), target);
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
