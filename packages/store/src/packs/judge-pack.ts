import { type GateEntry, type GateResult, gateEntry, gateLogName, renderGateLog } from '@greenlight/gates';
import type { Finding, GateRun, PackOrigin } from '@greenlight/schema';
import { judgeSpecPack } from '@greenlight/specs';
import type { WrittenPack } from './write-pack.ts';

export interface JudgedPack {
  passed: boolean;
  judged: string;
  runs: GateRun[];
  /** What the ledger keeps of each run. */
  entries: GateEntry[];
}

/**
 * Runs the gates over a written pack, in their order up to the first that fails: the very ones that `greenlight gate` runs. A finding in words of
 * a record says which one it is.
 */
export function judgePack({ target, files, originOf }: WrittenPack, at: Date): JudgedPack {
  const { passed, judged, gates } = judgeSpecPack({ id: target, files });
  const told = gates.map((result) => nameRecords(result, originOf));
  const runs = told.map(({ result, origins }): GateRun => {
    const log = { name: gateLogName(result.gate, at), text: renderGateLog({ target, judged, at, gates: [result] }) };
    return { ...result, origins, log };
  });
  return { passed, judged, runs, entries: told.map(({ result }) => gateEntry(result, judged)) };
}

interface Told {
  result: GateResult;
  origins: Record<string, PackOrigin>;
}

function nameRecords(result: GateResult, originOf: WrittenPack['originOf']): Told {
  const origins: Record<string, PackOrigin> = {};
  const findings = result.findings.map((finding) => {
    const origin = finding.where === undefined ? undefined : originOf(finding.where);
    if (finding.where === undefined || !origin) return finding;
    origins[finding.where] = origin;
    return { ...finding, remedy: remedyFor(finding, origin) };
  });
  return { result: { ...result, findings }, origins };
}

function remedyFor({ remedy }: Finding, { kind, name }: PackOrigin): string {
  const record = kind === 'project' ? 'what is said of the film' : `the ${kind} ${name}`;
  return `The words are those of ${record}: mend them there, and package the phase again. ${remedy ?? ''}`.trim();
}
