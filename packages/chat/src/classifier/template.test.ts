import { describe, expect, it } from 'vitest';
import { matchTemplate } from './match-template.ts';
import { ANY_WORD, compileTemplate, firstWordsOfTemplate, titleOfTemplate, wordsOfTemplate } from './template.ts';
import { tokenize } from './tokens.ts';
import { createVocabulary } from './vocabulary.ts';

const vocabulary = createVocabulary(['install', 'uninstall', 'show', 'session', 'ledger']);

function argsOf(template: string, message: string) {
  return matchTemplate(compileTemplate(template), { tokens: tokenize(message), message, vocabulary })?.args;
}

describe('token templates', () => {
  it('match words, either word, and what may be left out', () => {
    expect(argsOf('show|list [me] [the] ledger', 'list the ledger')).toEqual({});
    expect(argsOf('show|list [me] [the] ledger', 'Show me the ledger!')).toEqual({});
    expect(argsOf('show|list [me] [the] ledger', 'show him the ledger')).toBeUndefined();
  });

  it('take the way that explains more of the message', () => {
    expect(argsOf('grep {text} [in {path:folder}]', 'grep a in b in src')).toEqual({ text: 'a in b', path: 'src' });
    expect(argsOf('grep {text} [in {path:folder}] [now]', 'grep now')).toEqual({ text: 'now' });
    expect(argsOf('[a] [b c] {x}', 'b c')).toBeUndefined();
    expect(argsOf('[a] [b c] {x}', 'b c d')).toEqual({ x: 'd' });
  });

  it('match the whole of a message or nothing', () => {
    expect(argsOf('help', 'help me')).toBeUndefined();
    expect(argsOf('help me', 'help')).toBeUndefined();
  });

  it('name what stands in their slots', () => {
    expect(argsOf('deploy {target}', 'deploy Staging')).toEqual({ target: 'Staging' });
    expect(argsOf('search for {text} in {path:folder}', 'search for two words in src')).toEqual({
      text: 'two words',
      path: 'src',
    });
    expect(argsOf('note {what:text}', 'note that it rains')).toEqual({ what: 'that it rains' });
  });

  it('want the kind that a slot names', () => {
    expect(argsOf('install {package}', 'install pkg-noir')).toEqual({ package: 'PKG-NOIR' });
    expect(argsOf('install {package}', 'install cameras')).toBeUndefined();
    expect(argsOf('last {n:count}', 'last 05')).toBeUndefined();
    expect(argsOf('last {n:count}', 'last five')).toEqual({ n: '5' });
  });

  it('take no quoted word for a word of theirs, and none at the end of a clause', () => {
    expect(argsOf('show ledger', 'show "ledger"')).toBeUndefined();
    expect(argsOf('help me', 'Help! me')).toBeUndefined();
  });

  it('never take a word they know for a slip of another', () => {
    expect(argsOf('install {package}', 'instal PKG-X')).toEqual({ package: 'PKG-X' });
    expect(argsOf('install {package}', 'uninstall PKG-X')).toBeUndefined();
  });

  it('forgive two slips in a message, not three', () => {
    expect(argsOf('show session ledger', 'shwo sesion ledger')).toEqual({});
    expect(argsOf('show session ledger', 'shwo sesion leger')).toBeUndefined();
  });

  it.each([
    ['show [me', '['],
    ['show {Me!}', 'slot'],
    ['{text} in {more:text}', 'more than one'],
    ['[a] '.repeat(13), 'more than 12 options'],
  ])('are refused when they are none: %s', (template, word) => {
    expect(() => compileTemplate(template)).toThrow(word);
  });

  it('know their first words without being read whole', () => {
    expect(firstWordsOfTemplate('[show|list me] [the] Last|latest {n:count} [x]')).toEqual([
      'show',
      'list',
      'the',
      'last',
      'latest',
    ]);
    expect(firstWordsOfTemplate('{package} please')).toEqual([ANY_WORD]);
    expect(wordsOfTemplate('[show|list] {n:count} entries')).toEqual(['show', 'list', 'entries']);
  });

  it('are shown to people without the kinds of their slots', () => {
    expect(titleOfTemplate('grep {text} [in {path:folder}]')).toBe('grep {text} [in {path}]');
  });
});
