import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentHash, type LedgerStore } from '@greenlight/ledger';
import { type Capability, type ChatRequest, chatReply, GreenlightError, type LedgerEntry } from '@greenlight/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChatInterface, type ChatInterfaceOptions, chatTurn } from './chat-interface.ts';
import { defineHandler } from './define-handler.ts';
import { createFileSessionStore, type FileSessionStore } from './file/file-session-store.ts';
import type { ChatHandler, HandlerContext, HandlerInput, HandlerResult, StoryPort } from './handler.ts';
import { HandlerRegistry } from './registry.ts';

let workspace: string;
let store: FileSessionStore;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'chat-'));
  store = createFileSessionStore({ workspace });
});
afterEach(async () => {
  await store.close();
  await rm(workspace, { recursive: true });
});

type Run = (input: HandlerInput, context: HandlerContext) => Promise<HandlerResult>;
const answer = (response: string, more: Partial<HandlerResult> = {}): HandlerResult => ({
  response,
  reads: [],
  writes: [],
  ...more,
});
const general = (run: Run, more: Partial<ChatHandler> = {}) =>
  defineHandler({
    name: 'general',
    description: 'Answers.',
    category: 'other',
    answers: ['general'],
    requires: 'read',
    patterns: [],
    run,
    ...more,
  });
const chatWith = (run: Run, more: ChatInterfaceOptions & { handler?: Partial<ChatHandler> } = {}) =>
  new ChatInterface({ sessions: store, registry: new HandlerRegistry([general(run, more.handler)]), ...more });
const call = {
  purpose: 'extract',
  model: 'small',
  input_tokens: 5,
  output_tokens: null,
  duration_ms: 12,
  outcome: 'failed' as const,
  prompt_hash: contentHash('prompt'),
  reply_hash: null,
};

async function entriesOf(id: string, ledger: LedgerStore = store.ledger): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for await (const entry of ledger.read(id)) entries.push(entry);
  return entries;
}

describe('chatTurn', () => {
  it('answers in a workspace of its own, as the plan says it', async () => {
    const chat = new ChatInterface({ workspace });
    const reply = await chatTurn(chat, 'what is in modules?');
    expect(chatReply.parse(reply)).toEqual(reply);
    expect(reply).toMatchObject({ turn_number: 1, classification: { type: 'browse_dir', args: { path: 'modules' } } });
    await chat.close();
    expect(await readdir(join(workspace, '.greenlight'))).toContain('sessions');
  });

  it('reads the files and ledgers of its workspace, unless it keeps its sessions elsewhere', async () => {
    await mkdir(join(workspace, 'modules'));
    await writeFile(join(workspace, 'modules', 'chat.txt'), 'hello');
    const chat = new ChatInterface({ workspace });
    expect((await chatTurn(chat, 'what is in modules?')).response).toContain('chat.txt');
    expect((await chatTurn(chat, 'show ledger')).response).toContain('what is in modules?');
    await chat.close();
    const elsewhere = new ChatInterface({ workspace, sessions: store });
    expect(await chatTurn(elsewhere, 'read modules/chat.txt')).toMatchObject({ reason: 'no files port' });
  });

  it('takes text and requests alike, in one conversation', async () => {
    const chat = new ChatInterface({ workspace });
    const first = await chatTurn(chat, 'help');
    const second = await chatTurn(chat, { query: 'help' });
    expect([first.turn_number, second.turn_number]).toEqual([1, 2]);
    expect(second.session_id).toBe(first.session_id);
    expect(first.response.startsWith('Available commands')).toBe(true);
    await chat.close();
  });

  it.each([
    ['', 'VALIDATION'],
    [{ query: '' }, 'VALIDATION'],
    [{ query: 5 }, 'VALIDATION'],
    [{ query: 'help', extra: 1 }, 'VALIDATION'],
    [{ query: 'help', session_id: '../x' }, 'VALIDATION'],
    [{ query: 'help', capability: 'root' }, 'VALIDATION'],
    [null, 'VALIDATION'],
    [[1], 'VALIDATION'],
    ['x'.repeat(8001), 'TOO_LARGE'],
  ])('refuses %j, which is no turn', async (input, code) => {
    const chat = chatWith(async () => answer('never'));
    await expect(chatTurn(chat, input as ChatRequest)).rejects.toMatchObject({ code });
    expect(await store.ledger.streams()).toEqual([]);
    expect(await readdir(workspace)).toEqual([]);
  });

  it('takes half a surrogate pair for what it is when written down', async () => {
    let heard = '';
    const chat = chatWith(async ({ query }) => {
      heard = query;
      return answer('ok');
    });
    await chatTurn(chat, 'a\ud800b');
    expect(heard).toBe('a\uFFFDb');
  });
});

describe('the session of a turn', () => {
  it('is shared by the turns of the interface, even those that begin together', async () => {
    const chat = chatWith(async () => answer('ok'));
    const replies = await Promise.all(['a', 'b', 'c'].map((query) => chatTurn(chat, query)));
    expect(new Set(replies.map((reply) => reply.session_id)).size).toBe(1);
    expect(replies.map((reply) => reply.turn_number)).toEqual([1, 2, 3]);
  });

  it('is a new one for another actor who names none', async () => {
    const chat = chatWith(async () => answer('ok'));
    const actor = { kind: 'user' as const, id: 'irene' };
    const ids = [
      await chatTurn(chat, 'a'),
      await chatTurn(chat, 'b', { actor }),
      await chatTurn(chat, 'c', { actor }),
    ].map((reply) => reply.session_id);
    expect(new Set(ids).size).toBe(3);
    await expect(chatTurn(chat, { query: 'mine?', session_id: ids[1] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('may be given as an object or an id, and must not differ from the request', async () => {
    const chat = chatWith(async () => answer('ok'));
    const session = await store.create({ actor: { kind: 'local', id: 'owner' }, project: null });
    expect(await chatTurn(chat, 'a', { session })).toMatchObject({ session_id: session.id, turn_number: 1 });
    expect(await chatTurn(chat, 'b', { session: session.id })).toMatchObject({
      session_id: session.id,
      turn_number: 2,
    });
    expect(await chatTurn(chat, { query: 'c', session_id: session.id }, { session })).toMatchObject({ turn_number: 3 });
    await expect(
      chatTurn(chat, { query: 'd', session_id: 'SES-CHAT-20260131-0a1b2c3d' }, { session }),
    ).rejects.toMatchObject({ code: 'VALIDATION' });
  });

  it('is tried again after it could not be made', async () => {
    let attempts = 0;
    const flaky = {
      ...store,
      create: async (owner: Parameters<typeof store.create>[0]) =>
        ++attempts === 1 ? Promise.reject(new Error('full')) : store.create(owner),
    };
    const chat = chatWith(async () => answer('ok'), { sessions: flaky });
    await expect(chatTurn(chat, 'a')).rejects.toThrow('full');
    expect(await chatTurn(chat, 'b')).toMatchObject({ turn_number: 1 });
  });
});

describe('a turn', () => {
  it('gives its handler the session, the actor, the capability and the ports', async () => {
    const story: StoryPort = { classify: () => undefined, respond: async () => answer('') };
    let seen: HandlerContext | undefined;
    const chat = chatWith(
      async (_input, context) => {
        seen = context;
        context.onDelta?.('piece');
        return answer('ok');
      },
      { ports: { story }, identity: { project: '11111111-1111-4111-8111-111111111111' } },
    );
    const pieces: string[] = [];
    await chat.turn({ query: 'hello', capability: 'read' }, { onDelta: (text) => pieces.push(text) });
    expect(seen).toMatchObject({
      session: { turnNumber: 1, project: '11111111-1111-4111-8111-111111111111' },
      actor: { kind: 'local', id: 'owner' },
      capability: 'read',
      ports: { story },
    });
    expect(seen?.registry).toBe(chat.registry);
    expect(pieces).toEqual(['piece']);
  });

  it('is told apart by the story, with what the session remembers', async () => {
    const seen: unknown[] = [];
    const story: StoryPort = {
      classify(query, session) {
        seen.push([query, session?.state]);
        return undefined;
      },
      respond: async () => answer(''),
    };
    const chat = chatWith(
      async () => answer('ok', { effects: { origin: 'chat', changes: [], state: { open: 'q1' } } }),
      { ports: { story } },
    );
    await chatTurn(chat, 'first');
    await chatTurn(chat, 'second');
    expect(seen).toEqual([
      ['first', null],
      ['second', { open: 'q1' }],
    ]);
  });

  it('may come with its classification, from a button', async () => {
    const chat = chatWith(async ({ classification }) => answer(classification.args.turn ?? ''), {
      handler: { answers: ['story_undo'] },
    });
    const classification = { type: 'story_undo' as const, confidence: 1, pattern: 'button', args: { turn: '3' } };
    expect(await chatTurn(chat, 'Undo', { classification })).toMatchObject({ response: '3', classification });
  });

  it('reaches a handler of a type of its own by its pattern', async () => {
    const deploy = general(async ({ classification }) => answer(`to ${classification.args.target}`), {
      name: 'deploy',
      answers: [],
      patterns: ['deploy {target}'],
    });
    const chat = new ChatInterface({ sessions: store, registry: new HandlerRegistry().register(deploy) });
    expect(await chatTurn(chat, 'deploy docs')).toMatchObject({ handler: 'deploy', response: 'to docs' });
  });

  it('is answered briefly when no handler takes its type', async () => {
    const chat = chatWith(async () => answer('never'));
    const reply = await chatTurn(chat, 'install PKG-NOIR');
    expect(reply).toMatchObject({
      handler: 'unavailable',
      decision: 'EXECUTED',
      reason: 'no handler for package_install here',
    });
    expect(reply.response).toContain('Nothing was done');
  });

  it('measures itself with a clock that only goes forward', async () => {
    let clock = 100;
    const chat = chatWith(async () => {
      clock += 12.5;
      return answer('ok');
    });
    expect((await chatTurn(chat, 'a', { now: () => clock })).duration_ms).toBe(12.5);
  });

  it('takes ids and time from where it is told', async () => {
    let made = 0;
    const drafts: string[][] = [];
    const session = await store.create({ actor: { kind: 'local', id: 'owner' }, project: null });
    const listening = {
      id: session.id,
      exclusively: session.exclusively.bind(session),
      view: () => session.view(),
      commit: async (turn: Parameters<typeof session.commit>[0]) => {
        drafts.push([turn.input.messageId, turn.replyId]);
        return session.commit(turn);
      },
    };
    const chat = chatWith(async () => answer('ok'), { sources: { now: () => 0, createId: () => `id-${++made}` } });
    await chatTurn(chat, 'a', { session: listening });
    expect(drafts).toEqual([['id-1', 'id-2']]);
  });

  it('answers what was created, and hands out the result and what was committed', async () => {
    const created = { characters: ['1'], relationships: [], locations: [], scenes: [] };
    const chat = chatWith(async () => answer('Created character: Irene', { created, detail: { any: 'thing' } }));
    const outcome = await chat.turn({ query: 'Irene' });
    expect(outcome.reply.created).toEqual(created);
    expect(outcome.result.detail).toEqual({ any: 'thing' });
    expect(outcome.committed).toMatchObject({ turnNumber: 1, changeSetId: null, entries: [{ type: 'CHAT_TURN' }] });
  });

  it('keeps the words of message and reply as objects, by the hashes on the ledger', async () => {
    const chat = chatWith(async () => answer('The reply'));
    const { committed } = await chat.turn({ query: 'The message' });
    const [entry] = committed.entries;
    if (entry?.type !== 'CHAT_TURN') throw new Error('a turn begins with its entry');
    expect([await store.objects.get(entry.query_hash), await store.objects.get(entry.result_hash)]).toEqual([
      'The message',
      'The reply',
    ]);
  });
});

describe('a turn that is not allowed', () => {
  const admin = { handler: { requires: 'admin' as Capability } };

  it('is denied when its handler needs more', async () => {
    let ran = false;
    const chat = chatWith(async () => {
      ran = true;
      return answer('done');
    }, admin);
    const reply = await chatTurn(chat, 'hello');
    expect(reply).toMatchObject({
      decision: 'DENIED',
      reason: 'general needs admin, write is held',
      handler: 'general',
    });
    expect(ran).toBe(false);
    expect(await entriesOf(reply.session_id)).toMatchObject([{ decision: 'DENIED', turn_number: 1 }]);
  });

  it('is denied when it asks for more than is held, even where less would do', async () => {
    const chat = chatWith(async () => answer('done'));
    expect(await chatTurn(chat, { query: 'hello', capability: 'admin' })).toMatchObject({
      decision: 'DENIED',
      reason: 'admin was asked for, write is held',
    });
    expect(await chatTurn(chat, { query: 'hello', capability: 'admin' }, { capability: 'admin' })).toMatchObject({
      decision: 'EXECUTED',
    });
  });

  it('is denied when it gave up what its handler needs', async () => {
    const chat = chatWith(async () => answer('done'), { handler: { requires: 'write' } });
    expect(await chatTurn(chat, { query: 'hello', capability: 'read' })).toMatchObject({ decision: 'DENIED' });
    expect(await chatTurn(chat, { query: 'hello', capability: 'write' })).toMatchObject({ decision: 'EXECUTED' });
  });

  it('changes nothing for a reader, whatever its handler proposes', async () => {
    const change = { op: 'delete' as const, kind: 'scene' as const, id: '1', before: null, after: null, sources: {} };
    const chat = chatWith(async () =>
      answer('Deleted.', {
        effects: { origin: 'chat', changes: [change] },
        entries: [{ type: 'MODEL_CALL', ...call }],
      }),
    );
    const outcome = await chat.turn({ query: 'delete it', capability: 'read' });
    expect(outcome.reply).toMatchObject({ decision: 'DENIED' });
    expect(outcome.result.effects).toBeUndefined();
    expect(outcome.committed.entries.map((entry) => entry.type)).toEqual(['CHAT_TURN', 'MODEL_CALL']);
  });

  it('drops the effects of a handler that decided against it', async () => {
    const chat = chatWith(async () =>
      answer('No.', {
        decision: 'DENIED',
        reason: 'path outside',
        effects: { origin: 'chat', changes: [], state: { moved: true } },
      }),
    );
    const outcome = await chat.turn({ query: 'read it' });
    expect(outcome.reply).toMatchObject({ decision: 'DENIED', reason: 'path outside' });
    expect(
      (
        await (
          await store.open(outcome.reply.session_id, { actor: { kind: 'local', id: 'owner' }, project: null })
        ).view()
      ).state,
    ).toBeNull();
  });
});

describe('a turn that fails', () => {
  it('is recorded without a trace of what broke', async () => {
    const chat = chatWith(async () => Promise.reject(new Error('secret path /home/irene')));
    const reply = await chatTurn(chat, 'hello');
    expect(reply).toMatchObject({ decision: 'FAILED', reason: 'INTERNAL', turn_number: 1 });
    expect(JSON.stringify([reply, await entriesOf(reply.session_id)])).not.toContain('secret');
  });

  it('says what is wrong when it is meant for people', async () => {
    const chat = chatWith(async () => Promise.reject(new GreenlightError('NOT_FOUND', 'There is no file src/x.ts.')));
    expect(await chatTurn(chat, 'hello')).toMatchObject({
      decision: 'FAILED',
      reason: 'NOT_FOUND',
      response: 'There is no file src/x.ts.',
    });
  });

  it('puts the model calls that its error carries on the ledger, and nothing else it carries', async () => {
    const failure = Object.assign(new GreenlightError('MODEL_UNAVAILABLE', 'The model does not answer.'), {
      calls: [call, { ...call, prompt: 'words' }, null],
    });
    const chat = chatWith(async () => Promise.reject(failure));
    const { committed } = await chat.turn({ query: 'hello' });
    expect(committed.entries).toMatchObject([
      { type: 'CHAT_TURN', decision: 'FAILED' },
      { type: 'MODEL_CALL', outcome: 'failed' },
    ]);
    expect(committed.entries).toHaveLength(2);
  });

  it.each([
    undefined,
    null,
    {},
    { response: 5, reads: [], writes: [] },
    { response: '', reads: [] },
    { ...answer('x'), decision: 'MAYBE' },
  ])('fails when its handler answers %j', async (result) => {
    const chat = chatWith(async () => result as HandlerResult);
    expect(await chatTurn(chat, 'hello')).toMatchObject({ decision: 'FAILED', reason: 'INTERNAL' });
  });

  it.each(['a string', undefined])('fails when its handler throws %j', async (thrown) => {
    const chat = chatWith(() => Promise.reject(thrown));
    expect(await chatTurn(chat, 'hello')).toMatchObject({ decision: 'FAILED' });
  });
});

describe('a turn that meets a conflict', () => {
  async function conflictingSession(times: number, code: 'CONFLICT' | 'STORAGE' = 'CONFLICT') {
    const session = await store.create({ actor: { kind: 'local', id: 'owner' }, project: null });
    let left = times;
    return {
      id: session.id,
      exclusively: session.exclusively.bind(session),
      view: () => session.view(),
      async commit(turn: Parameters<typeof session.commit>[0]) {
        left -= 1;
        if (left >= 0) throw new GreenlightError(code, 'Somebody else was quicker.');
        return session.commit(turn);
      },
    };
  }

  it('runs again on what is there now, and keeps the model calls of the first try', async () => {
    let runs = 0;
    const restarts: number[] = [];
    const chat = chatWith(async () =>
      answer(`run ${++runs}`, { entries: [{ type: 'MODEL_CALL', ...call, duration_ms: runs }] }),
    );
    const { reply, committed } = await chat.turn(
      { query: 'hello' },
      { session: await conflictingSession(2), onRestart: () => restarts.push(runs) },
    );
    expect(reply.response).toBe('run 3');
    expect(restarts).toEqual([1, 2]);
    expect(committed.entries.map((entry) => (entry.type === 'MODEL_CALL' ? entry.duration_ms : entry.type))).toEqual([
      'CHAT_TURN',
      1,
      2,
      3,
    ]);
  });

  it('keeps the result of a handler that must not run twice', async () => {
    let runs = 0;
    const restarts: number[] = [];
    const entries = [{ type: 'MODEL_CALL' as const, ...call }];
    const chat = chatWith(async () => answer(`run ${++runs}`, { entries }), { handler: { runsOnce: true } });
    const session = await conflictingSession(2);
    const { reply, committed } = await chat.turn({ query: 'hello' }, { session, onRestart: () => restarts.push(runs) });
    expect([reply.response, runs, restarts]).toEqual(['run 1', 1, []]);
    expect(committed.entries.map((entry) => entry.type)).toEqual(['CHAT_TURN', 'MODEL_CALL']);
  });

  it('gives up after three tries', async () => {
    let runs = 0;
    const chat = chatWith(async () => answer(`run ${++runs}`));
    await expect(chatTurn(chat, 'hello', { session: await conflictingSession(3) })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(runs).toBe(3);
  });

  it('does not run again for another failure of the commit', async () => {
    let runs = 0;
    const chat = chatWith(async () => answer(`run ${++runs}`));
    await expect(chatTurn(chat, 'hello', { session: await conflictingSession(1, 'STORAGE') })).rejects.toMatchObject({
      code: 'STORAGE',
    });
    expect(runs).toBe(1);
  });
});

describe('a turn that is cancelled', () => {
  it('is nothing when it was cancelled before it began', async () => {
    const chat = chatWith(async () => answer('never'));
    const session = await store.create({ actor: { kind: 'local', id: 'owner' }, project: null });
    await expect(chatTurn(chat, 'hello', { session, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(await entriesOf(session.id)).toEqual([]);
  });

  it('is recorded all the same when its handler has acted outside the session', async () => {
    const controller = new AbortController();
    const acts = async () => {
      controller.abort();
      return answer('Installed.');
    };
    const chat = chatWith(acts, { handler: { runsOnce: true } });
    expect(await chatTurn(chat, 'hello', { signal: controller.signal })).toMatchObject({
      response: 'Installed.',
      turn_number: 1,
    });
  });

  it.each(['answers all the same', 'throws'])('writes nothing when its handler %s', async (what) => {
    const controller = new AbortController();
    const chat = chatWith(async (_input, { signal }) => {
      controller.abort();
      if (what === 'throws') signal.throwIfAborted();
      return answer('too late');
    });
    const session = await store.create({ actor: { kind: 'local', id: 'owner' }, project: null });
    await expect(chatTurn(chat, 'hello', { session, signal: controller.signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(await entriesOf(session.id)).toEqual([]);
    expect(await chatTurn(chat, 'again', { session })).toMatchObject({ turn_number: 1 });
  });
});
