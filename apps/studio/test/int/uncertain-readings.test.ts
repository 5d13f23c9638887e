import type { ErrorBody, MessageReply } from '@greenlight/schema';
import { startModelServer } from '@greenlight/testkit/model-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import type { Visitor } from '../support/visitor.ts';

let running: RunningStudio;
let ada: Visitor;
beforeAll(async () => {
  running = await startStudio();
  ada = await running.signUp('Ada');
});
afterAll(() => running[Symbol.asyncDispose]());

type Reply = MessageReply & ErrorBody;
interface Row {
  id: string;
  name: string;
  age?: number;
  occupation?: string;
  kind?: string;
  sources: Record<string, Record<string, unknown>>;
}

/** A story with Sarah in it; Kestrel is read with little certainty, since nothing says what it is. */
async function beginStory() {
  const project = await ada.createProject();
  const told = await ada.say('Create a character named Sarah, 28, journalist', { projectId: project });
  const { sessionId } = told.body;
  return {
    project,
    sessionId,
    say: async (message: string) => (await ada.say(message, { sessionId })).body,
    answer: (body: object, key?: string) =>
      ada.post<Reply>('/api/v1/chat/answer', { sessionId, ...body }, key ? { 'idempotency-key': key } : {}),
    cast: () => ada.list<Row>('characters', project),
    places: () => ada.list<Row>('locations', project),
    turns: async () =>
      (await ada.get<{ messages: unknown[] }>(`/api/v1/chat/sessions/${sessionId}/messages`)).body.messages.length / 2,
  };
}

const unsure = 'Ana is a nurse, 34. Sarah watches Kestrel.';

test('what is certain is written, what is not is shown and asked about, and yes keeps the words it was read from', async () => {
  const story = await beginStory();
  const told = await story.say(unsure);
  expect(told.response).toContain('Created character: Ana');
  const [question] = told.questions;
  expect(question?.reading).toMatchObject({
    kind: 'character',
    name: 'Kestrel',
    values: { name: 'Kestrel' },
    quote: { text: 'Sarah watches Kestrel.', start: unsure.indexOf('Sarah') },
  });
  expect(question?.reading?.confidence).toBeLessThan(0.6);
  expect((await story.cast()).map(({ name }) => name)).toEqual(['Sarah', 'Ana']);
  // A question beside it leaves it open, and in sight.
  const aside = await story.say('Who is Ana?');
  expect(aside.questions[0]?.id).toBe(question?.id);
  const yes = await story.say('yes');
  expect(yes.response).toContain('Created character: Kestrel');
  const kestrel = (await story.cast()).find(({ name }) => name === 'Kestrel');
  expect(kestrel?.sources.name).toMatchObject({ words: 'Kestrel', message: question?.reading?.message });
});

test('a correction is one change set: what she typed is hers, what she left alone keeps its words, and undo takes it back', async () => {
  const story = await beginStory();
  const told = await story.say('Sarah watches Kestrel.');
  const questionId = told.questions[0]?.id;
  const correction = { name: 'Mirela', set: { occupation: 'Spy', age: 41 } };
  const key = crypto.randomUUID();
  const body = { questionId, answer: 'Her name is Mirela', correction };
  const corrected = await story.answer(body, key);
  expect(corrected.status).toBe(200);
  expect(corrected.body.questions[0]?.reading).toBeUndefined();
  const again = await story.answer(body, key);
  expect(again.body.turnNumber).toBe(corrected.body.turnNumber);
  const cast = await story.cast();
  expect(cast.map(({ name }) => name)).toEqual(['Sarah', 'Mirela']);
  expect(cast[1]).toMatchObject({
    age: 41,
    occupation: 'Spy',
    sources: { name: { editedBy: ada.id }, occupation: { editedBy: ada.id }, age: { editedBy: ada.id } },
  });
  const undone = await ada.post<Reply>('/api/v1/chat/undo', {
    sessionId: story.sessionId,
    turnNumber: corrected.body.turnNumber,
  });
  expect(undone.status).toBe(200);
  expect(await story.cast()).toHaveLength(1);
});

test('a person that is a place becomes one, by the card and by words', async () => {
  const story = await beginStory();
  const first = await story.say('Sarah watches Kestrel.');
  const answer = { questionId: first.questions[0]?.id, answer: 'It is a place' };
  await story.answer({ ...answer, correction: { kind: 'location', set: { kind: 'Ship' } } });
  expect(await story.places()).toMatchObject([
    { name: 'Kestrel', kind: 'Ship', sources: { kind: { editedBy: ada.id } } },
  ]);
  const second = await story.say('Sarah watches Dunmore.');
  expect(second.questions[0]?.reading?.name).toBe('Dunmore');
  await story.say("no, it's a town");
  expect((await story.places())[1]).toMatchObject({
    name: 'Dunmore',
    kind: 'Town',
    sources: { kind: { words: 'town' } },
  });
  expect(await story.cast()).toHaveLength(1);
});

test('a correction that cannot be kept is refused with its field, and is no turn', async () => {
  const story = await beginStory();
  const told = await story.say('Sarah watches Kestrel.');
  const questionId = told.questions[0]?.id;
  const before = await story.turns();
  const refused = async (correction: object) => {
    const { status, body } = await story.answer({ questionId, answer: 'So it is', correction });
    const [first] = (body.error.details?.fields ?? []) as { field: string }[];
    return [status, first?.field];
  };
  expect(await refused({ set: { age: 'old' } })).toEqual([422, 'correction.set.age']);
  expect(await refused({ set: { shoeSize: 44 } })).toEqual([422, 'correction.set.shoeSize']);
  expect(await refused({ kind: 'location', set: { age: 4 } })).toEqual([422, 'correction.set.age']);
  expect(await refused({ name: ' ', set: {} })).toEqual([422, 'correction.name']);
  expect(await refused({ set: {}, kind: 'dragon' })).toEqual([422, 'correction.kind']);
  expect(await refused({ set: {}, colour: 'red' })).toEqual([422, 'correction']);
  const gone = await story.answer({ questionId: 'another', answer: 'So it is', correction: { set: {} } });
  expect([gone.status, gone.body.error.code]).toEqual([409, 'CONFLICT']);
  expect(await story.turns()).toBe(before);
  const stranger = await running.signUp('Eve');
  const body = { sessionId: story.sessionId, questionId, answer: 'x', correction: { set: {} } };
  expect((await stranger.post('/api/v1/chat/answer', body)).status).toBe(403);
  expect(await story.cast()).toHaveLength(1);
});

test('of a pasted paragraph the uncertain parts are asked about one at a time, three at most, each in its own words', async () => {
  const story = await beginStory();
  const pasted =
    'Ana is a nurse, 34, from Cluj. Sarah watches Kestrel. Rain falls on the docks. Sarah watches Dunmore. Sarah watches Halberd. Sarah watches Ormond.';
  const told = await story.say(pasted);
  expect(told.response).toContain('Ana');
  const [question] = told.questions;
  expect(told.questions).toHaveLength(1);
  const shown = [question, ...(question?.following ?? [])].map((each) => each?.reading);
  expect(shown.map((reading) => reading?.series)).toEqual([1, 2, 3].map((number) => ({ number, of: 3 })));
  for (const reading of shown) {
    const { text = '', start = 0 } = reading?.quote ?? {};
    expect(text).toBe(`Sarah watches ${reading?.name}.`);
    expect(pasted.slice(start, start + text.length)).toBe(text);
  }
  const next = await story.say('no');
  expect(next.questions[0]?.reading?.series).toEqual({ number: 2, of: 3 });
});

test('what a model says without words for it is asked about too, and shown with what is implied', async () => {
  await using model = await startModelServer();
  await using studio = await startStudio({ LLM_BASE_URL: model.url, LLM_MODEL: 'test-model' });
  const eve = await studio.signUp('Eve');
  const project = await eve.createProject();
  const unsaid = { occupation: 'Spy', role: 'antagonist', description: 'A stranger' };
  model.answerWith({
    type: 'json',
    value: {
      characters: [
        { name: 'Ana', occupation: 'Nurse' },
        { name: 'Irene', ...unsaid },
      ],
      locations: [],
      scenes: [],
      relationships: [],
      updates: [],
    },
  });
  const message = 'Ana is a nurse. Irenne waits by the door.';
  const told = await eve.say(message, { projectId: project });
  expect(told.body.response).toContain('Created character: Ana');
  const reading = told.body.questions[0]?.reading;
  expect(reading).toMatchObject({
    kind: 'character',
    name: 'Irene',
    values: unsaid,
    evidence: { role: 'inferred', occupation: 'inferred' },
    quote: { text: 'Irenne waits by the door.', start: message.indexOf('Irenne') },
  });
  const { sessionId, questions } = told.body;
  const correction = { set: { role: null, description: null } };
  await eve.post('/api/v1/chat/answer', { sessionId, questionId: questions[0]?.id, answer: 'So it is', correction });
  const irene = (await eve.list<Row>('characters', project)).find(({ name }) => name === 'Irene');
  expect(irene).toMatchObject({
    occupation: 'Spy',
    sources: { name: { words: 'Irenne' }, occupation: { inferred: true } },
  });
  expect(irene).not.toHaveProperty('role', 'antagonist');
});
