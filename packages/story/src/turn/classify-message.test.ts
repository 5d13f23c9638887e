import { expect, test } from 'vitest';
import { classifyMessage } from './classify-message.ts';

const quiet = { isWaiting: false };

test('a telling is read as itself, whether or not the conversation waits', () => {
  for (const isWaiting of [false, true])
    expect(classifyMessage('Create a character named John, 35', { isWaiting })?.type).toBe('story_create');
});

test('"yes" is an answer only where one is awaited', () => {
  expect(classifyMessage('yes', quiet)?.type).toBe('general');
  expect(classifyMessage('yes', { isWaiting: true })).toMatchObject({
    type: 'story_update',
    pattern: 'answer to an open question',
  });
  expect(classifyMessage('Create a character named John', { isWaiting: false, questionId: 'q1' })?.pattern).toBe(
    'answer to an open question',
  );
});

test('a turn is taken back by its number', () => {
  expect(classifyMessage('undo turn 12', quiet)).toMatchObject({
    type: 'story_undo',
    args: { direction: 'undo', turn: '12' },
  });
  expect(classifyMessage('Redo turn 3.', { isWaiting: true })?.args).toEqual({ direction: 'redo', turn: '3' });
});

test('small talk is told apart from what says nothing about the story', () => {
  expect(classifyMessage('thanks!', quiet)).toMatchObject({ type: 'general', pattern: 'thanks' });
  expect(classifyMessage('asdkfj', quiet)).toBeUndefined();
});

test.each(['redo', 'Redo that.', 'please redo the last change', 'undo the undo'])('“%s” brings back', (message) => {
  expect(classifyMessage(message, { isWaiting: true })).toMatchObject({
    type: 'story_undo',
    args: { direction: 'redo' },
  });
});

test.each(['redo scene 3', 'He wants to redo it', 'undo that'])('“%s” brings nothing back', (message) => {
  expect(classifyMessage(message, quiet)?.args.direction).toBeUndefined();
});
