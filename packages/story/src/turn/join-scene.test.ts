import type { Extraction } from '@greenlight/schema';
import {
  characterRecord,
  createIds,
  extractionOf,
  MESSAGE_ID,
  saidCharacter,
  sceneRecord,
  spanOf,
  storySnapshot,
  uuid,
} from '@greenlight/testkit';
import { expect, test } from 'vitest';
import { emptyConversationState } from './conversation-state.ts';
import { planTurn } from './plan-turn.ts';

const snapshot = storySnapshot({
  characters: [
    characterRecord(1, 'Sarah'),
    characterRecord(2, 'Tom'),
    characterRecord(3, 'Wilhelm', { aliases: ['The King'] }),
  ],
  scenes: [sceneRecord(11, { number: 1, summary: 'They meet.', characters: [uuid(1)] })],
});

function say(message: string, parts: Partial<Extraction> = {}) {
  return planTurn({
    messageId: MESSAGE_ID,
    message,
    extraction: extractionOf({ intent: 'story_create', ...parts }),
    snapshot,
    state: emptyConversationState(),
    newId: createIds(1000),
    sceneGate: () => [],
  });
}

test.each(['add Tom to scene 1', 'Please put Tom in scene 1.', 'put tom back into scene 1'])('%s', (message) => {
  const { changes } = say(message);
  expect(changes).toMatchObject([
    { op: 'update', kind: 'scene', id: uuid(11), after: { characters: [uuid(1), uuid(2)] } },
  ]);
});

test('several at once, by whatever they are called, and where it was said', () => {
  const message = 'Add Tom and the King to scene 1';
  expect(say(message).changes).toMatchObject([
    {
      after: { characters: [uuid(1), uuid(2), uuid(3)] },
      sources: { characters: { message: MESSAGE_ID, span: spanOf(message, 'Tom and the King') } },
    },
  ]);
});

test('somebody whom the same message makes known', () => {
  const { changes, created } = say('Add Zork and Tom to scene 1', { characters: [saidCharacter('Zork')] });
  expect(changes.at(-1)).toMatchObject({
    kind: 'scene',
    after: { characters: [uuid(1), created.characters[0], uuid(2)] },
  });
});

test('who is in it already is not doubled', () => {
  expect(say('add Sarah to scene 1')).toMatchObject({ changes: [], response: 'That is how the scene is already.' });
});

test('a scene that is not there is named, and so is whom nobody knows', () => {
  expect(say('add Tom to scene 9').errors).toMatchObject([{ code: 'NOT_FOUND', entity: 'scene 9' }]);
  const { changes, errors } = say('add Tom and Zork to scene 1');
  expect(changes).toMatchObject([{ after: { characters: [uuid(1), uuid(2)] } }]);
  expect(errors).toMatchObject([{ code: 'UNKNOWN_CHARACTER', entity: 'Zork' }]);
});

test.each(['add a fight to scene 1', 'put more tension in scene 1', 'add Tom to the story'])(
  '%s adds nobody',
  (message) => {
    expect(say(message)).toMatchObject({ changes: [], errors: [] });
  },
);
