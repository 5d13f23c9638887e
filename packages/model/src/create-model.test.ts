import { entryBody } from '@greenlight/schema';
import { type ModelCall, ModelFailure } from '@greenlight/story';
import { type ModelServer, startModelServer } from '@greenlight/testkit';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createModel, type ModelOptions } from './create-model.ts';

const person = z.object({ name: z.string(), age: z.number().nullish() });
const request = { purpose: 'extract', system: 'You read stories.', prompt: 'Sarah is 28.' };

let server: ModelServer | undefined;
afterEach(async () => {
  await server?.[Symbol.asyncDispose]();
  server = undefined;
});

async function serve(...steps: Parameters<typeof startModelServer>): Promise<ModelServer> {
  server = await startModelServer(...steps);
  return server;
}

function connect({ url }: ModelServer, options: Partial<ModelOptions> = {}): ReturnType<typeof createModel> {
  return createModel({ baseUrl: url, apiKey: 'secret-key', name: 'test-model', maxRetries: 0, ...options });
}

/** What an asking failed with; a test fails when it did not. */
async function failureOf(asking: Promise<unknown>): Promise<ModelFailure> {
  const thrown = await asking.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof ModelFailure)) throw new Error(`expected a ModelFailure, got ${String(thrown)}`);
  checkCalls(thrown.calls);
  return thrown;
}

/** Every call has the shape of its ledger entry. */
function checkCalls(calls: readonly ModelCall[]): void {
  for (const call of calls) entryBody.parse({ type: 'MODEL_CALL', ...call });
}

describe('an object', () => {
  it('is asked for with its schema, the key and the model’s name, and answered with its call', async () => {
    const there = await serve({ type: 'json', value: { name: 'Sarah', age: 28 } });
    const answer = await connect(there).answerObject({ ...request, schema: person });

    expect(answer.value).toEqual({ name: 'Sarah', age: 28 });
    expect(answer.call).toMatchObject({
      purpose: 'extract',
      model: 'test-model',
      outcome: 'answered',
      input_tokens: 11,
      output_tokens: 7,
    });
    checkCalls([answer.call]);
    const [seen] = there.requests;
    expect(seen).toMatchObject({
      path: '/v1/chat/completions',
      authorization: 'Bearer secret-key',
      body: { model: 'test-model' },
    });
    expect(seen?.body.messages).toEqual([
      { role: 'system', content: 'You read stories.' },
      { role: 'user', content: 'Sarah is 28.' },
    ]);
    expect(seen?.body.response_format).toMatchObject({
      type: 'json_schema',
      json_schema: { strict: false, schema: { type: 'object', required: ['name'] } },
    });
  });

  it('hashes prompt and reply: the same words the same, others differently', async () => {
    const there = await serve({ type: 'json', value: { name: 'Sarah' } });
    const model = connect(there);
    const [one, two] = [
      await model.answerObject({ ...request, schema: person }),
      await model.answerObject({ ...request, schema: person }),
    ];
    const other = await model.answerObject({ ...request, prompt: 'Tom is 30.', schema: person });
    expect(two.call.prompt_hash).toBe(one.call.prompt_hash);
    expect(two.call.reply_hash).toBe(one.call.reply_hash);
    expect(other.call.prompt_hash).not.toBe(one.call.prompt_hash);
  });

  it('needs no key', async () => {
    const there = await serve({ type: 'json', value: { name: 'Sarah' } });
    await connect(there, { apiKey: undefined, baseUrl: `${there.url}/` }).answerObject({ ...request, schema: person });
    expect(there.requests[0]?.authorization).toBeUndefined();
    expect(there.requests[0]?.path).toBe('/v1/chat/completions');
  });

  it.each([
    ['fences', '```json\n{"name":"Sarah"}\n```'],
    ['words around it', 'Here it is: {"name":"Sarah"} Enjoy!'],
    ['thinking before it', '<think>{"name":"Nobody"}</think>{"name":"Sarah"}'],
  ])('is found among %s', async (_what, text) => {
    const answer = await connect(await serve({ type: 'text', text })).answerObject({ ...request, schema: person });
    expect(answer).toMatchObject({ value: { name: 'Sarah' }, call: { outcome: 'answered' } });
  });

  it.each([
    ['broken JSON', { type: 'text', text: '{"name": "Sarah", ' }, /no JSON object|cannot be parsed/],
    ['JSON that cannot be parsed', { type: 'text', text: '{"name": Sarah}' }, /cannot be parsed/],
    ['the wrong shape', { type: 'json', value: { name: 12 } }, /name: /],
    ['a list', { type: 'text', text: '[1, 2]' }, /no JSON object/],
  ] as const)('is repaired once after %s', async (_what, broken, problem) => {
    const there = await serve(broken, { type: 'json', value: { name: 'Sarah' } });
    const answer = await connect(there).answerObject({ ...request, schema: person });
    expect(answer).toMatchObject({
      value: { name: 'Sarah' },
      call: { purpose: 'repair', outcome: 'repaired' },
      earlier: [{ purpose: 'extract', outcome: 'failed' }],
    });
    checkCalls(answer.earlier ?? []);
    const [, second] = there.requests;
    expect(second?.body.messages?.[1]?.content).toMatch(problem);
    expect(second?.body.messages?.[1]?.content).toContain('Sarah is 28.');
  });

  it('fails when the repair is broken too', async () => {
    const there = await serve({ type: 'text', text: '{"name": 1}' });
    const failure = await failureOf(connect(there).answerObject({ ...request, schema: person }));
    expect(failure).toMatchObject({
      code: 'MODEL_UNAVAILABLE',
      message: "The language model's answer could not be read.",
    });
    expect(failure.calls.map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
    expect(there.requests).toHaveLength(2);
  });

  it('is asked for in words when the server takes no schema', async () => {
    const there = await serve((seen) =>
      seen.body.response_format ? { type: 'status', status: 400 } : { type: 'json', value: { name: 'Sarah' } },
    );
    const answer = await connect(there).answerObject({ ...request, schema: person });
    expect(answer.value).toEqual({ name: 'Sarah' });
    expect(there.requests[1]?.body.messages?.[0]?.content).toContain('"name":{"type":"string"}');
  });

  it.each([
    ['a refusal', { type: 'refuse', words: 'I cannot.' }],
    ['a content filter', { type: 'text', text: '', finishReason: 'content_filter' }],
    ['an apology', { type: 'text', text: "I'm sorry, but I can't help with that." }],
  ] as const)('is refused by %s, and not asked for again', async (_what, step) => {
    const there = await serve(step);
    const failure = await failureOf(connect(there).answerObject({ ...request, schema: person }));
    expect(failure).toMatchObject({
      code: 'MODEL_REFUSED',
      message: 'The language model refused to answer.',
      calls: [{ outcome: 'refused' }],
    });
    expect(there.requests).toHaveLength(1);
  });

  it('is asked for once more, shorter, when it was cut short', async () => {
    const there = await serve(
      { type: 'text', text: '{"name":"Sar', finishReason: 'length' },
      { type: 'json', value: { name: 'Sarah' } },
    );
    const answer = await connect(there).answerObject({ ...request, schema: person });
    expect(answer).toMatchObject({ value: { name: 'Sarah' }, call: { outcome: 'repaired' } });
    expect(there.requests[1]?.body.messages?.[1]?.content).toMatch(/answer broke off\.\n\nAnswer again, shorter/);
  });

  it('fails when it is cut short twice', async () => {
    const there = await serve({ type: 'text', text: '{"name":"Sar', finishReason: 'length' });
    const failure = await failureOf(connect(there).answerObject({ ...request, schema: person }));
    expect(failure.message).toBe("The language model's answer broke off.");
    expect(there.requests).toHaveLength(2);
  });

  it('is asked for once more when it was too long', async () => {
    const there = await serve({ type: 'huge', bytes: 20_000_000 }, { type: 'json', value: { name: 'Sarah' } });
    const answer = await connect(there, { maxReplyBytes: 100_000 }).answerObject({ ...request, schema: person });
    expect(answer).toMatchObject({ value: { name: 'Sarah' }, earlier: [{ outcome: 'failed' }] });
  });

  it('is cut off when it is too long, and fails the second time', async () => {
    const there = await serve({ type: 'huge', bytes: 20_000_000 });
    const failure = await failureOf(
      connect(there, { maxReplyBytes: 100_000 }).answerObject({ ...request, schema: person }),
    );
    expect(failure).toMatchObject({
      message: "The language model's answer was too long.",
      calls: [{ outcome: 'failed' }, { outcome: 'failed' }],
    });
    await expect.poll(() => there.abandoned).toBe(2);
  });

  it.each([
    [401, 'did not accept the key in LLM_API_KEY (401)'],
    [403, 'did not accept the key in LLM_API_KEY (403)'],
    [404, 'There is no model “test-model”'],
    [418, 'did not accept the request (418)'],
    [429, 'too many requests just now (429)'],
    [500, 'has a fault (500)'],
    [503, 'has a fault (503)'],
  ])('fails on status %i with a sentence, and never names the key', async (status, words) => {
    const failure = await failureOf(
      connect(await serve({ type: 'status', status })).answerObject({ ...request, schema: person }),
    );
    expect(failure).toMatchObject({
      code: 'MODEL_UNAVAILABLE',
      retryable: true,
      calls: [{ outcome: 'failed', reply_hash: null }],
    });
    expect(failure.message).toContain(words);
    const all = JSON.stringify([failure.message, String(failure.cause), failure.calls]);
    expect(all).not.toContain('secret-key');
    expect(all).not.toContain('Sarah');
  });

  it('is asked for again when the server was busy', async () => {
    const there = await serve(
      { type: 'status', status: 429, headers: { 'retry-after-ms': '5' } },
      { type: 'json', value: { name: 'Sarah' } },
    );
    const answer = await connect(there, { maxRetries: 1 }).answerObject({ ...request, schema: person });
    expect(answer.value.name).toBe('Sarah');
    expect(there.requests).toHaveLength(2);
  });

  it('fails when the server stays busy', async () => {
    const there = await serve({ type: 'status', status: 429, headers: { 'retry-after-ms': '5' } });
    const failure = await failureOf(connect(there, { maxRetries: 1 }).answerObject({ ...request, schema: person }));
    expect(failure.message).toContain('(429)');
  });

  it('fails when nobody answers at the address', async () => {
    const gone = await serve();
    await gone[Symbol.asyncDispose]();
    server = undefined;
    const failure = await failureOf(connect(gone).answerObject({ ...request, schema: person }));
    expect(failure.message).toMatch(/^The language model at 127\.0\.0\.1:\d+ could not be reached\.$/);
  });

  it('fails when the connection is closed', async () => {
    const failure = await failureOf(
      connect(await serve({ type: 'close' })).answerObject({ ...request, schema: person }),
    );
    expect(failure.code).toBe('MODEL_UNAVAILABLE');
  });

  it.each(['<html>Welcome</html>', '{"choices":[]}', '{"ok":true}'])(
    'fails when the reply is no model’s: %s',
    async (body) => {
      const failure = await failureOf(
        connect(await serve({ type: 'raw', body })).answerObject({ ...request, schema: person }),
      );
      expect(failure.message).toBe("The language model's answer could not be read.");
    },
  );

  it('fails when it takes too long', async () => {
    const there = await serve({ type: 'stall' });
    const failure = await failureOf(connect(there, { timeoutMs: 150 }).answerObject({ ...request, schema: person }));
    expect(failure).toMatchObject({
      message: 'The language model took longer than 0.15 seconds.',
      calls: [{ outcome: 'timed_out' }],
    });
    await expect.poll(() => there.abandoned).toBe(1);
  });

  it('stops when the caller does', async () => {
    const controller = new AbortController();
    const there = await serve({ type: 'stall' });
    const asking = connect(there).answerObject({ ...request, schema: person, signal: controller.signal });
    await expect.poll(() => there.requests.length).toBe(1);
    controller.abort();
    expect(await failureOf(asking)).toMatchObject({ code: 'CANCELLED', calls: [{ outcome: 'failed' }] });
    await expect.poll(() => there.abandoned).toBe(1);
  });
});

describe('text', () => {
  it('comes in pieces, and whole in the end', async () => {
    const there = await serve({ type: 'text', text: 'She leaves him at the altar.' });
    const pieces: string[] = [];
    const answer = await connect(there).answerText({
      ...request,
      purpose: 'answer',
      onDelta: (piece) => pieces.push(piece),
    });
    expect(answer.value).toBe('She leaves him at the altar.');
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('')).toBe(answer.value);
    expect(answer.call).toMatchObject({ purpose: 'answer', outcome: 'answered', input_tokens: 11, output_tokens: 7 });
    checkCalls([answer.call]);
    expect(there.requests[0]?.body).toMatchObject({ stream: true });
  });

  it('has no tokens when the server does not count them', async () => {
    const answer = await connect(await serve({ type: 'text', text: 'Yes.', usage: false })).answerText(request);
    expect(answer.call).toMatchObject({ input_tokens: null, output_tokens: null });
  });

  it.each([
    ['a status', { type: 'status', status: 401 }, 'MODEL_UNAVAILABLE', 'failed'],
    ['a closed connection', { type: 'close', text: 'She leaves' }, 'MODEL_UNAVAILABLE', 'failed'],
    ['a refusal', { type: 'refuse', words: 'No.' }, 'MODEL_REFUSED', 'refused'],
    ['a content filter', { type: 'text', text: 'She', finishReason: 'content_filter' }, 'MODEL_REFUSED', 'refused'],
    ['nothing', { type: 'text', text: '' }, 'MODEL_UNAVAILABLE', 'failed'],
    ['a stall', { type: 'stall', text: 'She leaves' }, 'MODEL_UNAVAILABLE', 'timed_out'],
    ['too much', { type: 'huge', bytes: 5_000_000 }, 'MODEL_UNAVAILABLE', 'failed'],
  ] as const)('fails on %s', async (_what, step, code, outcome) => {
    const model = connect(await serve(step), { timeoutMs: 400, maxReplyBytes: 200_000 });
    const failure = await failureOf(model.answerText(request));
    expect(failure).toMatchObject({ code, calls: [{ outcome }] });
  });

  it('says that it broke off, and keeps the hash of what came', async () => {
    const failure = await failureOf(connect(await serve({ type: 'close', text: 'She leaves' })).answerText(request));
    expect(failure.message).toBe("The language model's answer broke off.");
    expect(failure.calls[0]?.reply_hash).toMatch(/^sha256:/);
  });

  it('stops when the caller does, mid-sentence', async () => {
    const controller = new AbortController();
    const there = await serve({ type: 'stall', text: 'She leaves him' });
    const asking = connect(there).answerText({
      ...request,
      signal: controller.signal,
      onDelta: () => controller.abort(),
    });
    expect(await failureOf(asking)).toMatchObject({ code: 'CANCELLED' });
    await expect.poll(() => there.abandoned).toBe(1);
  });
});
