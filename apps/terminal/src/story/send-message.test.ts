import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MessageReply } from '@greenlight/schema';
import { afterEach, expect, test } from 'vitest';
import { type SentMessage, sendMessage } from './send-message.ts';

const replied: MessageReply = {
  sessionId: 'SES-CHAT-20261120-0a1b2c3d',
  turnNumber: 1,
  response: 'Created character: Sarah',
  createdEntities: { characters: [], relationships: [], locations: [], scenes: [] },
  entities: [],
  changeSetId: null,
  choices: [],
  currentStep: 'initial_concept',
  progress: 0,
  productionTasks: [],
  workflows: [],
  questions: [],
  errors: [],
};

interface Asked {
  headers: IncomingMessage['headers'];
  body: string;
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A studio that answers as it is told, one answer after the other, and remembers what it was asked. */
async function startStudio(...answers: ((response: ServerResponse) => void)[]) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    asked.push({ headers: request.headers, body });
    answers[Math.min(asked.length, answers.length) - 1]?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

const event = (name: string, data: unknown) => `event: ${name}\nid: k:1\ndata: ${JSON.stringify(data)}\n\n`;
const stream = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' });

function send(origin: string, more: Partial<SentMessage> = {}): Promise<MessageReply> {
  const signal = new AbortController().signal;
  return sendMessage({ origin, token: 't', body: '{"message":"x"}', key: 'k', signal, isRunning: () => true, ...more });
}

test('pieces come as they are said, then the whole reply; what a newer studio adds is no trouble', async () => {
  const { origin, asked } = await startStudio((response) => {
    stream(response).write(`: waiting\n\n${event('delta', { text: 'Created ' })}`);
    response.end(event('delta', { text: 'Sarah' }) + event('reply', { ...replied, mood: 'bright' }));
  });
  const pieces: string[] = [];
  expect(await send(origin, { onDelta: (text) => pieces.push(text) })).toEqual(replied);
  expect(pieces).toEqual(['Created ', 'Sarah']);
  expect(asked[0]?.headers).toMatchObject({
    authorization: 'Bearer t',
    accept: 'text/event-stream',
    'idempotency-key': 'k',
  });
});

test('a line that is lost is taken up with the same key and the same words, and heard from the beginning', async () => {
  const { origin, asked } = await startStudio(
    (response) => {
      stream(response).write(event('delta', { text: 'Created ' }));
      setTimeout(() => response.destroy(), 20);
    },
    (response) => stream(response).end(event('delta', { text: 'Created Sarah' }) + event('reply', replied)),
  );
  const heard: string[] = [];
  const reply = await send(origin, { onDelta: (text) => heard.push(text), onRestart: () => heard.push('(again)') });
  expect(reply).toEqual(replied);
  expect(heard).toEqual(['Created ', '(again)', 'Created Sarah']);
  expect(asked.map(({ headers, body }) => [headers['idempotency-key'], body])).toEqual(
    Array(2).fill(['k', '{"message":"x"}']),
  );
});

test('a studio that goes away for good is not asked twice, and nobody claims to know what it wrote', async () => {
  const { origin, asked } = await startStudio((response) => response.destroy());
  await expect(send(origin, { isRunning: () => false })).rejects.toMatchObject({
    code: 'LOCKED',
    message: expect.stringContaining('whole or not at all'),
  });
  expect(asked).toHaveLength(1);
});

test('where nothing listens nothing was written, and what to do is said', async () => {
  const { origin, server } = await startStudio();
  await new Promise((resolve) => server.close(resolve));
  await expect(send(origin, { isRunning: () => false })).rejects.toMatchObject({
    code: 'LOCKED',
    message: `The studio at ${origin} does not answer. Start it with npm start, or name another with GREENLIGHT_URL. Nothing was written.`,
  });
});

test.each([
  [409, 'CONFLICT', 'Somebody was faster.'],
  [429, 'RATE_LIMITED', 'Too fast.'],
])('a refusal with status %i keeps its code and its words', async (status, code, message) => {
  const error = { code, message, retryable: true, requestId: 'r' };
  const { origin } = await startStudio((response) => response.writeHead(status).end(JSON.stringify({ error })));
  await expect(send(origin)).rejects.toMatchObject({ code, message });
  const streamed = await startStudio((response) => stream(response).end(event('error', { error })));
  await expect(send(streamed.origin)).rejects.toMatchObject({ code, message });
});

test('a sign-in that ended says how to sign in', async () => {
  const error = { code: 'UNAUTHENTICATED', message: 'Expired.', retryable: false, requestId: 'r' };
  const { origin } = await startStudio((response) => response.writeHead(401).end(JSON.stringify({ error })));
  await expect(send(origin)).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
    message: `The studio does not know your sign-in any more at ${origin}. Run: greenlight login ${origin}`,
  });
});

test.each([
  ['a page', (response: ServerResponse) => response.writeHead(404).end('<h1>Not here</h1>'), 'VALIDATION'],
  ['no JSON', (response: ServerResponse) => stream(response).end('event: reply\ndata: {\n\n'), 'VALIDATION'],
  ['half a reply', (response: ServerResponse) => stream(response).end(event('reply', { response: 'x' })), 'VALIDATION'],
  ['no end', (response: ServerResponse) => stream(response).write(`data: ${'x'.repeat(3 * 1024 * 1024)}`), 'TOO_LARGE'],
])('what answers with %s is told apart from a studio', async (_what, answer, code) => {
  const { origin } = await startStudio(answer as (response: ServerResponse) => void);
  await expect(send(origin)).rejects.toMatchObject({ code });
});

test('who stops waiting is told that the studio goes on', async () => {
  const stop = new AbortController();
  const { origin } = await startStudio((response) => {
    stream(response).write(event('delta', { text: 'Once ' }));
  });
  const sending = send(origin, { signal: stop.signal, onDelta: () => stop.abort() });
  await expect(sending).rejects.toMatchObject({ code: 'CANCELLED', details: { isUnderWay: true } });
});
