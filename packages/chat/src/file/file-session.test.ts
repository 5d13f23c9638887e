import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HandlerResult } from '../handler.ts';
import type { ChatSession, TurnDraft } from '../session.ts';
import { createTurnEntries } from '../turn-entries.ts';
import { createFileSessionStore, type FileSessionStore } from './file-session-store.ts';

const owner = { actor: { kind: 'local' as const, id: 'owner' }, project: null };
let workspace: string;
let store: FileSessionStore;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'file-session-'));
  store = createFileSessionStore({ workspace, now: () => new Date('2026-01-31T10:42:00.000Z') });
});
afterEach(async () => {
  await store.close();
  await rm(workspace, { recursive: true });
});

const folderOf = (id: string) => join(workspace, '.greenlight', 'sessions', id);

async function draft(session: ChatSession, result: Partial<HandlerResult> = {}): Promise<TurnDraft> {
  const { turnNumber } = await session.view();
  const input = {
    query: 'hello',
    messageId: 'm',
    classification: { type: 'general' as const, confidence: 1, pattern: '', args: {} },
  };
  const whole = { response: 'ok', reads: [], writes: [], ...result };
  const entries = createTurnEntries({ turnNumber, input, handler: 'general', result: whole, durationMs: 1 });
  return { turnNumber, input, replyId: 'r', result: whole, actor: owner.actor, entries };
}
const leaving = (state: unknown) => ({ effects: { origin: 'chat' as const, changes: [], state } });

describe('a session in files', () => {
  it('names itself by the day and four random bytes', async () => {
    const fixed = createFileSessionStore({
      dir: join(workspace, 'kept'),
      now: () => new Date('2026-02-03T23:59:59.999Z'),
      random: () => Uint8Array.of(0, 255, 16, 1),
    });
    expect((await fixed.create(owner)).id).toBe('SES-CHAT-20260203-00ff1001');
    await expect(fixed.create(owner)).rejects.toMatchObject({ code: 'STORAGE' });
    expect(await readdir(join(workspace, 'kept', 'sessions'))).toEqual(['SES-CHAT-20260203-00ff1001']);
    await fixed.close();
  });

  it('tries another id when one is taken', async () => {
    const bytes = [1, 1, 2];
    const fixed = createFileSessionStore({ workspace, random: () => new Uint8Array(4).fill(bytes.shift() ?? 9) });
    const ids = [await fixed.create(owner), await fixed.create(owner)].map(({ id }) => id.slice(-8));
    expect(ids).toEqual(['01010101', '02020202']);
  });

  it('keeps its owner in a file for the owner alone', async () => {
    const { id } = await store.create(owner);
    const path = join(folderOf(id), 'session.json');
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      v: 1,
      id,
      actor: owner.actor,
      project: null,
      created_at: '2026-01-31T10:42:00.000Z',
    });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(folderOf(id))).mode & 0o777).toBe(0o700);
  });

  it('belongs to one project, which need not be named to open it', async () => {
    const project = '11111111-1111-4111-8111-111111111111';
    const { id } = await store.create({ ...owner, project });
    expect(await (await store.open(id, owner)).view()).toMatchObject({ project });
    await expect(store.open(id, { ...owner, project: '22222222-2222-4222-8222-222222222222' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('is not found when it is a link, or has no owner', async () => {
    const { id } = await store.create(owner);
    const link = 'SES-CHAT-20260131-aaaaaaaa';
    await symlink(folderOf(id), folderOf(link));
    await expect(store.open(link, owner)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const bare = 'SES-CHAT-20260131-bbbbbbbb';
    await mkdir(folderOf(bare));
    await expect(store.open(bare, owner)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each(['nonsense', '{}', '{"actor":{"kind":"root","id":"x"}}'])(
    'says so when its owner cannot be read: %s',
    async (text) => {
      const { id } = await store.create(owner);
      await writeFile(join(folderOf(id), 'session.json'), text);
      await expect(store.open(id, owner)).rejects.toMatchObject({ code: 'STORAGE' });
    },
  );

  it('refuses a turn that changes records, and writes nothing of it', async () => {
    const session = await store.create(owner);
    const change = { op: 'delete' as const, kind: 'scene' as const, id: '1', before: {}, after: null, sources: {} };
    const turn = await draft(session, { effects: { origin: 'chat', changes: [change], state: { lost: true } } });
    await expect(session.commit(turn)).rejects.toMatchObject({ code: 'STORAGE', retryable: false });
    expect(await store.ledger.streams()).toEqual([]);
    expect((await session.view()).state).toBeNull();
  });

  it('puts the time of its clock on entries, and an id on each', async () => {
    const session = await store.create(owner);
    const { entries } = await session.commit(await draft(session));
    expect(entries).toMatchObject([
      { at: '2026-01-31T10:42:00.000Z', actor: owner.actor, id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    ]);
  });

  it('sees turns that another process wrote', async () => {
    const session = await store.create(owner);
    await session.view();
    const elsewhere = createFileSessionStore({ workspace });
    const same = await elsewhere.open(session.id, owner);
    await same.commit(await draft(same));
    expect((await session.view()).turnNumber).toBe(2);
    await elsewhere.close();
    await session.commit(await draft(session));
    expect((await session.view()).turnNumber).toBe(3);
  });

  it('is one object, whoever opens it', async () => {
    const session = await store.create(owner);
    expect(await store.open(session.id, owner)).toBe(session);
  });
});

describe('the state of a session in files', () => {
  it('counts only once its turn is on the ledger', async () => {
    const session = await store.create(owner);
    await session.commit(await draft(session, leaving({ turn: 1 })));
    await writeFile(join(folderOf(session.id), 'state-2.json'), '{"turn":"never committed"}');
    expect((await session.view()).state).toEqual({ turn: 1 });
    await session.commit(await draft(session, leaving({ turn: 2 })));
    expect((await session.view()).state).toEqual({ turn: 2 });
  });

  it('leaves no heap of files behind', async () => {
    const session = await store.create(owner);
    for (let turn = 1; turn <= 5; turn += 1) await session.commit(await draft(session, leaving({ turn })));
    const files = (await readdir(folderOf(session.id))).filter((name) => name.startsWith('state-'));
    expect(files.sort()).toEqual(['state-4.json', 'state-5.json']);
    expect((await stat(join(folderOf(session.id), 'state-5.json'))).mode & 0o777).toBe(0o600);
  });
});
