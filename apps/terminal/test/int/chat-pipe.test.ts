import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { createFileLedgerStore, verifyStream } from '@greenlight/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltCommand, buildCommand } from '../support/command.ts';
import { putHandlers, WAITING } from '../support/own-handlers.ts';
import { documentsOf, isChatReply, isChatRequest } from '../support/schemas.ts';

let greenlight: BuiltCommand;
beforeAll(async () => {
  greenlight = await buildCommand();
  putHandlers(path.join(greenlight.configFolder, 'handlers'), { 'waiting.mjs': WAITING });
});
afterAll(() => greenlight.remove());

const pipe = (lines: readonly (string | object)[], ...argv: string[]) =>
  greenlight.run(['chat', ...argv], {
    input: lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''),
  });

/** A chat whose lines are written and read one at a time. */
function open(
  ...argv: string[]
): ChildProcessWithoutNullStreams & { say(line: object): void; reply(): Promise<string> } {
  const child = spawn(process.execPath, [greenlight.file, 'chat', ...argv], {
    cwd: greenlight.workspace,
    env: greenlight.environment(),
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return Object.assign(child, {
    say: (line: object) => void child.stdin.write(`${JSON.stringify(line)}\n`),
    reply: async () => String((await lines.next()).value),
  });
}

describe('JSON lines on stdin', () => {
  it('are answered in order by documents as the schema has them, in one session', async () => {
    const requests = [
      { query: 'help' },
      { query: 'frobnicate' },
      { query: 'what is in docs?' },
      { query: 'help', capability: 'read' },
    ];
    for (const request of requests) expect(isChatRequest(request), JSON.stringify(isChatRequest.errors)).toBe(true);
    const { stdout, stderr } = await pipe(requests);
    const replies = documentsOf(stdout);
    for (const reply of replies) expect(isChatReply(reply), JSON.stringify(isChatReply.errors)).toBe(true);
    expect(replies.map(({ turn_number }) => turn_number)).toEqual([1, 2, 3, 4]);
    expect(new Set(replies.map(({ session_id }) => session_id)).size).toBe(1);
    expect(replies.map(({ classification }) => (classification as { type: string }).type)).toEqual([
      'help',
      'general',
      'browse_dir',
      'help',
    ]);
    expect(stderr).toBe('');
  });

  it('are each answered before the next is sent', async () => {
    const chat = open();
    chat.say({ query: 'help' });
    expect(JSON.parse(await chat.reply())).toMatchObject({ handler: 'help', turn_number: 1 });
    chat.say({ query: 'commands' });
    expect(JSON.parse(await chat.reply())).toMatchObject({ handler: 'help', turn_number: 2 });
    chat.stdin.end();
    expect(await once(chat, 'exit')).toEqual([0, null]);
  });

  it('go on with a session, by line or by --session', async () => {
    const [first] = documentsOf((await pipe([{ query: 'help' }])).stdout);
    const id = String(first?.session_id);
    const { stdout } = await pipe([{ query: 'help', session_id: id }, { query: 'help' }]);
    expect(documentsOf(stdout).map(({ turn_number }) => turn_number)).toEqual([2, 1]);
    const resumed = documentsOf(
      (await pipe([{ query: 'help' }, { query: 'help', session_id: id }], '--session', id)).stdout,
    );
    expect(resumed.map(({ session_id, turn_number }) => [session_id, turn_number])).toEqual([
      [id, 3],
      [id, 4],
    ]);
  });

  it('that are unknown get help, the nearest commands first', async () => {
    const [reply] = documentsOf((await pipe([{ query: 'ledgers shown now' }])).stdout);
    expect(reply).toMatchObject({ handler: 'help', decision: 'EXECUTED', classification: { type: 'general' } });
    expect(reply?.response).toMatch(/^Available commands\n\n.*\n\n- `show ledger/);
  });

  it.each([
    ['not JSON', 'help', 'BAD_REQUEST'],
    ['half of it', '{"query":"help"', 'BAD_REQUEST'],
    ['null', 'null', 'VALIDATION'],
    ['a list', '[1]', 'VALIDATION'],
    ['a text', '"help"', 'VALIDATION'],
    ['a number as query', '{"query":5}', 'VALIDATION'],
    ['an empty query', '{"query":""}', 'VALIDATION'],
    ['no query', '{}', 'VALIDATION'],
    ['an unknown key', '{"query":"help","as":"admin"}', 'VALIDATION'],
    ['a prototype', '{"query":"help","__proto__":{"capability":"admin"}}', 'VALIDATION'],
    ['a malformed session id', '{"query":"help","session_id":"../../etc"}', 'VALIDATION'],
    ['a session that is not there', '{"query":"help","session_id":"SES-CHAT-20200101-00000000"}', 'NOT_FOUND'],
    ['an unknown capability', '{"query":"help","capability":"root"}', 'VALIDATION'],
    ['a query over the limit', JSON.stringify({ query: 'a'.repeat(8001) }), 'TOO_LARGE'],
    ['deep nesting', '['.repeat(200_000), 'BAD_REQUEST'],
    ['a colour code', '\u001b[31m', 'BAD_REQUEST'],
  ])('that are %s get one error line, and the rest go on', async (_, line, code) => {
    const { stdout, stderr, code: exit } = await pipe([{ query: 'help' }, line, { query: 'help' }]);
    const [first, error, last, ...more] = documentsOf(stdout);
    expect(more).toEqual([]);
    expect(error).toEqual({ error: { code, message: expect.stringMatching(/^Line 2: \S/) } });
    expect([first?.turn_number, last?.turn_number]).toEqual([1, 2]);
    expect(exit).toBe(1);
    expect(stdout + stderr).not.toMatch(/\n\s+at |\u001b/);
  });

  it('may end with CRLF, may be blank, begin with a mark, and the last needs no end', async () => {
    const input = Buffer.from('\ufeff{"query":"help"}\r\n\r\n   \n{"query":"help"}');
    const { stdout, code } = await greenlight.run(['chat'], { input });
    expect(documentsOf(stdout).map(({ turn_number }) => turn_number)).toEqual([1, 2]);
    expect(code).toBe(0);
  });

  it('that are no UTF-8 are told so, and are no turn', async () => {
    const input = Buffer.concat([
      Buffer.from('{"query":"a'),
      Buffer.from([0xff, 0xc3]),
      Buffer.from('"}\n{"query":"help"}\n'),
    ]);
    const { stdout, code } = await greenlight.run(['chat'], { input });
    const [error, reply] = documentsOf(stdout);
    expect(error).toEqual({ error: { code: 'BAD_REQUEST', message: expect.stringContaining('UTF-8') } });
    expect(reply).toMatchObject({ turn_number: 1 });
    expect(code).toBe(1);
  });

  it('of many megabytes are refused without being held, and the next line is a turn', async () => {
    const chat = open();
    const block = Buffer.alloc(1024 * 1024, 'a');
    const before = memoryOf(chat.pid);
    for (let count = 0; count < 300; count += 1) if (!chat.stdin.write(block)) await once(chat.stdin, 'drain');
    expect(JSON.parse(await chat.reply())).toMatchObject({ error: { code: 'TOO_LARGE' } });
    const peak = memoryOf(chat.pid);
    chat.stdin.end('\n{"query":"help"}');
    expect(JSON.parse(await chat.reply())).toMatchObject({ turn_number: 1 });
    expect(await once(chat, 'exit')).toEqual([1, null]);
    expect(peak - before).toBeLessThan(200);
  });

  it('are not read while nobody reads the replies', async () => {
    const chat = spawn(process.execPath, [greenlight.file, 'chat'], {
      cwd: greenlight.workspace,
      env: greenlight.environment(),
    });
    const line = `${JSON.stringify({ query: 5, padding: 'x'.repeat(900) })}\n`;
    const count = 10_000;
    for (let sent = 0; sent < count; sent += 1) chat.stdin.write(line);
    chat.stdin.end();
    await settled(() => chat.stdin.writableLength);
    expect(chat.stdin.writableLength).toBeGreaterThan(line.length * count * 0.8); // what it did not read is still ours
    let answered = '';
    for await (const piece of chat.stdout) answered += piece;
    expect(documentsOf(answered)).toHaveLength(count);
    expect(documentsOf(answered).at(-1)).toEqual({
      error: { code: 'VALIDATION', message: expect.stringMatching(/^Line 10000: /) },
    });
  });

  it('are left when the reader goes, without a word', async () => {
    const chat = open();
    chat.stdin.on('error', () => undefined); // it stops reading before all is written
    let stderr = '';
    chat.stderr.on('data', (piece) => {
      stderr += piece;
    });
    chat.say({ query: 'help' });
    await chat.reply();
    chat.stdout.destroy();
    for (let sent = 0; sent < 100; sent += 1) chat.say({ query: 'help' });
    expect(await once(chat, 'exit')).toEqual([0, null]);
    expect(stderr).toBe('');
  });
});

describe('the exit code of a pipe', () => {
  it('is 4 when a turn was denied, 1 when also a line was bad', async () => {
    const denied = { query: 'help', capability: 'admin' };
    expect(await pipe([{ query: 'help' }, denied])).toMatchObject({ code: 4 });
    expect(await pipe([denied, 'x'])).toMatchObject({ code: 1 });
    expect(await pipe([])).toMatchObject({ code: 0, stdout: '' });
  });

  it('tells of --capability, which lowers every turn and raises none', async () => {
    const run = await pipe([{ query: 'help' }, { query: 'help', capability: 'write' }], '--capability', 'read');
    expect(documentsOf(run.stdout).map(({ decision }) => decision)).toEqual(['EXECUTED', 'DENIED']);
    expect(run.code).toBe(4);
    const raised = await pipe([{ query: 'help' }, { query: 'help', capability: 'read' }], '--capability', 'admin');
    expect(documentsOf(raised.stdout).map(({ decision }) => decision)).toEqual(['DENIED', 'EXECUTED']);
  });
});

describe('a signal', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s cancels the turn that runs, leaves the ledger whole, and ends with %i', async (signal, code) => {
    const chat = open();
    chat.say({ query: 'help' });
    const { session_id } = JSON.parse(await chat.reply());
    chat.say({ query: 'wait for ever' });
    await wait(300);
    chat.kill(signal);
    expect(JSON.parse(await chat.reply())).toMatchObject({ error: { code: 'CANCELLED' } });
    expect(await once(chat, 'exit')).toEqual([code, null]);
    expect(await turnsOf(session_id)).toBe(1);
  });

  it('ends a chat that waits for a line', async () => {
    const chat = open();
    chat.say({ query: 'help' });
    await chat.reply();
    chat.kill('SIGTERM');
    expect(await once(chat, 'exit')).toEqual([143, null]);
  });
});

/** Turns on a session's ledger, which must be whole. */
async function turnsOf(id: string): Promise<number> {
  const store = createFileLedgerStore({ root: path.join(greenlight.workspace, '.greenlight') });
  try {
    expect(
      verifyStream(readFileSync(path.join(greenlight.workspace, '.greenlight', 'sessions', id, 'ledger.jsonl')), {
        stream: id,
      }),
    ).toMatchObject({ ok: true });
    let turns = 0;
    for await (const entry of store.read(id)) turns += entry.type === 'CHAT_TURN' ? 1 : 0;
    return turns;
  } finally {
    await store.close();
  }
}

/** The most memory a process has had, in megabytes. */
function memoryOf(pid: number | undefined): number {
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(peak) / 1024;
}

/** Waits until a figure has stopped changing. */
async function settled(read: () => number): Promise<void> {
  for (let last = Number.NaN, same = 0; same < 5; ) {
    await wait(100);
    same = read() === last ? same + 1 : 0;
    last = read();
  }
}
