import { request as httpRequest } from 'node:http';
import type { ErrorBody } from '@greenlight/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import { PASSWORD, type Visitor } from '../support/visitor.ts';

let running: RunningStudio;
let ada: Visitor;
let project: string;
beforeAll(async () => {
  running = await startStudio();
  ada = await running.signUp('Ada');
  project = await ada.createProject();
});
afterAll(() => running[Symbol.asyncDispose]());

const route = '/api/v1/chat/message';

/** Sends a body as it is and expects one error shape, with nothing written. */
async function refused(
  send: () => Promise<{ status: number; body: unknown }>,
  status: number,
  code: string,
): Promise<ErrorBody['error']> {
  const before = await counts();
  const answer = await send();
  expect(answer.body).toMatchObject({
    error: { code, message: expect.any(String), retryable: expect.any(Boolean), requestId: expect.any(String) },
  });
  expect(answer.status).toBe(status);
  expect(await counts()).toEqual(before);
  const { error } = answer.body as ErrorBody;
  expect(error.message).not.toMatch(/ at .*:\d+:\d+|node_modules/);
  return error;
}

async function counts(): Promise<Record<string, number>> {
  const sizes = await Promise.all(
    ['characters', 'scenes', 'messages', 'sessions'].map(async (name) => [
      name,
      (await ada.list(name, project)).length,
    ]),
  );
  return Object.fromEntries(sizes);
}

describe('a message that is no message', () => {
  test.each([
    ['an empty one', { message: '' }],
    ['one of blanks', { message: ' \n\t ' }],
    ['a number', { message: 5 }],
    ['none at all', {}],
    ['an unknown key', { message: 'hello', capability: 'admin' }],
    ['a list', [1]],
    ['null', null],
  ])('%s is refused with the field that is wrong', async (_name, body) => {
    const error = await refused(
      () => ada.post(route, Array.isArray(body) || body === null ? body : { projectId: project, ...body }),
      422,
      'VALIDATION',
    );
    expect(error.details?.fields).toBeInstanceOf(Array);
  });

  test('8,000 characters are taken, 8,001 refused', async () => {
    const long = 'thank you very much '.repeat(400);
    expect((await ada.say(long.slice(0, 8000), { projectId: project })).status).toBe(200);
    const error = await refused(
      () => ada.say(long.slice(0, 7999).padEnd(8001, 'x'), { projectId: project }),
      413,
      'TOO_LARGE',
    );
    expect(error.message).toContain('8,000');
  });

  test('a body over 1 MB is refused before it is read', async () => {
    await refused(() => ada.post(route, { projectId: project, message: 'x'.repeat(1_100_000) }), 413, 'TOO_LARGE');
  });

  test('a chunked body over 1 MB is cut off', async () => {
    await refused(() => sendChunked(ada, 3), 413, 'TOO_LARGE');
  });

  test.each([
    ['not JSON', '{"message": "hel'],
    ['an empty body', ' '],
    ['a form', 'message=hello'],
  ])('%s is refused', async (_name, body) => {
    await refused(() => ada.send('POST', route, body), 400, 'BAD_REQUEST');
  });

  test('bytes that are not UTF-8 are refused', async () => {
    await refused(() => ada.send('POST', route, new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])), 400, 'BAD_REQUEST');
  });
});

/** Chunks of 512 KB without a length, as a client might stream them. */
function sendChunked(visitor: Visitor, chunks: number): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      `${visitor.url}${route}`,
      { method: 'POST', headers: { authorization: `Bearer ${visitor.token}` } },
      (response) => {
        let text = '';
        response.on('data', (piece) => (text += piece));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }));
      },
    );
    // The server may close before the last chunk is out: what counts is that it answered first.
    request.on(
      'error',
      (error: NodeJS.ErrnoException) => !['ECONNRESET', 'EPIPE'].includes(error.code ?? '') && reject(error),
    );
    for (let count = 0; count < chunks; count += 1) request.write('x'.repeat(512 * 1024));
    request.end();
  });
}

describe('somebody who may not', () => {
  test('without a token', () =>
    refused(() => running.visitor().say('hello', { projectId: project }), 401, 'UNAUTHENTICATED'));

  test('with a token that is none', () =>
    refused(
      () => ada.post(route, { projectId: project, message: 'hi' }, { authorization: 'Bearer nonsense' }),
      401,
      'UNAUTHENTICATED',
    ));

  test('with a token after log-out', async () => {
    const eve = await running.signUp('Eve');
    await eve.post('/api/users/logout', {});
    await refused(() => eve.say('hello', { projectId: project }), 401, 'UNAUTHENTICATED');
  });

  test('with an expired token', async () => {
    const { SignJWT } = await import('jose');
    const [, claims = ''] = String(ada.token).split('.');
    const body = JSON.parse(Buffer.from(claims, 'base64url').toString());
    const key = new TextEncoder().encode(running.studio.payload.secret);
    const header = JSON.parse(Buffer.from(String(ada.token).split('.')[0] ?? '', 'base64url').toString());
    const sign = (exp: number) => new SignJWT({ ...body, exp }).setProtectedHeader(header).sign(key);
    const [expired, valid] = [
      await sign(Math.floor(Date.now() / 1000) - 60),
      await sign(Math.floor(Date.now() / 1000) + 60),
    ];
    const say = (token: string) =>
      ada.post(route, { projectId: project, message: 'thanks' }, { authorization: `Bearer ${token}` });
    await refused(() => say(expired), 401, 'UNAUTHENTICATED');
    expect((await say(valid)).status).toBe(200);
  });

  test('in a project that is not there', () =>
    refused(() => ada.say('hello', { projectId: '00000000-0000-4000-8000-000000000000' }), 404, 'NOT_FOUND'));

  test('with an id that is none', () => refused(() => ada.say('hello', { projectId: '../1' }), 422, 'VALIDATION'));

  test("in somebody else's project", async () => {
    const eve = await running.signUp('Eve');
    await refused(() => eve.say('hello', { projectId: project }), 403, 'FORBIDDEN');
  });

  test("in somebody else's conversation, though a member of the project", async () => {
    const { sessionId } = (await ada.say('thanks', { projectId: project })).body;
    const ben = await running.signUp('Ben');
    await ada.post(`/api/v1/projects/${project}/members`, { email: ben.email, role: 'editor' });
    await refused(() => ben.say('hello', { sessionId }), 403, 'FORBIDDEN');
    await refused(() => ben.get(`/api/v1/chat/sessions/${sessionId}/messages`), 403, 'FORBIDDEN');
    expect(await ben.list('messages', project)).toEqual([]);
  });

  test('a member who may only read, writing', async () => {
    const vera = await running.signUp('Vera');
    await ada.post(`/api/v1/projects/${project}/members`, { email: vera.email, role: 'viewer' });
    const said = await vera.say('Create a character named Mallory', { projectId: project });
    expect(said.status).toBe(200);
    expect(said.body.errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await ada.list<{ name: string }>('characters', project)).map(({ name }) => name)).not.toContain('Mallory');
    const direct = await vera.post('/api/characters', { project, name: 'Mallory' });
    expect(direct.status).toBe(403);
  });

  test('a conversation of another project', async () => {
    const other = await ada.createProject('Other');
    const { sessionId } = (await ada.say('thanks', { projectId: project })).body;
    await refused(() => ada.say('hello', { projectId: other, sessionId }), 403, 'FORBIDDEN');
  });
});

describe('a browser that another site misuses', () => {
  const cookieOf = () => ({ cookie: `greenlight-token=${ada.token}` });
  const anonymous = () => running.visitor();

  test('a cookie from another origin is refused', () =>
    refused(
      () =>
        anonymous().post(
          route,
          { projectId: project, message: 'hi' },
          { ...cookieOf(), origin: 'https://evil.example' },
        ),
      403,
      'ORIGIN_REFUSED',
    ));

  test('a cookie from nowhere is refused', () =>
    refused(() => anonymous().post(route, { projectId: project, message: 'hi' }, cookieOf()), 403, 'ORIGIN_REFUSED'));

  test('a cookie with a form is refused', () =>
    refused(
      () =>
        anonymous().post(route, JSON.stringify({ projectId: project, message: 'hi' }), {
          ...cookieOf(),
          origin: running.url,
          'content-type': 'text/plain',
        }),
      400,
      'BAD_REQUEST',
    ));

  test('a cookie with JSON from the studio itself is taken', async () => {
    const answer = await anonymous().post(
      route,
      { projectId: project, message: 'thanks' },
      { ...cookieOf(), origin: running.url },
    );
    expect(answer.status).toBe(200);
  });

  test("Payload's own routes keep the same door", () =>
    refused(
      () =>
        anonymous().post('/api/characters', { project, name: 'X' }, { ...cookieOf(), origin: 'https://evil.example' }),
      403,
      'ORIGIN_REFUSED',
    ));

  test('a sign-in sent by another site is refused', () =>
    refused(
      () =>
        anonymous().post(
          '/api/users/login',
          { email: ada.email, password: PASSWORD },
          { origin: 'https://evil.example' },
        ),
      403,
      'ORIGIN_REFUSED',
    ));

  test('a body is JSON whatever it says it is, when no cookie came along', async () => {
    const answer = await ada.post(route, JSON.stringify({ projectId: project, message: 'thanks' }), {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(answer.status).toBe(200);
  });
});

describe('signing up', () => {
  const someone = () => ({ email: `p${Math.random()}@example.test`, password: PASSWORD, name: 'Mallory' });

  test('a role that was asked for is not given', async () => {
    const made = await running.visitor().post<{ doc: { role: string } }>('/api/users', { ...someone(), role: 'admin' });
    expect(made.status).toBe(201);
    expect(made.body.doc.role).toBe('writer');
  });

  test('a role cannot be set by its owner later', async () => {
    await ada.patch(`/api/users/${ada.id}`, { role: 'admin' });
    const me = await ada.get<{ user: { role: string } }>('/api/users/me');
    expect(me.body.user.role).toBe('writer');
  });

  test('nobody becomes the first admin by being first', () =>
    refused(
      () => running.visitor().post('/api/users/first-register', { ...someone(), role: 'admin' }),
      404,
      'NOT_FOUND',
    ));

  test('the one-time link makes one admin, once', async () => {
    const invite = new URL(String(running.inviteLink)).searchParams.get('invite') ?? '';
    const made = await running
      .visitor()
      .post<{ doc: { role: string } }>('/api/users', someone(), { 'x-greenlight-invite': invite });
    expect(made.body.doc.role).toBe('admin');
    await refused(
      () => running.visitor().post('/api/users', someone(), { 'x-greenlight-invite': invite }),
      403,
      'FORBIDDEN',
    );
    await refused(
      () => running.visitor().post('/api/users', someone(), { 'x-greenlight-invite': 'guess' }),
      403,
      'FORBIDDEN',
    );
  });

  test('a short password is refused', () =>
    refused(() => running.visitor().post('/api/users', { ...someone(), password: 'short' }), 422, 'VALIDATION'));

  test('an address that is taken is refused', () =>
    refused(() => running.visitor().post('/api/users', { ...someone(), email: ada.email }), 422, 'VALIDATION'));

  test('other people are not listed', async () => {
    const found = await ada.get<{ docs: { id: string }[] }>('/api/users?limit=100');
    expect(found.body.docs.map(({ id }) => id)).toEqual([ada.id]);
  });
});

describe('words that try something', () => {
  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a link', '[click](javascript:alert(1))'],
    ['Markdown', '**Bold** _Name_'],
    ['right to left', 'שרה כהן'],
    ['emoji', 'Zoë 🎬'],
    ['a bidi override', 'Anna\u202Egnp.exe'],
  ])('%s in a name is kept as text and never as markup', async (_kind, name) => {
    const home = await ada.createProject();
    const made = await ada.post<{ doc: { name: string } }>('/api/characters', { project: home, name });
    expect(made.body.doc.name).toBe(name);
    const answer = await ada.say('list the characters', { projectId: home });
    expect(answer.body.response).not.toMatch(/<script>|(?<!\\)\]\(javascript:/);
  });

  test('control characters reach no record and break nothing', async () => {
    const home = await ada.createProject();
    const said = await ada.say('Create a character named Sarah\u0000\u001b[31m, 28, journalist', { projectId: home });
    expect(said.status).toBe(200);
    const names = (await ada.list<{ name: string }>('characters', home)).map((one) => one.name);
    for (const name of names) expect(name).not.toMatch(/[\u0000-\u001f]/);
  });
});

describe('twice', () => {
  test('two tabs sending at once both stand, in order, and nobody is doubled', async () => {
    const home = await ada.createProject();
    const { sessionId } = (await ada.say('thanks', { projectId: home })).body;
    const message = 'Create a character named Sarah, 28, journalist';
    const answers = await Promise.all([
      ada.say(message, { sessionId }),
      ada.say(message, { sessionId }),
      ada.say(message, { projectId: home }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await ada.list('characters', home)).length).toBe(1);
    const kept = await ada.get<{ messages: { turnNumber: number }[] }>(`/api/v1/chat/sessions/${sessionId}/messages`);
    expect(kept.body.messages.map(({ turnNumber }) => turnNumber)).toEqual([1, 1, 2, 2, 3, 3]);
  });

  test('the same request with the same key is answered the same and done once', async () => {
    const home = await ada.createProject();
    const headers = { 'idempotency-key': 'key-1' };
    const send = () => ada.say('Create a character named John, 35, detective', { projectId: home }, headers);
    const answers = await Promise.all([send(), send(), send()]);
    const later = await send();
    for (const answer of [...answers, later]) expect(answer.body).toEqual(answers[0]?.body);
    expect((await ada.list('messages', home)).length).toBe(2);
    await refused(() => ada.say('something else', { projectId: home }, headers), 422, 'IDEMPOTENCY_MISMATCH');
  });
});

test('a caller over the limit is told when to come back', async () => {
  await using limited = await startStudio({ RATE_LIMIT: '5' });
  const visitor = limited.visitor();
  const answers = [];
  for (let count = 0; count < 6; count += 1) answers.push(await visitor.get<ErrorBody>('/api/v1/health'));
  const last = answers.at(-1);
  expect(answers.slice(0, 5).every(({ status }) => status === 200)).toBe(true);
  expect(last?.status).toBe(429);
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(last?.body.error.code).toBe('RATE_LIMITED');
});
