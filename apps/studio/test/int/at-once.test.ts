import { startModelServer } from '@greenlight/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import type { Visitor } from '../support/visitor.ts';

let running: RunningStudio;
let ada: Visitor;
let ben: Visitor;
beforeAll(async () => {
  running = await startStudio();
  [ada, ben] = [await running.signUp('Ada'), await running.signUp('Ben')];
});
afterAll(() => running[Symbol.asyncDispose]());

/** A project of both, with two people in it. */
async function shared(): Promise<string> {
  const project = await ada.createProject();
  await ada.post(`/api/v1/projects/${project}/members`, { email: ben.email, role: 'editor' });
  await ada.say('Create a character named Sarah, 28, journalist', { projectId: project });
  await ada.say('Create a character named John, 35, detective', { projectId: project });
  return project;
}

const both = (message: string, projectId: string) =>
  Promise.all([ada.say(message, { projectId }), ben.say(message, { projectId }), ada.say(message, { projectId })]);

describe('two people saying the same at once', () => {
  test.each([
    ['a person', 'Create a character named Maria, 40, baker', 'characters', 3],
    ['a place', 'Create a location called Briony Lodge', 'locations', 1],
    ['a tie', 'Sarah and John are enemies', 'relationships', 1],
  ])('make %s once', async (_what, message, collection, count) => {
    const project = await shared();
    const answers = await both(message, project);
    expect(answers.map(({ status, body }) => [status, body.errors])).toEqual(Array(3).fill([200, []]));
    expect(await ada.list(collection, project)).toHaveLength(count);
  });

  test('scenes that come at once have numbers of their own', async () => {
    const project = await shared();
    const answers = await Promise.all(
      ['kitchen', 'harbor', 'library'].map((place) =>
        ada.say(`Add a scene in the ${place} at night with Sarah and John`, { projectId: project }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const numbers = (await ada.list<{ number: number | null }>('scenes', project)).map(({ number }) => number);
    expect(numbers).toHaveLength(3);
    expect(new Set(numbers.filter((number) => number !== null)).size).toBe(numbers.filter((n) => n !== null).length);
  });
});

/** A studio whose model takes its time; `asked` resolves once it was asked as often as is said. */
async function withSlowModel(answer: object, times: number) {
  let left = times;
  let tell: () => void = () => {};
  const asked = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const model = await startModelServer(() => {
    left -= 1;
    if (left === 0) tell();
    return { type: 'json', value: { ...nothing, ...answer }, afterMs: 600 };
  });
  const studio = await startStudio({ LLM_BASE_URL: model.url });
  const [owner, guest] = [await studio.signUp('Owner'), await studio.signUp('Guest')];
  const project = await owner.createProject();
  await owner.post(`/api/v1/projects/${project}/members`, { email: guest.email, role: 'editor' });
  const close = async () => {
    await studio[Symbol.asyncDispose]();
    await model[Symbol.asyncDispose]();
  };
  return { owner, guest, project, asked, [Symbol.asyncDispose]: close };
}

const nothing = { characters: [], scenes: [], locations: [], relationships: [], updates: [] };

describe('two people saying the same while a model thinks', () => {
  const tie = { from: 'Sarah', to: 'John', type: 'enemy', confidence: 0.9 };

  test('make a person once', async () => {
    await using slow = await withSlowModel({ characters: [{ name: 'Maria', confidence: 0.9 }] }, 2);
    const say = (who: Visitor) => who.say('There is a baker, name of Maria', { projectId: slow.project });
    const answers = await Promise.all([say(slow.owner), say(slow.guest)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await slow.owner.list('characters', slow.project)).toHaveLength(1);
  });

  test('make a tie once', async () => {
    await using slow = await withSlowModel({ relationships: [tie] }, 2);
    for (const name of ['Sarah', 'John']) await slow.owner.post('/api/characters', { project: slow.project, name });
    const say = (who: Visitor) => who.say('Sarah and John are enemies', { projectId: slow.project });
    const answers = await Promise.all([say(slow.owner), say(slow.guest)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await slow.owner.list('relationships', slow.project)).toHaveLength(1);
  });

  test('give scenes numbers of their own', async () => {
    await using slow = await withSlowModel(
      { scenes: [{ title: 'A talk', number: 7, characters: ['Sarah'], confidence: 0.9 }] },
      2,
    );
    for (const name of ['Sarah', 'John']) await slow.owner.post('/api/characters', { project: slow.project, name });
    const say = (who: Visitor) => who.say('Scene 7: Sarah talks to John', { projectId: slow.project });
    const answers = await Promise.all([say(slow.owner), say(slow.guest)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const scenes = await slow.owner.list<{ number: number }>('scenes', slow.project);
    expect(new Set(scenes.map(({ number }) => number)).size).toBe(scenes.length);
  });
});

describe('what goes away while a model thinks', () => {
  const latecomer = { characters: [{ name: 'Latecomer', confidence: 0.9 }] };

  test.each([
    ['the conversation', 404],
    ['the project', 404],
    ['the membership', 403],
    ['the right to write', 403],
  ])('%s: nothing is written, and the answer says why', async (what, status) => {
    await using slow = await withSlowModel(latecomer, 1);
    const { owner, guest, project } = slow;
    const made = await guest.post<{ session: { id: string } }>('/api/v1/chat/sessions', { projectId: project });
    const sessionId = made.body.session.id;
    const turn = guest.say('A stranger walks in, name of Latecomer', { sessionId });
    await slow.asked;
    const members = `/api/v1/projects/${project}/members`;
    if (what === 'the conversation') await guest.delete(`/api/v1/chat/sessions/${sessionId}`);
    if (what === 'the project') await owner.delete(`/api/projects/${project}`);
    if (what === 'the membership') await owner.delete(members, { email: guest.email });
    if (what === 'the right to write') await owner.post(members, { email: guest.email, role: 'viewer' });
    const answer = await turn;
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    if (what !== 'the project') expect(await owner.list('characters', project)).toEqual([]);
    expect((await owner.get('/api/v1/health')).status).toBe(200);
  });

  test('a value that was edited by hand meanwhile is kept', async () => {
    const update = { kind: 'character', name: 'Sarah', set: { age: 30 }, confidence: 0.9 };
    await using slow = await withSlowModel({ updates: [update] }, 1);
    const made = await slow.owner.post<{ doc: { id: string } }>('/api/characters', {
      project: slow.project,
      name: 'Sarah',
      age: 28,
    });
    const turn = slow.guest.say('Sarah is 30 now', { projectId: slow.project });
    await slow.asked;
    await slow.owner.patch(`/api/characters/${made.body.doc.id}`, { occupation: 'Journalist', age: 29 });
    const answer = await turn;
    expect(answer.status).toBe(200);
    const [sarah] = await slow.owner.list('characters', slow.project);
    expect(sarah).toMatchObject({ occupation: 'Journalist', age: 30 });
  });
});

test('a stop lets the answers under way arrive', async () => {
  const slow = await withSlowModel({ characters: [{ name: 'Latecomer', confidence: 0.9 }] }, 1);
  const turn = slow.guest.say('A stranger walks in, name of Latecomer', { projectId: slow.project });
  await slow.asked;
  const stopped = slow[Symbol.asyncDispose]();
  const { status, body } = await turn;
  expect([status, body.createdEntities.characters.length]).toEqual([200, 1]);
  await stopped;
});
