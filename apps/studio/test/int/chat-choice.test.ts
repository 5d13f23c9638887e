import type { ErrorBody, MessageRecord, MessageReply } from '@greenlight/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import type { Visitor } from '../support/visitor.ts';

let running: RunningStudio;
let ada: Visitor;
let admin: Visitor;
beforeAll(async () => {
  running = await startStudio();
  const invite = new URL(String(running.inviteLink)).searchParams.get('invite') ?? '';
  admin = await running.signUp('Admin', { 'x-greenlight-invite': invite });
  ada = await running.signUp('Ada');
});
afterAll(() => running[Symbol.asyncDispose]());

type Reply = MessageReply & ErrorBody;
const choose = (
  visitor: Visitor,
  sessionId: string,
  choice: string,
  more: { customInput?: string } = {},
  headers: Record<string, string> = {},
) => visitor.post<Reply>('/api/v1/chat/choice', { sessionId, choice, ...more }, headers);

async function beginFilm(visitor = ada) {
  const project = await visitor.createProject();
  const { body } = await visitor.post<{ session: { id: string } }>('/api/v1/chat/sessions', { projectId: project });
  const messages = async () =>
    (await visitor.get<{ messages: MessageRecord[] }>(`/api/v1/chat/sessions/${body.session.id}/messages`)).body
      .messages;
  const step = async () => (await visitor.get<{ currentStep: string }>(`/api/v1/workflow/${project}`)).body.currentStep;
  return { project, session: body.session.id, messages, step };
}

async function tellConcept(visitor: Visitor, project: string) {
  const fields = { genre: 'Mystery', logline: 'A retired singer outwits the detective who hunts her.' };
  expect((await visitor.patch(`/api/projects/${project}`, fields)).status).toBe(200);
}

test('a choice behind a closed gate is 409 with what it found, moves nothing, and stays in the conversation as a turn that failed', async () => {
  const { session, messages, step } = await beginFilm();
  const blocked = await choose(ada, session, 'advance_to_scene_breakdown');
  expect(blocked.status).toBe(409);
  const { error } = blocked.body;
  expect(error).toMatchObject({ code: 'GATE_BLOCKED', retryable: false });
  expect(error.message).toMatch(/^Cannot advance: Create at least 2 characters first\./);
  const findings = error.details?.findings as { gate: string; message: string }[];
  expect(findings.map(({ message }) => message)).toContain('Character development not complete');
  expect(findings.every(({ gate }) => gate === 'workflow.scene_breakdown.entry')).toBe(true);
  expect(error.suggestions?.length).toBeGreaterThan(0);
  expect(await step()).toBe('initial_concept');
  const [said, reply] = await messages();
  expect(said).toMatchObject({ author: 'user', text: 'Go on to the scene breakdown' });
  expect(reply?.text).toContain('Create at least 2 characters first');
  expect(reply?.detail).toMatchObject({ decision: 'FAILED', handler: 'story', changeSetId: null });
  expect(reply?.detail?.findings).toEqual(findings);
  const entries = (await admin.get<{ docs: { content: string }[] }>('/api/ledger-entries?where[stream][equals]=gates'))
    .body.docs;
  expect(JSON.stringify(entries)).toContain('workflow.scene_breakdown.entry');
});

test('an open step is gone to by its choice and by words alike, and the reply says where the film stands', async () => {
  const { project, session, step } = await beginFilm();
  await tellConcept(ada, project);
  const moved = await choose(ada, session, 'develop_structure');
  expect(moved.status).toBe(200);
  expect(moved.body).toMatchObject({
    sessionId: session,
    turnNumber: 1,
    currentStep: 'story_structure',
    progress: 0.1,
  });
  expect(moved.body.response).toContain('Story structure');
  expect(moved.body.choices[0]).toMatchObject({ id: 'draft_beats', recommended: true, blocked: false });
  expect(moved.body.choices.find(({ id }) => id === 'advance_to_scene_breakdown')).toMatchObject({ blocked: true });
  const typed = await ada.say("let's move on to the characters", { sessionId: session });
  expect(typed.body).toMatchObject({ currentStep: 'character_development', errors: [] });
  const back = await choose(ada, session, 'advance_to_initial_concept');
  expect(back.body).toMatchObject({ currentStep: 'initial_concept' });
  const closed = await ada.say('advance to final', { sessionId: session });
  expect(closed.status).toBe(200);
  expect(closed.body.errors).toMatchObject([{ code: 'GATE_BLOCKED' }]);
  expect(closed.body.findings?.length).toBeGreaterThan(0);
  expect(await step()).toBe('initial_concept');
});

test('a choice that there is not is 422 and names those there are; her own words are asked for, and pass no gate', async () => {
  const { session, step, messages } = await beginFilm();
  const unknown = await choose(ada, session, 'fly_to_the_moon');
  expect(unknown.status).toBe(422);
  expect(unknown.body.error.message).toMatch(/fly_to_the_moon.*create_characters.*review_progress/);
  const silent = await choose(ada, session, 'manual_override');
  expect(silent.status).toBe(422);
  expect(silent.body.error.details?.fields).toMatchObject([{ field: 'customInput' }]);
  expect((await messages()).length).toBe(0);
  const pushed = await choose(ada, session, 'manual_override', { customInput: 'go to final' });
  expect(pushed.status).toBe(409);
  expect(await step()).toBe('initial_concept');
  const own = await choose(ada, session, 'manual_override', {
    customInput: 'Create a character named Sarah, 28, journalist',
  });
  expect(own.body.createdEntities.characters).toHaveLength(1);
  expect((await messages()).map(({ text }) => text)).toContain('Create a character named Sarah, 28, journalist');
});

test('a choice whose engine this studio does not have is stopped with that reason', async () => {
  const { project, session } = await beginFilm(admin);
  const go = await admin.post(`/api/v1/workflow/${project}/override`, {
    step: 'production',
    reason: 'A test of its choices',
  });
  expect(go.status).toBe(200);
  const blocked = await choose(admin, session, 'schedule');
  expect(blocked.status).toBe(409);
  expect(blocked.body.error).toMatchObject({ code: 'GATE_BLOCKED', message: expect.stringContaining('no schedule') });
});

test('an Idempotency-Key takes a choice once, moved or stopped', async () => {
  const { project, session, messages } = await beginFilm();
  const key = (name: string) => ({ 'idempotency-key': `${session}-${name}` });
  const stopped = await choose(ada, session, 'advance_to_final', {}, key('a'));
  const again = await choose(ada, session, 'advance_to_final', {}, key('a'));
  expect([stopped.status, again.status]).toEqual([409, 409]);
  expect(again.body.error.details).toEqual(stopped.body.error.details);
  await tellConcept(ada, project);
  const moved = await choose(ada, session, 'develop_structure', {}, key('b'));
  const repeated = await choose(ada, session, 'develop_structure', {}, key('b'));
  expect(repeated.body).toEqual(moved.body);
  expect(await messages()).toHaveLength(4);
  expect((await choose(ada, session, 'review_progress', {}, key('b'))).status).toBe(422);
});

test('a viewer reviews the progress, and takes no other choice', async () => {
  const { project } = await beginFilm();
  await tellConcept(ada, project);
  const ben = await running.signUp('Ben');
  await ada.post(`/api/v1/projects/${project}/members`, { email: ben.email, role: 'viewer' });
  const begun = await ben.post<{ session: { id: string } }>('/api/v1/chat/sessions', { projectId: project });
  const denied = await choose(ben, begun.body.session.id, 'advance_to_story_structure');
  expect(denied.status).toBe(403);
  const read = await choose(ben, begun.body.session.id, 'review_progress');
  expect(read.status).toBe(200);
  expect(read.body.response).toMatch(/1 of 10 steps is complete/);
  expect(read.body.response).toMatch(/Create at least 2 characters first/);
  expect((await choose(ben, begun.body.session.id, 'manual_override', { customInput: 'next step' })).status).toBe(403);
});

test('the scenes are numbered by a choice, in one change that can be taken back', async () => {
  const { project, session } = await beginFilm(admin);
  for (const name of ['Irene', 'Viktor']) await admin.post('/api/characters', { project, name });
  for (const number of [7, 3]) await admin.post('/api/scenes', { project, title: `Was ${number}`, number });
  await admin.post(`/api/v1/workflow/${project}/override`, { step: 'editing', reason: 'A test of its choices' });
  const ordered = await choose(admin, session, 'order_scenes');
  expect(ordered.body).toMatchObject({ changeSetId: expect.any(String) });
  const numbers = async () =>
    Object.fromEntries(
      (await admin.list<{ title: string; number: number }>('scenes', project)).map(({ title, number }) => [
        title,
        number,
      ]),
    );
  expect(await numbers()).toEqual({ 'Was 3': 1, 'Was 7': 2 });
  await admin.post('/api/v1/chat/undo', { sessionId: session, turnNumber: 1 });
  expect(await numbers()).toEqual({ 'Was 3': 3, 'Was 7': 7 });
});

test('two who advance at once move the film once', async () => {
  const { project, session, step } = await beginFilm();
  await tellConcept(ada, project);
  const other = await ada.post<{ session: { id: string } }>('/api/v1/chat/sessions', { projectId: project });
  const both = await Promise.all([session, other.body.session.id].map((id) => choose(ada, id, 'develop_structure')));
  expect(both.map(({ status }) => status).every((status) => status === 200 || status === 409)).toBe(true);
  expect(await step()).toBe('story_structure');
});

test('a choice that asks is answered in words, and does the same when its title is typed', async () => {
  const { project, session } = await beginFilm();
  const asking = await choose(ada, session, 'create_characters');
  expect(asking.body.questions).toMatchObject([{ text: expect.stringContaining('Who is in the story?') }]);
  const told = await ada.say('Irene Adler, an opera singer', { sessionId: session });
  expect(told.body.response).toContain('Created character: Irene Adler');
  const typed = await ada.say('Define the style', { sessionId: session });
  expect(typed.body.questions).toMatchObject([{ text: 'How should the film look and feel?', field: 'style' }]);
  await ada.say('dark and slow', { sessionId: session });
  const film = await ada.get<{ style: string }>(`/api/projects/${project}`);
  expect(film.body.style).toBe('Dark and slow');
});

test('reviewing, notes, packaging and certifying are choices of their steps, each with what it did or why not', async () => {
  const { project, session } = await beginFilm(admin);
  const at = (step: string) =>
    admin.post(`/api/v1/workflow/${project}/override`, { step, reason: 'A test of its choices' });
  await at('review');
  expect((await choose(admin, session, 'request_review')).body.response).toMatch(/You work alone on this film/);
  expect((await choose(admin, session, 'resolve_notes')).body.response).toBe('No note is open.');
  const note = await admin.post<{ doc: { id: string } }>('/api/notes', {
    project,
    text: 'The end is *weak*',
    blocking: true,
  });
  expect(note.status).toBe(201);
  const listed = (await choose(admin, session, 'resolve_notes')).body.response;
  expect(listed).toContain(`(#note-${note.body.doc.id})`);
  expect(listed).toContain('holds the film back');
  await at('final');
  const packed = await choose(admin, session, 'package');
  expect(packed.body.response).toMatch(/^The phase is packaged as FILM-/);
  await admin.patch(`/api/projects/${project}`, { genre: 'Mystery' });
  const certified = await choose(admin, session, 'certify');
  expect(certified.status).toBe(409);
  expect(certified.body.error.code).toBe('GATE_BLOCKED');
});
