import { renderListing } from '@greenlight/chat';
import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { withDesk } from './open-desk.ts';
import { printView } from './print-view.ts';

/** `greenlight package list [--available]`. */
export async function listPackages(context: CommandContext): Promise<ExitCode> {
  const { values } = parseArguments(context, 'package list', [], { available: { type: 'boolean' } });
  return withDesk(context, 'read', 'package list', async ({ desk }) => {
    const { installed, available, notes } = await desk.list();
    const shown = values.available ? available : [];
    const view = { installed, ...(values.available ? { available } : {}), notes };
    await printView(context, view, renderListing({ installed, available: shown, notes }, 'command'));
    return exitCode.done;
  });
}
