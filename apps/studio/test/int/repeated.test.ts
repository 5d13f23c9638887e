import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import type { Visitor } from '../support/visitor.ts';

let running: RunningStudio;
let ada: Visitor;
let ben: Visitor;
let project: string;
beforeAll(async () => {
  running = await startStudio();
  [ada, ben] = [await running.signUp('Ada'), await running.signUp('Ben')];
  project = await ada.createProject();
  await ada.post(`/api/v1/projects/${project}/members`, { email: ben.email, role: 'editor' });
});
afterAll(() => running[Symbol.asyncDispose]());

let keys = 0;
const newKey = () => {
  keys += 1;
  return { 'idempotency-key': `key-${keys}` };
};

test.each([
  ['/api/projects', () => ({ title: 'Once' }), { title: 'Other' }],
  ['/api/characters', () => ({ project, name: 'Irene' }), { name: 'Other' }],
  ['/api/locations', () => ({ project, name: 'Briony Lodge' }), { name: 'Other' }],
  ['/api/v1/chat/sessions', () => ({ projectId: project }), { title: 'Other' }],
])('POST %s with a key is done once, however often it comes', async (path, body, other) => {
  const key = newKey();
  const first = await Promise.all([1, 2, 3].map(() => ada.post(path, body(), key)));
  const answers = [...first, await ada.post(path, body(), key)];
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  for (const { body: said } of answers) expect(said).toEqual(answers[0]?.body);
  expect(await ada.post(path, { ...body(), ...other }, key)).toMatchObject({
    status: 422,
    body: { error: { code: 'IDEMPOTENCY_MISMATCH' } },
  });
  const others = await ben.post(path, body(), key);
  expect(others.status).toBe(201);
  expect(others.body).not.toEqual(answers[0]?.body);
  expect((await ada.post(path, body(), newKey())).body).not.toEqual(answers[0]?.body);
});

test('what was refused may be tried again with the same key', async () => {
  const key = newKey();
  const body = { project, title: 'A talk' };
  const home = await ada.createProject();
  expect((await ada.post('/api/scenes', { ...body, project: home }, key)).status).toBe(409);
  for (const name of ['Irene', 'Godfrey']) await ada.post('/api/characters', { project: home, name });
  expect((await ada.post('/api/scenes', { ...body, project: home }, key)).status).toBe(201);
});

test('a key that is none is refused', async () => {
  for (const key of ['a b', 'x'.repeat(121)])
    expect((await ada.post('/api/projects', { title: 'X' }, { 'idempotency-key': key })).status).toBe(422);
});

test('pages of a conversation of any size, one after the other, show every message once', async () => {
  let sessionId = '';
  for (let turn = 1; turn <= 5; turn += 1)
    sessionId = (await ada.say(`thanks ${turn}`, sessionId ? { sessionId } : { projectId: project })).body.sessionId;
  for (const limit of [1, 2, 3, 5, 9, 10, 11]) {
    const seen: string[] = [];
    for (let before: number | undefined, more = true; more; ) {
      const path = `/api/v1/chat/sessions/${sessionId}/messages?limit=${limit}${before ? `&before=${before}` : ''}`;
      const { body } = await ada.get<{ messages: { id: string; turnNumber: number }[]; hasEarlier: boolean }>(path);
      seen.push(...body.messages.map(({ id }) => id));
      before = body.messages[0]?.turnNumber;
      more = body.hasEarlier;
    }
    expect([limit, seen.length, new Set(seen).size]).toEqual([limit, 10, 10]);
  }
});

test.each([
  ['https://studio.example', true],
  ['http://localhost:3999', false],
])('behind %s the cookie is secure: %s', async (SERVER_URL, isSecure) => {
  await using served = await startStudio({ SERVER_URL });
  const eve = await served.signUp('Eve');
  const login = await eve.post('/api/users/login', { email: eve.email, password: 'correct horse battery' });
  const cookie = String(login.headers.get('set-cookie'));
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Strict/i);
  expect(/; ?Secure/i.test(cookie)).toBe(isSecure);
});
