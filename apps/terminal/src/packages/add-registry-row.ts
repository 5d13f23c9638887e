import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printable } from '../output.ts';
import { withDesk } from './open-desk.ts';
import { readRow } from './registry-row.ts';
import { sayAfterChange } from './say-after-change.ts';

const text = { type: 'string' } as const;
const options = { title: text, status: text, version: text, plane: text, 'created-at': text, framework: text };

/** `greenlight registry add ID|ROW`. */
export async function addRegistryRow(context: CommandContext): Promise<ExitCode> {
  const { values, given } = parseArguments(context, 'registry add', ['ID|ROW'], options);
  const added = readRow(given[0] ?? '', { ...values }, new Date().toISOString().slice(0, 10));
  const { id } = added.row;
  return withDesk(context, 'admin', `registry add ${id}`, async ({ desk, workspace, identity: { actor } }) => {
    const { table, row, isCopied } = await desk.addRegistryRow({ ...added, actor });
    if (context.global.json) await context.out.printJson({ added: { table, ...row }, is_copied: isCopied });
    else await context.out.print(printable(`Added ${id} to registries/${table}.\n`));
    sayAfterChange(context, workspace, isCopied);
    return exitCode.done;
  });
}
