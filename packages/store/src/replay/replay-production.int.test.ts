import { type Production, verifyProduction } from '@greenlight/ledger';
import { type Actor, collectionOf, type ReplayReport, recordKind } from '@greenlight/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLampRoom } from '../../test/lamp-room.ts';
import { openTestStore, type TestStore } from '../../test/open-test-store.ts';
import type { StoreFilm } from '../../test/store-film.ts';
import { readSnapshot } from '../write-path/record-rows.ts';
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

/** What a project is, with its own ids taken out, and what moment a step was completed at: the ledger has that to the millisecond only. */
async function plain(where: TestStore, project: string): Promise<Record<string, unknown>> {
  const snapshot = await readSnapshot(where, project);
  const labels = new Map<string, string>([[project, 'the project']]);
  for (const kind of recordKind.options) {
    for (const [index, { id }] of snapshot[collectionOf[kind]].entries()) labels.set(id, `${kind} ${index}`);
  }
  for (const [index, { id }] of snapshot.packs.entries()) labels.set(id, `pack ${index}`);
  const text = JSON.stringify(snapshot, (name, value: unknown) => {
    if (name === 'completedAt') return value !== null;
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
});
