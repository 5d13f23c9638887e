import { errorBody } from '@greenlight/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import { PASSWORD, type Visitor } from '../support/visitor.ts';

let running: RunningStudio;
let ada: Visitor;
let ben: Visitor;
let project: string;
beforeAll(async () => {
  running = await startStudio();
  [ada, ben] = [await running.signUp('Ada'), await running.signUp('Ben')];
  project = await ada.createProject();
});
afterAll(() => running[Symbol.asyncDispose]());

const nobody = '00000000-0000-4000-8000-000000000000';

/** One of Payload's own answers, in the one error shape. */
async function refused(answer: Promise<{ status: number; body: unknown }>, status: number): Promise<void> {
  const { status: was, body } = await answer;
  const { errors: _, ...rest } = body as { errors?: unknown };
  expect(errorBody.safeParse(rest).error, JSON.stringify(body)).toBeUndefined();
  expect(was, JSON.stringify(body)).toBe(status);
}

describe('a query that cannot be read', () => {
  test.each([
    'where=%7Bbad',
    'where=5',
    'where[nope][equals]=1',
    'where[name][zap]=1',
    'where[name][near]=1,2,3',
    'where[createdAt][greater_than]=zzz',
    'where[name][equals]=a&where[name][equals]=b',
    'where[or]=x',
    'limit=abc',
    'limit=-1',
    'limit=1&limit=2',
    'page=abc',
    'depth=x',
  ])('%s', (query) => refused(ada.get(`/api/characters?${query}`), 422));
});

test.each([
  ['not JSON', '{bad', 400],
  ['a list', '[]', 422],
  ['null', 'null', 422],
  ['a number', '5', 422],
])('a body that is %s', async (_name, body, status) => {
  for (const path of ['/api/characters', '/api/projects', '/api/users', '/api/users/login'])
    await refused(ada.post(path, body), status);
});

test('a record that is not there', async () => {
  const made = await ada.post<{ doc: { id: string } }>('/api/characters', { project, name: 'Irene' });
  for (const id of [nobody, 'nope']) {
    await refused(ada.get(`/api/characters/${id}`), 404);
    await refused(ada.patch(`/api/characters/${id}`, { name: 'X' }), 404);
    await refused(ada.delete(`/api/characters/${id}`), 404);
  }
  await refused(ben.patch(`/api/characters/${made.body.doc.id}`, { name: 'X' }), 403);
});

test.each(['payload-migrations', 'payload-jobs/run', 'graphql', 'nothing', 'characters/versions/x/y'])(
  'nothing is at /api/%s',
  (path) => refused(ada.get(`/api/${path}`), 404),
);

test.each(['forgot-password', 'reset-password', 'verify/abc', 'first-register'])(
  'there is no mail, and so no %s',
  (path) => refused(running.visitor().post(`/api/users/${path}`, { email: ada.email, token: 'x' }), 404),
);

test('logging out without a log-in', () => refused(running.visitor().post('/api/users/logout', {}), 401));

test.each(['hash', 'salt', 'password', 'resetPasswordToken', 'sessions.id', 'loginAttempts'])(
  "%s of people cannot be guessed at, through a member's row neither",
  async (field) => {
    await refused(ada.get(`/api/users?where[${field}][like]=a`), 422);
    await refused(ada.get(`/api/members?where[user.${field}][like]=a`), 422);
  },
);

test('ids and moments are the studio’s to give', async () => {
  const given = { id: nobody, createdAt: 'zzz', updatedAt: '1999' };
  for (const [path, body] of [
    ['/api/projects', { title: 'P' }],
    ['/api/characters', { project, name: 'Given' }],
    ['/api/users', { name: 'X', email: 'given@example.test', password: PASSWORD }],
  ] as const) {
    const made = await ada.post<{ doc: { id: string; createdAt: string } }>(path, { ...body, ...given });
    expect(made.status).toBe(201);
    expect(made.body.doc.id).not.toBe(nobody);
    expect(Date.parse(made.body.doc.createdAt)).toBeGreaterThan(Date.parse('2020-01-01'));
  }
});

test.each([
  { name: { a: 1 } },
  { name: '  ' },
  { password: 12_345_678_901 },
  { password: { a: 1 } },
  { email: { like: 'a' } },
  { email: 'no address' },
])('signing up with %j', (odd) => {
  const person = { name: 'X', email: `p${Math.random()}@example.test`, password: PASSWORD };
  return refused(running.visitor().post('/api/users', { ...person, ...odd }), 422);
});

test('a record names a project that is there', async () => {
  await refused(ada.post('/api/characters', { name: 'X' }), 422);
  await refused(ada.post('/api/characters', { name: 'X', project: nobody }), 403);
});

test('text that cannot be stored whole is mended, and the record can still be changed', async () => {
  const made = await ada.post<{ doc: { id: string; name: string } }>('/api/characters', {
    project,
    name: 'A\u0000B\u001b[31m\ud800C',
  });
  expect(made.body.doc.name).toBe('A B [31m\ufffdC');
  expect((await ada.patch(`/api/characters/${made.body.doc.id}`, { age: 30 })).status).toBe(200);
});

test('of many records edited at once, those that are refused say why', async () => {
  const other = await ada.createProject();
  await ada.post('/api/characters', { project: other, name: 'Irene' });
  const path = `/api/characters?where[project][equals]=${other}`;
  expect((await ada.patch(path, { age: 40 })).status).toBe(200);
  const answer = await ada.patch<{ docs: unknown[]; errors: { message: string }[] }>(path, { role: 'king' });
  expect(answer).toMatchObject({ status: 422, body: { error: { code: 'VALIDATION', retryable: false } } });
  expect(answer.body).toMatchObject({ docs: [], errors: [{ message: expect.stringContaining('protagonist') }] });
});

test.each(['junk', '--x\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{bad\r\n--x--\r\n'])(
  'a form that cannot be read: %j',
  (form) => refused(ada.post('/api/characters', form, { 'content-type': 'multipart/form-data; boundary=x' }), 400),
);

test.each(['application/merge-patch+json', 'application/json; charset=utf-16', 'text/plain'])(
  'a body is JSON though it says %s',
  async (type) => {
    const body = JSON.stringify({ project, name: `As ${type.length}` });
    expect((await ada.post('/api/characters', body, { 'content-type': type })).status).toBe(201);
  },
);

test("nobody locks another's record", async () => {
  const made = await ada.post<{ doc: { id: string } }>('/api/characters', { project, name: 'Locked' });
  const document = { relationTo: 'characters', value: made.body.doc.id };
  const lock = { document, user: { relationTo: 'users', value: ben.id } };
  await refused(ben.post('/api/payload-locked-documents', lock), 403);
  await refused(ben.get('/api/payload-locked-documents'), 403);
  expect((await ada.patch(`/api/characters/${made.body.doc.id}`, { age: 3 })).status).toBe(200);
});

test('a new password ends the other log-ins', async () => {
  const eve = await running.signUp('Eve');
  const old = eve.token;
  await eve.signIn(eve.email);
  expect((await eve.patch(`/api/users/${eve.id}`, { password: 'another long password' })).status).toBe(200);
  expect((await eve.get('/api/v1/chat/sessions')).status).toBe(200);
  eve.token = old;
  await refused(eve.get('/api/v1/chat/sessions'), 401);
});

test('a caller is counted as who she is, not by what she writes on the envelope', async () => {
  await using limited = await startStudio({ RATE_LIMIT: '5' });
  const visitor = limited.visitor();
  const statuses = [];
  for (let count = 0; count < 7; count += 1) {
    const login = { email: 'a@example.test', password: PASSWORD };
    statuses.push((await visitor.post('/api/users/login', login, { authorization: `JWT ${count}` })).status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
});
