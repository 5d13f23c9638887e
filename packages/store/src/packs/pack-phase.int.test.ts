import { createHash } from 'node:crypto';
import { verifyStream } from '@greenlight/ledger';
import {
  type Finding,
  GreenlightError,
  type ProjectEvent,
  type SpecPackRecord,
  specPackRecord,
} from '@greenlight/schema';
import { specFiles } from '@greenlight/specs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../test/open-test-store.ts';
import type { SignedInUser } from '../access/membership.ts';
import { DatabaseLedgerStore } from '../ledger/database-ledger-store.ts';
import { addMember } from '../members/change-members.ts';
import { SnapshotCache } from '../story/snapshot-cache.ts';
import { readEvents } from '../write-path/events.ts';
import { insertMany } from '../write-path/insert-many.ts';
import { withTransaction } from '../write-path/transaction.ts';
import { certify } from './certify.ts';
import { packPhase } from './pack-phase.ts';
import { readPack, readPacks } from './pack-record.ts';

let store: TestStore;
let ada: SignedInUser;
beforeAll(async () => {
  store = await openTestStore();
  ada = await store.createUser();
});
afterAll(() => store[Symbol.asyncDispose]());

const actorOf = ({ id }: SignedInUser) => ({ kind: 'user', id }) as const;
const pack = (project: string, by = ada, step?: string) =>
  packPhase(store.payload, { project, actor: actorOf(by), step });
const create = async (collection: string, data: object) =>
  String((await store.payload.create({ collection: collection as never, data: data as never, user: ada as never })).id);
const change = (collection: string, id: string, data: object) =>
  store.payload.update({ collection: collection as never, id, data: data as never, user: ada as never });

async function gateEntries(project: string): Promise<object[]> {
  const entries: object[] = [];
  for await (const entry of new DatabaseLedgerStore(store.payload).read('gates')) {
    if ('subject' in entry && entry.subject === project && String(Reflect.get(entry, 'gate')).startsWith('spec.'))
      entries.push(entry);
  }
  return entries;
}

/** The hash that anybody can compute of the files, with `sha256sum`. */
function hashOf({ files }: SpecPackRecord): string {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  return `sha256:${sha256(specFiles.map((file) => `${sha256(files[file] ?? '')}  ${file}\n`).join(''))}`;
}

test('a phase is packaged with its logs, its entries on the ledger, its event, and the hash of what was judged', async () => {
  const project = await store.createProject(ada);
  const made = await pack(project);
  expect(specPackRecord.parse(made)).toMatchObject({
    target: 'FILM-THE-SCANDAL-001',
    step: 'initial_concept',
    passed: true,
    by: ada.id,
  });
  expect(made.judged).toBe(hashOf(made));
  expect(made.runs.map(({ gate, passed }) => [gate, passed])).toEqual([
    ['spec.G0', true],
    ['spec.G1', true],
  ]);
  for (const { log } of made.runs) {
    expect(log.name).toMatch(/^G[01]_\d{8}T\d{6}\.\d{3}Z\.log$/);
    expect(log.text).toContain(`judged:  ${made.judged}\nverdict: PASSED`);
  }
  expect(await gateEntries(project)).toMatchObject(
    ['spec.G0', 'spec.G1'].map((gate) => ({
      type: 'GATE',
      gate,
      passed: true,
      judged: made.judged,
      actor: actorOf(ada),
    })),
  );
  const events = await readEvents(store, project, 0, 100);
  const told = events
    .map(({ event }) => event)
    .find((event) => event.type === 'entityChanged' && event.kind === 'pack');
  const { files, runs, ...summary } = made;
  expect((told as Extract<ProjectEvent, { type: 'entityChanged' }>).record).toEqual(summary);
  expect(await readPacks(store.payload, project)).toEqual([summary]);
  expect(await readPack(store.payload, project, made.id)).toEqual({ ...summary, files, runs });
  await expect(readPack(store.payload, await store.createProject(ada), made.id)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a placeholder in a record fails the pack, which is kept; G1 is not asked', async () => {
  const project = await store.createProject(ada);
  const anna = await create('characters', { project, name: 'Anna', description: 'TBD' });
  const made = await pack(project);
  expect(made).toMatchObject({ passed: false, runs: [{ gate: 'spec.G0', passed: false }] });
  const [finding] = made.runs[0]?.findings ?? [];
  expect(made.runs[0]?.origins?.[finding?.where ?? '']).toEqual({ kind: 'character', id: anna, name: 'Anna' });
  expect(await gateEntries(project)).toMatchObject([{ gate: 'spec.G0', passed: false, findings: ['PLACEHOLDER'] }]);
});

test('packs made at once have ids of their own, beside other work', async () => {
  const project = await store.createProject(ada);
  const work = Array.from({ length: 10 }, (_, index) => create('characters', { project, name: `Extra ${index}` }));
  const made = await Promise.all([pack(project), pack(project), pack(project)]);
  await Promise.all(work);
  expect(made.map(({ target }) => target).sort()).toEqual(
    ['001', '002', '003'].map((number) => `FILM-THE-SCANDAL-${number}`),
  );
  expect((await readPacks(store.payload, project)).map(({ target }) => target)).toEqual(
    made
      .map(({ target }) => target)
      .sort()
      .reverse(),
  );
  expect(await gateEntries(project)).toHaveLength(6);
});

test('who may only read packages nothing, and a step that is none is refused', async () => {
  const project = await store.createProject(ada);
  const vera = await store.createUser();
  await expect(pack(project, vera)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await addMember(store.payload, ada, project, vera.email, 'viewer');
  await expect(pack(project, vera)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(pack(project, ada, 'no_such_step')).rejects.toMatchObject({
    code: 'VALIDATION',
    message: expect.stringContaining('initial_concept'),
  });
  expect(await readPacks(store.payload, project)).toEqual([]);
  expect(await gateEntries(project)).toEqual([]);
  expect(await pack(project, ada, 'editing')).toMatchObject({ step: 'editing' });
});

async function refusalOf(project: string): Promise<{ message: string; codes: string[] }> {
  const thrown: unknown = await certify(store.payload, { project, actor: actorOf(ada) }).catch(
    (error: unknown) => error,
  );
  if (!(thrown instanceof GreenlightError)) throw new Error(`It was not refused: ${JSON.stringify(thrown)}`);
  expect(thrown.code).toBe('GATE_BLOCKED');
  return { message: thrown.message, codes: ((thrown.details?.findings ?? []) as Finding[]).map(({ code }) => code) };
}

test('a film is not certified before it is packaged, while its pack fails, after it was changed, and before its steps are complete', async () => {
  const project = await store.createProject(ada);
  expect(await refusalOf(project)).toEqual({
    message: expect.stringMatching(/^The film cannot be certified: /),
    codes: ['NO_SPEC_PACK'],
  });
  const anna = await create('characters', { project, name: 'Anna', description: 'TBD' });
  await pack(project);
  expect((await refusalOf(project)).codes).toContain('PLACEHOLDER');
  await change('characters', anna, { description: 'A singer.' });
  expect((await refusalOf(project)).codes).toEqual(expect.arrayContaining(['PLACEHOLDER', 'SPEC_PACK_STALE']));
  await pack(project);
  const { codes } = await refusalOf(project);
  expect(codes).toContain('STEP_INCOMPLETE');
  expect(codes).not.toContain('SPEC_PACK_STALE');
  expect(codes).not.toContain('PLACEHOLDER');
});

test('a film whose steps are complete is certified, with the entry on the ledger that says so', async () => {
  const project = await store.createProject(ada);
  await withTransaction(store.payload, async (transaction) => {
    const steps = {
      final: {
        completedAt: null,
        override: { at: new Date().toISOString(), by: actorOf(ada), reason: 'For the test' },
      },
    };
    await transaction.payload.db.updateOne({
      collection: 'projects',
      id: project,
      data: { workflowState: { v: 1, definition: 'feature-film', current: 'final', steps } },
      req: transaction.req,
    });
  });
  const made = await pack(project);
  expect(made.step).toBe('final');
  const certificate = await certify(store.payload, { project, actor: actorOf(ada) });
  expect(certificate).toMatchObject({
    pack: { id: made.id, judged: made.judged },
    gates: ['spec.G0', 'spec.G1'],
    by: ada.id,
  });
  const entries = await gateEntries(project);
  expect(entries.at(-1)).toMatchObject({ ...certificate.entry, judged: made.judged, passed: true });
  for (const told of [
    made.target,
    made.judged,
    'spec.G0 and spec.G1',
    'Ada',
    certificate.entry.hash,
    `entry ${certificate.entry.seq}`,
  ]) {
    expect(certificate.words).toContain(told);
  }
});

test('a pack whose files were changed in the database is not certified', async () => {
  const project = await store.createProject(ada);
  const made = await pack(project);
  await withTransaction(store.payload, async (transaction) => {
    const files = { ...made.files, '01_problem.md': `${made.files['01_problem.md']}\nAnd something else.\n` };
    await transaction.payload.db.updateOne({
      collection: 'spec-packs',
      id: made.id,
      data: { files },
      req: transaction.req,
    });
  });
  expect((await refusalOf(project)).codes).toContain('SPEC_PACK_CHANGED');
});

test('a big project is packaged; the ledger verifies', async () => {
  const project = await store.createProject(ada);
  const head = { project, createdVia: 'import', sources: {} };
  const id = (kind: number, index: number) => `0000000${kind}-0000-4000-8000-${String(index).padStart(12, '0')}`;
  await withTransaction(store.payload, async (transaction) => {
    const numbers = Array.from({ length: 2_000 }, (_, index) => index);
    await insertMany(
      transaction,
      'characters',
      numbers.slice(0, 1_000).map((index) => ({
        ...head,
        id: id(1, index),
        name: `Person ${index}`,
        description: 'Waits for the bus, and for a word. '.repeat(4),
      })),
    );
    await insertMany(
      transaction,
      'scenes',
      numbers.map((index) => ({
        ...head,
        id: id(2, index),
        number: index + 1,
        characters: [id(1, index % 1_000)],
        summary: 'Somebody enters, and leaves by the window. '.repeat(6),
      })),
    );
  });
  const made = await pack(project);
  const bytes = Object.values(made.files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  expect(made.passed).toBe(true);
  expect(bytes).toBeLessThan(4_000_000);
  expect((await SnapshotCache.of(store.payload).read(project)).packs).toHaveLength(1);
  const lines = await new DatabaseLedgerStore(store.payload).lines('gates');
  expect(verifyStream(lines)).toMatchObject({ ok: true });
});
