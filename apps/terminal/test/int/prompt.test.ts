import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BuiltCommand, buildCommand } from '../support/command.ts';
import { putHandlers, saying, WAITING } from '../support/own-handlers.ts';
import { documentsOf } from '../support/schemas.ts';
import { type TypedSession, typeTo } from '../support/typed.ts';

const [UP, TAB, ENTER, CTRL_C, CTRL_D, CTRL_Z] = ['\u001b[A', '\t', '\r', '\u0003', '\u0004', '\u001a'];
const READY = '> \u001b[3G';
const LONG = 'one two three four five six seven eight nine ten eleven twelve';

let greenlight: BuiltCommand;
beforeEach(async () => {
  greenlight = await buildCommand();
  putHandlers(path.join(greenlight.configFolder, 'handlers'), {
    'waiting.mjs': WAITING,
    'long.mjs': saying('long', 'tell it', LONG),
  });
});
afterEach(() => greenlight.remove());

interface Prompt extends TypedSession {
  /** Types, and waits until something is shown for it. */
  press(keys: string, until: string): Promise<void>;
  resize(columns: number): void;
}

/** A prompt in a real pseudo-terminal of 80 columns. */
async function openPrompt(options = '', env?: Record<string, string>): Promise<Prompt> {
  const typed = typeTo(`stty cols 80 rows 24; tty; exec ${process.execPath} ${greenlight.file} chat ${options}`, {
    cwd: greenlight.workspace,
    env: greenlight.environment(env),
  });
  await typed.until(READY);
  const device = /\/dev\/pts\/\d+/.exec(typed.shown())?.[0] ?? '';
  typed.forget();
  return Object.assign(typed, {
    async press(keys: string, until: string) {
      typed.forget();
      typed.type(keys);
      await typed.until(until);
    },
    resize(columns: number) {
      expect(spawnSync('stty', ['-F', device, 'cols', String(columns)]).status).toBe(0);
    },
  });
}

const leave = async (prompt: Prompt) => {
  prompt.type(CTRL_D);
  expect(await prompt.ended).toBe(0);
};

describe('the prompt', () => {
  it('answers one query after the other in one session, passes over empty lines, and leaves with /quit', async () => {
    const prompt = await openPrompt('-i');
    await prompt.press(`tell it${ENTER}`, READY);
    expect(prompt.shown()).toContain(LONG);
    await prompt.press(ENTER, READY);
    await prompt.press(`   ${ENTER}`, READY);
    await prompt.press(`/session${ENTER}`, READY);
    expect(prompt.shown()).toMatch(/SES-CHAT-\d{8}-[0-9a-f]{8}.*, 1 turn so far/);
    const id = /SES-CHAT-\d{8}-[0-9a-f]{8}/.exec(prompt.shown())?.[0];
    expect(prompt.shown()).toContain(`greenlight chat -i --session ${id}`);
    prompt.type(`/quit${ENTER}`);
    expect(await prompt.ended).toBe(0);
    const resumed = await openPrompt(`-i --session ${id}`);
    await resumed.press(`/session${ENTER}`, '1 turn so far');
    await leave(resumed);
  });

  it('is what chat alone opens on a terminal', async () => {
    await leave(await openPrompt());
  });

  it('keeps what was said for the next run, for its owner alone, and no secret', async () => {
    const first = await openPrompt('-i');
    await first.press(`tell it${ENTER}`, READY);
    await first.press(`my password: hunter2${ENTER}`, READY);
    await first.press(` said behind a blank${ENTER}`, READY);
    await first.press(`commands${ENTER}`, READY);
    await leave(first);
    const file = path.join(greenlight.configFolder, 'history');
    expect(readFileSync(file, 'utf8')).toBe('tell it\ncommands\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const second = await openPrompt('-i');
    await second.press(UP, 'commands');
    await second.press(UP, 'tell it');
    await second.press(ENTER, LONG);
    await second.until(READY);
    await leave(second);
  });

  it('completes commands by the patterns of the handlers', async () => {
    const prompt = await openPrompt('-i');
    prompt.type('comm');
    await prompt.until('comm');
    await prompt.press(TAB, 'ands');
    await prompt.press(ENTER, 'Available commands');
    await prompt.until(READY);
    prompt.type('/s');
    await prompt.press(TAB, 'ession');
    await prompt.press(ENTER, '1 turn so far');
    await prompt.until(READY);
    await leave(prompt);
  });

  it('completes paths of the workspace, and offers none that is never readable', async () => {
    mkdirSync(path.join(greenlight.workspace, 'scripts'));
    mkdirSync(path.join(greenlight.workspace, '.git'));
    for (const name of [
      'scripts/harbour.txt',
      'scripts/house.txt',
      '.env',
      'note.txt',
      'secret.pem',
      'a\u001b[2Jb.txt',
    ]) {
      writeFileSync(path.join(greenlight.workspace, name), 'At the harbour\n');
    }
    const prompt = await openPrompt('-i');
    prompt.type('read scr');
    await prompt.until('scr');
    await prompt.press(TAB, 'ipts/');
    prompt.type('ha');
    await prompt.until('ha');
    await prompt.press(TAB, 'rbour.txt');
    await prompt.press(ENTER, 'At the harbour');
    await prompt.until(READY);
    await prompt.press('read ', 'read ');
    prompt.type(TAB);
    await wait(200);
    await prompt.press(TAB, 'scripts/');
    await wait(200);
    expect(prompt.shown()).not.toMatch(/\.env|\.git|secret|\u001b\[2J/);
    await prompt.press(CTRL_C, READY);
    await leave(prompt);
  });

  it('completes ids of sessions', async () => {
    const [reply] = documentsOf((await greenlight.run(['chat'], { input: '{"query":"help"}' })).stdout);
    const id = String(reply?.session_id);
    const prompt = await openPrompt('-i');
    prompt.type('show ledger for session ses-');
    await prompt.until('ses-');
    await prompt.press(TAB, id);
    await prompt.press(ENTER, READY);
    await leave(prompt);
  });

  it('shows pieces of a reply as they come, a sign of life, and Ctrl-C cancels the turn but not the prompt', async () => {
    const prompt = await openPrompt('-i');
    await prompt.press(`wait for her${ENTER}`, 'Begun');
    await prompt.press(CTRL_C, 'cancelled');
    await prompt.until(READY);
    await prompt.press(`tell it${ENTER}`, LONG);
    await prompt.until(READY);
    await prompt.press(`/session${ENTER}`, '1 turn so far');
    await prompt.until(READY);
    await leave(prompt);
  });

  it('says that a turn goes on when nothing is shown for a second', async () => {
    putHandlers(path.join(greenlight.configFolder, 'handlers'), {
      'waiting.mjs': WAITING.replace("onDelta?.('Begun\\n');", ''),
    });
    const prompt = await openPrompt('-i');
    await prompt.press(`wait for her${ENTER}`, '… 1 s');
    await prompt.press(CTRL_C, 'cancelled');
    expect(prompt.shown().indexOf('\r\u001b[K')).toBeLessThan(prompt.shown().indexOf('cancelled'));
    await prompt.until(READY);
    await leave(prompt);
  });

  it('with Ctrl-C clears the line, then leaves', async () => {
    const prompt = await openPrompt('-i');
    prompt.type('never said');
    await prompt.until('never said');
    await prompt.press(CTRL_C, READY);
    prompt.type(CTRL_C);
    expect(await prompt.ended).toBe(0);
  });

  it('is stopped by Ctrl-Z, and goes on in the foreground with what was typed', async () => {
    const shell = typeTo('stty cols 80 rows 24; exec bash --norc --noprofile -i', {
      cwd: greenlight.workspace,
      env: greenlight.environment({ PS1: '$ ' }),
    });
    const press = async (keys: string, until: string) => {
      shell.forget();
      shell.type(keys);
      await shell.until(until);
    };
    await press(`${process.execPath} ${greenlight.file} chat -i${ENTER}`, READY);
    await press('tell', 'tell');
    await press(CTRL_Z, 'Stopped');
    await press(`fg${ENTER}`, '> tell');
    await press(` it${ENTER}`, LONG);
    await shell.until(READY);
    await press(CTRL_D, '$ ');
    shell.type(`exit${ENTER}`);
    expect(await shell.ended).toBe(0);
  });

  it('gives the terminal back with Ctrl-D, also while a turn runs, which Ctrl-C then ends', async () => {
    const prompt = await openPrompt('-i');
    await prompt.press(`wait for her${ENTER}`, 'Begun');
    prompt.type(CTRL_D);
    await wait(200);
    prompt.type(CTRL_C);
    expect(await prompt.ended).toBe(130);
  });

  it('says lines that were typed while a turn ran, in their order', async () => {
    const prompt = await openPrompt('-i');
    await prompt.press(`tell it${ENTER}commands${ENTER}/session${ENTER}`, '2 turns so far');
    expect(prompt.shown().indexOf(LONG)).toBeLessThan(prompt.shown().indexOf('Available commands'));
    await prompt.until(READY);
    await leave(prompt);
  });

  it('wraps replies and the line that is typed to the window as it is now', async () => {
    const prompt = await openPrompt('-i');
    await prompt.press(`tell it${ENTER}`, LONG);
    await prompt.until(READY);
    prompt.resize(30);
    await wait(200);
    await prompt.press(`tell it${ENTER}`, 'twelve');
    expect(prompt.shown()).toContain('one two three four five six\r\nseven eight nine ten eleven\r\ntwelve\r\n');
    await prompt.until(READY);
    await leave(prompt);
  });

  it('lets no control character of a file reach the terminal', async () => {
    writeFileSync(
      path.join(greenlight.workspace, 'evil.txt'),
      'before \u001b]0;owned\u0007 \u001b[2J\u009b31m after\n',
    );
    const prompt = await openPrompt('-i', { NO_COLOR: '1' });
    await prompt.press(`read evil.txt${ENTER}`, 'after');
    await prompt.until(READY);
    expect(prompt.shown()).toContain('\ufffd]0;owned\ufffd \ufffd[2J\ufffd31m after');
    expect(prompt.shown()).not.toMatch(/\u001b\]|\u001b\[2J|\u0007|\u009b/);
    await leave(prompt);
  });

  it('ends with 143 on SIGTERM, cancelling what runs', async () => {
    const prompt = await openPrompt('-i');
    await prompt.press(`wait for her${ENTER}`, 'Begun');
    const pid = spawnSync('pgrep', ['-f', `^${process.execPath} ${greenlight.file}`], {
      encoding: 'utf8',
    }).stdout.trim();
    process.kill(Number(pid), 'SIGTERM');
    expect(await prompt.ended).toBe(143);
  });
});

describe('-i without a terminal', () => {
  it('answers line by line as plain text', async () => {
    const run = await greenlight.run(['chat', '-i'], { input: 'tell it\n\n/session\nread ../x\n/quit\ntell it\n' });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(new RegExp(`^${LONG}\n\n\`SES-CHAT-\\S+\`, 1 turn so far`));
    expect(run.stdout.match(new RegExp(LONG, 'g'))).toHaveLength(1);
    expect(run.stdout).not.toContain('\u001b');
  });

  it('says what was no turn, and goes on', async () => {
    const input = Buffer.concat([Buffer.from([0xff, 0x0a]), Buffer.from(`${'a'.repeat(9000)}\ntell it`)]);
    const run = await greenlight.run(['chat', '-i'], { input });
    expect(run).toMatchObject({ code: 0, stdout: `${LONG}\n\n` });
    expect(run.stderr).toMatch(/^Line 1 is not UTF-8.*\nThe message has 9,000 characters/);
  });
});
