import { ChatInterface, chatTurn, defineHandler, HandlerRegistry, type LedgerRow } from '@greenlight/chat';
import { contentHash } from '@greenlight/ledger';
import { createDraft } from '@greenlight/testkit/ledger-contract';
import { rowsOf } from '@greenlight/testkit/test-database';
import type { Payload } from 'payload';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../test/open-test-store.ts';
import type { SignedInUser } from '../access/membership.ts';
import { addMember, removeMember } from '../members/change-members.ts';
import { deleteSession } from '../sessions/change-sessions.ts';
import { DatabaseSessionStore } from '../sessions/session-store.ts';
import { DatabaseLedgerPort } from './database-ledger-port.ts';
import { DatabaseLedgerStore } from './database-ledger-store.ts';
import { LedgerDocuments } from './ledger-documents.ts';

interface People {
  admin: SignedInUser;
  ada: SignedInUser;
  ben: SignedInUser;
}

// The documents are MongoDB's way; Payload's language of queries is answered here too.
describe.each([
  ['as a table', (payload: Payload) => new DatabaseLedgerPort(payload)],
  ['as documents', (payload: Payload) => new DatabaseLedgerPort(payload, new LedgerDocuments(payload))],
])('%s', (_name, createPort) => {
  let opened: TestStore;
  let port: DatabaseLedgerPort;
  let people: People;
  /** Ada's project, in which Ben has a conversation too. */
  let project: string;
  let hers: string;
  let his: string;

  beforeAll(async () => {
    opened = await openTestStore();
    port = createPort(opened.payload);
    people = {
      admin: await opened.createUser('admin'),
      ada: await opened.createUser(),
      ben: await opened.createUser(),
    };
    project = await opened.createProject(people.ada);
    await addMember(opened.payload, people.ada, project, people.ben.email, 'editor');
    hers = await converse(people.ada, ['help', 'refuse me', 'help']);
    his = await converse(people.ben, ['help', 'commands']);
  });
  afterAll(() => opened[Symbol.asyncDispose]());

  const refuse = defineHandler({
    name: 'refuse_it',
    description: 'Denies.',
    category: 'other',
    answers: [],
    requires: 'read',
    patterns: ['refuse me'],
    run: async () => ({ response: 'No.', reads: [], writes: [], decision: 'DENIED', reason: 'no' }),
  });

  /** A conversation of somebody, word by word. Answers its id. */
  async function converse(user: SignedInUser, said: readonly string[]): Promise<string> {
    const chat = new ChatInterface({
      sessions: new DatabaseSessionStore(opened.payload),
      registry: new HandlerRegistry().register(refuse),
      identity: { actor: { kind: 'user', id: user.id }, project },
    });
    let session = '';
    for (const words of said) session = (await chatTurn(chat, words)).session_id;
    return session;
  }

  const readerOf = (user: SignedInUser) => ({ actor: { kind: 'user' as const, id: user.id }, session: hers });
  const find = (user: SignedInUser, query: object = {}) => port.findEntries({ limit: 50, ...query }, readerOf(user));
  const streamsOf = (rows: readonly LedgerRow[]) => [...new Set(rows.map(({ entry }) => entry.stream))].sort();

  describe('what a person sees of the studio’s ledgers', () => {
    test('is her own conversations', async () => {
      const page = await find(people.ada);
      expect(streamsOf(page.rows)).toEqual([hers]);
      expect(page.rows.map(({ entry }) => entry.seq)).toEqual([2, 1, 0]);
      expect(page).toMatchObject({ isCut: false, damaged: [], scope: 'your own conversations' });
      expect(page.heads).toEqual([await new DatabaseLedgerStore(opened.payload).head(hers)]);
      expect(streamsOf((await find(people.ben)).rows)).toEqual([his]);
    });

    test('is everything for an admin', async () => {
      const page = await find(people.admin);
      expect(streamsOf(page.rows)).toEqual([hers, his, 'audit'].sort());
      expect(page).toMatchObject({ isCut: false, scope: 'the studio' });
      expect(page.heads).toHaveLength(3);
      const times = page.rows.map(({ entry }) => entry.at);
      expect(times).toEqual([...times].sort().reverse());
    });

    test('is nothing of another’s conversation, which looks as one that does not exist', async () => {
      const unknown = await find(people.ada, { stream: 'SES-CHAT-20200101-00000000' });
      expect(await find(people.ada, { stream: his })).toEqual(unknown);
      expect(await find(people.ada, { stream: 'audit' })).toEqual(unknown);
      expect(unknown).toMatchObject({ rows: [], heads: [] });
    });

    test('is nothing for anybody who is no user of the studio', async () => {
      for (const actor of [
        { kind: 'local', id: people.admin.id },
        { kind: 'user', id: 'nobody' },
      ] as const) {
        expect((await port.findEntries({ limit: 5 }, { actor, session: hers })).rows).toEqual([]);
      }
    });

    test('ends with the membership, and with the conversation', async () => {
      const eve = await opened.createUser();
      await addMember(opened.payload, people.ada, project, eve.email, 'editor');
      const session = await converse(eve, ['help']);
      const text = contentHash('help');
      expect((await find(eve)).rows).toHaveLength(1);
      expect([...(await port.readTexts([text], readerOf(eve))).values()]).toEqual(['help']);
      await removeMember(opened.payload, people.ada, project, eve.email);
      expect(await find(eve, { stream: session })).toMatchObject({ rows: [], heads: [] });
      expect((await port.readTexts([text], readerOf(eve))).size).toBe(0);
      await deleteSession(opened.payload, eve, session);
      expect((await find(people.admin, { stream: session })).rows).toHaveLength(1);
    });

    test('are the words of her own messages alone', async () => {
      const hashes = ['refuse me', 'commands', 'never said'].map(contentHash);
      const seenBy = async (user: SignedInUser) => [...(await port.readTexts(hashes, readerOf(user))).values()].sort();
      expect(await seenBy(people.ada)).toEqual(['refuse me']);
      expect(await seenBy(people.ben)).toEqual(['commands']);
      expect(await seenBy(people.admin)).toEqual(['commands', 'refuse me']);
      expect((await port.readTexts([], readerOf(people.admin))).size).toBe(0);
    });
  });

  describe('filters', () => {
    const seqs = async (query: object) => (await find(people.ada, query)).rows.map(({ entry }) => entry.seq);

    test('by handler, decision, type, time and number', async () => {
      expect(await seqs({ handler: 'refuse_it' })).toEqual([1]);
      expect(await seqs({ handler: 'refuse%it' })).toEqual([]);
      expect(await seqs({ handler: 'refusexit' })).toEqual([]);
      expect(await seqs({ handler: '","decision":"DENIED' })).toEqual([]);
      expect(await seqs({ decision: 'DENIED' })).toEqual([1]);
      expect(await seqs({ decision: 'EXECUTED', handler: 'help' })).toEqual([2, 0]);
      expect(await seqs({ type: 'CHAT_TURN', stream: hers })).toEqual([2, 1, 0]);
      expect(await seqs({ type: 'GATE' })).toEqual([]);
      expect(await seqs({ since: new Date(Date.now() + 60_000) })).toEqual([]);
      expect(await seqs({ since: new Date(Date.now() - 600_000) })).toEqual([2, 1, 0]);
      expect(await find(people.ada, { limit: 2 })).toMatchObject({ isCut: true, rows: [{}, {}] });
      expect(await find(people.ada, { limit: 3 })).toMatchObject({ isCut: false, rows: [{}, {}, {}] });
    });

    test('and what belongs to a turn is not an entry by itself, but an edit by hand is', async () => {
      const ledger = new DatabaseLedgerStore(opened.payload);
      const counts = { created: 1, updated: 0, deleted: 0 };
      const set = { type: 'CHANGE_SET', change_set: crypto.randomUUID(), object: contentHash('x'), counts } as const;
      const session = await converse(people.ada, ['help']);
      await ledger.append(session, [createDraft(set)]);
      await ledger.append('audit', [createDraft(set)]);
      expect((await find(people.admin, { stream: session })).rows.map(({ entry }) => entry.type)).toEqual([
        'CHAT_TURN',
      ]);
      expect((await find(people.admin, { stream: 'audit', limit: 1 })).rows).toMatchObject([
        { entry: { type: 'CHANGE_SET' } },
      ]);
      expect((await find(people.admin, { type: 'CHANGE_SET' })).rows.map(({ entry }) => entry.stream).sort()).toEqual(
        [session, 'audit'].sort(),
      );
    });
  });

  test('a line that is no entry is named, and the others are shown', async () => {
    const session = await converse(people.ben, ['help', 'commands', 'usage']);
    await rowsOf(opened.folder, 'update ledger_entries set line = ? where stream = ? and seq = 1', [
      '{"not":"one"}',
      session,
    ]);
    const page = await find(people.ben, { stream: session });
    expect(page.rows.map(({ entry }) => entry.seq)).toEqual([2, 0]);
    expect(page.damaged).toEqual([{ stream: session, message: 'Entry 1 is no ledger entry.' }]);
  });
});
