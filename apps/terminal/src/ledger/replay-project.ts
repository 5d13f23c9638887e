import { type Production, verifyProduction } from '@greenlight/ledger';
import { GreenlightError, type ReplayReport, recordId } from '@greenlight/schema';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printable } from '../output.ts';
import { quote } from '../quote.ts';
import { UsageError } from '../usage-error.ts';
import type { Evidence } from './read-evidence.ts';

export interface ReplayOptions {
  into: string | undefined;
  isPartial: boolean;
}

type ProductionFile = Evidence & { kind: 'production' };

/** The largest bundle that is replayed, in bytes. */
const LARGEST = 256 * 1024 * 1024;

/** Rebuilds a production: 1 when the bundle is not sound, or when not all of it came out as it was. */
export async function replayProject(
  context: CommandContext,
  { name, lines: source }: ProductionFile,
  { into, isPartial }: ReplayOptions,
): Promise<ExitCode> {
  if (into !== undefined && !recordId.safeParse(into).success) {
    throw new UsageError(`--into ${quote(into)} is not the id of a project.`);
  }
  const { production, lines } = await readProduction(name, source);
  const { signal, out, global } = context;
  const onProgress = sayProgress(context);
  const { withProductions } = await import('./with-productions.ts');
  const report = await withProductions(context, 'write', (productions) =>
    productions.replay({ production, lines, into, isPartial, signal, onProgress }),
  );
  if (global.json) await out.printJson(report);
  else await out.print(printable(describe(report)));
  return report.skipped.length === 0 && report.different.length === 0 ? exitCode.done : exitCode.failed;
}

/** Nothing is done before the whole file is known to be sound. */
async function readProduction(
  name: string,
  source: AsyncIterable<Buffer>,
): Promise<{ production: Production; lines: Buffer[] }> {
  const lines: Buffer[] = [];
  const kept = async function* () {
    let size = 0;
    for await (const line of source) {
      size += line.length + 1;
      if (size > LARGEST) throw new GreenlightError('TOO_LARGE', `${name} is larger than 256 MB, and is not replayed.`);
      lines.push(line);
      yield line;
    }
  };
  const found = await verifyProduction(kept());
  if (found.ok) return { production: found.production, lines };
  throw new GreenlightError('VALIDATION', `${name} is not sound, and is not replayed. ${found.reason}`, {
    details: { stream: found.stream ?? null, seq: found.seq ?? null },
  });
}

/** What takes more than this is told of, in milliseconds, and told of again after as long. */
const PATIENCE_MS = 1000;

function sayProgress({ out }: CommandContext): (progress: { done: number; of: number }) => void {
  let said: number | undefined;
  return ({ done, of }) => {
    said ??= Date.now();
    if (Date.now() - said < PATIENCE_MS) return;
    said = Date.now();
    out.say(`${done.toLocaleString('en-US')} of ${of.toLocaleString('en-US')} steps`);
  };
}

function describe({ project, title, steps, applied, skipped, different, counts, ...report }: ReplayReport): string {
  const made = Object.entries(counts).flatMap(([name, count]) => (count > 0 ? [`${count} ${name}`] : []));
  const lines = [
    `${project}  “${title}”, rebuilt${report.resumed ? ' from where it broke off' : ''}: ${applied} of ${steps} steps${report.kept_ids ? ', with the ids that they had' : ', with new ids'}`,
    `  ${made.join(', ') || 'nothing in it'}`,
    ...(report.missing_files > 0
      ? [`  the files of ${report.missing_files} media are not in a bundle, and missing`]
      : []),
    ...skipped.map(({ stream, seq, reason }) => `  left out: entry ${seq} of ${stream}. ${reason}`),
    different.length === 0 ? '  the same as the original' : `  not as in the original: ${different.join(', ')}`,
  ];
  return `${lines.join('\n')}\n`;
}
