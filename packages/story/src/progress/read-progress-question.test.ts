import { describe, expect, it } from 'vitest';
import { classifyMessage, progressPattern } from '../turn/classify-message.ts';
import { readProgressQuestion } from './read-progress-question.ts';

describe('questions about the workflow', () => {
  it.each([
    ["what's next?", 'next'],
    ['what next', 'next'],
    ['So, what is the next step?', 'next'],
    ['What should I do next?', 'next'],
    ['what do we do now?', 'next'],
    ['now what?', 'next'],
    ['where do we go from here?', 'next'],
    ['what is missing?', 'missing'],
    ["what's still missing?", 'missing'],
    ['what is left to do?', 'missing'],
    ['what do we still need?', 'missing'],
    ['What does the film need?', 'missing'],
    ["why can't we go on?", 'missing'],
    ['what is blocking us?', 'missing'],
    ['how far are we?', 'progress'],
    ['How far along is the film?', 'progress'],
    ['where are we?', 'progress'],
    ['which step are we on?', 'progress'],
    ['show me the progress', 'progress'],
    ['progress', 'progress'],
    ['are we done yet?', 'progress'],
    ['how much is done?', 'progress'],
  ])('%s asks for %s', (message, asks) => {
    expect(readProgressQuestion(message)).toMatchObject({ asks });
    expect(classifyMessage(message, { isWaiting: true })).toMatchObject({
      type: 'story_question',
      pattern: progressPattern,
    });
  });

  it('says of which step', () => {
    expect(readProgressQuestion('what is missing for the storyboard?')).toEqual({
      asks: 'missing',
      of: 'for the storyboard',
    });
    expect(readProgressQuestion("why can't we go on to the scenes?")).toEqual({ asks: 'missing', of: 'to the scenes' });
  });

  it.each([
    'what happens next?',
    'what comes next in the story?',
    'what could happen next?',
    'what is Viktor missing?',
    'where are they?',
    'where is Irene?',
    'what is the name of the bar?',
    'who is next?',
    'what did Irene do next?',
    'which scenes are at night?',
    'the next step is a bomb',
    'how far is the harbour?',
    'how old are we?',
    "what's the progress of the war like for Viktor?",
  ])('%s is about the story', (message) => {
    expect(readProgressQuestion(message)).toBeUndefined();
  });
});
