import { describe, expect, it } from 'vitest';
import { defineHandler } from './define-handler.ts';
import { nearestCommands } from './nearest-commands.ts';

const handler = (name: string, ...patterns: string[]) =>
  defineHandler({
    name,
    description: `Does ${name}.`,
    category: 'other',
    answers: [],
    requires: 'read',
    patterns,
    run: async () => ({ response: '', reads: [], writes: [] }),
  });
const handlers = [
  handler('browse', 'read {path}', 'what is in {path}'),
  handler('search', 'search for {text} [in {path}]', 'where is {text} used'),
  handler('ledger', 'show ledger', 'last {count} entries'),
  handler('packages', 'list packages', 'install {package}'),
];
const nearest = (message: string) => nearestCommands(message, handlers).map(({ pattern }) => pattern);

describe('nearestCommands', () => {
  it.each([
    ['serch 4 the gate in docs', 'search for {text} [in {path}]'],
    ['shwo me the legder', 'show ledger'],
    ['pakages lst', 'list packages'],
    ['instal everything now', 'install {package}'],
    ['what in docs', 'what is in {path}'],
    ['red README', 'read {path}'],
  ])('for %j puts %j first', (message, pattern) => {
    expect(nearest(message)[0]).toBe(pattern);
  });

  it('names each handler once, nearest first, and no more than asked for', () => {
    const found = nearestCommands('show packages', handlers, 2);
    expect(found.map(({ handler: { name } }) => name)).toEqual(['packages', 'ledger']);
    expect(found[0]?.distance).toBeLessThanOrEqual(found[1]?.distance ?? 0);
  });

  it('names nothing when nothing is alike', () => {
    expect(nearest('xyzzy plugh frotz')).toEqual([]);
    expect(nearest('')).toEqual([]);
  });

  it('stays quick for a message that is a book', () => {
    expect(nearest('serch for it '.repeat(100_000)).length).toBeLessThanOrEqual(3);
  });
});
