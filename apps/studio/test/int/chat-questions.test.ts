import type { ErrorBody, MessageReply, WorkflowView } from '@greenlight/schema';
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

async function beginFilm(visitor = ada) {
  const project = await visitor.createProject();
  const begun = await visitor.post<{ session: { id: string } }>('/api/v1/chat/sessions', { projectId: project });
  const sessionId = begun.body.session.id;
  return {
    project,
    sessionId,
    say: async (message: string) => (await visitor.say(message, { sessionId })).body,
    choose: (choice: string) => visitor.post<Reply>('/api/v1/chat/choice', { sessionId, choice }),
    answer: async (questionId: string, answer: string) =>
      (await visitor.post<Reply>('/api/v1/chat/answer', { sessionId, questionId, answer })).body,
    view: async () => (await visitor.get<WorkflowView>(`/api/v1/workflow/${project}`)).body,
    film: async () => (await visitor.get<Record<string, unknown>>(`/api/projects/${project}`)).body,
  };
}

const asked = ({ questions }: MessageReply) => questions[0]?.text;

test('what a closed gate misses is asked, one by one, until it opens; then the film goes on', async () => {
  const film = await beginFilm();
  const blocked = await film.choose('develop_structure');
  expect(blocked.status).toBe(409);
  const waiting = await film.say("what's missing?");
  expect(waiting.response).toContain('Say what genre the film is');
  const genre = await film.say('A mystery');
  expect(genre.response).toContain('genre Mystery');
  expect(asked(genre)).toBe('What is the story in a sentence or two?');
  const short = await film.say('A heist');
  expect(short.response).toMatch(/20 or more/);
  expect(asked(short)).toBe('What is the story in a sentence or two?');
  const told = await film.say('A retired singer outwits the detective who hunts her.');
  expect(told.response).toContain('Nothing stands in the way of Story structure any more');
  expect(told.progress).toBe(0.1);
  expect((await film.film()).logline).toBe('A retired singer outwits the detective who hunts her.');
  const moved = await film.say('go on to the story structure');
  expect(moved.currentStep).toBe('story_structure');
  const undone = await ada.post<Reply>('/api/v1/chat/undo', { sessionId: film.sessionId, turnNumber: told.turnNumber });
  expect(undone.body.response).toContain('logline');
  expect((await film.film()).logline).toBeNull();
  expect((await film.view()).steps[0]).toMatchObject({ status: 'reopened' });
});

test('a person alone in her story is asked who opposes her; an answer by its button fills the record with the words it came from', async () => {
  const film = await beginFilm();
  await ada.patch(`/api/projects/${film.project}`, {
    genre: 'Mystery',
    logline: 'A retired singer outwits a detective.',
  });
  const arrived = await film.choose('advance_to_character_development');
  expect(asked(arrived.body)).toBe('Say who the protagonist is. Whose story is it?');
  const told = await film.say('Create a character named Irene Adler, 30, opera singer');
  // There is somebody now, so the same question is put anew.
  expect(asked(told)).toBe('Whose story is it?');
  expect(told.questions[0]?.options).toEqual(['Irene Adler']);
  const hero = await film.say('Irene');
  expect(hero.response).toContain('protagonist');
  expect(asked(hero)).toBe('Create at least 2 characters first. Who opposes Irene Adler?');
  const answered = await film.answer(String(hero.questions[0]?.id), 'Viktor, a bodyguard');
  expect(answered.response).toContain('Created character: Viktor');
  expect(answered.questions).toEqual([]);
  expect(answered.progress).toBe(0.2);
  const cast = await ada.list<{ name: string; role: string; occupation: string; sources: Record<string, unknown> }>(
    'characters',
    film.project,
  );
  expect(cast.find(({ name }) => name === 'Viktor')).toMatchObject({
    occupation: 'Bodyguard',
    role: 'antagonist',
    sources: { occupation: { words: 'bodyguard' }, role: { inferred: true } },
  });
});

test('a statement of her own goes before the question, which stays; skip is remembered; the choice asks again', async () => {
  const film = await beginFilm();
  const told = await film.say('Create a character named Sarah, 28, journalist');
  expect(asked(told)).toBe('What genre is it?');
  const beside = await film.say('Create a character named Tom, 35, detective');
  expect(beside.response).toContain('Created character: Tom');
  expect(asked(beside)).toBe('What genre is it?');
  expect((await film.say('thanks!')).questions).toEqual([]);
  const skipped = await film.say('skip');
  expect(skipped.response).toBe('Skipped.');
  const next = await film.say('Create a character named Ana, 40, nurse');
  expect(asked(next)).toBe('What is the story in a sentence or two?');
  await film.say('cancel');
  const blocked = await film.choose('develop_structure');
  expect(blocked.status).toBe(409);
  const answered = await film.say('gothic horror');
  expect(answered.response).toContain('genre Gothic horror');
});

const script: readonly (readonly [RegExp, string])[] = [
  [/genre/, 'Mystery'],
  [/sentence or two/, 'A retired singer outwits the detective who hunts her.'],
  [/Whose story/, 'Irene Adler, an opera singer'],
  [/Who opposes Irene Adler/, 'Viktor, a bodyguard'],
  [/What happens in act 1/, 'Irene hides the photograph and the king hears of it.'],
  [/What happens in act 2/, 'Viktor searches her house and finds nothing at all.'],
  [/What happens in act 3/, 'Irene leaves the country with the photograph.'],
  [/What happens in the first scene/, 'Irene hides the photograph behind the mirror in her flat.'],
  [/At what time of day/, 'at night'],
  [/Where does/, 'the opera house'],
  [/Who is in/, 'Irene and Viktor'],
];

test('all that the first four steps miss can be said, question by question', async () => {
  const film = await beginFilm();
  expect((await film.choose('advance_to_storyboard')).status).toBe(409);
  const transcript: string[] = [];
  let reply = await film.say('Mystery');
  for (let question = asked(reply); question !== undefined && transcript.length < 40; question = asked(reply)) {
    const words = script.find(([pattern]) => pattern.test(question ?? ''))?.[1];
    transcript.push(`${question} ${words}`);
    expect(words, transcript.join('\n')).toBeDefined();
    reply = await film.say(words ?? 'skip');
  }
  expect(reply.response, transcript.join('\n')).toContain('Nothing stands in the way of Storyboard any more');
  const { steps } = await film.view();
  expect(steps.slice(0, 4).map(({ status }) => status)).toEqual(['complete', 'complete', 'complete', 'complete']);
  expect(await film.choose('advance_to_storyboard')).toMatchObject({
    status: 200,
    body: { currentStep: 'storyboard' },
  });
});

test('a gate is passed over in words by an admin alone, after it stopped her, once she confirmed it', async () => {
  const film = await beginFilm(admin);
  expect((await film.say('override the gate: we shoot on Monday')).response).toMatch(/No gate has stopped you/);
  expect((await film.choose('advance_to_storyboard')).status).toBe(409);
  expect((await film.say('override the gate')).response).toMatch(/Say why/);
  const asking = await film.say('override the gate: we shoot on Monday');
  expect(asking.questions[0]).toMatchObject({ text: expect.stringContaining('we shoot on Monday') });
  expect((await film.view()).currentStep).toBe('initial_concept');
  const done = await film.say('yes');
  expect(done.currentStep).toBe('storyboard');
  expect((await film.view()).steps.find(({ id }) => id === 'storyboard')?.override).toMatchObject({
    reason: 'we shoot on Monday',
  });

  const other = await beginFilm();
  await other.choose('advance_to_storyboard');
  const closed = await other.say('override the gate: I am in a hurry');
  expect(closed.errors).toMatchObject([{ code: 'GATE_BLOCKED' }]);
  expect((await other.view()).currentStep).toBe('initial_concept');
});

test('how far the film is is answered from its gates', async () => {
  const film = await beginFilm();
  expect((await film.say("what's next?")).response).toContain('Say what genre the film is');
  expect((await film.say('how far are we?')).response).toMatch(
    /0 of 10 steps are complete \(0 %\)\. You are at step 1, Initial concept\./,
  );
  expect((await film.say('what is missing for the scene breakdown?')).response).toContain(
    'Create at least 2 characters first',
  );
  expect((await film.view()).currentStep).toBe('initial_concept');
});
