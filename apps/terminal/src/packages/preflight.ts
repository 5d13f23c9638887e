import { renderPreflight } from '@greenlight/chat';
import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printable } from '../output.ts';
import { withDesk } from './open-desk.ts';
import { printView } from './print-view.ts';
import { withProgress } from './progress.ts';
import { nameOf, parseVersioned, resolveTarget } from './target.ts';

/** `greenlight package preflight ID|FILE [VERSION] [--allow-unsigned]`. Exits 1 when a gate fails. */
export async function preflightPackage(context: CommandContext): Promise<ExitCode> {
  const options = { 'allow-unsigned': { type: 'boolean' } } as const;
  const { values, given } = parseArguments(context, 'package preflight', ['ID|FILE', '[VERSION]'], options);
  const target = parseVersioned('package preflight', given);
  const name = nameOf(target);
  return withDesk(context, 'admin', `package preflight ${name}`, async ({ desk, identity: { actor } }) => {
    const allowUnsigned = values['allow-unsigned'] ?? false;
    const order = { target: resolveTarget(target, context.cwd), actor, allowUnsigned };
    const view = await withProgress(context.out, `Judging ${name}`, () => desk.preflight(order));
    await printView(context, view, renderPreflight(view));
    if (view.log !== undefined) context.out.say(printable(`Log: ${view.log}`));
    return view.passed ? exitCode.done : exitCode.failed;
  });
}
