import { describe, expect, it } from 'vitest';
import { readIntent } from './intent.ts';

const known = { characters: ['Sarah', 'Viktor', 'Tom'], locations: ['The Pit'] };

describe('words that move a film on', () => {
  it.each([
    "let's move on to the scene breakdown",
    'go to the storyboard',
    'next step',
    'move on',
    'advance to final',
    'advance to scene breakdown',
    "let's go to the storyboard",
    'lets move on',
    'on to the next step',
    'on to the characters',
    'go on to the scene breakdown',
    'Go on to the story structure',
    'go back to the initial concept',
    'go back to the concept',
    'take me to the review step',
    'bring us to the editing stage',
    "I'm ready for the storyboard",
    "we're ready to move on",
    'can we go to the next step?',
    'can we move on to the scene breakdown?',
    'please go to step 4',
    'skip to production',
    'jump to the final step',
    'proceed to asset creation',
    'proceed',
    "we're done with the characters, next step",
    'continue with the structure',
    'I want to go to the scenes now',
    "OK, let's start with the storyboard",
    'moving on to editing',
    'switch to the review',
    'move on to character development',
    'please advance',
    "let's go on to the breakdown of the scenes",
    "let's continue with the next phase",
    'go to the previous step',
    'back to the structure',
  ])('moves: %s', (message) => {
    expect(readIntent(message, known).type).toBe('story_advance');
  });

  it.each([
    'Sarah moves on to the next scene',
    "don't move on yet",
    'should we move on?',
    "what's next?",
    'Viktor goes to the storyboard artist',
    'Tom goes to the next stage of grief',
    'She advances to the final of the tournament',
    'Sarah is ready to move on',
    'Do we have to go to the next step?',
    "let's not move on",
    'never skip a step',
    'I moved on from that idea',
    'Sarah says: move on to the next step',
    '"Move on!" shouts Viktor',
    'The production moves to Berlin',
    'when do we go to the storyboard?',
    'Create a character who moves on',
    'how do I get to the storyboard?',
    'The review was bad',
    'Sarah continues to the church',
    'they go to the production office',
    'the next step is a bomb under the table',
    'we could move on, but I like this',
    'Move on, Viktor, says Sarah.',
    'Is the storyboard next?',
  ])('does not move: %s', (message) => {
    expect(readIntent(message, known).type).not.toBe('story_advance');
  });
});
