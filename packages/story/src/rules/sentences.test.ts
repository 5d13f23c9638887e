import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';
import { tokenize } from './tokenize.ts';

function sentencesOf(message: string): string[] {
  const tokens = tokenize(message);
  return splitSentences(tokens).map(({ from, to }) => message.slice(tokens[from]?.start, tokens[to - 1]?.end));
}

describe('splitSentences', () => {
  it('does not end at titles, initials, abbreviations and list numbers', () => {
    expect(sentencesOf('Dr. Okafor meets J. R. Hobbs. They talk.')).toEqual([
      'Dr. Okafor meets J. R. Hobbs',
      'They talk',
    ]);
    expect(sentencesOf('1. Marta, lawyer\n2. Piotr')).toEqual(['1. Marta, lawyer', '2. Piotr']);
    expect(sentencesOf('INT. TAXI - DAY. Tariq drives.')).toEqual(['INT. TAXI - DAY', 'Tariq drives']);
  });

  it('does not end inside quotation marks', () => {
    expect(sentencesOf('"Stop! Now." says Tom. Ana stops.')).toEqual(['"Stop! Now." says Tom', 'Ana stops']);
  });

  it('takes a question mark among several marks for a question', () => {
    expect(splitSentences(tokenize('Who is Tom?!')).map((each) => each.closing)).toEqual(['?']);
  });
});
