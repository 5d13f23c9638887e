import { renderUninstall } from '@greenlight/chat';
import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { withDesk } from './open-desk.ts';
import { printView } from './print-view.ts';
import { withProgress } from './progress.ts';
import { parsePackageId } from './target.ts';

/** `greenlight package uninstall ID`. */
export async function uninstallPackage(context: CommandContext): Promise<ExitCode> {
  const { given } = parseArguments(context, 'package uninstall', ['ID'], {});
  const id = parsePackageId(given[0] ?? '');
  return withDesk(context, 'admin', `package uninstall ${id}`, async ({ desk, identity: { actor } }) => {
    const view = await withProgress(context.out, `Removing ${id}`, () => desk.uninstall({ id, actor }));
    await printView(context, view, renderUninstall(view));
    return exitCode.done;
  });
}
