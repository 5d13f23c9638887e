import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltCommand, buildCommand } from '../support/command.ts';
import { putHandlers, saying } from '../support/own-handlers.ts';
import { isChatReply } from '../support/schemas.ts';
import { typeTo } from '../support/typed.ts';

let greenlight: BuiltCommand;
beforeAll(async () => {
  greenlight = await buildCommand();
  const failing = saying('failing', 'break it', '').replace('return {', "throw new Error('secret detail'); return {");
  putHandlers(path.join(greenlight.configFolder, 'handlers'), {
    'failing.mjs': failing,
    'marked.mjs': saying('marked', 'show marks', '# Title\n\n- **bold** and `code` \u001b[2J\u009b31m'),
  });
});
afterAll(() => greenlight.remove());

describe('greenlight chat "query"', () => {
  it('prints the reply as Markdown, and what was typed in several words is one query', async () => {
    const run = await greenlight.run(['chat', 'what', 'can', 'you', 'do']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^Available commands\n\n\*\*Help\*\*\n/);
  });

  it('prints the reply as a document with --json', async () => {
    const { stdout, code } = await greenlight.run(['chat', 'help', '--json']);
    expect(isChatReply(JSON.parse(stdout)), JSON.stringify(isChatReply.errors)).toBe(true);
    expect(code).toBe(0);
  });

  it('takes the query of the command line when there is one on stdin too', async () => {
    const run = await greenlight.run(['chat', 'help', '--json'], { input: '{"query":"show ledger"}\n' });
    expect(JSON.parse(run.stdout)).toMatchObject({ handler: 'help', turn_number: 1 });
  });

  it('ends with 1 for a turn that failed, and tells nothing of what it was', async () => {
    const run = await greenlight.run(['chat', 'break it', '--json']);
    expect(JSON.parse(run.stdout)).toMatchObject({ decision: 'FAILED', handler: 'failing' });
    expect(run.code).toBe(1);
    expect(run.stdout + run.stderr).not.toContain('secret detail');
  });

  it('ends with 4 for a turn that was denied, which is a turn', async () => {
    const run = await greenlight.run(['chat', 'read ../../etc/passwd', '--json']);
    expect(JSON.parse(run.stdout)).toMatchObject({ decision: 'DENIED', turn_number: 1 });
    expect(run.code).toBe(4);
    expect(await greenlight.run(['chat', 'help', '--capability', 'admin'])).toMatchObject({ code: 4 });
    expect(await greenlight.run(['chat', 'help', '--capability', 'read'])).toMatchObject({ code: 0 });
  });

  it.each([
    [['chat', ''], 1, 'must not be empty'],
    [['chat', 'help', '--session', 'nonsense'], 3, 'nonsense is not a session id'],
    [['chat', 'help', '--session', 'SES-CHAT-20200101-00000000'], 2, 'no session SES-CHAT-20200101-00000000'],
    [['chat', 'help', '--workspace', 'nowhere'], 2, 'nowhere is not a folder'],
    [['chat', 'help', '--capability', 'root'], 3, '--capability root is none'],
    [['chat', 'help', '--frob'], 3, "'--frob'"],
    [['chat', '-i', 'help'], 3, 'Leave the query out'],
    [['chta', 'help'], 3, 'no command "chta"'],
  ])('%j ends with %i and says why in one line', async (argv, code, reason) => {
    const run = await greenlight.run(argv);
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toMatch(/^greenlight: [^\n]*\n$/);
    expect(run.stderr).toContain(reason);
  });

  it('refuses a query over the limit', async () => {
    const run = await greenlight.run(['chat', 'a'.repeat(8001)]);
    expect(run).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('8,001 characters') });
  });

  it('works in the nearest workspace above, and in the one that --workspace names', async () => {
    const deep = path.join(greenlight.workspace, 'one', 'two');
    mkdirSync(deep, { recursive: true });
    mkdirSync(path.join(greenlight.workspace, '.greenlight'), { recursive: true });
    writeFileSync(path.join(greenlight.workspace, 'note.txt'), 'found from below\n');
    const above = await greenlight.run(['chat', 'read note.txt'], { cwd: deep });
    expect(above.stdout).toContain('found from below');
    const named = await greenlight.run(['chat', 'read note.txt', '--workspace', greenlight.workspace], { cwd: '/' });
    expect(named.stdout).toContain('found from below');
  });
});

describe('a reply on a terminal', () => {
  const see = async (command: string, env?: Record<string, string>) => {
    const typed = typeTo(`${process.execPath} ${greenlight.file} ${command}`, {
      cwd: greenlight.workspace,
      env: greenlight.environment(env),
    });
    await typed.ended;
    return typed.shown();
  };

  it('has bold, lists and code, and nothing of the text that moves the cursor', async () => {
    const shown = await see('chat "show marks"');
    expect(shown).toBe(
      '\u001b[1mTitle\u001b[0m\r\n\r\n• \u001b[1mbold\u001b[0m and \u001b[36mcode\u001b[0m \ufffd[2J\ufffd31m\r\n',
    );
  });

  it('has no colour where NO_COLOR says so, and no marks', async () => {
    expect(await see('chat "show marks"', { NO_COLOR: '1' })).toBe(
      'Title\r\n\r\n• bold and code \ufffd[2J\ufffd31m\r\n',
    );
  });

  it('as a document writes control characters as JSON does', async () => {
    const shown = await see('chat "show marks" --json');
    expect(shown).not.toMatch(/[\u001b\u009b]/);
    expect(JSON.parse(shown)).toMatchObject({ response: '# Title\n\n- **bold** and `code` \u001b[2J\u009b31m' });
  });
});
