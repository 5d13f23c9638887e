import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import {
  createHostileWorkspace,
  type HostileWorkspace,
  MARKER,
  privatePaths,
  publicFiles,
} from '@greenlight/testkit/hostile-workspace';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FilesPort } from '../files-port.ts';
import { createWorkspaceFiles } from './create-workspace-files.ts';

let workspace: HostileWorkspace;
let files: FilesPort;
beforeAll(() => {
  workspace = createHostileWorkspace();
  files = createWorkspaceFiles({ root: workspace.root });
});
afterAll(() => workspace.remove());

/** What reading, listing and searching there come to: the code of each refusal, or `shown`. */
async function outcomes(path: string): Promise<string[]> {
  const asked = [files.readDocument(path), files.listFolder(path), files.search('marker', { in: path })];
  return Promise.all(
    asked.map((answer) =>
      answer.then(
        (view) => {
          expect(JSON.stringify(view)).not.toContain(MARKER);
          return 'shown';
        },
        (thrown: unknown) => {
          if (!(thrown instanceof GreenlightError)) throw thrown;
          expect(thrown.message).not.toContain(MARKER);
          return thrown.code;
        },
      ),
    ),
  );
}
const messageOf = (path: string) =>
  files.readDocument(path).then(
    () => 'shown',
    (thrown: Error) => thrown.message,
  );
const sha256 = (text: string | Buffer) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const DENIED = ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'];
const INVALID = ['VALIDATION', 'VALIDATION', 'VALIDATION'];
const MISSING = ['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'];

describe('a file that may be seen', () => {
  it.each(Object.entries(publicFiles))('is read: %s', async (path, text) => {
    expect(await files.readDocument(path)).toEqual({
      path,
      text,
      size: Buffer.byteLength(text),
      isCut: false,
      hash: sha256(text),
      hashedBytes: Buffer.byteLength(text),
    });
  });

  it.each([
    'src/index.ts',
    './src/index.ts',
    'src//index.ts',
    'src/./index.ts',
    'src\\index.ts',
    'docs/../src/index.ts',
    '.git/../src/index.ts',
    'nothing/../src/index.ts',
    'links/file',
    'links/chain',
    'links/folder/index.ts',
    'links/up/src/index.ts',
  ])('is the same however it is spelled: %s', async (path) => {
    expect((await files.readDocument(path)).path).toBe('src/index.ts');
  });

  it('may be named from the top of the disk, and through a link that stays inside', async () => {
    expect((await files.readDocument(join(workspace.root, 'README.md'))).path).toBe('README.md');
    expect((await files.readDocument('links/absolute')).path).toBe('README.md');
  });

  it('is found in a workspace that is itself named by a link', async () => {
    const name = `${workspace.root}-by-another-name`;
    symlinkSync(workspace.root, name);
    const linked = createWorkspaceFiles({ root: name });
    for (const path of ['README.md', join(name, 'README.md'), join(workspace.root, 'README.md')])
      expect((await linked.readDocument(path)).path).toBe('README.md');
    expect((await linked.search('lighthouse')).matches).toHaveLength(2);
  });
});

describe('a path that leads outside', () => {
  it.each([
    '..',
    '../',
    '../workspace-outside/secret.txt',
    '../workspace/README.md',
    'src/../../workspace-outside/secret.txt',
    'src\\..\\..\\workspace-outside\\secret.txt',
    './/..//workspace-outside/secret.txt',
    'nothing/../../workspace-outside/secret.txt',
    '.. /workspace-outside/secret.txt',
    '.../secret.txt',
    '/etc/passwd',
    '//etc/passwd',
    '/etc/nothing-there',
    '/',
    '/proc/self/environ',
    '/dev/zero',
    '/dev/stdin',
    '\\etc\\passwd',
    '\\\\server\\share\\file',
    'C:\\Windows\\win.ini',
    'c:/windows/win.ini',
    '~',
    '~/.bashrc',
    '~root/.bashrc',
    'file:///etc/passwd',
    'http://localhost/secret',
    'links/out-file',
    'links/out-folder',
    'links/out-folder/secret.txt',
    'links/out-folder/nothing.txt',
    'links/out-relative',
    'links/out-chain',
    'links/out-chain/deep.txt',
    'links/out-dangling',
    'links/above',
    'links/above/workspace-outside/secret.txt',
    'links/up/links/above',
    'links/etc',
    'links/etc/passwd',
    'links/zero',
    'links/self',
    'links/self/environ',
  ])('is refused: %s', async (path) => {
    expect(await outcomes(path)).toEqual(DENIED);
  });

  it('is refused when it begins like the workspace and is another folder', async () => {
    expect(await outcomes(join(workspace.outside, 'secret.txt'))).toEqual(DENIED);
    expect(await outcomes(`${workspace.root}/../workspace-outside/secret.txt`)).toEqual(DENIED);
  });
});

describe('a path that is private', () => {
  it.each(privatePaths)('is refused: %s', async (path) => {
    expect(await outcomes(path)).toEqual(DENIED);
    expect(await outcomes(join(workspace.root, path))).toEqual(DENIED);
    expect(await outcomes(`./${path.replaceAll('/', '\\')}`)).toEqual(DENIED);
  });

  it.each([
    '.git',
    '.git/',
    '.GIT/config',
    '.Git/HEAD',
    '.git./config',
    '.git /config',
    '.git. . /config',
    './/.git//config',
    '.g\u200bit/config',
    '.git\u00ad/config',
    '．git/config',
    '.ｇｉｔ/config',
    '.git::$INDEX_ALLOCATION/config',
    'git~1/config',
    'data',
    'DATA/secret',
    'data./secret',
    'src/data',
    '.env.',
    '.Env',
    '.envrc',
    '.env.example',
    'keys/SERVER.PEM',
    'keys/server.pem ',
    'keys/server.pem~',
    'src/.netrc',
    'build',
    'build/',
    'BUILD/out.txt',
    'NOTES.LOG',
    'src/notes.log',
    'src/build',
    'src/cache/another.txt',
    'src/PRIVATE.ts',
    'links/environment',
    'links/git',
    'links/git/config',
    'links/data',
    'links/data/secret',
    'links/hidden',
    'links/folder/private.ts',
    'links/up/.env',
  ])('is refused however it is spelled, whether it is there or not: %s', async (path) => {
    expect(await outcomes(path)).toEqual(DENIED);
  });

  it('is refused in the same words whether it is there or not', async () => {
    const pairs = [
      ['.env', '.env.x'],
      ['data/secret', 'data/nothing'],
      ['build/out.txt', 'build/nothing'],
      ['build', 'docs/build'],
      ['src/private.ts', 'nowhere/.env'],
      ['links/out-file', 'links/out-dangling'],
      ['/etc/passwd', '/etc/nothing'],
    ];
    for (const [there, gone] of pairs as [string, string][])
      expect((await messageOf(there)).replace(there, '')).toBe((await messageOf(gone)).replace(gone, ''));
  });

  it('does not show in a listing, in suggestions or in a search', async () => {
    const names = async (path: string) => (await files.listFolder(path)).entries.map((entry) => entry.name);
    expect(await names('.')).toEqual(['docs', 'keys', 'links', 'src', '.gitignore', 'README.md', 'keep.log', 'pipe']);
    expect(await names('src')).toEqual(['cache', 'größe', '.gitignore', 'index.ts', 'shown.log']);
    expect(await names('src/cache')).toEqual(['kept.txt']);
    expect(await names('keys')).toEqual([]);
    expect((await files.search(MARKER)).matches).toEqual([]);
    expect(await messageOf('src/privat.ts')).not.toContain('private.ts');
    expect(await messageOf('secret.txt')).not.toContain('Did you mean');
  });
});

describe('a path that is none', () => {
  it.each([
    '',
    '   ',
    'a\0b',
    'README.md\0.png',
    'a\nb',
    'a\u0007',
    'a\u009bb',
    '\ud800',
    'x'.repeat(1025),
    `${'ä'.repeat(128)}.md`,
  ])('is refused: %j', async (path) => {
    expect(await outcomes(path)).toEqual(INVALID);
  });

  it.each(['pipe', 'links/pipe', 'links/circle', 'links/circle-back/x'])(
    'is no file, and nobody waits for it: %s',
    async (path) => {
      expect(await outcomes(path)).toEqual(INVALID);
    },
  );

  it('is no file when it is a socket', async () => {
    const server = createServer().listen(join(workspace.root, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    expect(await outcomes('socket')).toEqual(INVALID);
    await new Promise((resolve) => server.close(resolve));
  });

  it('says that a folder is no file, and a file no folder', async () => {
    await expect(files.readDocument('src')).rejects.toMatchObject({ code: 'VALIDATION', details: { kind: 'folder' } });
    await expect(files.listFolder('README.md')).rejects.toMatchObject({
      code: 'VALIDATION',
      details: { kind: 'file' },
    });
  });
});

describe('a path that is not there', () => {
  it.each([
    ['READNE.md', '`README.md`'],
    ['readme', '`README.md`'],
    ['src/indexx.ts', '`src/index.ts`'],
    ['index.ts', '`src/index.ts`'],
    ['sr/index.ts', '`src`'],
    ['scr/index.ts', '`src/index.ts`'],
    ['guide', '`docs/guide.md`'],
  ])('says what may have been meant: %s', async (path, meant) => {
    await expect(files.readDocument(path)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await messageOf(path)).toContain(`Did you mean ${meant}?`);
  });

  it.each([
    'nothing',
    'README.md/x',
    'src/index.ts/../nothing',
    'links/dangling',
    '%2e%2e/secret.txt',
    '..%2fsecret.txt',
    '$HOME/x',
  ])('is not found: %s', async (path) => {
    expect(await outcomes(path)).toEqual(MISSING);
  });

  it('is not found when the workspace has gone', async () => {
    const gone = createWorkspaceFiles({ root: join(workspace.root, 'gone') });
    await expect(gone.listFolder('.')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a large file', () => {
  it('is cut between characters, and hashed whole', async () => {
    const text = `${'x'.repeat(999_999)}ü${'y'.repeat(2_000_000)}`;
    writeFileSync(join(workspace.root, 'large.txt'), text);
    const view = await files.readDocument('large.txt');
    expect(view).toMatchObject({ isCut: true, size: 3_000_001, hashedBytes: 3_000_001, hash: sha256(text) });
    expect(view.text).toBe('x'.repeat(999_999));
  });

  it('is whole at one million bytes', async () => {
    writeFileSync(join(workspace.root, 'million.txt'), 'x'.repeat(1_000_000));
    expect(await files.readDocument('million.txt')).toMatchObject({ isCut: false, size: 1_000_000 });
  });

  it('is read so far and no further, and memory does not grow with it', async () => {
    const path = join(workspace.root, 'sparse.txt');
    writeFileSync(path, 'x'.repeat(1_000_000));
    truncateSync(path, 2 ** 40);
    const before = process.memoryUsage.rss();
    expect(await files.readDocument('sparse.txt')).toMatchObject({
      size: 2 ** 40,
      hashedBytes: 256 * 1024 * 1024,
      text: 'x'.repeat(1_000_000),
    });
    expect(process.memoryUsage.rss() - before).toBeLessThan(128 * 1024 * 1024);
    expect((await files.search('xxxx', { in: 'sparse.txt' })).filesTooLarge).toBe(1);
    rmSync(path);
  });

  it('is let go when the turn is cancelled', async () => {
    await expect(files.readDocument('large.txt', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    await expect(files.search('x', { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a binary file', () => {
  it.each([
    ['a NUL', Buffer.from('text\0more')],
    ['bytes that are no UTF-8', Buffer.from([0x66, 0xff, 0xfe, 0x66])],
    ['half a character at its end', Buffer.from([0x66, 0xc3])],
  ])('is named and not shown: %s', async (_what, bytes) => {
    writeFileSync(join(workspace.root, 'image.bin'), bytes);
    expect(await files.readDocument('image.bin')).toMatchObject({
      text: null,
      size: bytes.length,
      hash: sha256(bytes),
    });
    expect((await files.search('f', { in: 'image.bin' })).matches).toEqual([]);
    expect((await files.search('text', { in: 'image.bin' })).matches).toEqual([]);
  });
});

describe('a folder', () => {
  it('is listed folders first, with sizes of files alone', async () => {
    mkdirSync(join(workspace.root, 'listed/zoo'), { recursive: true });
    writeFileSync(join(workspace.root, 'listed/a.txt'), 'abc');
    symlinkSync('a.txt', join(workspace.root, 'listed/link'));
    execFileSync('mkfifo', [join(workspace.root, 'listed/pipe')]);
    const view = await files.listFolder('listed/');
    expect(view).toMatchObject({ path: 'listed', left: 0 });
    expect(view.entries).toEqual([
      { name: 'zoo', kind: 'folder', size: null },
      { name: 'a.txt', kind: 'file', size: 3 },
      { name: 'link', kind: 'link', size: null },
      { name: 'pipe', kind: 'other', size: null },
    ]);
  });

  it('says how many more there are', async () => {
    mkdirSync(join(workspace.root, 'many'));
    for (let count = 0; count < 503; count += 1) writeFileSync(join(workspace.root, `many/${count}`), '');
    const view = await files.listFolder('many');
    expect([view.entries.length, view.left]).toEqual([500, 3]);
  });

  it('hides names that are no text', async () => {
    mkdirSync(join(workspace.root, 'odd'));
    writeFileSync(join(workspace.root, 'odd/a\nb'), 'x');
    writeFileSync(join(workspace.root, 'odd/\u001b[2J'), 'x');
    writeFileSync(Buffer.concat([Buffer.from(join(workspace.root, 'odd/')), Buffer.from([0xff])]), 'x');
    expect((await files.listFolder('odd')).entries).toEqual([]);
    expect((await files.search('x', { in: 'odd' })).matches).toEqual([]);
  });
});

describe('rules that cannot be known', () => {
  it('hide the whole folder when .gitignore is too large', async () => {
    mkdirSync(join(workspace.root, 'too-large'));
    writeFileSync(join(workspace.root, 'too-large/.gitignore'), '#'.repeat(300 * 1024));
    writeFileSync(join(workspace.root, 'too-large/a.txt'), 'x');
    expect(await outcomes('too-large/a.txt')).toEqual(DENIED);
  });

  it('do not stop the process', async () => {
    mkdirSync(join(workspace.root, 'slow'));
    writeFileSync(
      join(workspace.root, 'slow/.gitignore'),
      `${'*a'.repeat(40)}b\n${'**/a/'.repeat(30)}c\n[z-a]\n[[:alpha:]\n\\\n`,
    );
    writeFileSync(join(workspace.root, `slow/${'a'.repeat(200)}`), 'x');
    expect((await files.listFolder('slow')).entries.length).toBeLessThanOrEqual(2);
  });

  it('are those of the repository that the workspace is a folder of, too', async () => {
    const inner = createWorkspaceFiles({ root: join(workspace.root, 'src') });
    expect((await inner.listFolder('.')).entries.map((entry) => entry.name)).toEqual([
      'cache',
      'größe',
      '.gitignore',
      'index.ts',
      'shown.log',
    ]);
    writeFileSync(join(workspace.root, 'src/inner.log'), MARKER);
    await expect(inner.readDocument('inner.log')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const hidden = createWorkspaceFiles({ root: join(workspace.root, 'build') });
    expect((await hidden.listFolder('.')).entries.map((entry) => entry.name)).toEqual(['out.txt']);
  });
});

it('cannot tell a hard link from the file, and reads it', async () => {
  linkSync(join(workspace.outside, 'secret.txt'), join(workspace.root, 'hard'));
  expect((await files.readDocument('hard')).text).toBe(MARKER);
  rmSync(join(workspace.root, 'hard'));
});

it.runIf(process.getuid?.() !== 0)('refuses what the system does not let be read', async () => {
  writeFileSync(join(workspace.root, 'closed.txt'), 'x');
  chmodSync(join(workspace.root, 'closed.txt'), 0);
  await expect(files.readDocument('closed.txt')).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
