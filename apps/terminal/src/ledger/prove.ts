import { proveInclusion } from '@greenlight/ledger';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { parseOptions } from '../options.ts';
import { parseSeq, parseStream, takeArguments } from './arguments.ts';
import { unknownStream, withWorkspaceLedger } from './workspace-ledger.ts';

/** `greenlight ledger prove ID SEQ`: the proof as one JSON document. */
export async function proveEntry(context: CommandContext): Promise<ExitCode> {
  const [id = '', place = ''] = takeArguments('prove', ['ID', 'SEQ'], parseOptions(context.argv, {}).positionals);
  const [stream, seq] = [parseStream(id), parseSeq(place)];
  return withWorkspaceLedger(context, async (ledger) => {
    if (!(await ledger.store.streams()).includes(stream)) throw unknownStream(stream);
    await context.out.printJson(await proveInclusion(ledger.store, stream, seq, await ledger.checkpointKeys()));
    return exitCode.done;
  });
}
