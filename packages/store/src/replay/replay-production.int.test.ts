import { type Production, verifyProduction, verifyStream } from '@greenlight/ledger';
import { type Actor, changeSet, collectionOf, type ReplayReport, recordKind } from '@greenlight/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLampRoom } from '../../test/lamp-room.ts';
import { openTestStore, type TestStore } from '../../test/open-test-store.ts';
import { StoreFilm } from '../../test/store-film.ts';
import { DatabaseLedgerStore } from '../ledger/database-ledger-store.ts';
import { findRows, updateRow } from '../write-path/database.ts';
import { readSnapshot } from '../write-path/record-rows.ts';
import { withTransaction } from '../write-path/transaction.ts';
import { exportFilm } from './export-film.ts';
import { replayProduction } from './replay-production.ts';

let store: TestStore;
let film: StoreFilm;
let bundle: string;

beforeAll(async () => {
  store = await openTestStore();
  film = await makeLampRoom(store);
  bundle = await exportText(film);
});
afterAll(() => store[Symbol.asyncDispose]());

async function exportText({ store: { payload }, project, owner }: StoreFilm): Promise<string> {
  let text = '';
  const actor: Actor = { kind: 'user', id: owner.id };
  for await (const piece of await exportFilm(payload, { project, actor, words: 'everybody' })) text += piece;
  return text;
}

async function* linesOf(text: string) {
  for (const line of text.split('\n').slice(0, text.endsWith('\n') ? -1 : undefined)) yield Buffer.from(line, 'utf8');
}

async function read(text: string): Promise<Production> {
  const found = await verifyProduction(linesOf(text));
  if (!found.ok) throw new Error(found.reason);
  return found.production;
}

/** What a project is, with its own ids taken out. */
async function plain(where: TestStore, project: string): Promise<Record<string, unknown>> {
  const snapshot = await readSnapshot(where, project);
  const labels = new Map<string, string>([[project, 'the project']]);
  for (const kind of recordKind.options) {
    for (const [index, { id }] of snapshot[collectionOf[kind]].entries()) labels.set(id, `${kind} ${index}`);
  }
  for (const [index, { id }] of snapshot.packs.entries()) labels.set(id, `pack ${index}`);
  const text = JSON.stringify(snapshot, (_, value: unknown) => {
    return typeof value === 'string' ? (labels.get(value) ?? value) : value;
  });
  const { memberCount: _, ...rest } = JSON.parse(text) as Record<string, unknown>;
  return rest;
}

function expectWhole(report: ReplayReport): void {
  expect(report).toMatchObject({ skipped: [], different: [], resumed: false, applied: report.steps });
}

describe('a film that is exported and rebuilt', () => {
  it('comes out the same in another database, with the same ids', async () => {
    await using other = await openTestStore();
    const owner = await other.createUser('admin');
    const report = await replayProduction(other.payload, {
      production: await read(bundle),
      actor: { kind: 'user', id: owner.id },
    });
    expectWhole(report);
    expect(report).toMatchObject({ project: film.project, kept_ids: true });
    const idsIn = async (where: TestStore) => (await readSnapshot(where, film.project)).characters.map(({ id }) => id);
    expect(await idsIn(other)).toEqual(await idsIn(store));
    expect(await plain(other, report.project)).toEqual(await plain(store, film.project));
  });

  it('comes out the same in the same database, with ids of its own', async () => {
    const owner = await store.createUser('admin');
    const report = await replayProduction(store.payload, {
      production: await read(bundle),
      actor: { kind: 'user', id: owner.id },
    });
    expectWhole(report);
    expect(report.project).not.toBe(film.project);
    expect(report.kept_ids).toBe(false);
    expect(await plain(store, report.project)).toEqual(await plain(store, film.project));
  });

  it('fills an empty project that is named, and no other; its members stay', async () => {
    await using other = await openTestStore();
    const admin = await other.createUser('admin');
    const production = await read(bundle);
    const into = await other.createProject(await other.createUser());
    const order = { production, actor: { kind: 'user' as const, id: admin.id }, into };
    const report = await replayProduction(other.payload, order);
    expectWhole(report);
    expect(report.project).toBe(into);
    expect(await plain(other, into)).toEqual(await plain(store, film.project));
    await expect(replayProduction(other.payload, order)).rejects.toMatchObject({
      code: 'LOCKED',
      message: expect.stringMatching(/is not empty: it has \d+ of characters/),
    });
    const nowhere = { ...order, into: '00000000-0000-4000-8000-000000000000' };
    await expect(replayProduction(other.payload, nowhere)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('says who did what then, and on its own ledger that it is a replay of which entry', async () => {
    await using other = await openTestStore();
    const admin = await other.createUser('admin');
    const actor = { kind: 'user' as const, id: admin.id };
    const { project } = await replayProduction(other.payload, { production: await read(bundle), actor });
    const rows = await findRows(other, 'change-sets', { project: { equals: project } });
    const sets = rows.map(({ content }) => changeSet.parse(JSON.parse(String(content))));
    const audit = await new DatabaseLedgerStore(other.payload).lines('audit');
    expect(verifyStream(audit)).toMatchObject({ ok: true });
    const entries = new Map(audit.map((line) => JSON.parse(line)).map((entry) => [entry.change_set, entry]));
    for (const set of sets) {
      expect(set).toMatchObject({ actor, origin: 'import', session: null, replays: { project: film.project } });
      expect(entries.get(set.id)).toMatchObject({ type: 'CHANGE_SET', actor, replay_of: set.replays?.entry });
    }
    const told = sets.map(({ replays }) => replays?.actor.id);
    expect(new Set(told).size).toBe(2);
    expect(told).not.toContain(admin.id);
    const [review] = (await readSnapshot(other, project)).reviews;
    expect(review?.by).not.toBe(admin.id);
  });

  it('is exported from there again, and is still the same film', async () => {
    await using other = await openTestStore();
    await using third = await openTestStore();
    const admin = await other.createUser('admin');
    const actor = { kind: 'user' as const, id: admin.id };
    const { project } = await replayProduction(other.payload, { production: await read(bundle), actor });
    let copy = '';
    for await (const piece of await exportFilm(other.payload, { project, actor, words: 'everybody' })) copy += piece;
    const by = { kind: 'user' as const, id: (await third.createUser('admin')).id };
    const report = await replayProduction(third.payload, { production: await read(copy), actor: by });
    expectWhole(report);
    expect(await plain(third, report.project)).toEqual(await plain(store, film.project));
  });

  it('goes on where it was stopped, wherever that was, and never twice', async () => {
    const production = await read(bundle);
    for (const after of [0, 1, 7, production.steps.length - 2]) {
      await using other = await openTestStore();
      const actor = { kind: 'user' as const, id: (await other.createUser('admin')).id };
      const stop = new AbortController();
      const onProgress = ({ done }: { done: number }) => void (done === after && stop.abort());
      const broken = replayProduction(other.payload, { production, actor, signal: stop.signal, onProgress });
      await expect(broken).rejects.toMatchObject({ code: 'CANCELLED' });
      const report = await replayProduction(other.payload, { production, actor });
      expect(report).toMatchObject({ resumed: true, skipped: [], different: [], project: film.project });
      expect(report.applied).toBe(production.steps.length - after - 1);
      expect(await plain(other, report.project)).toEqual(await plain(store, film.project));
    }
  });

  it('comes back under its ids where it was deleted, and where an earlier replay of it was', async () => {
    await using other = await openTestStore();
    const admin = await other.createUser('admin');
    const order = { production: await read(bundle), actor: { kind: 'user' as const, id: admin.id } };
    for (let round = 0; round < 3; round += 1) {
      const report = await replayProduction(other.payload, order);
      expectWhole(report);
      expect(report).toMatchObject({ project: film.project, kept_ids: true });
      const mine = { collection: 'projects' as never, id: film.project, user: admin as never, overrideAccess: false };
      await other.payload.delete(mine);
    }
  });

  it('says which files are missing: a bundle holds none, and a name is one medium’s alone', async () => {
    await using own = await openTestStore();
    const made = await StoreFilm.begin(own);
    const after = { title: 'The pier', kind: 'other', filename: 'pier-1a2b3c.png', mimeType: 'image/png', filesize: 7 };
    const id = '00000000-0000-4000-8000-000000000077';
    const change = { op: 'create' as const, kind: 'media' as const, id, before: null, after, sources: {} };
    await made.turn(await made.talk(), { changes: [change] });
    const production = await read(await exportText(made));
    const actor = { kind: 'user' as const, id: (await own.createUser('admin')).id };
    const here = await replayProduction(own.payload, { production, actor });
    expectWhole(here);
    expect(here).toMatchObject({ missing_files: 1, kept_ids: false });
    const [medium] = (await readSnapshot(own, here.project)).media;
    expect(medium).toMatchObject({
      title: 'The pier',
      filesize: 7,
      filename: expect.stringMatching(/^pier-1a2b3c-[0-9a-f]{8}\.png$/),
    });
  });

  it('is not mixed with what somebody else does in the project meanwhile', async () => {
    await using other = await openTestStore();
    const admin = await other.createUser('admin');
    const production = await read(bundle);
    const into = await other.createProject(admin);
    const data = { project: into, name: 'Somebody', createdVia: 'manual' };
    let meanwhile: Promise<unknown> | undefined;
    const onProgress = ({ done }: { done: number }) => {
      if (done === 3)
        meanwhile ??= other.payload.create({
          collection: 'characters' as never,
          data: data as never,
          user: admin as never,
        });
    };
    const actor = { kind: 'user' as const, id: admin.id };
    const work = replayProduction(other.payload, { production, actor, into, onProgress });
    await expect(work).rejects.toMatchObject({
      code: 'LOCKED',
      message: expect.stringContaining('Somebody else works'),
    });
    await meanwhile;
  });
});

describe('a bundle that is not as it was', () => {
  it('shows any change to any byte, and that it was cut off, wherever that was', async () => {
    const bytes = Buffer.from(bundle, 'utf8');
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 400)) {
      const changed = Buffer.from(bytes);
      changed[at] = (bytes[at] ?? 0) ^ 1;
      expect((await verifyProduction(splitBytes(changed))).ok, `byte ${at}`).toBe(false);
    }
    const lines = bundle.trimEnd().split('\n');
    for (let length = 0; length < lines.length; length += 3) {
      expect((await verifyProduction(linesOf(`${lines.slice(0, length).join('\n')}\n`))).ok).toBe(false);
    }
    for (const [one, other] of [
      [5, 6],
      [lines.length - 3, lines.length - 2],
    ] as const) {
      const moved = [...lines];
      [moved[one], moved[other]] = [lines[other] ?? '', lines[one] ?? ''];
      expect((await verifyProduction(linesOf(`${moved.join('\n')}\n`))).ok).toBe(false);
    }
  });

  it('names the entry whose line, proof or text was changed', async () => {
    const lines = bundle.trimEnd().split('\n');
    const reasonOf = async (at: number, change: (line: string) => string) => {
      const found = await verifyProduction(
        linesOf(`${lines.map((line, index) => (index === at ? change(line) : line)).join('\n')}\n`),
      );
      return found.ok ? null : found;
    };
    const turn = lines.findIndex((line) => line.includes('"CHAT_TURN"') && line.includes('"seq":2,'));
    expect(await reasonOf(turn, (line) => line.replace('"EXECUTED"', '"DENIED"'))).toMatchObject({
      seq: 2,
      stream: expect.stringMatching(/^SES-CHAT-/),
      reason: expect.stringMatching(/^Entry 2 of SES-CHAT-\S+ is not sound: its hash/),
    });
    const excerpt = lines.findIndex((line) => line.includes('"excerpt"') && line.includes('"stream":"audit"'));
    const { seq } = JSON.parse(lines[excerpt] ?? '').entry;
    const exchange = (line: string) =>
      line.replace(/"proof":\["(.)/, (_, digit) => `"proof":["${digit === '0' ? '1' : '0'}`);
    expect(await reasonOf(excerpt, exchange)).toMatchObject({
      stream: 'audit',
      seq,
      reason: expect.stringContaining('its proof'),
    });
    const text = lines.findIndex((line) => line.includes('"object"') && line.includes('lighthouse'));
    expect(await reasonOf(text, (line) => line.replace('lighthouse', 'lightHouse'))).toMatchObject({
      reason: expect.stringMatching(/^Entry \d+ of SES-CHAT-\S+ is not sound: its text/),
    });
  });
});

describe('a change set that was erased', () => {
  it('stops the replay before anything is written, or is left out with what cannot stand without it', async () => {
    await using own = await openTestStore();
    const made = await StoreFilm.begin(own);
    await made.conceive();
    const irene = await made.create('characters', { name: 'Irene', occupation: 'Singer', role: 'protagonist' });
    const wilhelm = await made.create('characters', { name: 'Wilhelm', age: 30 });
    await made.change('characters', wilhelm, { age: 31 });
    await made.create('relationships', { from: irene, to: wilhelm, type: 'enemy' });
    await made.change('characters', wilhelm, { age: 32 });
    const rows = await findRows(own, 'change-sets', { project: { equals: made.project } });
    const erased = rows.filter(({ content }) =>
      /"Irene"|"age":31.*"before":\{"age":30\}|"after":\{"age":31\}/.test(String(content)),
    );
    expect(erased).toHaveLength(2);
    await withTransaction(own.payload, async (transaction) => {
      for (const { id } of erased) await updateRow(transaction, 'change-sets', id, { content: null });
    });
    const production = await read(await exportText(made));
    await using other = await openTestStore();
    const by = { kind: 'user' as const, id: (await other.createUser('admin')).id };
    await expect(replayProduction(other.payload, { production, actor: by })).rejects.toMatchObject({
      code: 'VALIDATION',
      message: expect.stringMatching(/^The change set of entry \d+ of audit, entry \d+ of audit was erased/),
    });
    expect(await findRows(other, 'projects', {})).toEqual([]);
    const report = await replayProduction(other.payload, { production, actor: by, isPartial: true });
    expect(report.skipped.map(({ reason }) => reason)).toEqual([
      'Its change set was erased.',
      'Its change set was erased.',
      expect.stringContaining('there is no character'),
    ]);
    expect(report.different).toEqual(expect.arrayContaining(['characters', 'relationships']));
    expect((await readSnapshot(other, report.project)).characters).toMatchObject([{ name: 'Wilhelm', age: 32 }]);
  });
});

async function* splitBytes(bytes: Buffer) {
  let from = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, from)) {
    yield bytes.subarray(from, at);
    from = at + 1;
  }
  if (from < bytes.length) yield bytes.subarray(from);
}
