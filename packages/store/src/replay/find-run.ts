import { GATES_STREAM } from '@greenlight/gates';
import { type Actor, changeSet, type LedgerEntry } from '@greenlight/schema';
import { findRow, findRows, type Reader, type Row } from '../write-path/database.ts';

/** A replay of a bundle that broke off before its end. */
export interface BrokenRun {
  project: string;
  keepsIds: boolean;
  /** When it began. */
  at: string;
}

type Access = LedgerEntry & { type: 'ACCESS' };

/** The last replay of a bundle by this person that has no end yet, into a project that is still there. `into` names the one that is meant. */
export async function findBrokenRun(
  reader: Reader,
  digest: string,
  actor: Actor,
  into: string | undefined,
): Promise<BrokenRun | null> {
  const where = { stream: { equals: 'audit' }, type: { equals: 'ACCESS' }, line: { contains: digest } };
  const entries = (await findRows(reader, 'ledger-entries', where, { sort: '-seq' })).map(entryOf);
  const ended = new Set<string>();
  for (const { action, subject, detail, actor: by, at } of entries) {
    if (detail.bundle !== digest) continue;
    if (action === 'replay_done') ended.add(subject);
    const isHers = action === 'replay_begun' && by.kind === actor.kind && by.id === actor.id;
    if (!isHers || ended.has(subject) || (into !== undefined && into !== subject)) continue;
    if (!(await findRow(reader, 'projects', { id: { equals: subject } }))) continue;
    return { project: subject, keepsIds: detail.ids === 'kept', at };
  }
  return null;
}

/** The entries of the original that a replay into this project has done again already: change sets, and steps gone to since it began. */
export async function findApplied(reader: Reader, { project, at }: BrokenRun): Promise<Set<string>> {
  const sets = await findRows(reader, 'change-sets', { project: { equals: project } });
  const gates = await findRows(reader, 'ledger-entries', {
    stream: { equals: GATES_STREAM },
    line: { contains: `"subject":"${project}"` },
  });
  const moves = gates.map(entryOfGate).filter((entry) => entry.at >= at);
  return new Set([...sets.flatMap(replayedBy), ...moves.flatMap(({ replay_of }) => replay_of ?? [])]);
}

function replayedBy({ content }: Row): string[] {
  const set = typeof content === 'string' ? changeSet.safeParse(JSON.parse(content)).data : undefined;
  return set?.replays ? [set.replays.entry] : [];
}

// The table's lines were sealed by us; verifying is what recomputes them from the bytes.
const entryOf = (row: Row) => JSON.parse(String(row.line)) as Access;
const entryOfGate = (row: Row) => JSON.parse(String(row.line)) as LedgerEntry & { type: 'GATE' };
