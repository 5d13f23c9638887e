import type { MemberRecord, SessionRecord } from '@greenlight/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import type { Visitor } from '../support/visitor.ts';

let running: RunningStudio;
let ada: Visitor;
let ben: Visitor;
let admin: Visitor;
beforeAll(async () => {
  running = await startStudio();
  const invite = new URL(String(running.inviteLink)).searchParams.get('invite') ?? '';
  admin = await running.signUp('Admin', { 'x-greenlight-invite': invite });
  [ada, ben] = [await running.signUp('Ada'), await running.signUp('Ben')];
});
afterAll(() => running[Symbol.asyncDispose]());

const membersOf = (visitor: Visitor, project: string) =>
  visitor.get<{ members: MemberRecord[] }>(`/api/v1/projects/${project}/members`);

test('the owner adds people by e-mail, changes what they may do, and takes them off again', async () => {
  const project = await ada.createProject();
  const path = `/api/v1/projects/${project}/members`;
  expect((await ada.post(path, { email: ben.email.toUpperCase(), role: 'viewer' })).status).toBe(201);
  expect((await ben.say('Create a character named Zed', { projectId: project })).body.errors).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);
  expect((await ada.post(path, { email: ben.email, role: 'editor' })).status).toBe(201);
  expect(
    (await ben.say('Create a character named Zed', { projectId: project })).body.createdEntities.characters,
  ).toHaveLength(1);
  const { members } = (await membersOf(ben, project)).body;
  expect(members.map(({ name, role }) => `${name} ${role}`)).toEqual(['Ada owner', 'Ben editor']);
  expect((await ada.delete(path, { email: ben.email })).status).toBe(200);
  expect((await ben.say('hello', { projectId: project })).status).toBe(403);
});

test('only the owner changes members, the owner cannot be removed, and nobody can be made one', async () => {
  const project = await ada.createProject();
  const path = `/api/v1/projects/${project}/members`;
  await ada.post(path, { email: ben.email, role: 'editor' });
  expect((await ben.post(path, { email: admin.email, role: 'editor' })).status).toBe(403);
  expect((await ben.delete(path, { email: ada.email })).status).toBe(403);
  expect((await ada.delete(path, { email: ada.email })).status).toBe(409);
  expect((await ada.post(path, { email: ben.email, role: 'owner' })).status).toBe(422);
  expect((await ada.post(path, { email: 'nobody@example.test' })).body).toMatchObject({ error: { code: 'NOT_FOUND' } });
  expect((await ada.post('/api/members', { project, user: ben.id, role: 'owner' })).status).toBe(403);
});

test('a person sees her own projects alone; an admin sees all', async () => {
  const project = await ada.createProject('Only mine');
  const titles = async (visitor: Visitor) =>
    (await visitor.get<{ docs: { id: string }[] }>('/api/projects?limit=200')).body.docs.map(({ id }) => id);
  expect(await titles(ada)).toContain(project);
  expect(await titles(ben)).not.toContain(project);
  expect(await titles(admin)).toContain(project);
  expect((await ben.get(`/api/projects/${project}`)).status).toBe(404);
  expect((await running.visitor().get('/api/projects')).status).toBe(401);
});

test.each(['messages', 'sessions', 'change-sets', 'ledger-entries', 'events', 'members', 'idempotency-keys'])(
  'nobody writes %s past the write path, not even an admin',
  async (collection) => {
    const made = await admin.post(`/api/${collection}`, {
      project: await admin.createProject(),
      stream: 'audit',
      seq: 0,
    });
    expect(made.status).toBe(403);
  },
);

test('the ledger is read by admins alone', async () => {
  const entries = (visitor: Visitor) => visitor.get<{ totalDocs: number }>('/api/ledger-entries');
  expect((await entries(ada)).status).toBe(403);
  expect((await entries(admin)).body.totalDocs).toBeGreaterThan(0);
});

test('an edit by an admin goes through the same write path', async () => {
  const project = await ada.createProject();
  const made = await ada.post<{ doc: { id: string } }>('/api/characters', { project, name: 'Irene' });
  const edited = await admin.patch<{ doc: { sources: object } }>(`/api/characters/${made.body.doc.id}`, { age: 30 });
  expect(edited.body.doc.sources).toMatchObject({ name: { editedBy: ada.id }, age: { editedBy: admin.id } });
  expect((await admin.patch(`/api/characters/${made.body.doc.id}`, { age: 'old' })).body).toMatchObject({
    error: { code: 'VALIDATION' },
  });
  expect((await admin.post('/api/scenes', { project, title: 'Alone' })).body).toMatchObject({
    error: { code: 'GATE_BLOCKED', details: { findings: [{ gate: 'workflow.scene.create' }] } },
  });
});

test('conversations are listed, renamed and deleted by their own user', async () => {
  const project = await ada.createProject();
  const made = await ada.post<{ session: SessionRecord }>('/api/v1/chat/sessions', { projectId: project });
  expect(made.status).toBe(201);
  const { id } = made.body.session;
  await ada.say('Create a character named Irene Adler', { sessionId: id });
  const path = `/api/v1/chat/sessions/${id}`;
  expect((await ada.get<{ session: SessionRecord }>(path)).body.session).toMatchObject({
    turnCount: 1,
    title: 'Create a character named Irene Adler',
  });
  expect((await ada.patch<{ session: SessionRecord }>(path, { title: 'Act one' })).body.session.title).toBe('Act one');
  expect((await ben.patch(path, { title: 'Mine' })).status).toBe(403);
  expect((await ben.delete(path)).status).toBe(403);
  const listed = await ada.get<{ sessions: SessionRecord[] }>(`/api/v1/chat/sessions?projectId=${project}`);
  expect(listed.body.sessions.map((one) => one.title)).toEqual(['Act one']);
  expect((await ada.delete(path)).status).toBe(200);
  expect((await ada.get(path)).status).toBe(404);
  expect(await ada.list('messages', project)).toEqual([]);
  expect(await ada.list('characters', project)).toHaveLength(1);
});

test('a long conversation is read page by page', async () => {
  const project = await ada.createProject();
  let sessionId: string | undefined;
  for (let count = 1; count <= 5; count += 1)
    sessionId = (await ada.say(`thanks ${count}`, sessionId ? { sessionId } : { projectId: project })).body.sessionId;
  const page = (query: string) =>
    ada.get<{ messages: { turnNumber: number }[]; hasEarlier: boolean }>(
      `/api/v1/chat/sessions/${sessionId}/messages${query}`,
    );
  const last = (await page('?limit=4')).body;
  expect(last.messages.map(({ turnNumber }) => turnNumber)).toEqual([4, 4, 5, 5]);
  expect(last.hasEarlier).toBe(true);
  const first = (await page('?limit=10&before=4')).body;
  expect(first.messages.map(({ turnNumber }) => turnNumber)).toEqual([1, 1, 2, 2, 3, 3]);
  expect(first.hasEarlier).toBe(false);
  expect((await page('?limit=0')).status).toBe(422);
});

test('an account that owns a project stays; another goes with its conversations', async () => {
  const [owner, guest] = [await running.signUp('Owner'), await running.signUp('Guest')];
  const project = await owner.createProject();
  await owner.post(`/api/v1/projects/${project}/members`, { email: guest.email, role: 'editor' });
  await guest.say('thanks', { projectId: project });
  expect((await admin.delete(`/api/users/${owner.id}`)).status).toBe(409);
  expect((await guest.delete(`/api/users/${guest.id}`)).status).toBe(403);
  expect((await admin.delete(`/api/users/${guest.id}`)).status).toBe(200);
  expect((await membersOf(owner, project)).body.members.map(({ name }) => name)).toEqual(['Owner']);
  expect((await guest.say('hello', { projectId: project })).status).toBe(401);
});

test('only the owner deletes a project, with everything in it', async () => {
  const project = await ada.createProject();
  await ada.post(`/api/v1/projects/${project}/members`, { email: ben.email, role: 'editor' });
  await ada.say('Create a character named Irene Adler', { projectId: project });
  expect((await ben.delete(`/api/projects/${project}`)).status).toBe(403);
  expect((await ada.delete(`/api/projects/${project}`)).status).toBe(200);
  expect((await ada.say('hello', { projectId: project })).status).toBe(404);
});

test('a path or a method that is not there says so in the one error shape', async () => {
  expect((await ada.get('/api/v1/nothing')).body).toMatchObject({ error: { code: 'NOT_FOUND' } });
  const wrong = await ada.get('/api/v1/chat/message');
  expect(wrong.status).toBe(405);
  expect(wrong.headers.get('allow')).toBe('POST');
  expect((await ada.get('/api/nothing')).body).toMatchObject({ error: { code: 'NOT_FOUND' } });
});
