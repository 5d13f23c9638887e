import { describe, expect, it } from 'vitest';
import { tieSentence, tieWords } from './tie-words.ts';

describe('tieWords', () => {
  it('says what the other one is to this person', () => {
    const mentor = { type: 'mentor', from: 'obi', description: null } as const;
    expect(tieWords(mentor, 'obi')).toBe('pupil');
    expect(tieWords(mentor, 'luke')).toBe('mentor');
  });

  it('does not say the type again', () => {
    expect(tieWords({ type: 'friend', from: 'a', description: 'friends' }, 'b')).toBe('friend');
    expect(tieWords({ type: 'friend', from: 'a', description: 'friends since school' }, 'b')).toBe(
      'friend, friends since school',
    );
  });

  it('adds what was said', () => {
    expect(tieWords({ type: 'rival', from: 'a', description: 'wants the photograph' }, 'b')).toBe(
      'rival, wants the photograph',
    );
  });
});

describe('tieSentence', () => {
  it('keeps its order around a name that runs right to left', () => {
    expect(tieSentence({ type: 'friend', description: null }, 'علي', 'Irene')).toBe(
      '\u2068علي\u2069 is a friend of Irene',
    );
  });

  it('reads as a sentence', () => {
    expect(tieSentence({ type: 'rival', description: null }, 'Irene', 'the King')).toBe('Irene is a rival of the King');
    expect(tieSentence({ type: 'other', description: 'hires him' }, 'The King', 'Holmes')).toBe(
      'The King is related to Holmes: hires him',
    );
  });
});
