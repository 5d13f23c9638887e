import { renderPackage } from '@greenlight/chat';
import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { withDesk } from './open-desk.ts';
import { printView } from './print-view.ts';
import { parseVersioned, resolveTarget } from './target.ts';

/** `greenlight package inspect ID|FILE [VERSION]`. */
export async function inspectPackage(context: CommandContext): Promise<ExitCode> {
  const { given } = parseArguments(context, 'package inspect', ['ID|FILE', '[VERSION]'], {});
  const target = parseVersioned('package inspect', given);
  return withDesk(context, 'read', 'package inspect', async ({ desk }) => {
    const view = await desk.inspect(resolveTarget(target, context.cwd));
    await printView(context, view, renderPackage(view));
    return exitCode.done;
  });
}
