import { describe, expect, it } from 'vitest';
import { readIntent } from './intent.ts';

const known = { characters: ['Sarah', 'Viktor', 'Tom'], locations: ['The Pit'] };
const cases: Record<string, string[]> = {
  story_create: [
    'Create a character named Sarah, 28, journalist',
    'can you add a villain called Rex?',
    'I want a mysterious stranger named Lucan in the story',
    'Holmes goes to the church at night',
    'INT. BAKER STREET - NIGHT\nHolmes plays.',
    'Help! screams Ana as the boat tips over.',
    'My hero is a broken ex-cop, Frank Delaney',
  ],
  story_update: [
    'make him a detective',
    "actually she's 31",
    'Sarah is a doctor now',
    'rename Tom to Thomas',
    'change her age to 31',
    'call him Rex instead',
    'No, he is a baker',
  ],
  story_delete: ['delete Sarah', 'remove scene 3', 'please get rid of the bar', 'can you delete Viktor?'],
  story_bulk: [
    'Create 10 characters for a heist',
    'create 3 characters for a thriller movie',
    'Ten characters for a heist',
    'generate five locations',
    'I need a dozen suspects for a murder mystery',
    'add 2 more scenes',
    'give me a few villains',
  ],
  story_question: [
    'Who is Viktor?',
    'who is Viktor',
    'which scenes is Sarah in',
    'tell me about Sarah',
    'list the scenes',
    'does Tom know Viktor',
    "What's the name of the bar?",
    'Sarah is the killer, right?',
  ],
  story_request: [
    'give me three complications for a heist',
    'suggest three endings',
    'write me a logline',
    'what could happen next?',
    'Can you give me some ideas for the villain?',
    "I'm stuck. What should happen next?",
    'help me with the ending',
    'any ideas for a title?',
  ],
  story_advance: [
    'next step',
    'advance to scene breakdown',
    "let's move on to storyboard",
    'go to the next phase',
    "I'm ready for the next step",
  ],
  story_undo: ['undo that', 'undo', 'please undo the last change', 'take that back'],
  general: [
    'thanks!',
    'Hello there',
    'Good morning!',
    'I love it',
    'Blade Runner meets The Godfather',
    'It should feel like a Hitchcock film',
    'there is no detective in this story',
    "don't create anybody",
    'not a musical, god no',
    'ok',
    '',
    '   ',
    'The tone should be dark',
    'Sarah is boring',
    'Keep it light please',
    'My film is more Fargo than Heat',
    'Sunday works better for me than Saturday',
  ],
};

describe('readIntent', () => {
  for (const [type, messages] of Object.entries(cases)) {
    it.each(messages)(`${type}: %s`, (message) => {
      expect(readIntent(message, known)).toMatchObject({ type, pattern: expect.stringMatching(/./) });
    });
  }

  it.each([
    'Delete Sarah, says Tom.',
    'Delete him! screams Sarah.',
    'Undo it! screams Sarah',
    'Drop the gun, Viktor!',
    'undo his tie',
    'Undo turned out to be her nickname.',
    'Undo this curse, begs the witch.',
    'take that back, you liar',
    'Roll back the stone',
    'undo?',
    'can I undo that?',
    'may I delete Sarah please',
    'would you delete Sarah?',
    'shall we delete Sarah?',
    'we should delete scene 3',
    'maybe delete the last scene',
    'delete Sarah if Tom dies',
    'delete Sarah or not',
    'delete nothing',
    'deleted Sarah',
  ])('neither deletes nor undoes: %s', (message) => {
    expect(['story_delete', 'story_undo']).not.toContain(readIntent(message, known).type);
  });

  it.each([
    ['remvoe Sarah', 'story_delete'],
    ['dleete scene 2', 'story_delete'],
    ['udno', 'story_undo'],
    ['undo teh last change', 'story_undo'],
    ['suggst a title', 'story_request'],
    ['nxt step', 'story_advance'],
    ['a crate of gold', 'general'],
  ])('reads %s through one slip', (message, type) => {
    expect(readIntent(message, known).type).toBe(type);
  });

  it.each([
    ['would you please delete Sarah?', 'story_delete'],
    ['drop Tom', 'story_delete'],
    ['cut the kitchen scene', 'story_delete'],
    ['undo what you just did', 'story_undo'],
    ['undo that scene', 'story_undo'],
    ['roll back the last change', 'story_undo'],
    ['can we go to the next step?', 'story_advance'],
    ["we're done with characters, next step", 'story_advance'],
    ['bulk create 50 characters', 'story_bulk'],
    ['find all scenes with Tom', 'story_question'],
    ['who are you?', 'general'],
    ["what's the weather like?", 'general'],
  ])('reads %s as %s', (message, type) => {
    expect(readIntent(message, known).type).toBe(type);
  });

  it('hands on what a command is about', () => {
    expect(readIntent('Create 10 characters for a heist').args).toEqual({ type: 'characters', count: '10' });
    expect(readIntent('please delete Sarah', known).args).toEqual({ target: 'Sarah' });
    expect(readIntent('undo turn 3').args).toEqual({ turn: '3' });
    expect(readIntent('advance to scene breakdown').args).toEqual({ target: 'scene breakdown' });
  });

  it('lets a telling with somebody new outweigh a question after it', () => {
    expect(readIntent('Ana finds the body. What could happen next?').type).toBe('story_create');
    expect(readIntent('Sarah finds the body. What could happen next?', known).type).toBe('story_request');
  });
});
