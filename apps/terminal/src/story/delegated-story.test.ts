import { randomUUID } from 'node:crypto';
import type { HandlerContext, HandlerInput, SessionView } from '@greenlight/chat';
import { GreenlightError, type MessageReply } from '@greenlight/schema';
import { expect, test } from 'vitest';
import type { StoryConversation, StoryMessage } from './conversation.ts';
import { createDelegatedStory } from './delegated-story.ts';

const CONVERSATION = 'SES-CHAT-20261120-0a1b2c3d';
const PROJECT = randomUUID();

const blank: MessageReply = {
  sessionId: CONVERSATION,
  turnNumber: 1,
  response: 'Noted.',
  createdEntities: { characters: [], relationships: [], locations: [], scenes: [] },
  entities: [],
  changeSetId: null,
  choices: [],
  currentStep: 'initial_concept',
  progress: 0,
  productionTasks: [],
  workflows: [],
  questions: [],
  errors: [],
};

/** A place that answers as it is told, and a session that keeps its state as the chat does: of turns that were executed. */
function createTalk(...answers: (Partial<MessageReply> | GreenlightError)[]) {
  const sent: StoryMessage[] = [];
  const conversation: StoryConversation = {
    name: 'a place',
    place: 'a place',
    async send(message) {
      sent.push(message);
      const answer = answers.shift();
      if (!answer) throw new Error(`not told what to answer to: ${message.text}`);
      if (answer instanceof GreenlightError) throw answer;
      return { ...blank, turnNumber: sent.length, ...answer };
    },
    memberships: async () => [{ project: PROJECT, role: 'owner' }],
    createProject: () => Promise.reject(new Error('nothing is made here')),
    productions: {
      list: () => Promise.reject(new Error('nothing is taken out here')),
      export: () => Promise.reject(new Error('nothing is taken out here')),
      replay: () => Promise.reject(new Error('nothing is rebuilt here')),
    },
  };
  const story = createDelegatedStory({ use: (_signal, work) => work(conversation) });
  const session: SessionView = { id: 'SES-CHAT-20261120-ffffffff', project: null, turnNumber: 1, state: null };
  return {
    sent,
    conversation,
    classify: (query: string) => story.classify(query, session),
    /** Another kind of turn, such as `help`. */
    digress: () => {
      session.turnNumber += 1;
    },
    async say(query: string, capability: HandlerContext['capability'] = 'write') {
      const classification = story.classify(query, session) ?? {
        type: 'general',
        confidence: 1,
        pattern: '',
        args: {},
      };
      const input: HandlerInput = { query, classification, messageId: randomUUID() };
      const { signal } = new AbortController();
      const actor = { kind: 'local', id: 'owner' } as const;
      const context = { session: { ...session }, actor, capability, signal, registry: { list: () => [] }, ports: {} };
      const result = await story.respond(input, context);
      const isExecuted = (result.decision ?? 'EXECUTED') === 'EXECUTED';
      if (isExecuted && result.effects?.state) session.state = result.effects.state;
      session.turnNumber += 1;
      return result;
    },
  };
}

const question = { id: 'q', text: 'How old is she?', options: ['30', '40'] };

test('"yes" is an answer while a question is open, through a question to the records, until it is answered', async () => {
  const talk = createTalk({ questions: [question] }, {}, {});
  expect(talk.classify('yes')?.type).toBe('general');
  const asked = await talk.say('Create a character named Sarah');
  expect(asked.response).toBe('Noted.\n\nHow old is she?\n1. 30\n2. 40');
  expect(talk.classify('yes')?.pattern).toBe('answer to an open question');
  await talk.say('who is Sarah?');
  expect(talk.classify('yes')?.pattern).toBe('answer to an open question');
  await talk.say('1');
  expect(talk.classify('yes')?.type).toBe('general');
});

test('a turn is taken back by the session’s number, told in the conversation’s', async () => {
  const talk = createTalk({}, {}, {});
  talk.digress();
  talk.digress();
  await talk.say('Create a character named Sarah');
  expect((await talk.say('undo turn 2')).response).toBe('There is nothing of that turn to take back.');
  await talk.say('undo turn 3');
  await talk.say('redo turn 3');
  expect(talk.sent.map(({ text }) => text)).toEqual(['Create a character named Sarah', 'Undo turn 1', 'Redo turn 1']);
});

test('a turn that failed where it was told is a failed turn here, and its conversation goes on', async () => {
  const talk = createTalk(
    { response: 'No.', errors: [{ code: 'CONFLICT', message: 'No.' }] },
    { response: 'Not you.', errors: [{ code: 'FORBIDDEN', message: 'Not you.' }] },
  );
  expect(await talk.say('Create a character named Sarah')).toMatchObject({
    decision: 'FAILED',
    reason: `CONFLICT, answered by a place, conversation ${CONVERSATION}, turn 1`,
    response: 'No.',
  });
  expect((await talk.say('Create a character named John')).decision).toBe('DENIED');
  expect(talk.sent.map(({ conversation }) => conversation)).toEqual([undefined, CONVERSATION]);
});

test('a conversation that was deleted is begun anew, with another key, and that is said', async () => {
  const talk = createTalk({}, new GreenlightError('NOT_FOUND', 'There is no session.'), {});
  await talk.say('Create a character named Sarah');
  const next = await talk.say('Create a character named John');
  expect(next.response).toContain('A new conversation began here, with a place');
  const [, lost, again] = talk.sent;
  expect([lost?.conversation, again?.conversation]).toEqual([CONVERSATION, undefined]);
  expect(again?.key).not.toBe(lost?.key);
});

test('who stopped waiting gets a failed turn, since the place goes on; any other error is the turn’s own', async () => {
  const underWay = new GreenlightError('CANCELLED', 'It goes on.', { details: { isUnderWay: true } });
  const talk = createTalk(underWay, new GreenlightError('LOCKED', 'Away.'));
  expect(await talk.say('Create a character named Sarah')).toMatchObject({
    decision: 'FAILED',
    response: 'It goes on.',
  });
  await expect(talk.say('Create a character named Sarah')).rejects.toMatchObject({ code: 'LOCKED' });
});

test('what was created and written is in the result, as paths with hashes', async () => {
  const id = randomUUID();
  const talk = createTalk({
    createdEntities: { ...blank.createdEntities, characters: [id] },
    entities: [{ kind: 'character', id, name: 'Sarah', op: 'created', evidence: {} }],
  });
  const result = await talk.say('Create a character named Sarah');
  expect(result.created?.characters).toEqual([id]);
  expect(result.writes).toEqual([{ path: `characters/${id}`, hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }]);
  expect(result.effects?.changes).toEqual([]);
});

test.each(['who is Irene?', 'delete Irene', 'undo that'])('%s begins no film where there is none', async (query) => {
  const talk = createTalk();
  talk.conversation.memberships = async () => [];
  const result = await talk.say(query);
  expect(result.response).toContain('There is no project yet');
  expect(talk.sent).toEqual([]);
});
