import type { ProjectEvent } from '@greenlight/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkLedger, checkStanding } from '../support/check-standing.ts';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import type { Answer, Visitor } from '../support/visitor.ts';

// Everything that moves, opens and closes the steps of a film, at the same moment.

let running: RunningStudio;
let admin: Visitor;
let ada: Visitor;
let ben: Visitor;
beforeAll(async () => {
  running = await startStudio();
  const invite = new URL(String(running.inviteLink)).searchParams.get('invite') ?? '';
  admin = await running.signUp('Admin', { 'x-greenlight-invite': invite });
  [ada, ben] = [await running.signUp('Ada'), await running.signUp('Ben')];
});
afterAll(() => running[Symbol.asyncDispose]());

interface Film {
  project: string;
  /** A conversation of each. */
  sessions: readonly [string, string];
  acts: string[];
  characters: string[];
}

/** A film of both that may be broken down into scenes. */
async function film(): Promise<Film> {
  const project = await ada.createProject();
  await ada.post(`/api/v1/projects/${project}/members`, { email: ben.email, role: 'editor' });
  const logline = 'A detective who trusts nobody meets the one woman who sees through him.';
  await ada.patch(`/api/projects/${project}`, { genre: 'Mystery', logline });
  const make = async (kind: string, fields: object) =>
    (await ada.post<{ doc: { id: string } }>(`/api/${kind}`, { project, ...fields })).body.doc.id;
  const acts = [];
  for (const number of [1, 2, 3]) acts.push(await make('acts', { number, summary: 'Somebody wants the photograph.' }));
  const characters = [
    await make('characters', { name: 'Irene', role: 'protagonist', occupation: 'Singer' }),
    await make('characters', { name: 'Wilhelm', description: 'He wants the photograph back.' }),
  ];
  return { project, sessions: [await openSession(ada, project), await openSession(ben, project)], acts, characters };
}

async function openSession(who: Visitor, projectId: string): Promise<string> {
  const opened = await who.post<{ session: { id: string } }>('/api/v1/chat/sessions', { projectId });
  return opened.body.session.id;
}

async function stepsOf(project: string) {
  const { body } = await ada.get<{ events: ProjectEvent[] }>(`/api/v1/events?project=${project}&since=0`);
  return body.events.flatMap((event) => (event.type === 'stepChanged' ? [event] : []));
}

test('twenty who go on at once move the film once', async () => {
  const { project, sessions } = await film();
  const asked = Array.from({ length: 20 }, (_, index) =>
    (index % 2 ? ada : ben).post('/api/v1/chat/choice', {
      sessionId: sessions[index % 2 ? 0 : 1],
      choice: 'advance_to_scene_breakdown',
    }),
  );
  expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([200]));
  expect((await stepsOf(project)).filter(({ from, to }) => from !== to)).toMatchObject([
    { from: 'initial_concept', to: 'scene_breakdown' },
  ]);
  await checkStanding(running, project);
});

test('edits, undos, packs, measures and moves of many at once leave what a fresh look at the records says', {
  timeout: 60_000,
}, async () => {
  const { project, sessions, acts, characters } = await film();
  const steps = ['story_structure', 'scene_breakdown', 'storyboard', 'character_development', 'final'];
  const jobs = Array.from({ length: 20 }, (_, index): Promise<Answer<unknown>>[] => [
    (index % 2 ? ada : ben).post('/api/v1/chat/choice', {
      sessionId: sessions[index % 2 ? 0 : 1],
      choice: `advance_to_${steps[index % steps.length]}`,
    }),
    ben.patch(`/api/acts/${acts[index % 3]}`, {
      summary: index % 4 === 0 ? null : `What happens here, number ${index}.`,
    }),
    ada.say(index % 2 ? 'undo' : `Create a character named Person${index}, a baker`, { sessionId: sessions[0] }),
    ada.patch(`/api/v1/config/${project}`, { thresholds: { acts: 1 + (index % 4) } }),
    ...(index % 5 === 0 ? [ada.post(`/api/v1/projects/${project}/packs`, {})] : []),
    ...(index === 6 ? [ada.patch(`/api/v1/config/${project}`, { type: 'short-film' })] : []),
    ...(index === 9
      ? [admin.post(`/api/v1/workflow/${project}/override`, { step: 'review', reason: 'The festival is tomorrow' })]
      : []),
    ...(index === 13 ? [ada.patch(`/api/v1/config/${project}`, { type: 'feature-film' })] : []),
    ...(index === 17 ? [ben.delete(`/api/characters/${characters[1]}`)] : []),
  ]).flat();
  const answers = await Promise.all(jobs);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  await checkStanding(running, project);
  const changes = await stepsOf(project);
  expect(changes.length).toBeGreaterThan(5);
  // Each goes on from where the one before it left the film.
  changes.reduce((from, change) => {
    expect(change.from).toBe(from);
    return change.to;
  }, 'initial_concept');
  await checkLedger(running);
});
