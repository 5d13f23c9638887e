import { describe, expect, it } from 'vitest';
import { tokenize } from './tokenize.ts';

const texts = (message: string) => tokenize(message).map((token) => token.text);
const quoted = (message: string) =>
  tokenize(message)
    .filter((token) => token.quoted)
    .map((token) => token.text);

describe('tokenize', () => {
  it('splits clitics from names and leaves other apostrophes alone', () => {
    expect(texts("Sarah's 28 and O'Neil doesn’t care")).toEqual([
      'Sarah',
      "'s",
      '28',
      'and',
      "O'Neil",
      'doesn’t',
      'care',
    ]);
  });

  it('reads contractions typed without their apostrophe', () => {
    expect(texts('shes 20, hes older')).toEqual(['she', 's', '20', ',', 'he', 's', 'older']);
    expect(tokenize('shes 20')[1]).toMatchObject({ kind: 'clitic', lower: "'s" });
  });

  it('gives UTF-16 offsets after emoji and accents', () => {
    const message = 'Add 🦊🎬 and Zoë';
    for (const token of tokenize(message)) expect(message.slice(token.start, token.end)).toBe(token.text);
    expect(tokenize(message).at(-1)).toMatchObject({ text: 'Zoë', shape: 'capital' });
  });

  it('takes an address for one mark, with no name in it', () => {
    const message = 'Write to maria.lopez+film@example.test, or see https://example.test/sarah?by=tom.';
    const marks = tokenize(message).filter(({ kind }) => kind === 'mark');
    expect(marks.map(({ text }) => text)).toEqual([
      'maria.lopez+film@example.test',
      ',',
      'https://example.test/sarah?by=tom',
      '.',
    ]);
    expect(texts('Tom @ Maria')).toEqual(['Tom', '@', 'Maria']);
  });

  it('knows scripts without capitals', () => {
    expect(tokenize('named 李明')[1]).toMatchObject({ kind: 'word', shape: 'uncased' });
  });

  it('marks what stands between quotation marks, and only with both of them', () => {
    expect(quoted('"Run, Marcus!" yells Delphine')).toEqual(['Run', ',', 'Marcus', '!']);
    expect(quoted('He is 6" tall and she smiles')).toEqual([]);
    expect(quoted("the dogs' owner and 'Ghost' met")).toEqual(['Ghost']);
  });
});
