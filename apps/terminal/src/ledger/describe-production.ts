import type { Production, ProductionVerification } from '@greenlight/ledger';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printable } from '../output.ts';

/** Says whether an exported production is sound, and the first bad entry. */
export async function printProduction(
  { global, out }: CommandContext,
  name: string,
  found: ProductionVerification,
): Promise<ExitCode> {
  const { json } = global;
  if (!found.ok) {
    const { stream, seq, reason } = found;
    await (json
      ? out.printJson({ holds: false, kind: 'production', stream, seq, reason })
      : out.print(printable(`${name} is not sound. ${reason}\n`)));
    return exitCode.failed;
  }
  const { production } = found;
  await (json ? out.printJson(shape(production)) : out.print(printable(`${describe(production)}\n`)));
  return exitCode.done;
}

function shape({ project, beginning, streams, steps, objects, digest, result, signedBy }: Production) {
  return {
    holds: true,
    kind: 'production',
    project,
    title: beginning.fields.title,
    streams: streams.map(({ stream, size, root, entries, whole }) => ({ stream, size, root, entries, whole })),
    steps: steps.length,
    erased: erasedOf(steps).map(({ entry: { stream, seq } }) => ({ stream, seq })),
    objects,
    digest,
    counts: result.counts,
    key_id: signedBy ?? null,
  };
}

function describe({ project, beginning, streams, steps, objects, digest, signedBy }: Production): string {
  const entries = streams.reduce((sum, stream) => sum + stream.entries, 0);
  const erased = erasedOf(steps).length;
  const left = erased > 0 ? `, ${erased} of them erased` : '';
  return `${project}, begun as “${beginning.fields.title}”: ${entries} entries of ${streams.length} ledgers, sound, ${steps.length} steps${left}, ${objects} texts, SHA-256 ${digest}; ${signedBy ? `signed with the key ${signedBy}` : 'not signed'}`;
}

type Changes = Extract<Production['steps'][number], { type: 'changes' }>;

function erasedOf(steps: Production['steps']): Changes[] {
  return steps.filter((step): step is Changes => step.type === 'changes' && step.set === null);
}
