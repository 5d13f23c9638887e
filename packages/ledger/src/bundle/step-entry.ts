import type { LedgerEntry } from '@greenlight/schema';

type ChangeSetEntry = LedgerEntry & { type: 'CHANGE_SET' };
type GateEntry = LedgerEntry & { type: 'GATE' };

const entryGate = /^workflow\.([a-z0-9_]+)\.entry$/;

/** The step that a film went to by this entry: a gate to begin that passed, or that an admin passed over. Undefined for any other entry. */
export function stepGoneTo(entry: LedgerEntry): string | undefined {
  if (entry.type !== 'GATE' || (!entry.passed && !entry.override)) return undefined;
  return entryGate.exec(entry.gate)?.[1];
}

/** Whether an entry is one that a film is made by: rebuilding it does again what such entries record, and nothing else. */
export function isStepEntry(entry: LedgerEntry): entry is ChangeSetEntry | GateEntry {
  return entry.type === 'CHANGE_SET' || stepGoneTo(entry) !== undefined;
}
