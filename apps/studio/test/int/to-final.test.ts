import type { MessageReply, WorkflowView } from '@greenlight/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import type { Visitor } from '../support/visitor.ts';

let studio: RunningStudio;
let writer: Visitor;
let reviewer: Visitor;
let project: string;
let session: string;
beforeAll(async () => {
  studio = await startStudio();
  writer = await studio.signUp('Wanda Writer');
  reviewer = await studio.signUp('Rita Reviewer');
});
afterAll(() => studio[Symbol.asyncDispose]());

/** Makes a record by hand, as any program may. */
async function make(kind: string, fields: object, by: Visitor = writer): Promise<string> {
  const made = await by.post<{ doc: { id: string } }>(`/api/${kind}`, { project, ...fields });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.doc.id;
}

async function change(path: string, fields: object): Promise<void> {
  const changed = await writer.patch(`/api/${path}`, fields);
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
}

async function standing(): Promise<WorkflowView> {
  const read = await writer.get<WorkflowView>(`/api/v1/workflow/${project}`);
  expect(read.status).toBe(200);
  return read.body;
}

/** Asks for a step while its gate is closed, does what opens it, and goes there. */
async function reach(step: string, work: () => Promise<void>): Promise<void> {
  const before = await standing();
  const blocked = await writer.post<{ error: { code: string; message: string; details: { findings: unknown[] } } }>(
    '/api/v1/chat/choice',
    { sessionId: session, choice: `advance_to_${step}` },
  );
  expect(blocked.status, `${step} is open too early`).toBe(409);
  expect(blocked.body.error).toMatchObject({
    code: 'GATE_BLOCKED',
    message: expect.stringMatching(/^Cannot advance: /),
    details: { findings: expect.arrayContaining([expect.objectContaining({ severity: 'blocker' })]) },
  });
  expect((await standing()).currentStep).toBe(before.currentStep);
  await work();
  const moved = await writer.post<MessageReply>('/api/v1/chat/choice', {
    sessionId: session,
    choice: `advance_to_${step}`,
  });
  expect(moved.status, JSON.stringify(moved.body)).toBe(200);
  expect(moved.body.currentStep).toBe(step);
  expect((await standing()).currentStep).toBe(step);
}

test('a feature film goes from nothing to final, each gate closed until its work is done', {
  timeout: 120_000,
}, async () => {
  project = await writer.createProject('The Scandal');
  const added = await writer.post(`/api/v1/projects/${project}/members`, { email: reviewer.email, role: 'editor' });
  expect(added.status).toBe(201);
  const opened = await writer.post<{ session: { id: string } }>('/api/v1/chat/sessions', { projectId: project });
  expect(opened.status, JSON.stringify(opened.body)).toBe(201);
  session = opened.body.session.id;
  expect(await standing()).toMatchObject({ currentStep: 'initial_concept', progress: 0 });

  await reach('story_structure', () =>
    change(`projects/${project}`, {
      genre: 'Mystery',
      logline: 'A detective who trusts nobody meets the one woman who sees through him.',
      audience: 'Adults',
      targetMinutes: 100,
    }),
  );
  const acts: string[] = [];
  await reach('scene_breakdown', async () => {
    for (const number of [1, 2, 3]) {
      acts.push(await make('acts', { number, summary: `What happens in act ${number} of the film, in a line.` }));
    }
    for (const number of [1, 2, 3, 4, 5]) await make('beats', { number, title: `Beat ${number}`, act: acts[0] });
    await make('characters', { name: 'Irene Adler', role: 'protagonist', occupation: 'Singer' });
    await make('characters', { name: 'The King', role: 'antagonist', description: 'He wants the photograph back.' });
  });
  const characters = await writer.list<{ id: string }>('characters', project);
  const scenes: string[] = [];
  let place = '';
  await reach('storyboard', async () => {
    place = await make('locations', { name: 'Briony Lodge' });
    for (const [index, act] of acts.entries()) {
      scenes.push(
        await make('scenes', {
          number: index + 1,
          act,
          location: place,
          timeOfDay: 'night',
          summary: 'Somebody enters, and somebody leaves.',
          characters: characters.map(({ id }) => id),
        }),
      );
    }
  });
  await reach('asset_creation', async () => {
    for (const scene of scenes) {
      await make('panels', { scene, number: 1, description: 'The door, from below.', shotSize: 'wide' });
    }
  });
  await reach('production', async () => {
    for (const { id } of characters) {
      await make('media', {
        title: 'Sheet',
        kind: 'sheet',
        character: id,
        text: 'Tall, in black, never without gloves.',
      });
    }
    await make('media', { title: 'The lodge', kind: 'reference', location: place, text: 'A villa of two floors.' });
  });
  await reach('editing', async () => {
    for (const scene of scenes) {
      await make('media', { title: 'Breakdown', kind: 'breakdown', scene, text: 'A door, a letter, a lamp.' });
      await change(`scenes/${scene}`, { status: 'approved' });
    }
  });
  await reach('review', async () => {
    for (const scene of scenes) await change(`scenes/${scene}`, { runningTime: 90 });
  });
  const note = await make('notes', { text: 'The letter is never opened.', blocking: true }, reviewer);
  await reach('final', async () => {
    await make('reviews', { verdict: 'approved', text: 'I would watch this.' }, reviewer);
    expect((await standing()).steps.at(-1)?.status).toBe('closed');
    await change(`notes/${note}`, { resolved: true });
  });
  const packed = await writer.post<{ passed: boolean }>(`/api/v1/projects/${project}/packs`, {});
  expect(packed.status, JSON.stringify(packed.body)).toBe(201);
  expect(packed.body.passed).toBe(true);
  expect(await standing()).toMatchObject({ currentStep: 'final', progress: 1 });

  // Upstream changes: what rested on it reopens, with the reason, and nothing is thrown away.
  const gone = await writer.delete(`/api/panels/${(await writer.list<{ id: string }>('panels', project))[0]?.id}`);
  expect(gone.status).toBe(200);
  const after = await standing();
  expect(after.currentStep).toBe('final');
  const status = Object.fromEntries(after.steps.map((step) => [step.id, step.status]));
  expect(status).toMatchObject({
    scene_breakdown: 'complete',
    storyboard: 'reopened',
    asset_creation: 'reopened',
    final: 'reopened',
  });
  expect(after.steps.find(({ id }) => id === 'storyboard')?.reopened?.reasons.length).toBeGreaterThan(0);
  expect(await writer.list('scenes', project)).toHaveLength(3);
});
