import { GATES_STREAM, type GateResult, gateEntry, runGate } from '@greenlight/gates';
import {
  type Actor,
  type Finding,
  GreenlightError,
  type SpecPackRecord,
  type SpecPackSummary,
} from '@greenlight/schema';
import { judgeSpecPack } from '@greenlight/specs';
import { entryGate, isOutOfDate, type WorkflowGround } from '@greenlight/workflow';
import type { Payload } from 'payload';
import { refuseLostAccess } from '../access/find-access.ts';
import { appendEntries } from '../ledger/ledger-table.ts';
import { readGround } from '../workflow/read-ground.ts';
import { findRow } from '../write-path/database.ts';
import { createDraft } from '../write-path/record-change-set.ts';
import { type Transaction, withTransaction } from '../write-path/transaction.ts';
import { certificateWords } from './certificate-words.ts';
import { toPack, toSummary } from './pack-record.ts';

/** What stands on record of a film whose newest pack passes. */
export interface Certificate {
  pack: SpecPackSummary;
  gates: string[];
  by: string;
  at: string;
  /** The last of its entries on the ledger. */
  entry: { stream: string; seq: number; hash: string };
  /** The certificate as Markdown. */
  words: string;
}

/**
 * Runs the gates over the newest pack once more and puts on record that they pass, and that nothing was changed since it was written. Throws
 * GATE_BLOCKED with what they found, NOT_FOUND, FORBIDDEN for who may only read.
 */
export function certify(payload: Payload, { project, actor }: { project: string; actor: Actor }): Promise<Certificate> {
  return withTransaction(payload, async (transaction) => {
    await refuseLostAccess(transaction, { user: actor.id, project }, 'write');
    const ground = await readGround(transaction, project);
    const { pack, judged, gates } = judge(ground, await readNewest(transaction, ground.snapshot.packs.at(-1)));
    const drafts = gates.map((result) => createDraft({ ...gateEntry(result, judged), subject: project }, actor));
    const entry = (await appendEntries(transaction, GATES_STREAM, drafts)).at(-1);
    if (!entry) throw new GreenlightError('INTERNAL', 'The ledger took no entry.');
    const person = await findRow(transaction, 'users', { id: { equals: actor.id } });
    const certificate = {
      pack: toSummary(pack),
      gates: gates.map(({ gate }) => gate),
      by: actor.id,
      at: entry.at,
      entry: { stream: entry.stream, seq: entry.seq, hash: entry.hash },
    };
    const names = { film: ground.snapshot.project.title, person: String(person?.name ?? actor.id) };
    return { ...certificate, words: certificateWords(certificate, names) };
  });
}

async function readNewest(
  transaction: Transaction,
  newest: SpecPackSummary | undefined,
): Promise<SpecPackRecord | null> {
  const row = newest ? await findRow(transaction, 'spec-packs', { id: { equals: newest.id } }) : null;
  return row && toPack(row);
}

interface Judged {
  pack: SpecPackRecord;
  judged: string;
  gates: GateResult[];
}

function judge(ground: WorkflowGround, pack: SpecPackRecord | null): Judged {
  if (!pack) {
    const found = blocker('NO_SPEC_PACK', 'The film has not been packaged', 'Package the phase first.');
    throw refusal([found]);
  }
  const { judged, gates } = judgeSpecPack({ id: pack.target, files: pack.files });
  const findings = [
    ...gates.flatMap((result) => result.findings),
    ...standing(ground, pack, judged),
    ...mayBegin(ground),
  ].filter(({ severity }) => severity === 'blocker');
  if (findings.length > 0) throw refusal(findings);
  return { pack, judged, gates };
}

function standing({ snapshot }: WorkflowGround, pack: SpecPackRecord, judged: string): Finding[] {
  return [
    ...(isOutOfDate(pack, snapshot.lastChange)
      ? [
          blocker(
            'SPEC_PACK_STALE',
            `The film was changed since ${pack.target} was written`,
            'Package the phase again.',
          ),
        ]
      : []),
    ...(judged === pack.judged
      ? []
      : [blocker('SPEC_PACK_CHANGED', `${pack.target} is not what its gates judged`, 'Package the phase again.')]),
  ];
}

/** A certificate is the last step's: what that one rests on is complete. A workflow that certifies nowhere asks only for its pack. */
function mayBegin(ground: WorkflowGround): readonly Finding[] {
  const { definition } = ground;
  const step = definition.steps.find(({ choices }) =>
    choices.some(({ act }) => act?.type === 'do' && act.what === 'certify'),
  );
  return step ? runGate(entryGate(definition, step.id), ground).findings : [];
}

function blocker(code: string, message: string, remedy: string): Finding {
  return { gate: 'spec.certify', severity: 'blocker', code, message, where: 'packs', remedy };
}

function refusal(findings: readonly Finding[]): GreenlightError {
  const reasons = findings.slice(0, 3).map(({ message }) => message);
  const more = findings.length > reasons.length ? `, and ${findings.length - reasons.length} more` : '';
  const suggestions = [...new Set(findings.flatMap(({ remedy }) => remedy ?? []))].slice(0, 5);
  return new GreenlightError('GATE_BLOCKED', `The film cannot be certified: ${reasons.join('; ')}${more}.`, {
    details: { findings },
    suggestions,
  });
}
