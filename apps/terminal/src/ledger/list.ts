import { readVerified } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';
import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCode, exitCodeOfSignal } from '../exit-code.ts';
import { printable } from '../output.ts';
import { type WorkspaceLedger, withWorkspaceLedger } from './workspace-ledger.ts';

interface Row {
  stream: string;
  entries: number;
  turns: number;
  first: string | null;
  last: string | null;
  bytes: number;
  /** How many entries the last checkpoint covers, itself included; 0 without one. */
  covered: number;
  /** Why the ledger is not sound from `entries` on; null for a sound one. */
  damage: string | null;
}

/** `greenlight ledger list`. A damaged ledger is a row that says so. */
export async function listLedgers(context: CommandContext): Promise<ExitCode> {
  parseArguments(context, 'ledger list', [], {});
  const { global, out } = context;
  return withWorkspaceLedger(context, async (ledger) => {
    const rows: Row[] = [];
    for (const stream of await ledger.store.streams()) {
      const stopped = exitCodeOfSignal(context.signal);
      if (stopped !== undefined) return stopped;
      rows.push(await survey(ledger, stream));
    }
    if (global.json) await out.printJson({ ledgers: rows });
    else if (rows.length === 0) out.say('Nothing is recorded in this workspace yet.');
    else await out.print(printable(tabulate(rows)));
    return exitCode.done;
  });
}

async function survey({ store }: WorkspaceLedger, stream: string): Promise<Row> {
  const row: Row = { stream, entries: 0, turns: 0, first: null, last: null, bytes: 0, covered: 0, damage: null };
  try {
    for await (const { entry, bytes } of readVerified(store, stream)) {
      row.entries += 1;
      row.bytes += bytes;
      row.first ??= entry.at;
      row.last = entry.at;
      if (entry.type === 'CHAT_TURN') row.turns += 1;
      if (entry.type === 'CHECKPOINT') row.covered = entry.seq + 1;
    }
  } catch (error) {
    if (!(error instanceof GreenlightError)) throw error;
    row.damage = error.message;
  }
  return row;
}

const headings = ['LEDGER', 'ENTRIES', 'TURNS', 'FIRST', 'LAST', 'BYTES', 'CHECKPOINT'];

function tabulate(rows: readonly Row[]): string {
  const cells = [headings, ...rows.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, column))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

const numberColumns = new Set([1, 2, 5]);

function pad(cell: string, width: number, column: number): string {
  return numberColumns.has(column) ? cell.padStart(width) : cell.padEnd(width);
}

function cellsOf(row: Row): string[] {
  const { stream, entries, turns, first, last, bytes } = row;
  return [stream, String(entries), String(turns), first ?? '-', last ?? '-', String(bytes), stateOf(row)];
}

function stateOf({ covered, entries, damage }: Row): string {
  if (damage !== null) return `damaged: ${damage}`;
  if (covered === 0) return 'none';
  return covered === entries ? 'covers all' : `covers ${covered}, ${entries - covered} since`;
}
