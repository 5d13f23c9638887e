import { randomUUID } from 'node:crypto';
import { verifyStream } from '@greenlight/ledger';
import { isOnPostgres, rowsOf } from '@greenlight/testkit/test-database';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openTestStore, type TestStore } from '../../test/open-test-store.ts';
import type { SignedInUser } from '../access/membership.ts';
import { appendEntries } from '../ledger/ledger-table.ts';
import { findRow } from '../write-path/database.ts';
import { appendEvents } from '../write-path/events.ts';
import { insertMany } from '../write-path/insert-many.ts';
import { type Transaction, withTransaction } from '../write-path/transaction.ts';

describe.runIf(isOnPostgres)('on PostgreSQL', () => {
  let store: TestStore;
  let ada: SignedInUser;
  let project: string;
  beforeAll(async () => {
    store = await openTestStore();
    ada = await store.createUser();
    project = await store.createProject(ada);
  });
  afterAll(() => store[Symbol.asyncDispose]());

  const character = (name: string) => ({ id: randomUUID(), project, name, createdVia: 'chat', sources: {} });
  const create = (name: string, more: object = {}) =>
    store.payload.create({
      collection: 'characters' as never,
      data: { project, name, ...more } as never,
      user: ada as never,
      overrideAccess: false,
    });
  const named = (name: string) => findRow(store, 'characters', { name: { equals: name } });

  /** What a write does that must follow on what was written last: the numbers of events, the chain of a stream. */
  const follow = async (transaction: Transaction, name: string) => {
    const row = character(name);
    await insertMany(transaction, 'characters', [row]);
    await appendEvents(transaction, project, [
      {
        event: { type: 'entityChanged', kind: 'character', id: row.id, op: 'created', record: row, by: null } as never,
      },
    ]);
    const entry = {
      type: 'ACCESS',
      actor: { kind: 'user', id: ada.id },
      action: 'signed_in',
      subject: ada.id,
      detail: {},
    };
    await appendEntries(transaction, 'two-at-once', [
      { id: randomUUID(), at: new Date().toISOString(), ...entry } as never,
    ]);
  };

  test('two processes that write at once write one after the other: no number twice, no link of a chain lost', async () => {
    await using other = await openTestStore(store.folder);
    const [before] = await rowsOf(
      store.folder,
      'select coalesce(max(seq), 0) as last from events where project_id = ?',
      [project],
    );
    const writes = Array.from({ length: 60 }, (_, index) =>
      withTransaction((index % 2 ? store : other).payload, (transaction) => follow(transaction, `Extra ${index}`)),
    );
    await Promise.all(writes);
    const events = await rowsOf(store.folder, 'select seq from events where project_id = ? order by seq', [project]);
    const last = Number(before?.last);
    expect(events.map(({ seq }) => Number(seq)).filter((seq) => seq > last)).toEqual(
      Array.from({ length: 60 }, (_, index) => last + index + 1),
    );
    const lines = await rowsOf(
      store.folder,
      "select line from ledger_entries where stream = 'two-at-once' order by seq",
    );
    expect(
      verifyStream(
        lines.map(({ line }) => String(line)),
        { stream: 'two-at-once' },
      ),
    ).toMatchObject({ ok: true, size: 60 });
  });

  test('a transaction in which a statement failed is not said to have been kept', async () => {
    const row = character('Twice');
    const work = withTransaction(store.payload, async (transaction) => {
      await insertMany(transaction, 'characters', [row]);
      await insertMany(transaction, 'characters', [row]).catch(() => undefined);
    });
    await expect(work).rejects.toMatchObject({ code: 'STORAGE' });
    expect(await named('Twice')).toBeNull();
    await create('Once more');
    expect(await named('Once more')).not.toBeNull();
  });

  test('a server that ends every connection ends no process: what was open is not kept, and the next write is', async () => {
    const work = withTransaction(store.payload, async (transaction) => {
      await insertMany(transaction, 'characters', [character('Cut off')]);
      await rowsOf(
        store.folder,
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await insertMany(transaction, 'characters', [character('Cut off too')]);
    });
    await expect(work).rejects.toMatchObject({ code: 'STORAGE' });
    // An idle connection may learn of its end only when it is asked next.
    await vi.waitFor(() => create('Back again'), { timeout: 5000, interval: 50 });
    expect(await named('Cut off')).toBeNull();
    expect(await named('Back again')).not.toBeNull();
  });

  test('an id that is none is of nothing, and a text with a null character is kept without one', async () => {
    expect(await findRow(store, 'characters', { id: { equals: 'none' } })).toBeNull();
    await create('Nu\u0000ll', { traits: ['a\u0000b'], description: '\u0000' });
    expect(await named('Nu ll')).toMatchObject({ traits: [expect.stringMatching(/^a.?b$/)] });
  });
});
