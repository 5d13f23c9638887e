import {
  type ErrorBody,
  type MergeOutcome,
  type MergeReply,
  type MessageReply,
  mergeOutcome,
  mergeReply,
  type ReversalReply,
} from '@greenlight/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import type { Visitor } from '../support/visitor.ts';

let running: RunningStudio;
let ada: Visitor;
let viewer: Visitor;
let stranger: Visitor;
let project: string;
let king: string;
let count: string;
beforeAll(async () => {
  running = await startStudio();
  [ada, viewer, stranger] = [await running.signUp('Ada'), await running.signUp('Vic'), await running.signUp('Sid')];
});
beforeEach(async () => {
  project = await ada.createProject();
  await ada.post(`/api/v1/projects/${project}/members`, { email: viewer.email, role: 'viewer' });
  king = await make('characters', { name: 'The King', age: 50 });
  count = await make('characters', { name: 'Count von Kramm', age: 31, occupation: 'Nobleman' });
});
afterAll(() => running[Symbol.asyncDispose]());

async function make(collection: string, data: object): Promise<string> {
  const { body } = await ada.post<{ doc: { id: string } }>(`/api/${collection}`, { project, ...data });
  return body.doc.id;
}
const path = () => `/api/v1/projects/${project}/merge`;
const order = (more: object = {}) => ({ kind: 'character', keep: king, merge: count, ...more });
const merge = (more: object = {}, who = ada) => who.post<MergeReply & ErrorBody>(path(), order(more));
const undo = (changeSetId: string, direction = 'undo') =>
  ada.send<ReversalReply & ErrorBody>('POST', `/api/v1/projects/${project}/changes/${changeSetId}/${direction}`);

describe('two records become one', () => {
  test('as was shown before', async () => {
    const scene = await make('scenes', { characters: [king, count] });
    const query = new URLSearchParams(order() as Record<string, string>);
    const shown = await ada.get<MergeOutcome>(`${path()}?${query}`);
    expect(mergeOutcome.safeParse(shown.body).error).toBeUndefined();
    const { status, body } = await merge();
    expect(status).toBe(200);
    expect(mergeReply.safeParse(body).error).toBeUndefined();
    const { changeSetId: _id, record, ...outcome } = body;
    expect(outcome).toEqual(shown.body);
    expect(record).toMatchObject({ id: king, name: 'The King', age: 50, occupation: 'Nobleman' });
    expect(await ada.list('characters', project)).toMatchObject([{ id: king, aliases: ['Count von Kramm'] }]);
    expect(await ada.list('scenes', project)).toMatchObject([{ id: scene, characters: [king] }]);
  });

  test('with the values that she chose', async () => {
    const { body } = await merge({ values: { age: 'merge', name: 'merge' } });
    expect(body.record).toMatchObject({ name: 'Count von Kramm', aliases: ['The King'], age: 31 });
  });

  test('and the values keep where they came from', async () => {
    const { body } = await merge();
    expect(body.record.sources).toMatchObject({ occupation: { editedBy: ada.id }, aliases: { editedBy: ada.id } });
  });

  test('once, however often the request comes', async () => {
    const key = { 'idempotency-key': 'merge-1' };
    const first = await ada.post<MergeReply>(path(), order(), key);
    const again = await ada.post<MergeReply>(path(), order(), key);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
  });

  test('and one of two who do it at once is told', async () => {
    const answers = await Promise.all([merge(), merge({ keep: count, merge: king })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [left, ...none] = await ada.list('characters', project);
    expect(none).toEqual([]);
    expect([left?.name, left?.aliases]).toContainEqual(
      expect.arrayContaining(left?.id === king ? ['Count von Kramm'] : ['The King']),
    );
  });
});

describe('a merge is refused', () => {
  test.each([
    ['of what is no kind', { kind: 'scene' }, 'kind'],
    ['of what was never there', { merge: '00000000-0000-4000-8000-000000000000' }, 'merge'],
    ['of a choice that is none', { values: { age: 'both' } }, 'values.age'],
    ['of a field that is not there', { values: { height: 'keep' } }, 'values.height'],
  ])('%s, naming the field', async (_what, more, field) => {
    const { status, body } = await merge(more);
    expect([status, body.error.code]).toEqual([422, 'VALIDATION']);
    expect(body.error.details?.fields).toMatchObject([{ field }]);
  });

  test('to who may not write', async () => {
    expect((await merge({}, viewer)).status).toBe(403);
    expect((await merge({}, stranger)).status).toBe(403);
    expect((await merge({}, running.visitor())).status).toBe(401);
  });

  test('once one of the two is gone', async () => {
    await ada.delete(`/api/characters/${count}`);
    const { status, body } = await merge();
    expect([status, body.error.code]).toEqual([409, 'CONFLICT']);
  });
});

describe('a merge is taken back', () => {
  test('whole, and brought back', async () => {
    await make('scenes', { number: 1, characters: [count] });
    await make('relationships', { from: king, to: count, type: 'friend' });
    const everything = async () => Promise.all(['characters', 'scenes', 'relationships'].map((each) => storyOf(each)));
    const before = await everything();
    const { body } = await merge();
    const merged = await everything();
    const taken = await undo(body.changeSetId);
    expect(taken.status).toBe(200);
    expect(taken.body.response).toContain('Count von Kramm is back');
    expect(await everything()).toEqual(before);
    expect((await undo(body.changeSetId)).status).toBe(409);
    expect((await undo(body.changeSetId, 'redo')).status).toBe(200);
    expect(await everything()).toEqual(merged);
  });

  test('not where later work rests on it, which is named', async () => {
    const { body } = await merge();
    await ada.patch(`/api/characters/${king}`, { occupation: 'Exile' });
    const refused = await undo(body.changeSetId);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'CONFLICT']);
    expect(refused.body.error.message).toContain('occupation of The King was changed later');
  });

  test('not of another project', async () => {
    const { body } = await merge();
    project = await ada.createProject();
    expect((await undo(body.changeSetId)).status).toBe(404);
  });
});

describe('told in the conversation', () => {
  const say = (message: string, sessionId?: string) =>
    ada.say(message, sessionId ? { sessionId } : { projectId: project });

  test('the two are asked about, become one with a yes, and are found by either name', async () => {
    await make('scenes', { number: 1, characters: [king], summary: 'He knocks.' });
    const asked = await say('The King is Count von Kramm');
    expect(asked.body.questions).toMatchObject([
      {
        text: 'The King and Count von Kramm are two records. Make them one?',
        options: ['Make them one', 'Keep both'],
        merge: { kind: 'character', keep: count, merge: king },
      },
    ]);
    const { sessionId } = asked.body;
    const [question] = asked.body.questions;
    const before = await Promise.all(['characters', 'scenes'].map(storyOf));
    const done = await ada.post<MessageReply>('/api/v1/chat/answer', {
      sessionId,
      questionId: question?.id,
      answer: 'Make them one',
    });
    expect(done.body.response).toContain('are one now');
    expect(await ada.list('characters', project)).toMatchObject([
      { id: count, aliases: ['The King'], sources: { aliases: { words: 'Count von Kramm' } } },
    ]);
    expect((await say('Who is the King?', sessionId)).body.response).toContain(`#character-${count}`);
    expect((await say('Which scenes is the King in?', sessionId)).body.response).toContain('#scene-');
    const undone = await ada.post('/api/v1/chat/undo', { sessionId, turnNumber: done.body.turnNumber });
    expect(undone.status).toBe(200);
    expect(await Promise.all(['characters', 'scenes'].map(storyOf))).toEqual(before);
    await ada.post('/api/v1/chat/redo', { sessionId, turnNumber: done.body.turnNumber });
    expect(await ada.list('characters', project)).toMatchObject([{ id: count, aliases: ['The King'] }]);
    await say('The King is 44', sessionId);
    expect(await ada.list('characters', project)).toMatchObject([{ id: count, age: 44 }]);
  });

  test('an undo that later work rests on is refused, naming it', async () => {
    const { sessionId } = (await say('The King is Count von Kramm')).body;
    const { turnNumber } = (await say('yes', sessionId)).body;
    await say('Count von Kramm is also known as Willy', sessionId);
    const { status, body } = await ada.post<ErrorBody>('/api/v1/chat/undo', { sessionId, turnNumber });
    expect([status, body.error.message]).toEqual([409, expect.stringContaining('aliases of Count von Kramm')]);
  });

  test('a question whose two were made one on the page is not asked any more', async () => {
    const { sessionId } = (await say('The King is Count von Kramm')).body;
    await merge();
    const { body } = await say('yes', sessionId);
    expect(body.questions.filter((question) => question.merge)).toEqual([]);
    expect(await ada.list('characters', project)).toHaveLength(1);
  });
});

/** What the records say, and where it came from: not when they were written. */
async function storyOf(collection: string): Promise<unknown[]> {
  const docs = await ada.list(collection, project);
  return docs
    .map(({ updatedAt: _updatedAt, createdAt: _createdAt, ...told }) => told)
    .sort((a, b) => String(a.id).localeCompare(String(b.id)));
}
