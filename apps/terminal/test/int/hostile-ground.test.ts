import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltCommand, buildCommand, type Ran } from '../support/command.ts';

let greenlight: BuiltCommand;
beforeAll(async () => {
  greenlight = await buildCommand();
});
afterAll(() => greenlight.remove());

const QUERY = '{"query":"help"}';

/** The command by way of a shell, which can take things away from it. */
function shell(script: string): Ran {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `greenlight() { "$NODE" "$FILE" "$@"; }\n${script}`], {
    cwd: greenlight.workspace,
    env: greenlight.environment({ NODE: process.execPath, FILE: greenlight.file }),
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

const isOneLine = (text: string) => /^greenlight: [^\n]+\n$/.test(text);
const makeFolder = () => mkdtempSync(path.join(greenlight.home, 'place-'));

describe('the output', () => {
  it.each([
    ['one query', 'greenlight chat help >/dev/full'],
    ['a pipe', `printf '%s\\n' '${QUERY}' '${QUERY}' | greenlight chat >/dev/full`],
    ['a document', 'greenlight chat help --json >/dev/full'],
    ['help', 'greenlight --help >/dev/full'],
  ])('that is full ends %s with a line that says so', (_, script) => {
    const { code, stderr } = shell(script);
    expect([code, stderr]).toEqual([70, 'greenlight: The output cannot be written (ENOSPC).\n']);
  });

  it('that is full for prose changes no exit code', () => {
    expect(shell('greenlight chat --nope 2>/dev/full').code).toBe(3);
  });

  it('that is closed is no failure', () => {
    expect(shell('greenlight chat help | true; greenlight chat help >&-')).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('a folder', () => {
  it('that is gone is said to be', () => {
    const { code, stderr } = shell('mkdir gone; cd gone; rmdir ../gone; greenlight chat help');
    expect([code, stderr]).toEqual([2, 'greenlight: The current folder is gone. Change to one that exists.\n']);
  });

  it('that cannot be written is named, with what the system says', async () => {
    const workspace = makeFolder();
    writeFileSync(path.join(workspace, '.greenlight'), 'a file\n');
    const { code, stdout, stderr } = await greenlight.run(['chat', 'help', '--json'], { cwd: workspace });
    expect(code).toBe(70);
    expect(isOneLine(stderr)).toBe(true);
    expect(stderr).toContain(path.join(workspace, '.greenlight'));
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'STORAGE' } });
    const piped = await greenlight.run(['chat'], { cwd: workspace, input: `${QUERY}\n` });
    expect(JSON.parse(piped.stdout)).toMatchObject({
      error: { code: 'STORAGE', message: expect.stringContaining('.greenlight') },
    });
    expect(piped.code).toBe(1);
  });

  it('.greenlight that is a link is not written through', async () => {
    const [workspace, elsewhere] = [makeFolder(), makeFolder()];
    symlinkSync(elsewhere, path.join(workspace, '.greenlight'));
    const { code, stderr } = await greenlight.run(['chat', 'help'], { cwd: workspace });
    expect([code, isOneLine(stderr)]).toEqual([4, true]);
    expect(stderr).toContain('is a link');
    const granted = await greenlight.run(['token', 'grant', '--capability', 'admin', '--ttl', '1h'], {
      cwd: workspace,
    });
    expect([granted.code, granted.stdout]).toEqual([4, '']);
    for (const name of ['.gitignore', 'sessions', 'keys']) expect(existsSync(path.join(elsewhere, name))).toBe(false);
  });

  it('.greenlight that is a link to nowhere makes nothing there', async () => {
    const workspace = makeFolder();
    symlinkSync(path.join(workspace, 'nowhere'), path.join(workspace, '.greenlight'));
    expect((await greenlight.run(['chat', 'help'], { cwd: workspace })).code).toBe(4);
    expect(existsSync(path.join(workspace, 'nowhere'))).toBe(false);
  });

  it('of any name is a workspace', async () => {
    for (const name of ['with space', 'new\nline', 'ünï🎬', '\u001b[31mred', '-dash']) {
      const workspace = path.join(makeFolder(), name);
      mkdirSync(workspace);
      expect((await greenlight.run(['chat', 'help'], { cwd: workspace })).code).toBe(0);
      const { code, stdout } = await greenlight.run(['ledger', 'verify', '--all', `--workspace=${workspace}`]);
      expect([code, stdout.includes('sound')]).toEqual([0, true]);
    }
  });
});

describe('--json', () => {
  it.each([
    [['--version', '--json'], { version: expect.stringMatching(/^\d/) }],
    [['--help', '--json'], { usage: expect.stringContaining('greenlight COMMAND') }],
    [['chat', '--help', '--json'], { usage: expect.stringContaining('greenlight chat') }],
  ])('makes one document of %s', async (argv, document) => {
    const { code, stdout } = await greenlight.run(argv);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(document);
  });

  it('makes one document of no command', async () => {
    const { code, stdout } = await greenlight.run(['--json']);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'VALIDATION' } });
  });
});
