import { renderStaged } from '@greenlight/chat';
import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { withDesk } from './open-desk.ts';
import { printView } from './print-view.ts';
import { withProgress } from './progress.ts';
import { nameOf, parseSource, resolveTarget } from './target.ts';

/** `greenlight package stage FOLDER|ID [--force]`. */
export async function stageSource(context: CommandContext): Promise<ExitCode> {
  const { values, given } = parseArguments(context, 'package stage', ['FOLDER|ID'], { force: { type: 'boolean' } });
  const target = parseSource(given[0] ?? '');
  const name = nameOf(target);
  return withDesk(context, 'admin', `package stage ${name}`, async ({ desk, identity: { actor } }) => {
    const order = { target: resolveTarget(target, context.cwd), actor, force: values.force ?? false };
    const view = await withProgress(context.out, `Staging ${name}`, () => desk.stage(order));
    await printView(context, view, renderStaged(view, 'command'));
    return exitCode.done;
  });
}
