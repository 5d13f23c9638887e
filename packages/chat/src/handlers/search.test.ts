import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createContext, createInput } from '@greenlight/testkit/handler-context';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspaceFiles } from '../files/create-workspace-files.ts';
import search from './search.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'search-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function plant(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
const run = (args: Record<string, string>, signal = new AbortController().signal) =>
  search.run(
    createInput('asked', 'search_code', args),
    createContext({ signal, ports: { files: createWorkspaceFiles({ root }) } }),
  );
const linesOf = async (text: string) =>
  fromMarkdown((await run({ text })).response).children.flatMap((node) =>
    node.type === 'code' ? node.value.split('\n') : [],
  );

describe('a search', () => {
  it('answers by file, each line with its number, and declares the files it found', async () => {
    plant('a.txt', 'one\nthe Keeper waits\nthree\nkeeper again keeper\n');
    plant('docs/b.md', 'KEEPER');
    plant('docs/c.md', 'nobody');
    const { response, reads } = await run({ text: 'keeper' });
    expect(response).toBe(
      [
        '3 lines with `keeper`, in 2 files; 3 files looked through.',
        '`a.txt`',
        '```text\n2: the Keeper waits\n4: keeper again keeper\n```',
        '`docs/b.md`',
        '```text\n1: KEEPER\n```',
      ].join('\n\n'),
    );
    expect(reads.map(({ path }) => path)).toEqual(['a.txt', 'docs/b.md']);
    expect(reads[1]?.hash).toBe(`sha256:${createHash('sha256').update('KEEPER').digest('hex')}`);
  });

  it('looks in one folder, or in one file, when it is told', async () => {
    plant('a.txt', 'keeper');
    plant('docs/b.md', 'keeper');
    expect((await run({ text: 'keeper', path: 'docs' })).reads.map(({ path }) => path)).toEqual(['docs/b.md']);
    expect((await run({ text: 'keeper', path: 'a.txt' })).reads.map(({ path }) => path)).toEqual(['a.txt']);
    await expect(run({ text: 'keeper', path: 'dosc' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(run({ text: 'keeper', path: '../' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('says when it found nothing', async () => {
    plant('a.txt', 'x');
    expect(await run({ text: 'keeper', path: 'a.txt' })).toMatchObject({
      response: 'Nothing has `keeper` in `a.txt`; 1 file looked through.',
      reads: [],
    });
  });

  it.each(['.*', '^a', 'a|b', '(a+)+$', '[', '\\', '-r', '--include=*.ts', '$(id)', '$1', '*'])(
    'takes %s for its letters',
    async (text) => {
      plant('plain.txt', 'aaa b\nid\n');
      plant('letters.txt', `before ${text} after\n`);
      expect(await linesOf(text)).toEqual([`1: before ${text} after`]);
    },
  );

  it.each([
    ['übung', 'ÜBUNG macht', 'Übung'],
    ['ЖУРНАЛ', 'журнал', 'Журнал'],
    ['naïve k', 'NAÏVE K', 'naïve k'],
  ])('knows the cases of other letters: %s', async (text, ...lines) => {
    plant('letters.txt', lines.join('\n'));
    expect(await linesOf(text)).toEqual(lines.map((line, index) => `${index + 1}: ${line}`));
  });

  it('does not let a line out of its fence, and cuts a long one around what was sought', async () => {
    plant('fence.md', '```` keeper ````\n');
    plant('long.js', `${'x'.repeat(5000)} keeper ${'y'.repeat(5000)}\n`);
    plant('colour.txt', 'keeper \u001b[2J \u2028 \u202e\n');
    const { response } = await run({ text: 'keeper' });
    expect(fromMarkdown(response).children.map(({ type }) => type)).toEqual([
      'paragraph',
      'paragraph',
      'code',
      'paragraph',
      'code',
      'paragraph',
      'code',
    ]);
    expect(response).toContain(`…${'x'.repeat(79)} keeper ${'y'.repeat(153)}…`);
    expect(response).not.toMatch(/[\u001b\u2028\u202e]/);
  });

  it('stops at two hundred lines and says that there are more', async () => {
    plant('a.txt', 'keeper\n'.repeat(199));
    plant('b.txt', 'keeper\nkeeper\nkeeper\n');
    const { response } = await run({ text: 'keeper' });
    expect(response).toMatch(/^The first 200 lines with `keeper`/);
    expect(response).toMatch(/There are more\./);
    writeFileSync(join(root, 'b.txt'), 'keeper\n');
    expect((await run({ text: 'keeper' })).response).toMatch(/^200 lines with `keeper`/);
  });

  it('leaves out what is too large or no text, and reads what is larger than its buffer', async () => {
    plant('huge.txt', Buffer.alloc(4 * 1024 * 1024 + 1, 'keeper\n'));
    plant('binary.bin', 'keeper\0keeper');
    plant('latin.txt', Buffer.from('keeper \xe9\n', 'latin1'));
    plant('large.txt', `${'filler\n'.repeat(100_000)}keeper\n`);
    const { response, reads } = await run({ text: 'keeper' });
    expect(reads.map(({ path }) => path)).toEqual(['large.txt']);
    expect(response).toContain('100001: keeper');
    expect(response).toContain('3 files looked through, 1 file too large left out.');
  });

  it.each<Record<string, string>>([{ text: '' }, { text: '  ' }, { text: 'x'.repeat(257) }, {}])(
    'says what is wrong with %j',
    async (args) => {
      await expect(run(args)).rejects.toMatchObject({ code: 'VALIDATION' });
    },
  );

  it('ends when its turn is cancelled', async () => {
    plant('a.txt', 'keeper');
    await expect(run({ text: 'keeper' }, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});

it('lets others have their turn while it looks', async () => {
  for (let count = 0; count < 3000; count += 1) plant(`folder-${count % 30}/${count}.txt`, 'words\n'.repeat(500));
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  await run({ text: 'keeper' });
  clearInterval(timer);
  expect(turns).toBeGreaterThan(1);
});

it('says so where no workspace is open', async () => {
  const result = await search.run(createInput('search for x', 'search_code', { text: 'x' }), createContext());
  expect(result).toMatchObject({ reads: [], writes: [], reason: 'no files port' });
});
