import { verifyProduction } from '@greenlight/ledger';
import type { ErrorBody, ReplayReport } from '@greenlight/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import type { Visitor } from '../support/visitor.ts';

let running: RunningStudio;
let [admin, ada, vera, eve]: Visitor[] = [];
let project: string;
beforeAll(async () => {
  running = await startStudio();
  const invite = new URL(String(running.inviteLink)).searchParams.get('invite') ?? '';
  admin = await running.signUp('Admin', { 'x-greenlight-invite': invite });
  [ada, vera, eve] = [await running.signUp('Ada'), await running.signUp('Vera'), await running.signUp('Eve')];
  project = await ada.createProject('The Lamp Room');
  const members = `/api/v1/projects/${project}/members`;
  await ada.post(members, { email: vera.email, role: 'editor' });
  await ada.say('Create a character named Mara, 41, lighthouse keeper', { projectId: project });
  await vera.say('Create a character named Edda, 35, investigator of the drowned', { projectId: project });
});
afterAll(() => running[Symbol.asyncDispose]());

const people = () => {
  if (!admin || !ada || !vera || !eve) throw new Error('Nobody has signed up.');
  return { admin, ada, vera, eve };
};
const path = () => `/api/v1/projects/${project}/ledger`;
const take = (who: Visitor) => who.get<string>(path());
const send = (who: Visitor, bundle: string, query = '') =>
  who.post<ErrorBody & string>(`/api/v1/projects/replay${query}`, bundle, { 'content-type': 'application/x-ndjson' });

async function verify(bundle: string) {
  async function* lines() {
    for (const line of bundle.trimEnd().split('\n')) yield Buffer.from(line);
  }
  const found = await verifyProduction(lines());
  if (!found.ok) throw new Error(found.reason);
  return found.production;
}

function reportOf(body: string): ReplayReport {
  const last = JSON.parse(body.trimEnd().split('\n').at(-1) ?? '');
  if (last.kind !== 'report') throw new Error(`It ended with ${JSON.stringify(last)}`);
  return last.report;
}

test('an owner takes her film out with her own words, an admin with everybody’s, and nobody else at all', async () => {
  const { admin, ada, vera, eve } = people();
  const own = await take(ada);
  expect(own.status).toBe(200);
  expect(own.headers.get('content-type')).toBe('application/x-ndjson');
  const ofAdmin = await take(admin);
  const [hers, all] = [await verify(own.body), await verify(ofAdmin.body)];
  expect(hers.steps).toHaveLength(2);
  expect(hers.steps.every((step) => step.type === 'changes' && step.set !== null)).toBe(true);
  expect(all.objects - hers.objects).toBe(2);
  const veras = 'Create a character named Edda, 35, investigator of the drowned';
  expect([own.body.includes(veras), ofAdmin.body.includes(veras)]).toEqual([false, true]);
  expect((await take(vera)).status).toBe(403);
  expect((await take(eve)).status).toBe(403);
  expect((await running.visitor().get(path())).status).toBe(401);
  expect((await ada.get('/api/v1/projects/none/ledger')).status).toBe(404);
});

test('nothing of another project is in it, and that it was taken out is on the ledger', async () => {
  const { ada, eve, admin } = people();
  const other = await eve.createProject('Somebody else’s');
  await eve.say('Create a character named Irene', { projectId: other });
  const { body } = await take(ada);
  expect(body).not.toContain(other);
  expect(body).not.toContain(eve.id);
  const audit = await admin.get<{ docs: { line: string }[] }>(
    '/api/ledger-entries?where[stream][equals]=audit&sort=-seq&limit=1',
  );
  expect(JSON.parse(audit.body.docs[0]?.line ?? '')).toMatchObject({
    action: 'production_exported',
    subject: project,
    actor: { kind: 'user', id: ada.id },
  });
});

test('an admin rebuilds it, line by line, and nobody else', async () => {
  const { admin, ada } = people();
  const { body } = await take(admin);
  expect((await send(ada, body)).status).toBe(403);
  const sent = await send(admin, body);
  expect(sent.status).toBe(200);
  const report = reportOf(sent.body);
  expect(report).toMatchObject({ steps: 2, applied: 2, different: [], skipped: [], kept_ids: false });
  const names = (await admin.list<{ name: string }>('characters', report.project)).map(({ name }) => name);
  expect(names).toEqual(['Mara', 'Edda']);
  const again = await send(admin, body, `?into=${report.project}`);
  expect([again.status, again.body.error?.code]).toEqual([423, 'LOCKED']);
});

test('what is no sound bundle is refused, and nothing is made', async () => {
  const { admin } = people();
  const { body } = await take(admin);
  const before = (await admin.get<{ totalDocs: number }>('/api/projects')).body.totalDocs;
  for (const bad of ['{}', 'nothing', body.replace('"EXECUTED"', '"DENIED"'), body.slice(0, body.length / 2)]) {
    const answer = await send(admin, bad);
    expect([answer.status, answer.body.error?.code]).toEqual([422, 'VALIDATION']);
  }
  expect((await send(admin, body, '?into=nowhere')).status).toBe(422);
  expect((await send(admin, body, '?in=nowhere')).status).toBe(422);
  expect((await admin.get<{ totalDocs: number }>('/api/projects')).body.totalDocs).toBe(before);
});
