import { existsSync } from 'node:fs';
import path from 'node:path';
import { classification, extraction } from '@greenlight/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltCommand, buildCommand } from '../support/command.ts';
import { documentsOf } from '../support/schemas.ts';

let greenlight: BuiltCommand;
beforeAll(async () => {
  greenlight = await buildCommand();
});
afterAll(() => {
  expect(existsSync(path.join(greenlight.workspace, '.greenlight'))).toBe(false); // nothing was written
  greenlight.remove();
});

const pipe = (name: string, lines: readonly (string | object)[], env?: Record<string, string>) =>
  greenlight.run([name], {
    input: lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''),
    ...(env && { env }),
  });

describe('greenlight classify', () => {
  it('answers each line by what it asks for, as the chat reads it', async () => {
    const queries = [
      '',
      'help',
      'uninstall pkg-heist',
      "don't install PKG-HEIST",
      'Sarah finds the ledger',
      'thanks',
      'xyzzy plugh',
    ];
    const { stdout, code } = await pipe(
      'classify',
      queries.map((query) => ({ query })),
    );
    const found = documentsOf(stdout).map((document) => classification.parse(document));
    expect(found.map(({ type }) => type)).toEqual([
      'general',
      'help',
      'package_uninstall',
      'general',
      'story_create',
      'general',
      'general',
    ]);
    expect(found[2]?.args).toMatchObject({ package: 'PKG-HEIST' });
    expect(code).toBe(0);
  });

  it('answers a bad line with an error, goes on, and ends with 1', async () => {
    const { stdout, code } = await pipe('classify', [
      'null',
      { query: 5 },
      { query: 'help', known: {} },
      'x',
      { query: 'help' },
    ]);
    expect(documentsOf(stdout).map(({ error, type }) => (error as { code: string } | undefined)?.code ?? type)).toEqual(
      ['VALIDATION', 'VALIDATION', 'VALIDATION', 'BAD_REQUEST', 'help'],
    );
    expect(code).toBe(1);
  });

  it('takes a text of the command line too', async () => {
    expect(JSON.parse((await greenlight.run(['classify', 'list', 'packages'])).stdout)).toMatchObject({
      type: 'package_list',
    });
    expect(await greenlight.run(['classify', ''])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('"general"'),
    });
  });
});

describe('greenlight extract', () => {
  const told = { message: 'Irene Adler is a retired opera singer, thirty, and lives in Prague.' };

  it('answers each message with what it tells, in the shape of the contract', async () => {
    const { stdout, code } = await pipe('extract', [
      told,
      { message: 'make her a detective', known: { characters: ['Irene Adler'] }, history: [told.message] },
      { message: 'thanks!' },
    ]);
    const [first, second, third] = documentsOf(stdout).map((document) => extraction.parse(document));
    expect(first).toMatchObject({
      intent: 'story_create',
      engine: 'rules',
      characters: [{ name: 'Irene Adler', age: 30 }],
    });
    expect(second).toMatchObject({ intent: 'story_update', updates: [{ name: 'Irene Adler' }], characters: [] });
    expect(third).toMatchObject({ intent: 'general', characters: [], updates: [] });
    expect(code).toBe(0);
  });

  it('answers a bad line with an error, goes on, and ends with 1', async () => {
    const long = { message: 'a'.repeat(8001) };
    const { stdout, code } = await pipe('extract', [{ message: ' ' }, { query: 'help' }, long, told]);
    const codes = documentsOf(stdout).map(({ error }) => (error as { code: string } | undefined)?.code);
    expect(codes).toEqual(['VALIDATION', 'VALIDATION', 'VALIDATION', undefined]);
    expect(code).toBe(1);
  });

  it('says what of the settings is wrong, in one line', async () => {
    const run = await pipe('extract', [told], { LLM_BASE_URL: 'http://models.example.org/v1' });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(/^greenlight: LLM_BASE_URL [^\n]*https[^\n]*\n$/);
  });

  it('reads by the rules, and says so, when the model does not answer', async () => {
    const env = { LLM_BASE_URL: 'http://127.0.0.1:9/v1', LLM_TIMEOUT_MS: '2000' };
    const { stdout, stderr, code } = await greenlight.run(['extract', told.message], { env });
    expect(JSON.parse(stdout)).toMatchObject({ engine: 'rules', characters: [{ name: 'Irene Adler' }] });
    expect(stderr).toContain('The built-in rules read this message instead.');
    expect(code).toBe(0);
  });
});
