import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { GATES_STREAM, gateEntry, renderGateLog } from '@greenlight/gates';
import { writeGateLog } from '@greenlight/gates/logs';
import { ensureFolder } from '@greenlight/ledger';
import { type Actor, GreenlightError, type PreflightView, packageId } from '@greenlight/schema';
import type { PreflightReport } from '../package-facts.ts';
import type { DeskRoom } from './desk-room.ts';
import { describePreflight, shortPath } from './package-views.ts';

/** Where the logs of packages go, below `.greenlight/`; those of what is no package share one folder. */
const GATE_LOGS = 'gate_logs';
const NO_PACKAGE = 'no-package';

/**
 * Writes the log of a preflight, and an entry of each gate into the ledger `gates`, and gives the preflight as it is shown. That it could
 * not be recorded is a note: what the gates said, and an install that was made, stand all the same.
 */
export async function recordPreflight(
  room: DeskRoom,
  report: PreflightReport,
  { actor, notes }: { actor: Actor; notes: readonly string[] },
): Promise<PreflightView> {
  const view = describePreflight(report, [...notes]);
  if (report.sha256 === null) return view; // too large to be looked at: there is no hash of what was judged
  try {
    const log = await writeRecord(room, report, { actor, judged: `sha256:${report.sha256}` });
    return { ...view, log };
  } catch (error) {
    const why = error instanceof GreenlightError ? error.message : `${error instanceof Error ? error.message : error}.`;
    return { ...view, notes: [...view.notes, `What the gates said is not on record: ${why}`] };
  }
}

async function writeRecord(
  room: DeskRoom,
  { id, version, gates }: PreflightReport,
  { actor, judged }: { actor: Actor; judged: string },
): Promise<string> {
  const at = room.now();
  const logs = join(room.root, GATE_LOGS);
  const folder = join(logs, packageId.safeParse(id).success ? id : NO_PACKAGE);
  await ensureFolder(room.root, logs); // by itself: nothing is made behind a link in its place
  await ensureFolder(room.root, folder);
  const target = version === null ? id : `${id} ${version}`;
  const text = renderGateLog({ target, judged, at, gates });
  const name = await writeGateLog({ folder, gate: 'package.PREFLIGHT', at, text });
  const entries = gates.map((gate) => ({
    ...gateEntry(gate, judged),
    id: randomUUID(),
    at: at.toISOString(),
    actor,
  }));
  await room.ledger().append(GATES_STREAM, entries);
  return shortPath(room, join(folder, name));
}
