import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { owner, withWorkspaceLedger } from '../ledger/workspace-ledger.ts';
import { parseOptions } from '../options.ts';
import { printable } from '../output.ts';
import { quote } from '../quote.ts';
import { UsageError } from '../usage-error.ts';
import { resolveWorkspace } from '../workspace.ts';
import { readSpecId } from './read-id.ts';
import type { RecordedRun } from './specs-of.ts';

/** The gates by the names that they are asked for, in their order. */
const gateNames = ['G0', 'G1'] as const;

/** `greenlight gate G0|G1|--all ID`. Exits 1 when a gate fails. */
export async function runGates(context: CommandContext): Promise<ExitCode> {
  const { names, id: text } = readArguments(context.argv);
  const id = await readSpecId(text);
  const { resolveSpecGate, runSpecGates } = await import('./specs-of.ts');
  const { global, cwd, out } = context;
  const run = await withWorkspaceLedger(context, ({ store: ledger }) =>
    runSpecGates({
      workspace: resolveWorkspace(global.workspace, cwd),
      id,
      gates: names.map((name) => resolveSpecGate(`spec.${name}`)),
      ledger,
      actor: owner,
      now: () => new Date(),
    }),
  );
  await (global.json ? out.printJson(run) : out.print(printable(await describeRun(run))));
  return run.passed ? exitCode.done : exitCode.failed;
}

function readArguments(argv: readonly string[]): { names: readonly string[]; id: string } {
  const { values, positionals } = parseOptions(argv, { all: { type: 'boolean' } });
  const [first, ...rest] = positionals;
  const names = values.all ? gateNames : gateNames.filter((name) => name === first);
  const [id, ...more] = values.all ? positionals : rest;
  if (!values.all && first === undefined)
    throw new UsageError('gate needs G0, G1 or --all, and the id of a spec pack.');
  if (names.length === 0)
    throw new UsageError(`There is no gate ${quote(first ?? '')}. There are: ${gateNames.join(', ')}.`);
  if (id === undefined) throw new UsageError('gate needs the id of a spec pack.');
  if (more.length > 0) {
    const what = values.all
      ? 'gate --all takes the id of a spec pack'
      : 'gate takes one gate and the id of a spec pack';
    throw new UsageError(`${what}, not ${positionals.map(quote).join(' ')}.`);
  }
  return { names, id };
}

async function describeRun({ id, passed, gates }: RecordedRun): Promise<string> {
  const { renderGateResult } = await import('./specs-of.ts');
  const lines = gates.flatMap((gate) => [...renderGateResult(gate), `  log: ${gate.log}`]);
  return `${[...lines, `${id} ${passed ? 'passed' : 'failed'}`].join('\n')}\n`;
}
