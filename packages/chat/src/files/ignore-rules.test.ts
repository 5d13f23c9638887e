import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIgnoreRules } from './ignore-rules.ts';

/** As a walk asks: folder after folder, and no further once one is hidden. */
function hides(files: Readonly<Record<string, string>>, path: string): boolean {
  let rules = createIgnoreRules();
  const names = path.split('/');
  for (let depth = 0; depth < names.length; depth += 1) {
    const folder = names.slice(0, depth).join('/');
    const text = files[folder];
    if (text !== undefined) rules = rules.within(folder, text);
    if (rules.hides(names.slice(0, depth + 1).join('/'), depth < names.length - 1)) return true;
  }
  return false;
}

describe('rules of .gitignore', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['a.log', { '': '*.log' }, true],
    ['keep.log', { '': '*.log\n!keep.log' }, false],
    ['deep/down/a.log', { '': '*.log' }, true],
    ['sub/keep.log', { '': '*.log', sub: '!keep.log' }, false],
    ['other/keep.log', { '': '*.log', sub: '!keep.log' }, true],
    ['sub/top.txt', { '': '/top.txt' }, false],
    ['sub/top.txt', { sub: '/top.txt' }, true],
    ['sub/deep/top.txt', { sub: '/top.txt' }, false],
    ['sub/deep/any.txt', { sub: 'any.txt' }, true],
    ['sub/build/x', { '': 'build/', sub: '!build/' }, false],
    ['sub/build/x.log', { '': 'build/\n*.log', sub: '!build/' }, true],
    ['build/x', { '': 'build/\n!build/x' }, true],
    ['cache/x', { '': 'cache/*\n!cache/x' }, false],
    ['#name', { sub: '', '': '\\#name' }, true],
    ['sub/!name', { sub: '\\!name' }, true],
    ['sub/a ', { sub: 'a\\ ' }, true],
    ['we[i]rd?/sub*/x.txt', { 'we[i]rd?/sub*': 'x.txt' }, true],
    ['we[i]rd?/sub*/y.txt', { 'we[i]rd?/sub*': 'x.txt' }, false],
  ])('judge %s by %j: %s', (path, files, expected) => {
    expect(hides(files, path)).toBe(expected);
  });

  it('hide what is spelled in other capitals, and show only what is spelled as they say', () => {
    expect(hides({ '': '*.log\n!Keep.log' }, 'A.LOG')).toBe(true);
    expect(hides({ '': '*.log\n!Keep.log' }, 'Keep.log')).toBe(false);
    expect(hides({ '': '*.log\n!Keep.log' }, 'keep.log')).toBe(true);
  });

  it('are matched in time, however many stars a line has', () => {
    const rules = createIgnoreRules().within('', `${'*a'.repeat(2000)}b\n${'**/a/'.repeat(2000)}b`);
    expect(rules.hides('a'.repeat(255), false)).toBe(false);
    expect(rules.hides(`${'a/'.repeat(60)}a`, false)).toBe(false);
  });

  it.each(['[z', '[', 'a\\', '[[:none:]]', '!', '/', '!/'])('match nothing by %j, which is no pattern', (line) => {
    for (const path of ['a', 'z', '[z', '[', 'a\\', '/']) expect(hides({ '': line }, path)).toBe(false);
  });
});

describe('beside git', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'ignore-'));
    execFileSync('git', ['init', '-q', root]);
  });
  afterAll(() => rmSync(root, { recursive: true }));

  const name = fc.constantFrom('a', 'b', 'ab', 'a.log', 'b.log', 'keep', 'x y');
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
  const part = fc.constantFrom(
    'a',
    'b',
    '*',
    '?',
    'a*',
    '*.log',
    '**',
    'ab',
    'keep',
    '[ab]',
    '[!a]',
    '[a-b].log',
    '\\\\a',
    '[[:alpha:]]',
    '**a',
    'x y',
  );
  const line = fc
    .record({
      not: fc.boolean(),
      lead: fc.boolean(),
      parts: fc.array(part, { minLength: 1, maxLength: 3 }),
      tail: fc.boolean(),
    })
    .map(({ not, lead, parts, tail }) => `${not ? '!' : ''}${lead ? '/' : ''}${parts.join('/')}${tail ? '/' : ''}`);
  const text = fc.array(line, { maxLength: 5 }).map((lines) => lines.join('\n'));

  it('hides what git hides', () => {
    fc.assert(
      fc.property(
        text,
        fc.dictionary(fc.constantFrom('a', 'b', 'a/b'), text, { maxKeys: 2 }),
        fc.uniqueArray(path, { minLength: 5, maxLength: 20 }),
        (top, below, paths) => {
          const files: Record<string, string> = { '': top, ...below };
          rmSync(join(root, 'tree'), { recursive: true, force: true });
          for (const [folder, rules] of Object.entries(files)) {
            mkdirSync(join(root, 'tree', folder), { recursive: true });
            writeFileSync(join(root, 'tree', folder, '.gitignore'), rules);
          }
          const asked = paths.filter((each) => plant(join(root, 'tree', each)));
          const hidden = gitHides(join(root, 'tree'), asked);
          for (const each of asked) expect([each, hides(files, each)]).toEqual([each, hidden.has(each)]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Puts a file there; false when another of the sample is in its way. */
function plant(path: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function gitHides(root: string, paths: readonly string[]): Set<string> {
  if (paths.length === 0) return new Set();
  const { stdout } = spawnSync('git', ['check-ignore', '-z', '--no-index', '--stdin'], {
    cwd: root,
    input: paths.join('\0'),
    encoding: 'utf8',
  });
  return new Set(stdout.split('\0').filter((path) => path !== ''));
}
