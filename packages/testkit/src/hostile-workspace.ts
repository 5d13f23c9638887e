import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Stands in every file that nobody may see, and nowhere else. */
export const MARKER = 'marker-of-what-nobody-may-see';

/** Where the secrets of the workspace lie, from its root. */
export const privatePaths = [
  '.env',
  '.env.local',
  'src/.ENV',
  '.git/config',
  'data/secret',
  'src/data/secret.txt',
  '.greenlight/sessions/one.jsonl',
  'keys/server.pem',
  'keys/server.pem.bak',
  'keys/id_ed25519',
  '.npmrc',
  '.ssh/known_hosts',
  'build/out.txt',
  'notes.log',
  'src/private.ts',
  'src/build/deep/out.txt',
  'src/cache/one.txt',
] as const;

/** What may be seen, with its text. */
export const publicFiles: Readonly<Record<string, string>> = {
  'README.md': '# The harbour\n\nA lighthouse keeper waits.\n',
  'keep.log': 'kept on purpose\n',
  'src/index.ts': 'export const lighthouse = 1;\n',
  'src/shown.log': 'shown again by the deeper file\n',
  'src/cache/kept.txt': 'kept in the cache\n',
  'src/größe/übung.md': 'Übung macht den Meister\n',
  'docs/guide.md': '```js\nfences\n```\n````\n',
};

const ignoreFiles = {
  '.gitignore': 'build/\n*.log\n!keep.log\n/keys/*.pem\n',
  'src/.gitignore': 'private.ts\n!shown.log\ncache/*\n!cache/kept.txt\n',
};

export interface HostileWorkspace {
  root: string;
  /** A folder beside it, with a secret of its own. */
  outside: string;
  remove(): void;
}

/**
 * A real folder with secrets in and around it: names that are never readable, files that .gitignore hides at two depths, links to
 * each of them, links that dangle and go in a circle, and a FIFO whose other end nobody opens.
 */
export function createHostileWorkspace(): HostileWorkspace {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'hostile-')));
  const [root, outside] = [join(base, 'workspace'), join(base, 'workspace-outside')];
  plant(root, { ...publicFiles, ...ignoreFiles, ...Object.fromEntries(privatePaths.map((path) => [path, MARKER])) });
  plant(outside, { 'secret.txt': MARKER, 'folder/deep.txt': MARKER, [`folder/${MARKER}`]: MARKER });
  for (const [name, target] of Object.entries(linksTo(root, outside))) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    symlinkSync(target, join(root, name));
  }
  execFileSync('mkfifo', [join(root, 'pipe')]);
  return { root, outside, remove: () => rmSync(base, { recursive: true, force: true }) };
}

function linksTo(root: string, outside: string): Record<string, string> {
  return {
    'links/file': '../src/index.ts',
    'links/folder': '../src',
    'links/absolute': join(root, 'README.md'),
    'links/chain': 'file',
    'links/out-file': join(outside, 'secret.txt'),
    'links/out-folder': outside,
    'links/out-relative': '../../workspace-outside/secret.txt',
    'links/out-chain': 'out-folder/folder',
    'links/up': '..',
    'links/above': '../..',
    'links/etc': '/etc',
    'links/zero': '/dev/zero',
    'links/self': '/proc/self',
    'links/environment': '../.env',
    'links/git': '../.git',
    'links/data': '../data',
    'links/hidden': '../src/private.ts',
    'links/out-dangling': join(outside, 'nothing.txt'),
    'links/dangling': '../src/nothing.ts',
    'links/circle': 'circle-back',
    'links/circle-back': 'circle',
    'links/pipe': '../pipe',
  };
}

function plant(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
