import { randomUUID } from 'node:crypto';
import { GATES_STREAM, type Gate, type GateResult, gateEntry, renderGateLog } from '@greenlight/gates';
import { writeGateLog } from '@greenlight/gates/logs';
import type { LedgerStore } from '@greenlight/ledger';
import type { Actor } from '@greenlight/schema';
import { judgeSpecPack, type SpecJudgement, specGates } from '../gates/spec-gates.ts';
import type { SpecPack } from '../spec-pack.ts';
import { readSpecPack } from './read-spec-pack.ts';
import { ARTIFACTS, ensureFolders, findPack, GATE_LOGS, shortPath } from './spec-places.ts';

export interface GatesOrder {
  workspace: string;
  id: string;
  /** In their order; all of them when left out. */
  gates?: readonly Gate<SpecPack>[];
  ledger: LedgerStore;
  actor: Actor;
  now: () => Date;
}

/** What the gates said, each with its log's path from the workspace. */
export interface RecordedRun extends Omit<SpecJudgement, 'gates'> {
  gates: (GateResult & { log: string })[];
}

/**
 * Runs gates over a pack, up to the first that fails. Of each that ran there is a log in the pack and an entry in the ledger `gates` once
 * this resolves. Throws as `readSpecPack` does, FORBIDDEN for a link where the logs go, and what the ledger throws.
 */
export async function runSpecGates({
  workspace,
  id,
  gates = specGates,
  ledger,
  actor,
  now,
}: GatesOrder): Promise<RecordedRun> {
  const judgement = judgeSpecPack(await readSpecPack(workspace, id), gates);
  const folder = ensureFolders(findPack(workspace, id), ARTIFACTS, GATE_LOGS);
  const at = now();
  const recorded = [];
  for (const result of judgement.gates) {
    const text = renderGateLog({ target: id, judged: judgement.judged, at, gates: [result] });
    const name = await writeGateLog({ folder, gate: result.gate, at, text });
    recorded.push({ ...result, log: shortPath(workspace, `${folder}/${name}`) });
  }
  const entries = recorded.map((result) => ({
    ...gateEntry(result, judgement.judged),
    id: randomUUID(),
    at: at.toISOString(),
    actor,
  }));
  await ledger.append(GATES_STREAM, entries);
  return { ...judgement, gates: recorded };
}
