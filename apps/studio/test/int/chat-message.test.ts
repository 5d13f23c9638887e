import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import { wordsOf } from '../support/words-of.ts';

let running: RunningStudio;
beforeAll(async () => {
  running = await startStudio();
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
});

test('a sentence in the chat becomes a record, with the words each value came from', async () => {
  const ada = await running.signUp('Ada');
  const project = await ada.createProject();
  const message = 'Create a character named Sarah, 28, journalist';
  const said = await ada.say(message, { projectId: project });
  expect(said.status).toBe(200);
  expect(said.body.response).toContain('Created character: Sarah');
  const [id] = said.body.createdEntities.characters;
  const [character] = await ada.list('characters', project);
  expect(character).toMatchObject({
    id,
    name: 'Sarah',
    age: 28,
    occupation: 'Journalist',
    createdVia: 'chat',
    project,
  });
  const [entity] = said.body.entities;
  const words = (field: string) => wordsOf(message, entity?.evidence[field]);
  expect([words('name'), words('age'), words('occupation')]).toEqual(['Sarah', '28', 'journalist']);
  expect(said.body).toMatchObject({
    turnNumber: 1,
    currentStep: 'initial_concept',
    progress: 0,
    choices: expect.arrayContaining([expect.objectContaining({ id: 'develop_structure', recommended: true })]),
    questions: [{ text: 'What genre is it?' }],
    workflows: [],
    productionTasks: [],
  });
  expect(said.body.operation).toBeUndefined();
});

test('the next message goes on in the same conversation, and both are kept', async () => {
  const ada = await running.signUp('Ada');
  const project = await ada.createProject();
  const first = await ada.say('Create a character named John, 35, detective', { projectId: project });
  const second = await ada.say('thanks!', { sessionId: first.body.sessionId });
  expect(second.body).toMatchObject({ sessionId: first.body.sessionId, turnNumber: 2, changeSetId: null });
  const kept = await ada.get<{ messages: { author: string; text: string }[] }>(
    `/api/v1/chat/sessions/${first.body.sessionId}/messages`,
  );
  expect(kept.body.messages.map(({ author }) => author)).toEqual(['user', 'assistant', 'user', 'assistant']);
});

test('a scene before there are two characters is kept, and offered again once there are', async () => {
  const ada = await running.signUp('Ada');
  const project = await ada.createProject();
  const first = await ada.say('INT. KITCHEN - NIGHT\nIrene burns the letter.', { projectId: project });
  expect(first.body.response).toContain('Create at least 2 characters first');
  expect(await ada.list('scenes', project)).toEqual([]);
  const { sessionId } = first.body;
  await ada.say('Create a character named Irene Adler', { sessionId });
  const second = await ada.say('Create a character named Godfrey Norton', { sessionId });
  const question = second.body.questions[0];
  expect(question?.options?.length).toBeGreaterThan(1);
  const answered = await ada.post('/api/v1/chat/answer', {
    sessionId,
    questionId: question?.id,
    answer: question?.options?.[0],
  });
  expect(answered.status).toBe(200);
  const scenes = await ada.list('scenes', project);
  expect(scenes).toHaveLength(1);
  expect(scenes[0]).toMatchObject({ interior: true, timeOfDay: 'night' });
});

test('a turn can be taken back and brought back', async () => {
  const ada = await running.signUp('Ada');
  const project = await ada.createProject();
  const { body } = await ada.say('Create a character named Sarah, 28, journalist', { projectId: project });
  const undone = await ada.post('/api/v1/chat/undo', { sessionId: body.sessionId, turnNumber: 1 });
  expect(undone.status).toBe(200);
  expect(await ada.list('characters', project)).toEqual([]);
  const redone = await ada.post('/api/v1/chat/redo', { sessionId: body.sessionId, turnNumber: 1 });
  expect(redone.status).toBe(200);
  expect(await ada.list('characters', project)).toHaveLength(1);
});

test('a turn that later work rests on is not taken back, and the reason names it', async () => {
  const ada = await running.signUp('Ada');
  const project = await ada.createProject();
  const { body } = await ada.say('Create a character named Sarah, 28, journalist', { projectId: project });
  await ada.patch(`/api/characters/${body.createdEntities.characters[0]}`, { age: 31 });
  const refused = await ada.post('/api/v1/chat/undo', { sessionId: body.sessionId, turnNumber: 1 });
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({ error: { code: 'CONFLICT', message: expect.stringContaining('Sarah') } });
  expect(await ada.list('characters', project)).toMatchObject([{ name: 'Sarah', age: 31 }]);
});

test('asking for endings without a model says that a model is needed, and writes nothing', async () => {
  const ada = await running.signUp('Ada');
  const project = await ada.createProject();
  const { body } = await ada.say('suggest three endings', { projectId: project });
  expect(body.response).toMatch(/language model/i);
  expect(body.changeSetId).toBeNull();
});
