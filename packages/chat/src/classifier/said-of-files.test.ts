import { classifyMessage } from '@greenlight/story';
import { describe, expect, it } from 'vitest';
import { classifyQuery } from './classify-query.ts';

const classify = (query: string) =>
  classifyQuery(query, { story: (text) => classifyMessage(text, { isWaiting: false }) });

describe('what is said of files, with the story listening', () => {
  it.each([
    ['read .ENV', 'browse_code', { path: '.ENV' }],
    ['show .Env', 'browse_code', { path: '.Env' }],
    ['cat id_rsa', 'browse_code', { path: 'id_rsa' }],
    ['show id_ed25519', 'browse_code', { path: 'id_ed25519' }],
    ['ls big.txt', 'browse_dir', { path: 'big.txt' }],
    ['browse README.md', 'browse_dir', { path: 'README.md' }],
    ['search for needle in README.md', 'search_code', { text: 'needle', path: 'README.md' }],
    ['grep needle in src/index.ts', 'search_code', { text: 'needle', path: 'src/index.ts' }],
    ['search for needle in the file notes.txt', 'search_code', { text: 'needle', path: 'notes.txt' }],
    ['where is foo used?', 'search_code', { text: 'foo' }],
    ['where is handler used', 'search_code', { text: 'handler' }],
    ['where is classify_query used?', 'search_code', { text: 'classify_query' }],
  ] as const)('%s', (query, type, args) => {
    expect(classify(query)).toMatchObject({ type, args });
  });

  it.each(['where is the knife used?', 'where is Sarah used?', 'where is it used?'])(
    '%s asks about the story',
    (query) => {
      expect(classify(query).type).toBe('story_question');
    },
  );
});
