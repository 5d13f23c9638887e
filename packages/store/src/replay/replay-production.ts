import { createKeyedQueue } from '@greenlight/chat';
import type { MadeStep, Production } from '@greenlight/ledger';
import { type Actor, GreenlightError, type ReplayReport, type ReplaySkip } from '@greenlight/schema';
import type { Payload } from 'payload';
import { toGreenlightError } from '../failure.ts';
import { appendEntries } from '../ledger/ledger-table.ts';
import { SnapshotCache } from '../story/snapshot-cache.ts';
import { countRows, findRow } from '../write-path/database.ts';
import { createDraft } from '../write-path/record-change-set.ts';
import { readSnapshot } from '../write-path/record-rows.ts';
import { withTransaction } from '../write-path/transaction.ts';
import { beginRun, type Run } from './begin-run.ts';
import { createIdMap, type IdMap, mapChange } from './id-map.ts';
import { differences, fingerprint } from './production-fingerprint.ts';
import { replayStep } from './replay-step.ts';

export interface ReplayOrder {
  /** As `verifyProduction` read it. */
  production: Production;
  /** Who rebuilds it, and owns what is made. She may do everything: a bundle says who approved what, and who passed a gate over. */
  actor: Actor;
  /** An empty project to rebuild into; a new one when it is left out. */
  into?: string | undefined;
  /** Goes on where a change set was erased, and leaves out what cannot stand without it. */
  isPartial?: boolean | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: { done: number; of: number }) => void) | undefined;
}

const inOrder = createKeyedQueue();

/** After so many steps the story is read anew: it is followed by its events, and these pile up. */
const STEPS_A_READING = 20;

/**
 * Rebuilds a production in an empty project: each step of the original in its order, in a transaction of its own, through the gates and the
 * write path that it went through then. The same replay again goes on where it broke off. Throws VALIDATION before anything is written when a
 * change set was erased and `isPartial` is not set; LOCKED for a project that is not empty; else what a step is refused by, naming its entry.
 */
export async function replayProduction(payload: Payload, order: ReplayOrder): Promise<ReplayReport> {
  const { production, isPartial = false } = order;
  if (!isPartial) refuseErased(production);
  return inOrder(production.digest, async () => {
    const run = await beginRun(payload, order);
    const map = createIdMap(run.project, run.keepsIds);
    nameAll(production, map);
    const { applied, skipped } = await replaySteps(payload, order, run, map);
    return endRun(payload, order, run, map, { applied, skipped });
  });
}

interface Outcome {
  applied: number;
  skipped: ReplaySkip[];
}

async function replaySteps(payload: Payload, order: ReplayOrder, run: Run, map: IdMap): Promise<Outcome> {
  const { production, actor, isPartial = false, signal, onProgress } = order;
  const { steps } = production;
  const skipped: ReplaySkip[] = [];
  let sets = await countRows({ payload }, 'change-sets', { project: { equals: run.project } });
  let applied = 0;
  for (const [done, step] of steps.entries()) {
    if (signal?.aborted) throw stopped(done, steps.length, run.project);
    onProgress?.({ done, of: steps.length });
    if (await isApplied(payload, step, run, map)) continue;
    if (done % STEPS_A_READING === STEPS_A_READING - 1) await SnapshotCache.of(payload).read(run.project);
    try {
      const loosely = isPartial && skipped.length > 0;
      if (await replayStep(payload, step, { map, actor, sets, isPartial: loosely })) sets += 1;
      applied += 1;
    } catch (error) {
      const failure = toGreenlightError(error);
      if (!isPartial || !isOfStep(failure)) throw refusal(failure, step, run.project);
      skipped.push({ ...placeOf(step), reason: failure.message });
    }
  }
  onProgress?.({ done: steps.length, of: steps.length });
  return { applied, skipped };
}

async function isApplied(payload: Payload, step: MadeStep, { applied, resumed }: Run, map: IdMap): Promise<boolean> {
  if (step.type !== 'pack') return applied.has(step.entry.hash);
  return resumed && (await findRow({ payload }, 'spec-packs', { id: { equals: map.id(step.pack.id) } })) !== null;
}

/** Whether the step is at fault, not the database or the project. */
function isOfStep({ code }: GreenlightError): boolean {
  return code === 'CONFLICT' || code === 'VALIDATION' || code === 'GATE_BLOCKED' || code === 'NOT_FOUND';
}

async function endRun(
  payload: Payload,
  { production, actor }: ReplayOrder,
  run: Run,
  map: IdMap,
  { applied, skipped }: Outcome,
): Promise<ReplayReport> {
  const { project } = run;
  const snapshot = await readSnapshot({ payload }, project);
  const result = fingerprint(snapshot, map);
  const different = differences(production.result, result);
  const detail = { bundle: production.digest, skipped: String(skipped.length), different: different.join(' ') };
  await withTransaction(payload, async (transaction) => {
    const body = { type: 'ACCESS', action: 'replay_done', subject: project, detail } as const;
    await appendEntries(transaction, 'audit', [createDraft(body, actor)]);
  });
  return {
    project,
    original: production.project,
    title: snapshot.project.title,
    resumed: run.resumed,
    kept_ids: run.keepsIds,
    steps: production.steps.length,
    applied,
    skipped,
    counts: result.counts,
    different,
    missing_files: snapshot.media.filter(({ filename }) => filename).length,
  };
}

/** Every id of the bundle is known to the map, whichever steps are left to do. */
function nameAll({ steps }: Production, map: IdMap): void {
  for (const step of steps) {
    if (step.type === 'pack') map.id(step.pack.id);
    if (step.type === 'changes') for (const change of step.set?.changes ?? []) mapChange(change, map);
  }
}

/** How many erased entries are named. */
const MOST_NAMED = 5;

function refuseErased({ steps }: Production): void {
  const erased = steps.flatMap((step) => (step.type === 'changes' && !step.set ? [step.entry] : []));
  if (erased.length === 0) return;
  const named = erased.slice(0, MOST_NAMED).map(({ stream, seq }) => `entry ${seq} of ${stream}`);
  const more = erased.length > named.length ? ` and ${erased.length - named.length} more` : '';
  throw new GreenlightError(
    'VALIDATION',
    `The change set of ${named.join(', ')}${more} was erased, so the film cannot be rebuilt whole. Nothing was written. --partial leaves it out, and what cannot stand without it.`,
    { details: { erased: erased.map(({ stream, seq }) => ({ stream, seq })) } },
  );
}

function placeOf(step: MadeStep): { stream: string; seq: number } {
  return step.type === 'pack'
    ? { stream: step.pack.target, seq: 0 }
    : { stream: step.entry.stream, seq: step.entry.seq };
}

function refusal(failure: GreenlightError, step: MadeStep, project: string): GreenlightError {
  const { stream, seq } = placeOf(step);
  const what = step.type === 'pack' ? `The spec pack ${stream}` : `Entry ${seq} of ${stream}`;
  const message = `${what} cannot be done again: ${failure.message} What came before it stands in the project ${project}; the same replay goes on from there.`;
  const { code, retryable, details, suggestions } = failure;
  return new GreenlightError(code, message, {
    retryable,
    cause: failure,
    details: { ...details, stream, seq, project },
    ...(suggestions ? { suggestions } : {}),
  });
}

function stopped(done: number, of: number, project: string): GreenlightError {
  return new GreenlightError(
    'CANCELLED',
    `Stopped after ${done} of ${of} steps. What was done stands in the project ${project}; the same replay goes on from there.`,
    { details: { project, done, of } },
  );
}
