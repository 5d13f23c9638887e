import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDesk } from '@greenlight/packs/desk';
import type { ErrorBody, ProjectConfig, WorkflowView } from '@greenlight/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import type { Visitor } from '../support/visitor.ts';

let running: RunningStudio;
let home: string;
let workspace: string;
let ada: Visitor;
let project: string;
const id = 'PKG-DOCUMENTARY';

const step = (name: string, title: string, entry: string[], complete: object[]) => ({
  id: name,
  title,
  entry,
  complete,
});
const people = { record: 'character', at_least: { threshold: 'people' }, message: 'Name {count} people who are in it' };
const documentary = {
  schema_version: 1,
  id: 'documentary',
  title: 'Documentary',
  thresholds: { people: { title: 'People', default: 1 } },
  steps: [
    step('research', 'Research', [], [{ record: 'note', at_least: 2, message: 'Write {count} notes' }]),
    step('people', 'People', ['research'], [people]),
    step('shoot', 'Shoot', ['people'], []),
  ],
};

/** Installs the package in this version, as a terminal beside the studio does: nobody's signature is asked for. */
async function withDesk(work: (desk: ReturnType<typeof openDesk>) => Promise<unknown>): Promise<void> {
  const desk = openDesk({ workspace, configFolder: path.join(home, '.config', 'greenlight') });
  await work(desk);
  await desk.close();
}

async function install(version: string, definition: object): Promise<void> {
  const source = path.join(workspace, 'catalog', `documentary-${version}`);
  mkdirSync(source, { recursive: true });
  writeFileSync(path.join(source, 'flow.json'), JSON.stringify(definition));
  const assets = [{ path: 'flow.json', kind: 'workflow' }];
  const manifest = { schema_version: 1, package_id: id, version, title: 'Documentary', assets };
  writeFileSync(path.join(source, 'manifest.json'), JSON.stringify(manifest));
  const actor = { kind: 'local' as const, id: 'owner' };
  await withDesk(async (desk) => {
    const view = await desk.install({ target: { id, version }, actor, allowUnsigned: true });
    expect(view.done, JSON.stringify(view)).toBe(true);
  });
}

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'greenlight-home-'));
  workspace = path.join(home, 'film');
  mkdirSync(workspace, { recursive: true });
  running = await startStudio({ HOME: home, GREENLIGHT_WORKSPACE: workspace });
  ada = await running.signUp('Ada');
  project = await ada.createProject();
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  rmSync(home, { recursive: true });
});

const configure = (changes: object, of = project) =>
  ada.patch<ProjectConfig & ErrorBody>(`/api/v1/config/${of}`, changes);
const standing = async (of = project) => (await ada.get<WorkflowView>(`/api/v1/workflow/${of}`)).body;
const stepsOf = async (of = project) => (await standing(of)).steps.map((each) => each.id);

describe('a workflow that no package brings', () => {
  test('is refused, and says so', async () => {
    const { status, body } = await configure({ type: 'custom', workflow: 'documentary' });
    expect(status).toBe(422);
    expect(body.error.message).toBe(
      'workflow: no installed package brings "documentary", or any other workflow; an admin installs one.',
    );
    expect((await ada.get<ProjectConfig>(`/api/v1/config/${project}`)).body).toMatchObject({ type: 'feature-film' });
  });

  test('leaves a custom film to the feature film’s', async () => {
    const other = await ada.createProject();
    expect((await configure({ type: 'custom' }, other)).status).toBe(200);
    expect(await stepsOf(other)).toHaveLength(10);
  });
});

describe('a workflow of a package', () => {
  beforeAll(() => install('1.0.0', documentary));

  test('is refused under another name, and says which there are', async () => {
    const { status, body } = await configure({ type: 'custom', workflow: 'opera' });
    expect(status).toBe(422);
    expect(body.error.message).toBe(`workflow: no installed package brings "opera"; there are documentary (${id}).`);
    const { body: byRest } = await ada.patch<ErrorBody>(`/api/projects/${project}`, { workflow: 'opera' });
    expect(byRest.error.details?.fields).toMatchObject([{ field: 'workflow' }]);
  });

  test('is what a film follows from then on, with its own thresholds', async () => {
    await ada.patch(`/api/projects/${project}`, { genre: 'Nature', logline: 'A year in the life of one hedge.' });
    const { status, body } = await configure({ type: 'custom', workflow: 'documentary' });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ type: 'custom', workflow: 'documentary' });
    expect(body.workflows).toEqual([{ id: 'documentary', title: 'Documentary', from: expect.stringMatching(/^PKG-/) }]);
    expect(body.thresholds).toEqual([{ name: 'people', title: 'People', value: 1, default: 1 }]);
    const view = await standing();
    expect(view).toMatchObject({ workflow: { id: 'documentary', title: 'Documentary' }, currentStep: 'research' });
    expect(view.steps.map(({ status: each }) => each)).toEqual(['open', 'closed', 'closed']);
    expect((await configure({ thresholds: { characters: 1 } })).status).toBe(422);
    expect((await configure({ thresholds: { people: 2 } })).status).toBe(200);
  });

  test('asks for its own records', async () => {
    for (const text of ['It rains.', 'It stops.']) await ada.post('/api/notes', { project, text });
    expect((await standing()).steps.map(({ status }) => status)).toEqual(['complete', 'open', 'closed']);
    await ada.post('/api/characters', { project, name: 'Hazel' });
    expect((await standing()).steps[1]?.missing.map(({ message }) => message)).toEqual(['Name 2 people who are in it']);
    await ada.post('/api/characters', { project, name: 'Rowan' });
    expect((await standing()).progress).toBe(1);
  });

  test('may be what a film is made with', async () => {
    const { status, body } = await ada.post<{ doc: { id: string } }>('/api/projects', {
      title: 'Hedge',
      type: 'custom',
      workflow: 'documentary',
    });
    expect(status).toBe(201);
    expect(await stepsOf(body.doc.id)).toEqual(['research', 'people', 'shoot']);
    const unknown = await ada.post('/api/projects', { title: 'Hedge', type: 'custom', workflow: 'opera' });
    expect(unknown.status).toBe(422);
  });

  test('is kept as it was when its package changes, until the film takes the new one on', async () => {
    const [research, , shoot] = documentary.steps;
    await install('2.0.0', {
      ...documentary,
      title: 'Documentary, shorter',
      steps: [research, { ...shoot, entry: ['research'] }],
    });
    expect(await stepsOf()).toEqual(['research', 'people', 'shoot']);
    await ada.patch(`/api/projects/${project}`, { audience: 'Gardeners' });
    expect(await stepsOf()).toEqual(['research', 'people', 'shoot']);
    expect((await configure({ workflow: 'documentary' })).status).toBe(200);
    expect(await stepsOf()).toEqual(['research', 'shoot']);
    expect((await standing()).workflow.title).toBe('Documentary, shorter');
  });

  test('is kept when its package is uninstalled, and nothing else may take it on', async () => {
    await withDesk((desk) => desk.uninstall({ id, actor: { kind: 'local', id: 'owner' } }));
    const before = await standing();
    expect(before.steps.map((each) => each.id)).toEqual(['research', 'shoot']);
    await ada.patch(`/api/projects/${project}`, { audience: 'Everybody' });
    await ada.post('/api/characters', { project, name: 'Ash' });
    expect(await standing()).toEqual(before);
    const other = await ada.createProject();
    expect((await configure({ type: 'custom', workflow: 'documentary' }, other)).status).toBe(422);
    // A film that goes back to what it still follows has nothing to take on.
    expect((await configure({ type: 'feature-film' })).status).toBe(200);
    expect(await stepsOf()).toHaveLength(10);
  });
});
