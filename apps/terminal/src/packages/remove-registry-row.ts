import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printable } from '../output.ts';
import { withDesk } from './open-desk.ts';
import { parseRowId } from './registry-row.ts';
import { sayAfterChange } from './say-after-change.ts';

/** `greenlight registry remove ID`. */
export async function removeRegistryRow(context: CommandContext): Promise<ExitCode> {
  const { given } = parseArguments(context, 'registry remove', ['ID'], {});
  const id = parseRowId(given[0] ?? '');
  return withDesk(context, 'admin', `registry remove ${id}`, async ({ desk, workspace, identity: { actor } }) => {
    const { table, row, isCopied } = await desk.removeRegistryRow({ id, actor });
    if (context.global.json) await context.out.printJson({ removed: { table, ...row }, is_copied: isCopied });
    else await context.out.print(printable(`Removed ${id} from registries/${table}.\n`));
    sayAfterChange(context, workspace, isCopied);
    return exitCode.done;
  });
}
