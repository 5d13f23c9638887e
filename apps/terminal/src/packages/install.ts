import { renderInstall } from '@greenlight/chat';
import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printable } from '../output.ts';
import { withDesk } from './open-desk.ts';
import { printView } from './print-view.ts';
import { withProgress } from './progress.ts';
import { nameOf, parseVersioned, resolveTarget } from './target.ts';

/** `greenlight package install ID|FILE [VERSION] [--allow-unsigned] [--downgrade]`. Exits 1 when a gate fails. */
export async function installPackage(context: CommandContext): Promise<ExitCode> {
  const options = { 'allow-unsigned': { type: 'boolean' }, downgrade: { type: 'boolean' } } as const;
  const { values, given } = parseArguments(context, 'package install', ['ID|FILE', '[VERSION]'], options);
  const target = parseVersioned('package install', given);
  const name = nameOf(target);
  return withDesk(context, 'admin', `package install ${name}`, async ({ desk, identity: { actor } }) => {
    const order = {
      target: resolveTarget(target, context.cwd),
      actor,
      allowUnsigned: values['allow-unsigned'] ?? false,
      allowDowngrade: values.downgrade ?? false,
    };
    const view = await withProgress(context.out, `Installing ${name}`, () => desk.install(order));
    await printView(context, view, renderInstall(view));
    if (view.preflight.log !== undefined) context.out.say(printable(`Log of its gates: ${view.preflight.log}`));
    return view.done ? exitCode.done : exitCode.failed;
  });
}
