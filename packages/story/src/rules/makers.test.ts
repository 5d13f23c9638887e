import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const namesOf = (message: string, history: string[]): string[] =>
  extractByRules({ message, history, known: { characters: ['Mr White'] } }).characters.map(({ name }) => name);

describe('who made what the film is based on', () => {
  it.each([
    ['Jacobs never says what they did with the first two wishes', "I'd like to do The Monkey's Paw by W. W. Jacobs."],
    ['Doyle makes the king so pompous', 'i want to make a film of the old Conan Doyle story'],
    ['Perkins Gilman lets her creep', 'ok the yellow wallpaper. its by Charlotte Perkins Gilman, 1892, short film'],
  ])('is nobody of the story: %s', (message, before) => {
    expect(namesOf(message, [before])).toEqual([]);
  });

  it('is somebody where the same name is told of outright', () => {
    expect(namesOf('There is a sailor called Jacobs', ["I'd like to do The Paw by W. W. Jacobs."])).toEqual(['Jacobs']);
  });

  it('is not whoever did something else in a story', () => {
    expect(namesOf('Reyes comes back', ['In this story Ana is saved by Tom Reyes.'])).toEqual(['Reyes']);
  });
});
