import { describe, expect, it } from 'vitest';
import { joinWords } from './joined-words.ts';
import { extractByRules } from './rules-extractor.ts';
import { tokenize } from './tokenize.ts';

const joined = (text: string) => {
  const tokens = tokenize(text);
  joinWords(tokens);
  return tokens;
};

describe('words of one that are typed apart', () => {
  it.each([
    ['son in law', 'son-in-law'],
    ['mother in law', 'mother-in-law'],
    ['ex wife', 'ex-wife'],
    ['ex cop', 'ex-cop'],
  ])('%s is %s', (text, lower) => {
    expect(joined(text)).toMatchObject([{ lower, text, start: 0, end: text.length }]);
  });

  it.each(['a student in law', 'ex of hers', 'his son in school'])('%s stays as it is', (text) => {
    expect(joined(text)).toHaveLength(text.split(' ').length);
  });

  it('binds the two', () => {
    const { relationships } = extractByRules({ message: 'Ludek is the son in law of Bozena' });
    expect(relationships).toMatchObject([{ from: 'Ludek', to: 'Bozena', type: 'family' }]);
  });
});
