import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHistory, HISTORY_LINES } from './history.ts';

let folder: string;
let warnings: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-'));
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (name = 'deep/history') => createHistory(join(folder, name), (reason) => warnings.push(reason));

describe('the history of the prompt', () => {
  it('is read newest first, from a file of its owner alone', async () => {
    const history = open();
    expect(await history.read()).toEqual([]);
    for (const line of ['help', 'show ledger', 'show ledger']) await history.add(line);
    expect(await open().read()).toEqual(['show ledger', 'help']);
    expect(statSync(join(folder, 'deep/history')).mode & 0o777).toBe(0o600);
    expect(warnings).toEqual([]);
  });

  it.each([
    ' begins with a blank',
    '',
    'my password is hunter2',
    'password: hunter2',
    'the api key = abc',
    'token 8f1c2e',
    'use sk-abcdefghijklmnop',
    'ghp_abcdefghijklmnopqrst',
    'postgres://me:secret@db/film',
    'Bearer 12ab34cd',
    'eyJhbGciOiJFZERTQSJ9.eyJpZCI6MX0',
    'it is Zm9vYmFyQmF6UXV4MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=',
    'red \u001b[31m',
    'a'.repeat(1001),
  ])('does not keep %j', async (line) => {
    await open().add(line);
    expect(await open().read()).toEqual([]);
  });

  it.each([
    'Irene hides the secret letter',
    'what is in the token booth?',
    'show ledger for session SES-CHAT-20260131-0a1b2c3d',
    'read packages/ledger/src/file/ledger-file.ts',
    'the password was never found',
  ])('keeps %j', async (line) => {
    await open().add(line);
    expect(await open().read()).toEqual([line]);
  });

  it('is bounded, and cut when it has grown', async () => {
    writeFileSync(join(folder, 'history'), Array.from({ length: 30_000 }, (_, index) => `line ${index}`).join('\n'), {
      mode: 0o600,
    });
    const lines = await open('history').read();
    expect([lines.length, lines[0]]).toEqual([HISTORY_LINES, 'line 29999']);
    expect(readFileSync(join(folder, 'history'), 'utf8').split('\n')).toHaveLength(HISTORY_LINES + 1);
  });

  it('says that it is not kept, and throws nothing, when its file is a link', async () => {
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'history'));
    await open('history').add('help');
    expect(await open('history').read()).toEqual([]);
    expect(warnings).toHaveLength(2);
    expect(() => statSync(join(folder, 'elsewhere'))).toThrow();
  });
});
