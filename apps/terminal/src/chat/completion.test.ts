import { defineHandler, type FilesPort } from '@greenlight/chat';
import { describe, expect, it } from 'vitest';
import { type CompletionSources, complete } from './completion.ts';

const handler = (name: string, category: 'browse' | 'story', ...patterns: string[]) =>
  defineHandler({
    name,
    description: name,
    category,
    answers: [],
    requires: 'read',
    patterns,
    run: async () => ({ response: '', reads: [], writes: [] }),
  });

const folders: Record<string, [name: string, kind: 'file' | 'folder'][]> = {
  '.': [
    ['docs', 'folder'],
    ['notes.txt', 'file'],
    ['my film.md', 'file'],
    ['bad\u001b[2J', 'file'],
  ],
  'docs/': [['guide.md', 'file']],
};
const files: FilesPort = {
  listFolder: async (path) => {
    const entries = folders[path];
    if (!entries) throw new Error('refused');
    return { path, entries: entries.map(([name, kind]) => ({ name, kind, size: null })), left: 0, hash: '' };
  },
  readDocument: () => Promise.reject(new Error('not asked for')),
  search: () => Promise.reject(new Error('not asked for')),
};
const sources: CompletionSources = {
  handlers: [
    handler(
      'browse',
      'browse',
      'read {path}',
      'what is in {path}?',
      'show ledger [for session {name}]',
      'search for {text} [in {path}]',
      'install {package}',
    ),
    handler('story', 'story', 'undo that'),
  ],
  files,
  promptCommands: ['/help', '/quit', '/session'],
  sessions: async () => ['SES-CHAT-20260131-0a1b2c3d'],
  packages: async () => ['PKG-HEIST', 'PKG-NOIR'],
};
const offered = async (line: string) => (await complete(line, sources))[0];

describe('completion', () => {
  it.each([
    ['', ['/help', '/quit', '/session', 'install', 'read', 'search', 'show', 'what']],
    ['what is in d', ['docs/']],
    ['s', ['search', 'show']],
    ['show ', ['ledger']],
    ['show ledger f', ['for']],
    ['/q', ['/quit']],
    ['und', []],
    ['nonsense ', []],
  ])('after %j offers the words %j', async (line, words) => {
    expect(await offered(line)).toEqual(words);
  });

  it.each([
    ['read ', ['"my film.md"', 'docs/', 'notes.txt']],
    ['read d', ['docs/']],
    ['read docs/', ['docs/guide.md']],
    ['search for gate in no', ['notes.txt']],
    ['read "my', ['my film.md"']],
    ['read ../', []],
    ['read /etc/', []],
  ])('after %j offers the paths %j', async (line, paths) => {
    expect(await offered(line)).toEqual(paths);
  });

  it('offers ids where a pattern has them, and where one is begun', async () => {
    expect(await offered('show ledger for session ')).toEqual(['SES-CHAT-20260131-0a1b2c3d']);
    expect(await offered('install ')).toEqual(['PKG-HEIST', 'PKG-NOIR']);
    expect(await offered('anything pkg-h')).toEqual(['PKG-HEIST']);
    expect(await complete('about ses-', sources)).toEqual([['SES-CHAT-20260131-0a1b2c3d'], 'ses-']);
  });
});
