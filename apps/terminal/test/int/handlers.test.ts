import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleTerminal } from '../../../../scripts/build-terminal.mjs';
import { type BuiltCommand, buildCommand } from '../support/command.ts';
import { putHandlers, saying } from '../support/own-handlers.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
let greenlight: BuiltCommand;
let own: string;
let theirs: string;
beforeEach(async () => {
  greenlight = await buildCommand();
  own = path.join(greenlight.configFolder, 'handlers');
  theirs = path.join(greenlight.workspace, '.greenlight', 'handlers');
});
afterEach(() => greenlight.remove());

/** A module that leaves a mark when it is so much as imported. */
const marking = () =>
  `import { writeFileSync } from 'node:fs'; writeFileSync('imported', ''); ${saying('ours', 'do ours', 'ours')}`;
const wasImported = () => existsSync(path.join(greenlight.workspace, 'imported'));

describe("the user's own handlers", () => {
  it('answer by their patterns, and are in help', async () => {
    putHandlers(own, { 'dice.mjs': saying('dice', 'roll {count} dice', 'You rolled six.') });
    expect(await greenlight.run(['chat', 'roll 3 dice'])).toMatchObject({
      code: 0,
      stdout: 'You rolled six.\n',
      stderr: '',
    });
    expect((await greenlight.run(['chat', 'help'])).stdout).toContain('- Says dice. `roll {count} dice`');
  });

  it('that fail behind the back of their turn end the command with a line, and what was answered stands', async () => {
    const late =
      "setTimeout(() => { throw new Error('too \\u001b[31mlate\\nby far'); }, 10); await new Promise(() => {});";
    const text = saying('late', 'be late', '').replace('async run() {', `async run() { ${late}`);
    putHandlers(own, { 'late.mjs': text });
    const input = '{"query":"help"}\n{"query":"be late"}\n{"query":"help"}\n';
    const { code, stdout, stderr } = await greenlight.run(['chat'], { input });
    expect([code, stderr]).toEqual([70, 'greenlight: Something failed on its own: too \ufffd[31mlate\n']);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect((await greenlight.run(['ledger', 'verify', '--all'])).stdout).toContain('1 entry, sound');
  });

  it('stand where XDG_CONFIG_HOME says', async () => {
    putHandlers(path.join(greenlight.home, 'xdg', 'greenlight', 'handlers'), {
      'dice.mjs': saying('dice', 'roll it', 'Six.'),
    });
    const env = { XDG_CONFIG_HOME: path.join(greenlight.home, 'xdg') };
    expect(await greenlight.run(['chat', 'roll it'], { env })).toMatchObject({ stdout: 'Six.\n' });
  });

  it('that cannot be loaded are each named in one line, and the rest go on', async () => {
    putHandlers(own, {
      'a-broken.mjs': 'export default {',
      'b-throws.mjs': "throw new Error('two\\nlines \\u001b[2J');",
      'c-nothing.mjs': 'export const name = 1;',
      'd-invalid.mjs': saying('UPPER', 'x', 'x'),
      'e-taken.mjs': saying('help', 'assist', 'x'),
      'f-type.mjs': saying('second', 'x', 'x').replace('answers: []', "answers: ['help']"),
      'g-fine.mjs': saying('fine', 'be fine', 'I am.'),
      'h-same.mjs': saying('other', 'be fine', 'no'),
      'i-notes.txt': 'no handler',
    });
    const { stdout, stderr, code } = await greenlight.run(['chat', 'be fine']);
    expect([stdout, code]).toEqual(['I am.\n', 0]);
    const lines = stderr.trimEnd().split('\n');
    expect(lines.map((line) => /handlers\/(\S+)\.mjs was not loaded: \S/.exec(line)?.[1])).toEqual([
      'a-broken',
      'b-throws',
      'c-nothing',
      'd-invalid',
      'e-taken',
      'f-type',
      'h-same',
    ]);
    expect(stderr).toContain('claims the query type "help"');
    expect(stderr).not.toMatch(/\u001b|\n\s+at /);
  });

  it('are refused when somebody else can write the file or the folder', async () => {
    putHandlers(own, { 'open.mjs': saying('open', 'be open', 'x'), 'shut.mjs': saying('shut', 'be shut', 'Shut.') });
    chmodSync(path.join(own, 'open.mjs'), 0o666);
    const run = await greenlight.run(['chat', 'be shut']);
    expect(run.stdout).toBe('Shut.\n');
    expect(run.stderr).toMatch(/^greenlight: \S+open\.mjs can be written by other users \(mode 666\)[^\n]*\n$/);
    chmodSync(own, 0o777);
    const folder = await greenlight.run(['chat', 'be shut', '--json']);
    expect(JSON.parse(folder.stdout)).not.toMatchObject({ handler: 'shut' });
    expect(folder.stderr).toMatch(/^greenlight: \S+handlers can be written by other users[^\n]*\n$/);
  });
});

describe("a workspace's own handlers", () => {
  it('are mentioned once and never imported, unless they are trusted', async () => {
    putHandlers(theirs, { 'ours.mjs': marking(), 'more.mjs': saying('more', 'do more', 'more') });
    const run = await greenlight.run(['chat'], { input: '{"query":"help"}\n{"query":"help"}\n' });
    expect(run.stderr).toMatch(
      /^greenlight: 2 handlers in this workspace are not trusted; [^\n]*--trust-workspace-handlers[^\n]*\n$/,
    );
    expect(run.stdout).not.toContain('do ours');
    expect(wasImported()).toBe(false);
    const trusted = await greenlight.run(['chat', 'do ours', '--trust-workspace-handlers']);
    expect(trusted).toMatchObject({ code: 0, stdout: 'ours\n', stderr: '' });
    expect(wasImported()).toBe(true);
  });

  it("cannot take the place of the user's or of the built-in ones", async () => {
    putHandlers(own, { 'mine.mjs': saying('mine', 'say it', 'mine') });
    putHandlers(theirs, {
      'mine.mjs': saying('mine', 'say other', 'theirs'),
      'said.mjs': saying('said', 'say it', 'theirs'),
    });
    const { stdout, stderr } = await greenlight.run(['chat', 'say it', '--trust-workspace-handlers']);
    expect(stdout).toBe('mine\n');
    expect(stderr.match(/was not loaded/g)).toHaveLength(2);
  });
});

describe('a file dropped into the handlers folder', () => {
  // The sources as they are, in a place of their own inside the repository, so that nothing of the tree itself is touched.
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(path.join(root, 'apps/terminal/dist-test-'));
    return () => rmSync(copy, { recursive: true, force: true });
  });

  it('is in the command after the next build: it answers, and help lists it', async () => {
    const before = readFileSync(path.join(root, 'packages/chat/src/handlers/index.ts'), 'utf8');
    const rooms = readdirSync(path.join(root, 'packages')).map((room) => `packages/${room}`);
    for (const part of [...rooms, 'apps/terminal']) {
      for (const inner of ['src', 'package.json'].filter((name) => existsSync(path.join(root, part, name)))) {
        cpSync(path.join(root, part, inner), path.join(copy, part, inner), { recursive: true });
      }
    }
    for (const file of ['package.json', 'tsconfig.json']) cpSync(path.join(root, file), path.join(copy, file));
    const dropped = path.join(copy, 'packages/chat/src/handlers/weather-report.ts');
    writeFileSync(
      dropped,
      `import { defineHandler } from '../define-handler.ts';
export default defineHandler({
  name: 'weather', description: 'Tells the weather.', category: 'other', answers: [], requires: 'read',
  patterns: ['weather in {text}'],
  async run({ classification }) { return { response: 'Rain in ' + classification.args.text, reads: [], writes: [] }; },
});
`,
    );
    mkdirSync(path.join(copy, 'out'));
    await bundleTerminal(copy, path.join(copy, 'out', 'bundle'));
    const run = (query: string) =>
      greenlight.run(['chat', query], { file: path.join(copy, 'out', 'bundle', 'greenlight.cjs') });
    expect(await run('weather in Baker Street')).toMatchObject({ code: 0, stdout: 'Rain in Baker Street\n' });
    expect((await run('help')).stdout).toContain('- Tells the weather. `weather in {text}`');
    expect(readFileSync(path.join(root, 'packages/chat/src/handlers/index.ts'), 'utf8')).toBe(before);
    expect(readdirSync(path.join(root, 'packages/chat/src/handlers'))).not.toContain('weather-report.ts');
  });
});
