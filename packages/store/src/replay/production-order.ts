import { isStepEntry, stepGoneTo } from '@greenlight/ledger';
import type {
  LedgerEntry,
  ProductionStep,
  ProjectEventBody,
  SpecPackRecord,
  WorkflowDefinition,
} from '@greenlight/schema';
import { findRows, type Reader } from '../write-path/database.ts';

/** Something in the order in which a film was made. */
type Mark =
  | { type: 'set'; id: string; definition?: WorkflowDefinition | null }
  | { type: 'pack'; id: string }
  | { type: 'went'; from: string; to: string; at: string };

export type OrderedStep = ProductionStep extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'kind'>
    : never
  : never;

const PAGE = 1000;

/**
 * The order in which change sets, spec packs and steps followed each other, as the project's events have it. The ledger has an order within
 * each stream only, and moments tell two changes of one millisecond not apart.
 */
export async function readMarks(reader: Reader, project: string): Promise<Mark[]> {
  const marks: Mark[] = [];
  const seen = new Set<string>();
  for (let seq = 0; ; ) {
    const where = { project: { equals: project }, seq: { greater_than: seq }, type: { not_equals: 'messageCreated' } };
    const rows = await findRows(reader, 'events', where, { sort: 'seq', limit: PAGE });
    for (const row of rows) {
      const event = { ...(row.body as object), type: row.type } as ProjectEventBody; // typed when it was written
      addMark(marks, seen, event, String(row.createdAt));
    }
    if (rows.length < PAGE) return marks;
    seq = Number(rows.at(-1)?.seq);
  }
}

function addMark(marks: Mark[], seen: Set<string>, event: ProjectEventBody, at: string): void {
  if (event.type === 'stepChanged') {
    const last = marks.at(-1);
    // The workflow that is taken on belongs to the change of the film that took it on.
    if (event.definition !== undefined && last?.type === 'set') last.definition = event.definition;
    else marks.push({ type: 'went', from: event.from, to: event.to, at });
    return;
  }
  if (event.type !== 'entityChanged') return;
  const { kind, op, id, changeSetId } = event;
  if (kind === 'pack' && op === 'created') marks.push({ type: 'pack', id });
  if (changeSetId === null || seen.has(changeSetId)) return;
  seen.add(changeSetId);
  marks.push({ type: 'set', id: changeSetId });
}

/** The entries by which a film was made, and its packs, in the order of the marks. What no mark tells of follows at the end. */
export function orderSteps(
  marks: readonly Mark[],
  entries: readonly LedgerEntry[],
  packs: ReadonlyMap<string, SpecPackRecord>,
): OrderedStep[] {
  const sets = new Map(entries.flatMap((entry) => (entry.type === 'CHANGE_SET' ? [[entry.change_set, entry]] : [])));
  const moves = entries.filter((entry) => isStepEntry(entry) && entry.type === 'GATE');
  const steps: OrderedStep[] = [];
  for (const mark of marks) {
    if (mark.type === 'pack') {
      const pack = packs.get(mark.id);
      if (pack) steps.push({ pack });
    } else if (mark.type === 'went') {
      const at = moves.findIndex((entry) => isMoveOf(entry, mark));
      for (const entry of moves.splice(0, at + 1)) steps.push({ entry: entry.hash });
    } else {
      const entry = sets.get(mark.id);
      sets.delete(mark.id);
      const { definition } = mark;
      if (entry) steps.push({ entry: entry.hash, ...(definition === undefined ? {} : { definition }) });
    }
  }
  const left = [...sets.values(), ...moves].sort((a, b) => (a.at < b.at ? -1 : 1));
  return [...steps, ...left.map(({ hash }) => ({ entry: hash }))];
}

/** A step may change without anybody going anywhere; the gate stands on the ledger before the event that tells of it. */
function isMoveOf(entry: LedgerEntry, { from, to, at }: Extract<Mark, { type: 'went' }>): boolean {
  const isOverride = entry.type === 'GATE' && entry.override !== undefined;
  return stepGoneTo(entry) === to && (from !== to || isOverride) && entry.at <= at;
}
