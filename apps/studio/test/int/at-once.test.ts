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

describe('what goes away under a turn', () => {
  const created = (name: string) => ({
    characters: [{ name, confidence: 0.9 }],
    scenes: [],
    locations: [],
    relationships: [],
    updates: [],
  });

  test.each([
    ['the conversation', 404],
    ['the project', 404],
    ['the membership', 403],
  ])('%s: nothing of it is written, and the answer says why', async (what, status) => {
    let ask: () => void = () => {};
    const asked = new Promise<void>((resolve) => {
      ask = resolve;
    });
    await using model = await startModelServer(() => {
      ask();
      return { type: 'json', value: created('Latecomer'), afterMs: 600 };
    });
    await using slow = await startStudio({ LLM_BASE_URL: model.url });
    const [owner, guest] = [await slow.signUp('Owner'), await slow.signUp('Guest')];
    const project = await owner.createProject();
    await owner.post(`/api/v1/projects/${project}/members`, { email: guest.email, role: 'editor' });
    const { sessionId } = (
      await guest.post<{ session: { id: string } }>('/api/v1/chat/sessions', { projectId: project })
    ).body.session
      ? { sessionId: (await guest.get<{ sessions: { id: string }[] }>('/api/v1/chat/sessions')).body.sessions[0]?.id }
      : { sessionId: undefined };
    const turn = guest.say('A new one walks in, name of Latecomer, a tall stranger', { sessionId: String(sessionId) });
    await asked;
    if (what === 'the conversation') await guest.delete(`/api/v1/chat/sessions/${sessionId}`);
    if (what === 'the project') await owner.delete(`/api/projects/${project}`);
    if (what === 'the membership') await owner.delete(`/api/v1/projects/${project}/members`, { email: guest.email });
    const answer = await turn;
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    expect(await owner.list('characters', project)).toEqual([]);
    expect((await owner.get('/api/v1/health')).status).toBe(200);
  });
});
