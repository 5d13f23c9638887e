import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server was asked. `body` is the parsed JSON of the request. */
export interface ModelRequestSeen {
  path: string;
  authorization: string | undefined;
  body: {
    model?: string;
    stream?: boolean;
    messages?: { role: string; content: string }[];
    response_format?: { type: string; json_schema?: { schema: Record<string, unknown>; strict?: boolean } };
    [key: string]: unknown;
  };
}

/** How the server answers one request. Text is sent whole or, to a request that streams, in pieces. */
export type ModelAnswerStep =
  | { type: 'text'; text: string; finishReason?: string; afterMs?: number; usage?: false }
  | { type: 'json'; value: unknown; afterMs?: number }
  | { type: 'refuse'; words: string }
  | { type: 'status'; status: number; headers?: Record<string, string>; body?: string }
  /** Takes the request and never answers. With `text`, sends that much of a stream first. */
  | { type: 'stall'; text?: string }
  /** Closes the connection; with `text`, after that much of the answer. */
  | { type: 'close'; text?: string }
  /** Sends more than anybody wants; the server sees how much was taken. */
  | { type: 'huge'; bytes: number }
  | { type: 'raw'; body: string; contentType?: string };

type Script = ModelAnswerStep | ((request: ModelRequestSeen) => ModelAnswerStep);

export interface ModelServer extends AsyncDisposable {
  /** What goes into LLM_BASE_URL. */
  url: string;
  /** Every request so far, in order. */
  requests: ModelRequestSeen[];
  /** Connections that the other side gave up before the answer was done. */
  abandoned: number;
  /** What the next requests are answered with, in order; the last step answers the rest too. */
  answerWith(...steps: Script[]): void;
}

/** An OpenAI-compatible server on a free port of this machine, answering as a test says. A request that no step answers gets a 500. */
export async function startModelServer(...steps: Script[]): Promise<ModelServer> {
  let script = steps;
  const requests: ModelRequestSeen[] = [];
  const server = createServer((request, response) => {
    response.on('close', () => {
      if (!response.writableFinished) state.abandoned += 1;
    });
    void answer(request, response).catch(() => response.destroy());
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const seen = await readRequest(request);
    requests.push(seen);
    const step = script.length > 1 ? script.shift() : script[0];
    await send(response, seen, typeof step === 'function' ? step(seen) : (step ?? { type: 'status', status: 500 }));
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const state: ModelServer = {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    abandoned: 0,
    answerWith: (...next) => {
      script = next;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return state;
}

async function readRequest(request: IncomingMessage): Promise<ModelRequestSeen> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    path: request.url ?? '',
    authorization: request.headers.authorization,
    body: text === '' ? {} : JSON.parse(text),
  };
}

async function send(response: ServerResponse, seen: ModelRequestSeen, step: ModelAnswerStep): Promise<void> {
  switch (step.type) {
    case 'text':
      await wait(step.afterMs);
      return sendText(response, seen, step.text, step.finishReason ?? 'stop', step.usage !== false);
    case 'json':
      await wait(step.afterMs);
      return sendText(response, seen, JSON.stringify(step.value), 'stop', true);
    case 'refuse':
      return sendRefusal(response, seen, step.words);
    case 'status':
      response.writeHead(step.status, { 'content-type': 'application/json', ...step.headers });
      response.end(step.body ?? JSON.stringify({ error: { message: `status ${step.status}` } }));
      return;
    case 'stall':
      if (step.text !== undefined) startStream(response, step.text);
      return;
    case 'close':
      if (step.text !== undefined) startStream(response, step.text);
      await wait(20);
      response.destroy();
      return;
    case 'huge':
      return sendHuge(response, seen, step.bytes);
    case 'raw':
      response.writeHead(200, { 'content-type': step.contentType ?? 'application/json' });
      response.end(step.body);
  }
}

const usage = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };
const envelope = { id: 'chatcmpl-test', created: 1_700_000_000, model: 'test-model' };

function sendText(
  response: ServerResponse,
  { body }: ModelRequestSeen,
  text: string,
  finishReason: string,
  hasUsage: boolean,
): void {
  if (!body.stream) {
    const choice = { index: 0, message: { role: 'assistant', content: text }, finish_reason: finishReason };
    sendJson(response, { ...envelope, object: 'chat.completion', choices: [choice], ...(hasUsage ? { usage } : {}) });
    return;
  }
  startStream(response, text);
  response.write(sse({ ...envelope, choices: [{ index: 0, delta: {}, finish_reason: finishReason }] }));
  if (hasUsage) response.write(sse({ ...envelope, choices: [], usage }));
  response.end('data: [DONE]\n\n');
}

/** Starts a stream with a text in pieces of a few characters, as models send them. */
function startStream(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  for (const piece of text.match(/[\s\S]{1,12}/g) ?? []) {
    response.write(
      sse({ ...envelope, choices: [{ index: 0, delta: { role: 'assistant', content: piece }, finish_reason: null }] }),
    );
  }
}

function sendRefusal(response: ServerResponse, { body }: ModelRequestSeen, refusal: string): void {
  if (!body.stream) {
    const choice = { index: 0, message: { role: 'assistant', content: null, refusal }, finish_reason: 'stop' };
    sendJson(response, { ...envelope, choices: [choice], usage });
    return;
  }
  startStream(response, '');
  response.write(sse({ ...envelope, choices: [{ index: 0, delta: { refusal }, finish_reason: 'stop' }] }));
  response.end('data: [DONE]\n\n');
}

async function sendHuge(response: ServerResponse, { body }: ModelRequestSeen, bytes: number): Promise<void> {
  const piece = 'x'.repeat(16_384);
  response.writeHead(200, { 'content-type': body.stream ? 'text/event-stream' : 'application/json' });
  if (!body.stream) response.write('{"choices":[{"message":{"role":"assistant","content":"');
  for (let sent = 0; sent < bytes && !response.destroyed; sent += piece.length) {
    const chunk = body.stream
      ? sse({ ...envelope, choices: [{ index: 0, delta: { content: piece }, finish_reason: null }] })
      : piece;
    if (!response.write(chunk)) await writable(response);
  }
  response.end(body.stream ? 'data: [DONE]\n\n' : '"},"finish_reason":"stop"}]}');
}

/** Settles once more can be sent, or nobody takes it any more. */
function writable(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.once('drain', done).once('close', done);
  });
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

function sse(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

function wait(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
