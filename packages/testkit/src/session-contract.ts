import { randomUUID } from 'node:crypto';
import {
  ChatInterface,
  type ChatSession,
  createTurnEntries,
  defineHandler,
  type HandlerInput,
  HandlerRegistry,
  type HandlerResult,
  type SessionOwner,
  type SessionStore,
  type TurnDraft,
} from '@greenlight/chat';
import { contentHash } from '@greenlight/ledger';
import { type Classification, type LedgerEntry, sessionId as sessionIdShape } from '@greenlight/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** A session store on its own ground. `owner` and `other` are two people who may each keep sessions in it. */
export interface SessionStoreUnderTest {
  store: SessionStore;
  owner: SessionOwner;
  other: SessionOwner;
  /** The ledger of a session, in order. */
  readEntries(sessionId: string): Promise<LedgerEntry[]>;
  /** The same ground as a new process would open it. */
  reopen?(): Promise<SessionStore>;
  close(): Promise<void>;
}

type TurnEntry = Extract<LedgerEntry, { type: 'CHAT_TURN' }>;

const asked: Classification = { type: 'general', confidence: 0.5, pattern: '', args: {} };

/** What every session store keeps to: the terminal's files and the studio's tables. */
export function describeSessionStore(name: string, create: () => Promise<SessionStoreUnderTest>): void {
  describe(`${name}: the session store contract`, () => {
    let ground: SessionStoreUnderTest;
    let session: ChatSession;
    beforeEach(async () => {
      ground = await create();
      session = await ground.store.create(ground.owner);
    });
    afterEach(() => ground.close());

    const chat = (run: () => Promise<HandlerResult> = async () => plainResult('Noted.')) =>
      new ChatInterface({
        sessions: ground.store,
        identity: { ...ground.owner, capability: 'write' },
        registry: new HandlerRegistry([generalHandler(run)]).register(adminHandler),
      });
    const turnsOf = async (id: string) =>
      (await ground.readEntries(id)).filter((entry): entry is TurnEntry & LedgerEntry => entry.type === 'CHAT_TURN');

    it('makes sessions exclusively, each with an id of the agreed form', async () => {
      const made = await Promise.all(Array.from({ length: 12 }, () => ground.store.create(ground.owner)));
      const ids = made.map(({ id }) => id);
      expect(new Set(ids).size).toBe(12);
      for (const id of ids) expect(sessionIdShape.safeParse(id).success).toBe(true);
    });

    it('begins at turn 1 with nothing remembered', async () => {
      const view = await session.view();
      expect(view).toMatchObject({ id: session.id, project: ground.owner.project, turnNumber: 1 });
      expect(view.state ?? null).toBeNull();
    });

    it('opens a session of its owner, and only of its owner', async () => {
      await expect(ground.store.open(session.id, ground.owner)).resolves.toMatchObject({ id: session.id });
      await expect(ground.store.open(session.id, ground.other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });

    it('says that an unknown session is not found', async () => {
      await expect(ground.store.open('SES-CHAT-20200101-00000000', ground.owner)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    });

    it.each(['', '..', '../SES-CHAT-20260131-0a1b2c3d', 'SES-CHAT-20260131-0a1b2c3d/..', 'ses-chat-20260131-0a1b2c3d'])(
      'refuses %j, which is no session id',
      async (id) => {
        await expect(ground.store.open(id, ground.owner)).rejects.toMatchObject({ code: 'VALIDATION' });
      },
    );

    it('numbers turns from 1 without gaps, in the order they were sent, however many come at once', async () => {
      const face = chat();
      const words = Array.from({ length: 10 }, (_, index) => `thought ${index}`);
      const outcomes = await Promise.all(words.map((query) => face.turn({ query, session_id: session.id })));
      expect(outcomes.map(({ reply }) => reply.turn_number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      const turns = await turnsOf(session.id);
      expect(turns.map((turn) => turn.query_hash)).toEqual(words.map((query) => contentHash(query)));
      expect((await session.view()).turnNumber).toBe(11);
    });

    it('gives each piece of exclusive work its place, whoever opened the session', async () => {
      const again = await ground.store.open(session.id, ground.owner);
      const order: string[] = [];
      const work = (label: string) => async () => {
        order.push(`${label} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        order.push(`${label} ends`);
      };
      await Promise.all([session.exclusively(work('a')), again.exclusively(work('b')), session.exclusively(work('c'))]);
      expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    });

    it('goes on after a piece of work that failed', async () => {
      await expect(session.exclusively(async () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
      await expect(session.exclusively(async () => 'fine')).resolves.toBe('fine');
    });

    it('records a turn by hashes, never by its words', async () => {
      const { reply, committed } = await chat().turn({ query: 'A secret thought', session_id: session.id });
      const entries = await ground.readEntries(session.id);
      expect(committed.entries).toEqual(entries);
      expect(entries[0]).toMatchObject({
        type: 'CHAT_TURN',
        stream: session.id,
        seq: 0,
        actor: ground.owner.actor,
        turn_number: 1,
        query_hash: contentHash('A secret thought'),
        result_hash: contentHash(reply.response),
        handler: 'general',
        classification: { type: 'general', confidence: reply.classification.confidence, pattern: '' },
        decision: 'EXECUTED',
        duration_ms: reply.duration_ms,
        declared_reads: [],
        writes: [],
      });
      expect(JSON.stringify(entries)).not.toMatch(/secret thought|Noted/);
    });

    it('keeps the entries that a handler adds after the turn itself', async () => {
      const gate = { type: 'GATE' as const, gate: 'spec.G0', passed: true, judged: contentHash('x'), findings: [] };
      await chat(async () => ({ ...plainResult('Judged.'), entries: [gate] })).turn({
        query: 'judge',
        session_id: session.id,
      });
      expect(await ground.readEntries(session.id)).toMatchObject([{ type: 'CHAT_TURN' }, gate]);
    });

    it('records denied and failed turns too, numbered like the others', async () => {
      const face = chat(async () => Promise.reject(new Error('broken inside')));
      const options = { session_id: session.id };
      const failed = await face.turn({ query: 'hello', ...options });
      const denied = await face.turn({ query: 'list packages', ...options });
      const lifted = await face.turn({ query: 'hello', capability: 'admin', ...options });
      expect([failed, denied, lifted].map(({ reply }) => reply.decision)).toEqual(['FAILED', 'DENIED', 'DENIED']);
      expect((await turnsOf(session.id)).map((turn) => [turn.turn_number, turn.decision, turn.handler])).toEqual([
        [1, 'FAILED', 'general'],
        [2, 'DENIED', 'package-list'],
        [3, 'DENIED', 'general'],
      ]);
    });

    it('remembers the state that a turn left, and keeps it through turns that leave none', async () => {
      const state = { open: { id: 'q1', text: 'Who opposes Irene?' }, skipped: ['age'] };
      await session.commit(await draftTurn(session, ground.owner, { effects: { origin: 'chat', changes: [], state } }));
      await session.commit(await draftTurn(session, ground.owner));
      expect((await session.view()).state).toEqual(state);
      await session.commit(
        await draftTurn(session, ground.owner, { effects: { origin: 'chat', changes: [], state: { open: null } } }),
      );
      expect((await session.view()).state).toEqual({ open: null });
    });

    it('refuses a turn whose number is not the next, and writes nothing of it', async () => {
      const stale = await draftTurn(session, ground.owner, {
        effects: { origin: 'chat', changes: [], state: { stale: true } },
      });
      await session.commit(await draftTurn(session, ground.owner));
      await expect(session.commit(stale)).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(session.commit({ ...stale, turnNumber: 3 })).rejects.toMatchObject({ code: 'CONFLICT' });
      expect(await turnsOf(session.id)).toHaveLength(1);
      expect((await session.view()).state ?? null).toBeNull();
    });

    it('lets one of two win that commit the same turn at once', async () => {
      const again = await ground.store.open(session.id, ground.owner);
      const drafts = [await draftTurn(session, ground.owner), await draftTurn(again, ground.owner)] as const;
      const settled = await Promise.allSettled([session.commit(drafts[0]), again.commit(drafts[1])]);
      expect(settled.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(settled.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } });
      expect(await turnsOf(session.id)).toHaveLength(1);
    });

    it('counts on where it was when it is opened again', async ({ skip }) => {
      if (!ground.reopen) return skip();
      await chat().turn({ query: 'one', session_id: session.id });
      const store = await ground.reopen();
      const again = await store.open(session.id, ground.owner);
      expect((await again.view()).turnNumber).toBe(2);
      await again.commit(await draftTurn(again, ground.owner));
      expect((await turnsOf(session.id)).map((turn) => turn.turn_number)).toEqual([1, 2]);
    });
  });
}

function plainResult(response: string): HandlerResult {
  return { response, reads: [], writes: [] };
}

function generalHandler(run: () => Promise<HandlerResult>) {
  return defineHandler({
    name: 'general',
    description: 'Answers everything.',
    category: 'other',
    answers: ['general'],
    requires: 'read',
    patterns: [],
    run,
  });
}

const adminHandler = defineHandler({
  name: 'package-list',
  description: 'Lists packages.',
  category: 'packages',
  answers: ['package_list'],
  requires: 'admin',
  patterns: ['list packages'],
  run: async () => plainResult('No packages.'),
});

/** A turn as the next one of its session, ready to commit. */
async function draftTurn(
  session: ChatSession,
  owner: SessionOwner,
  extra: Partial<HandlerResult> = {},
): Promise<TurnDraft> {
  const { turnNumber } = await session.view();
  const input: HandlerInput = { query: `turn ${randomUUID()}`, classification: asked, messageId: randomUUID() };
  const result = { ...plainResult('Noted.'), ...extra };
  const entries = createTurnEntries({ turnNumber, input, handler: 'general', result, durationMs: 1.5 });
  return { turnNumber, input, replyId: randomUUID(), result, actor: owner.actor, entries };
}
