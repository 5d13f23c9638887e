import type { RegistryRow } from '@greenlight/packs/registries';
import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printable } from '../output.ts';
import { withDesk } from './open-desk.ts';

const headings = ['ID', 'TITLE', 'STATUS', 'VERSION', 'PLANE', 'CREATED'];

/** `greenlight registry list`. */
export async function listRegistries(context: CommandContext): Promise<ExitCode> {
  parseArguments(context, 'registry list', [], {});
  const { global, out } = context;
  return withDesk(context, 'read', 'registry list', async ({ desk }) => {
    const rows = await desk.listRegistries();
    if (global.json) await out.printJson({ rows: rows.map(({ table, row }) => ({ table, ...row })) });
    else if (rows.length === 0) out.say('No registry has a row here. The chat is disabled: greenlight registry --help');
    else await out.print(printable(tabulate(rows.map(({ row }) => cellsOf(row)))));
    return exitCode.done;
  });
}

function cellsOf({ id, title, status, version, plane, created_at }: RegistryRow): string[] {
  return [id, title, status, version, plane, created_at].map((cell) => cell.replace(/\s+/g, ' '));
}

function tabulate(rows: readonly (readonly string[])[]): string {
  const cells = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
