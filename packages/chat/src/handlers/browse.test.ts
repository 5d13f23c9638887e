import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createContext, createInput } from '@greenlight/testkit/handler-context';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspaceFiles } from '../files/create-workspace-files.ts';
import browse from './browse.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'browse-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function plant(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
const run = (type: 'browse_code' | 'browse_dir', args: Record<string, string>) =>
  browse.run(createInput('asked', type, args), createContext({ ports: { files: createWorkspaceFiles({ root }) } }));
const hashOf = (content: string | Buffer) => `sha256:${createHash('sha256').update(content).digest('hex')}`;
/** The code blocks of a reply, as a Markdown reader sees them. */
const blocks = (markdown: string) =>
  fromMarkdown(markdown).children.flatMap((node) => (node.type === 'code' ? [[node.lang ?? '', node.value]] : []));

describe('a file', () => {
  it('is shown in a fence of its language, and declared as read', async () => {
    plant('src/index.ts', 'export const one = 1;\n');
    const result = await run('browse_code', { path: './src//index.ts' });
    expect(result.response).toBe('`src/index.ts`, 22 bytes\n\n```ts\nexport const one = 1;\n```');
    expect(result.reads).toEqual([{ path: 'src/index.ts', hash: hashOf('export const one = 1;\n') }]);
    expect(result.writes).toEqual([]);
  });

  it.each([
    '```\n# out\n```\n',
    '````\n`````\n``````',
    '~~~\n</code><script>alert(1)</script>\n',
    '\r```\r# out\r',
    ' ```\n    ```',
    '[link](javascript:alert(1))\n![image](http://x)\n',
  ])('does not leave its fence: %j', async (text) => {
    plant('hostile.md', text);
    const { response } = await run('browse_code', { path: 'hostile.md' });
    const children = fromMarkdown(response).children.map((node) => node.type);
    expect(children).toEqual(['paragraph', 'code']);
    expect(blocks(response)).toEqual([['markdown', text.replaceAll('\r', '\ufffd').replace(/\n$/, '')]]);
  });

  it('has its name inside its marks, whatever the name is', async () => {
    plant('`# a` [b](c) <i>.txt', 'x');
    const { response } = await run('browse_code', { path: '`# a` [b](c) <i>.txt' });
    const [title] = fromMarkdown(response).children;
    expect(title).toMatchObject({
      type: 'paragraph',
      children: [{ type: 'inlineCode', value: '`# a` [b](c) <i>.txt' }, { type: 'text' }],
    });
  });

  it('shows control characters as what they are not', async () => {
    plant('colours.txt', 'a\u001b[31mred\u0007\u202e\u009b\r\nb\tc\n');
    const { response } = await run('browse_code', { path: 'colours.txt' });
    expect(blocks(response)).toEqual([['', 'a\ufffd[31mred\ufffd\ufffd\ufffd\nb\tc']]);
  });

  it('is cut with a note when it is large, and hashed whole', async () => {
    const text = 'line of text\n'.repeat(200_000);
    plant('large.txt', text);
    const { response, reads } = await run('browse_code', { path: 'large.txt' });
    expect(response).toMatch(/^`large\.txt`, 2\.6 MB\n/);
    expect(response).toMatch(/Cut: the file has 2\.6 MB, and only the first 1\.0 MB are shown\.$/);
    expect(response.length).toBeLessThan(1_001_000);
    expect(reads).toEqual([{ path: 'large.txt', hash: hashOf(text) }]);
  });

  it('is named and not printed when it is binary', async () => {
    const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]);
    plant('picture.png', bytes);
    const { response, reads } = await run('browse_code', { path: 'picture.png' });
    expect(response).toBe('`picture.png`, 7 bytes. It is a binary file, so it is not shown.');
    expect(reads).toEqual([{ path: 'picture.png', hash: hashOf(bytes) }]);
  });

  it('may be empty', async () => {
    plant('empty.txt', '');
    expect((await run('browse_code', { path: 'empty.txt' })).response).toBe('`empty.txt` is empty.');
  });
});

describe('a folder', () => {
  it('is a list with sizes', async () => {
    plant('docs/guide.md', 'x'.repeat(1500));
    plant('docs/api/index.md', '');
    plant('docs/[a](b).md', 'x');
    const { response, reads } = await run('browse_dir', { path: 'docs' });
    expect(response).toBe('`docs/` has 1 folder and 2 files:\n\n- `api/`\n- `[a](b).md`, 1 byte\n- `guide.md`, 1.5 kB');
    expect(reads).toEqual([{ path: 'docs', hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }]);
  });

  it('is the workspace when none is named, and may have nothing to show', async () => {
    expect((await run('browse_dir', {})).response).toBe('The workspace has nothing to show.');
    plant('.env', 'x');
    expect((await run('browse_dir', { path: '.' })).response).toBe('The workspace has nothing to show.');
  });
});

describe('what was meant', () => {
  it('is answered: a folder that was asked for as a file, and the reverse', async () => {
    plant('docs/guide.md', 'words\n');
    expect((await run('browse_code', { path: 'docs' })).response).toContain('- `guide.md`');
    expect((await run('browse_dir', { path: 'docs/guide.md' })).response).toContain('words');
  });

  it('is suggested when it is not there', async () => {
    plant('docs/guide.md', 'words\n');
    await expect(run('browse_code', { path: 'docs/giude.md' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no `docs/giude.md` here. Did you mean `docs/guide.md`?',
    });
  });
});

it('says so where no workspace is open', async () => {
  const result = await browse.run(createInput('ls', 'browse_dir'), createContext());
  expect(result).toMatchObject({ reads: [], writes: [], reason: 'no files port' });
  expect(result.response).toContain('nothing was read');
});
