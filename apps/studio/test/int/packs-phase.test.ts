import type { ErrorBody, PackedPhase, SpecPackRecord, SpecPackSummary } from '@greenlight/schema';
import { judgeSpecPack, specFiles } from '@greenlight/specs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import type { Visitor } from '../support/visitor.ts';

let running: RunningStudio;
let [ada, vera, eve]: Visitor[] = [];
beforeAll(async () => {
  running = await startStudio();
  [ada, vera, eve] = [await running.signUp('Ada'), await running.signUp('Vera'), await running.signUp('Eve')];
});
afterAll(() => running[Symbol.asyncDispose]());

const people = () => {
  if (!ada || !vera || !eve) throw new Error('Nobody has signed up.');
  return { ada, vera, eve };
};
const packsOf = (project: string) => `/api/v1/projects/${project}/packs`;
const pack = (project: string, body: unknown = {}, headers = {}) =>
  people().ada.post<PackedPhase & ErrorBody>(packsOf(project), body, headers);

/** The bytes of a download, and what came with them. */
async function download(project: string, id: string): Promise<{ bytes: Uint8Array; headers: Headers; status: number }> {
  const response = await fetch(`${running.url}${packsOf(project)}/${id}/download`, {
    headers: { authorization: `Bearer ${people().ada.token}` },
  });
  return { bytes: new Uint8Array(await response.arrayBuffer()), headers: response.headers, status: response.status };
}

const textsOf = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));

test('a phase is packaged, listed, read and downloaded', async () => {
  const { ada } = people();
  const project = await ada.createProject('Ein Skandal in Böhmen');
  const first = await pack(project);
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({ target: 'FILM-EIN-SKANDAL-IN-BOHMEN-001', step: 'initial_concept', passed: true });
  expect(first.body).not.toHaveProperty('files');
  expect(first.body.runs.map(({ gate }) => gate)).toEqual(['spec.G0', 'spec.G1']);
  const second = await pack(project, { step: 'review' });
  const { packs } = (await ada.get<{ packs: SpecPackSummary[] }>(packsOf(project))).body;
  expect(packs.map(({ id, step }) => [id, step])).toEqual([
    [second.body.id, 'review'],
    [first.body.id, 'initial_concept'],
  ]);
  const shown = await ada.get<SpecPackRecord>(`${packsOf(project)}/${first.body.id}`);
  expect(shown.status).toBe(200);
  expect(Object.keys(shown.body.files).sort()).toEqual([...specFiles]);

  const { bytes, headers, status } = await download(project, first.body.id);
  expect(status).toBe(200);
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'application/zip',
    'content-disposition': 'attachment; filename="FILM-EIN-SKANDAL-IN-BOHMEN-001.zip"',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  const { target, runs } = first.body;
  const expected = [...specFiles, ...runs.map(({ log }) => `artifacts/gate_logs/${log.name}`)];
  expect(Object.keys(textsOf(bytes)).sort()).toEqual(expected.map((name) => `${target}/${name}`).sort());
  expect((await download(project, first.body.id)).bytes).toEqual(bytes);
});

test('a pack that fails is kept and can be downloaded; its finding names the record and says what to do', async () => {
  const { ada } = people();
  const project = await ada.createProject();
  const made = await ada.post<{ doc: { id: string } }>('/api/locations', {
    project,
    name: 'Lodge',
    description: 'TBD',
  });
  const { status, body } = await pack(project);
  expect(status).toBe(201);
  const [run] = body.runs;
  const [finding] = run?.findings ?? [];
  expect(body.passed).toBe(false);
  expect(finding).toMatchObject({
    gate: 'spec.G0',
    code: 'PLACEHOLDER',
    where: expect.stringMatching(/^03_requirements\.md:\d+$/),
    remedy: expect.stringContaining('the location Lodge'),
  });
  expect(run?.origins?.[finding?.where ?? '']).toEqual({ kind: 'location', id: made.body.doc.id, name: 'Lodge' });
  const texts = textsOf((await download(project, body.id)).bytes);
  const files = Object.fromEntries(specFiles.map((file) => [file, texts[`${body.target}/${file}`] ?? '']));
  expect(judgeSpecPack({ id: body.target, files })).toMatchObject({ passed: false, judged: body.judged });
  expect(texts[`${body.target}/artifacts/gate_logs/${run?.log.name}`]).toContain('verdict: FAILED');
});

test('a viewer looks and downloads, and packages nothing; others see nothing', async () => {
  const { ada, vera, eve } = people();
  const project = await ada.createProject();
  const { body } = await pack(project);
  await ada.post(`/api/v1/projects/${project}/members`, { email: vera.email, role: 'viewer' });
  const paths = [packsOf(project), `${packsOf(project)}/${body.id}`, `${packsOf(project)}/${body.id}/download`];
  for (const address of paths) {
    expect((await vera.get(address)).status).toBe(200);
    expect((await eve.get(address)).status).toBe(403);
    expect((await running.visitor().get(address)).status).toBe(401);
  }
  expect(await vera.post(packsOf(project), {})).toMatchObject({ status: 403, body: { error: { code: 'FORBIDDEN' } } });
  expect((await eve.post(packsOf(project), {})).status).toBe(403);
  expect(await vera.list('spec-packs', project)).toHaveLength(1);
  expect((await eve.get(`/api/spec-packs?where[project][equals]=${project}`)).status).toBe(403);
  for (const who of [ada, vera]) {
    expect((await who.post('/api/spec-packs', body)).status).toBe(403);
    expect((await who.patch(`/api/spec-packs/${body.id}`, { passed: true })).status).toBe(403);
    expect((await who.delete(`/api/spec-packs/${body.id}`)).status).toBe(403);
  }
});

test('what is not there is 404, another project’s pack too; what is wrong is said', async () => {
  const { ada } = people();
  const [project, other] = [await ada.createProject(), await ada.createProject()];
  const { body } = await pack(project);
  const nobody = '00000000-0000-4000-8000-000000000000';
  for (const address of [
    packsOf(nobody),
    `${packsOf(other)}/${body.id}`,
    `${packsOf(other)}/${body.id}/download`,
    `${packsOf(project)}/${nobody}`,
    `${packsOf(project)}/__proto__`,
  ]) {
    expect(await ada.get(address), address).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } });
  }
  expect(await pack(project, { step: 'nowhere' })).toMatchObject({
    status: 422,
    body: { error: { details: { fields: [{ field: 'step', message: expect.stringContaining('initial_concept') }] } } },
  });
  for (const wrong of [{ step: 5 }, { step: '../x' }, { other: 1 }, [1], null]) {
    expect((await pack(project, wrong)).status, JSON.stringify(wrong)).toBe(422);
  }
  expect((await pack(project, '{')).status).toBe(400);
  expect((await ada.get<{ packs: unknown[] }>(packsOf(project))).body.packs).toHaveLength(1);
});

test('the same request with the same key packages once; many at once have ids of their own', async () => {
  const { ada } = people();
  const project = await ada.createProject();
  const key = { 'idempotency-key': 'pack-1' };
  const [first, again] = [await pack(project, {}, key), await pack(project, {}, key)];
  expect(again).toMatchObject({ status: 201, body: first.body });
  expect((await pack(project, { step: 'final' }, key)).status).toBe(422);
  const made = await Promise.all(Array.from({ length: 6 }, () => pack(project)));
  expect(new Set(made.map(({ body }) => body.target)).size).toBe(6);
  expect((await ada.get<{ packs: unknown[] }>(packsOf(project))).body.packs).toHaveLength(7);
});
