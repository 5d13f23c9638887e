import type { EntryBody } from '@greenlight/schema';
import type { GateResult } from './gate.ts';

export type GateEntry = Extract<EntryBody, { type: 'GATE' }>;

/** The stream that runs of gates are recorded in. */
export const GATES_STREAM = 'gates';

/** What the ledger keeps of a gate's run: its verdict, the codes of its findings, and the hash (`sha256:<hex>`) of what was judged. */
export function gateEntry({ gate, passed, findings }: GateResult, judged: string): GateEntry {
  return { type: 'GATE', gate, passed, judged, findings: findings.map(({ code }) => code) };
}
