import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printable } from '../output.ts';
import { resolveWorkspace } from '../workspace.ts';
import { type JudgedPack, judgePack } from './judge-pack.ts';

/** `greenlight spec list`. */
export async function listSpecs(context: CommandContext): Promise<ExitCode> {
  parseArguments(context, 'spec list', [], {});
  const { global, cwd, out } = context;
  const { listSpecPacks, SPECS_FOLDER } = await import('./specs-of.ts');
  const workspace = resolveWorkspace(global.workspace, cwd);
  const { ids, notes } = listSpecPacks(workspace);
  const rows = [];
  for (const id of ids) rows.push(rowOf(await judgePack(workspace, id), SPECS_FOLDER));
  if (global.json) await out.printJson({ packs: rows, notes });
  else await out.print(printable(rows.map((row) => `${describeRow(row, widthOf(ids))}\n`).join('')));
  for (const note of notes) out.say(printable(note));
  if (ids.length === 0)
    out.say('There is no spec pack in this workspace. One is made by: greenlight spec apply --target ID');
  return exitCode.done;
}

interface ListRow {
  id: string;
  folder: string;
  passed: boolean;
  /** The first gate that it does not pass, and how many findings that one has; null for a pack that passes or cannot be read. */
  failed_at: string | null;
  findings: number;
}

function rowOf({ id, passed, gates }: JudgedPack, folder: string): ListRow {
  const failed = gates.find((gate) => !gate.passed);
  const findings = failed?.findings.length ?? 0;
  return { id, folder: `${folder}/${id}`, passed, failed_at: failed?.gate ?? null, findings };
}

function describeRow({ id, folder, passed, failed_at, findings }: ListRow, width: number): string {
  const what = passed ? 'passes' : failed_at === null ? 'cannot be read' : `fails ${failed_at} (${findings})`;
  return `${id.padEnd(width)}  ${what.padEnd(20)}  ${folder}`;
}

function widthOf(ids: readonly string[]): number {
  return Math.max(...ids.map(({ length }) => length));
}
