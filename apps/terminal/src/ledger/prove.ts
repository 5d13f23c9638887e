import { proveConsistency, proveInclusion } from '@greenlight/ledger';
import { takeArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { parseOptions } from '../options.ts';
import { parseSeq, parseStream } from './arguments.ts';
import { unknownStream, withWorkspaceLedger } from './workspace-ledger.ts';

/** `greenlight ledger prove ID SEQ`, or `prove ID --since SIZE`: the proof as one JSON document. */
export async function proveEntry(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = parseOptions(context.argv, { since: { type: 'string' } });
  const since = values.since === undefined ? undefined : parseSeq(values.since);
  const [id = '', place = ''] = takeArguments(
    'ledger prove',
    since === undefined ? ['ID', 'SEQ'] : ['ID'],
    positionals,
  );
  const stream = parseStream(id);
  const seq = since === undefined ? parseSeq(place) : 0;
  return withWorkspaceLedger(context, async ({ store, checkpointKeys }) => {
    if (!(await store.streams()).includes(stream)) throw unknownStream(stream);
    const proof =
      since === undefined
        ? await proveInclusion(store, stream, seq, await checkpointKeys())
        : await proveConsistency(store, stream, since);
    await context.out.printJson(proof);
    return exitCode.done;
  });
}
