import type { ProjectEvent, SubscribeReply } from '@greenlight/schema';
import { databaseEnvironment, isOnPostgres, rowsOf } from '@greenlight/testkit/test-database';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import { createDataFolder } from '../support/studio-process.ts';
import { Visitor } from '../support/visitor.ts';

let running: RunningStudio;
const open: Socket[] = [];
beforeAll(async () => {
  running = await startStudio();
});
afterAll(() => running[Symbol.asyncDispose]());
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect();
});

function connect(visitor: Visitor, headers: Record<string, string> = {}): Promise<Socket> {
  const socket = io(running.url, {
    auth: { token: visitor.token },
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: headers,
  });
  open.push(socket);
  return new Promise((resolve, reject) => {
    socket.on('connect', () => resolve(socket));
    socket.on('connect_error', reject);
  });
}

const subscribe = (socket: Socket, request: object): Promise<SubscribeReply> =>
  socket.emitWithAck('subscribe', request);

/** Gathers a socket's events; `until` resolves when enough have come. */
function gather(socket: Socket) {
  const events: ProjectEvent[] = [];
  const waiting = new Set<() => void>();
  socket.onAny((_name, event: ProjectEvent) => {
    events.push(event);
    for (const check of waiting) check();
  });
  const until = (isEnough: (events: ProjectEvent[]) => boolean) =>
    new Promise<ProjectEvent[]>((resolve) => {
      const check = () => {
        if (!isEnough(events)) return;
        waiting.delete(check);
        resolve(events);
      };
      waiting.add(check);
      check();
    });
  return { events, until };
}

test('a member of the project sees a new record at once, and none of the words of another', async () => {
  const [ada, ben] = [await running.signUp('Ada'), await running.signUp('Ben')];
  const project = await ada.createProject();
  await ada.post(`/api/v1/projects/${project}/members`, { email: ben.email, role: 'editor' });
  const [hers, his] = [await connect(ada), await connect(ben)];
  const [adaSees, benSees] = [gather(hers), gather(his)];
  await subscribe(hers, { project });
  await subscribe(his, { project });
  await ada.say('Create a character named Sarah, 28, journalist', { projectId: project });
  const [event] = await benSees.until((events) => events.length > 0);
  expect(event).toMatchObject({
    type: 'entityChanged',
    kind: 'character',
    op: 'created',
    record: { name: 'Sarah', age: 28 },
  });
  await adaSees.until((events) => events.filter(({ type }) => type === 'messageCreated').length === 2);
  await ada.patch(`/api/characters/${event?.type === 'entityChanged' ? event.id : ''}`, { age: 29 });
  await benSees.until((events) => events.length === 2);
  expect(benSees.events.every(({ type }) => type === 'entityChanged')).toBe(true);
});

test('who was away gets what was missed, in order, and once', async () => {
  const ada = await running.signUp('Ada');
  const project = await ada.createProject();
  const socket = await connect(ada);
  const before = await subscribe(socket, { project });
  socket.disconnect();
  for (const name of ['Anna', 'Bella', 'Clara']) await ada.post('/api/characters', { project, name });
  const again = await connect(ada);
  const answer = await subscribe(again, { project, since: before.ok ? before.seq : 0 });
  if (!answer.ok) throw new Error(answer.error.message);
  const names = answer.events.flatMap((event) => (event.type === 'entityChanged' ? [event.record?.name] : []));
  expect(names).toEqual(['Anna', 'Bella', 'Clara']);
  expect(answer.seq).toBe(answer.events.at(-1)?.seq);
});

test('who was away too long is told to load again', async () => {
  const ada = await running.signUp('Ada');
  const project = await ada.createProject();
  await Promise.all(
    Array.from({ length: 501 }, (_, index) => ada.post('/api/locations', { project, name: `Place ${index}` })),
  );
  const socket = await connect(ada);
  expect(await subscribe(socket, { project, since: 0 })).toMatchObject({ ok: true, reload: true, events: [] });
});

test('nobody subscribes to a project that is not hers', async () => {
  const [ada, eve] = [await running.signUp('Ada'), await running.signUp('Eve')];
  const project = await ada.createProject();
  const socket = await connect(eve);
  expect(await subscribe(socket, { project })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  expect(await subscribe(socket, { project: 'x' })).toMatchObject({ ok: false, error: { code: 'VALIDATION' } });
  expect(await subscribe(socket, { project, extra: true })).toMatchObject({ ok: false, error: { code: 'VALIDATION' } });
});

test('who is taken off a project hears no more of it', async () => {
  const [ada, ben] = [await running.signUp('Ada'), await running.signUp('Ben')];
  const project = await ada.createProject();
  await ada.post(`/api/v1/projects/${project}/members`, { email: ben.email, role: 'editor' });
  const socket = await connect(ben);
  const seen = gather(socket);
  await subscribe(socket, { project });
  await ada.delete(`/api/v1/projects/${project}/members`, { email: ben.email });
  await seen.until((events) => events.some((event) => event.type === 'entityChanged' && event.kind === 'member'));
  const hers = gather(await connectAnd(ada, project));
  await ada.post('/api/characters', { project, name: 'Secret' });
  await hers.until((events) => events.length > 0);
  expect(seen.events.filter((event) => event.type === 'entityChanged' && event.kind === 'character')).toEqual([]);
});

async function connectAnd(visitor: Visitor, project: string): Promise<Socket> {
  const socket = await connect(visitor);
  await subscribe(socket, { project });
  return socket;
}

test('without a token, with a false one, or from another site there is no connection', async () => {
  await expect(connect(running.visitor())).rejects.toThrow('UNAUTHENTICATED');
  const forged = running.visitor();
  forged.token = 'nonsense';
  await expect(connect(forged)).rejects.toThrow('UNAUTHENTICATED');
  const ada = await running.signUp('Ada');
  await expect(connect(ada, { origin: 'https://evil.example' })).rejects.toThrow();
});

test('the same events can be read over HTTP', async () => {
  const ada = await running.signUp('Ada');
  const project = await ada.createProject();
  await ada.post('/api/characters', { project, name: 'Anna' });
  const { body } = await ada.get<{ seq: number; events: ProjectEvent[] }>(`/api/v1/events?project=${project}&since=0`);
  expect(body.events).toMatchObject([{ type: 'entityChanged', record: { name: 'Anna' } }]);
  expect(body.seq).toBe(body.events.at(-1)?.seq);
});

test('who logs out hears no more, at once', async () => {
  const eve = await running.signUp('Eve');
  const [one, other] = [await connect(eve), await running.signUp('Other').then((visitor) => connect(visitor))];
  const signedOut = new Promise((resolve) => one.on('signedOut', resolve));
  const gone = new Promise((resolve) => one.on('disconnect', resolve));
  await eve.post('/api/users/logout', {});
  await Promise.all([signedOut, gone]);
  expect(other.connected).toBe(true);
});

test('nothing older than the subscription is sent, after a restart neither', async () => {
  const data = createDataFolder();
  const start = () => startStudio({ DATA_DIR: data.folder, PAYLOAD_SECRET: 'a secret of sixteen or more' });
  const first = await start();
  const ada = await first.signUp('Ada');
  const project = await ada.createProject();
  for (const name of ['Irene', 'Godfrey', 'Wilhelm']) await ada.post('/api/characters', { project, name });
  await first[Symbol.asyncDispose]();
  await using second = await start();
  const again = new Visitor(second.url);
  await again.signIn(ada.email);
  const socket = io(second.url, { auth: { token: again.token }, transports: ['websocket'] });
  open.push(socket);
  const { until } = gather(socket);
  expect(await subscribe(socket, { project })).toMatchObject({ ok: true, seq: 3 });
  await again.post('/api/characters', { project, name: 'Norton' });
  const events = await until((all) => all.some(({ seq }) => seq === 4));
  expect(events.map(({ seq }) => seq)).toEqual([4]);
});

test.runIf(isOnPostgres)(
  'what another studio on the same database wrote is seen at once, after its server cut everybody off too',
  async () => {
    const { DATA_DIR } = running.studio.environment;
    await using other = await startStudio(databaseEnvironment(DATA_DIR));
    const ada = await running.signUp('Ada');
    const project = await ada.createProject();
    const socket = await connect(ada);
    const seen = gather(socket);
    await subscribe(socket, { project });
    const elsewhere = new Visitor(other.url);
    await elsewhere.signIn(ada.email);
    await elsewhere.say('Create a character named Sarah, 28, journalist', { projectId: project });
    await seen.until((events) => events.some(({ type }) => type === 'entityChanged'));
    await rowsOf(
      DATA_DIR,
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'LISTEN%'",
    );
    await elsewhere.say('Create a character named John, 35, detective', { projectId: project });
    const events = await seen.until((all) => all.filter(({ type }) => type === 'entityChanged').length === 2);
    expect(events.map(({ seq }) => seq)).toEqual(
      [...new Set(events.map(({ seq }) => seq))].sort((one, two) => one - two),
    );
  },
);

test('who asks without end is told to wait, and others are not kept waiting', async () => {
  await using limited = await startStudio({ RATE_LIMIT: '50' });
  const eve = await limited.signUp('Eve');
  const project = await eve.createProject();
  const socket = io(limited.url, { auth: { token: eve.token }, transports: ['websocket'] });
  open.push(socket);
  const replies = await Promise.all(Array.from({ length: 60 }, () => subscribe(socket, { project })));
  expect(replies.filter(({ ok }) => ok)).toHaveLength(50);
  expect(replies.at(-1)).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } });
});
