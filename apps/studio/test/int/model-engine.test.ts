import type { ErrorBody, LedgerEntry, MessageReply } from '@greenlight/schema';
import { DatabaseLedgerStore } from '@greenlight/store';
import { type ModelServer, startModelServer } from '@greenlight/testkit/model-server';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import type { Visitor } from '../support/visitor.ts';
import { wordsOf } from '../support/words-of.ts';

let model: ModelServer;
let running: RunningStudio;
let ada: Visitor;
beforeAll(async () => {
  model = await startModelServer();
  running = await startStudio({ LLM_BASE_URL: model.url, LLM_MODEL: 'test-model', LLM_TIMEOUT_MS: '1500' });
  ada = await running.signUp('Ada');
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await model[Symbol.asyncDispose]();
});
afterEach(() => {
  model.requests.length = 0;
});

const message = 'Irene is an opera singer of thirty, and nobody fools her.';
const reading = {
  characters: [{ name: 'Irene', age: 30, occupation: 'Opera singer' }],
  locations: [],
  scenes: [],
  relationships: [],
  updates: [],
};

async function calls(sessionId: string): Promise<Extract<LedgerEntry, { type: 'MODEL_CALL' }>[]> {
  const found: Extract<LedgerEntry, { type: 'MODEL_CALL' }>[] = [];
  for await (const entry of new DatabaseLedgerStore(running.studio.payload).read(sessionId)) {
    if (entry.type === 'MODEL_CALL') found.push(entry);
  }
  return found;
}

async function say(text: string): Promise<{ project: string; body: MessageReply & ErrorBody; status: number }> {
  const project = await ada.createProject();
  return { project, ...(await ada.say(text, { projectId: project })) };
}

test("a model's reading becomes records, its values tied to the words, its call on the ledger", async () => {
  model.answerWith({ type: 'json', value: reading });
  const { project, body } = await say(message);
  expect(await ada.list('characters', project)).toMatchObject([{ name: 'Irene', age: 30, occupation: 'Opera singer' }]);
  const evidence = body.entities[0]?.evidence;
  expect(wordsOf(message, evidence?.name)).toBe('Irene');
  expect(wordsOf(message, evidence?.occupation)).toBe('opera singer');
  expect(await calls(body.sessionId)).toMatchObject([
    { model: 'test-model', outcome: 'answered', input_tokens: 11, output_tokens: 7 },
  ]);
});

test.each([
  ['breaks its JSON', { type: 'text', text: '{"characters": [{"name": "Irene"' }],
  ['answers something else', { type: 'text', text: 'I would love to help!' }],
  ['refuses', { type: 'refuse', words: 'I cannot help with that.' }],
  ['fails', { type: 'status', status: 500 }],
  ['closes in the middle', { type: 'close', text: '{"char' }],
  ['is too slow', { type: 'json', value: reading, afterMs: 4000 }],
  ['answers without end', { type: 'huge', bytes: 4_000_000 }],
] as const)(
  'when the model %s the rules answer, the reply says so, and every try is on the ledger',
  async (_how, step) => {
    model.answerWith(step);
    const { project, body, status } = await say('Create a character named Sarah, 28, journalist');
    expect(status).toBe(200);
    expect(await ada.list('characters', project)).toMatchObject([{ name: 'Sarah', age: 28, occupation: 'Journalist' }]);
    expect(body.response).toMatch(/model/i);
    const made = await calls(body.sessionId);
    expect(made.length).toBeGreaterThan(0);
    expect(made.some(({ outcome }) => outcome !== 'answered')).toBe(true);
  },
);

test('a model cannot make a question into a record', async () => {
  model.answerWith({ type: 'json', value: reading });
  const { project } = await say('Who is Irene?');
  expect(await ada.list('characters', project)).toEqual([]);
});

test('a request is answered by the model, piece by piece, and writes nothing', async () => {
  const text = 'The King burns the photograph himself. Irene keeps another. Nobody ever knew.';
  model.answerWith({ type: 'text', text });
  const project = await ada.createProject();
  const events = await stream({ projectId: project, message: 'suggest three endings' });
  const pieces = events.filter(({ name }) => name === 'delta').map(({ data }) => (data as { text: string }).text);
  const reply = events.at(-1)?.data as MessageReply;
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.join('')).toBe(text);
  expect(reply.response).toBe(text);
  expect(reply.changeSetId).toBeNull();
  expect(await calls(reply.sessionId)).toMatchObject([{ outcome: 'answered' }]);
});

test('a request whose model is away fails as a turn that can be tried again', async () => {
  model.answerWith({ type: 'status', status: 503 });
  const { body, status } = await say('suggest three endings');
  expect(status).toBe(200);
  expect(body.errors).toMatchObject([{ code: 'MODEL_UNAVAILABLE' }]);
  expect((await calls(body.sessionId)).length).toBeGreaterThan(0);
});

test('a lost stream goes on where it broke off', async () => {
  model.answerWith({ type: 'text', text: 'One ending. Two endings. Three endings.' });
  const project = await ada.createProject();
  const body = { projectId: project, message: 'suggest three endings' };
  const events = await stream(body);
  const second = events[1];
  const rest = await stream(body, { 'last-event-id': String(second?.id) });
  expect(rest).toEqual(events.slice(2));
  expect(model.requests).toHaveLength(1);
  expect(await ada.list('messages', project)).toHaveLength(2);
});

test('a stream that is over is not begun again without a key', async () => {
  const project = await ada.createProject();
  const answer = await ada.post(
    '/api/v1/chat/message',
    { projectId: project, message: 'suggest three endings' },
    { accept: 'text/event-stream', 'last-event-id': 'gone:2' },
  );
  expect(answer.status).toBe(404);
  expect(await ada.list('messages', project)).toEqual([]);
});

test('what a message would be read as needs a sign-in when a model is asked', async () => {
  model.answerWith({ type: 'json', value: reading });
  const anonymous = await running.visitor().post('/api/v1/test/extract', { message });
  expect(anonymous.status).toBe(401);
  const signedIn = await ada.post('/api/v1/test/extract', { message });
  expect(signedIn.body).toMatchObject({ engine: 'llm', characters: [{ name: 'Irene', age: 30 }] });
});

interface StreamEvent {
  id: string;
  name: string;
  data: unknown;
}

/** Sends a message and gathers its events until the stream ends. */
async function stream(body: object, headers: Record<string, string> = {}): Promise<StreamEvent[]> {
  const response = await fetch(`${running.url}/api/v1/chat/message`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${ada.token}`,
      ...headers,
    },
    body: JSON.stringify(body),
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  return (await response.text())
    .split('\n\n')
    .filter((block) => block.startsWith('event:'))
    .map((block) => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
      return { id: field('id'), name: field('event'), data: JSON.parse(field('data')) };
    });
}
