import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HandlerRegistry } from '@greenlight/chat';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HandlerRegistry as RegistryOfSource } from '../packages/chat/src/registry.ts';
import { repository } from './support/lint-imports.ts';

// `@greenlight/chat` as a program outside this house has it: installed in a folder where nothing else of ours is.

const example = 'examples/chat-in-your-program';
/** What stands once in the registry's source: two copies of the chat in one program would have it twice. */
const MARK = 'is registered already.';
let outside: string;
beforeAll(async () => {
  outside = mkdtempSync(path.join(tmpdir(), 'greenlight-outside-'));
  const installed = path.join(outside, 'node_modules/@greenlight/chat');
  mkdirSync(installed, { recursive: true });
  cpSync(path.join(repository, 'packages/chat/package.json'), path.join(installed, 'package.json'));
  const { buildChat } = await load<{ buildChat(root: string, outdir: string): Promise<void> }>(
    'packages/chat/scripts/build.mjs',
  );
  await buildChat(repository, path.join(installed, 'dist'));
  for (const name of ['zod', '@types'])
    symlinkSync(path.join(repository, 'node_modules', name), path.join(outside, 'node_modules', name));
  writeFileSync(path.join(outside, 'package.json'), '{ "type": "module" }');
  cpSync(path.join(repository, example), outside, { recursive: true });
});
afterAll(() => rmSync(outside, { recursive: true, force: true }));

/** The build's programs are plain JavaScript, and untyped. */
const load = async <T>(file: string) => (await import(path.join(repository, file))) as T;

function run(cwd: string, ...args: string[]): { status: number | null; said: string } {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const done = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8', timeout: 60_000 });
  return { status: done.status, said: `${done.stdout}${done.stderr}` };
}

describe('a program outside', () => {
  test('has the chat in plain JavaScript, and what it says is as it should be', () => {
    const { status, said } = run(outside, 'main.mjs');
    expect(status, said).toBe(0);
    expect(said).toContain('scenes/briony-lodge.md has 7 words.');
  });

  test('has its types, which lean on nothing that is not published, and is told what a handler lacks', () => {
    const text = readFileSync(path.join(outside, 'main.ts'), 'utf8');
    writeFileSync(path.join(outside, 'wrong.ts'), text.replace("requires: 'write'", "requires: 'root'"));
    const settings = {
      extends: './tsconfig.json',
      compilerOptions: { noEmit: false, outDir: 'out' },
      files: ['main.ts', 'wrong.ts'],
    };
    writeFileSync(path.join(outside, 'tsconfig.both.json'), JSON.stringify(settings));
    const { said } = run(outside, path.join(repository, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.both.json');
    expect(said.match(/.*error TS.*/g)).toEqual([
      expect.stringMatching(/^wrong\.ts\(\d+,\d+\): error TS2322: Type '"root"' is not assignable/),
    ]);
    const ran = run(outside, 'out/main.js');
    expect(ran.status, ran.said).toBe(0);
  });

  test('ends with 1 when a reply is not what it wants', () => {
    const text = readFileSync(path.join(outside, 'main.mjs'), 'utf8');
    writeFileSync(path.join(outside, 'other.mjs'), text.replace('has 7 words.', 'has 8 words.'));
    expect(run(outside, 'other.mjs')).toMatchObject({ status: 1, said: expect.stringContaining('AssertionError') });
  });

  test('finds no path of the machine that built it', () => {
    const built = path.join(outside, 'node_modules/@greenlight/chat/dist');
    const files = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) => /\.[jt]s$/.test(file));
    expect(files.length).toBeGreaterThan(20);
    const isTied = (file: string) => readFileSync(path.join(built, file), 'utf8').includes(repository);
    expect(files.filter(isTied)).toEqual([]);
  });
});

describe('inside the house', () => {
  test('npm ci builds it, where its name leads a program of this repository', () => {
    const read = (file: string) =>
      JSON.parse(readFileSync(path.join(repository, file), 'utf8')) as Record<string, unknown>;
    expect(read('package.json').scripts).toMatchObject({ prepare: 'node scripts/prepare.mjs' });
    expect(readFileSync(path.join(repository, 'scripts/prepare.mjs'), 'utf8')).toContain('buildChat(root)');
    const program = "process.stdout.write(import.meta.resolve('@greenlight/chat'))";
    const { said } = run(repository, '--input-type=module', '-e', program);
    expect(said).toMatch(/packages\/chat\/dist\/index\.js$/);
  });

  test('tests and programs run from source see the source, once', () => {
    expect(HandlerRegistry).toBe(RegistryOfSource);
    const source = path.join(repository, 'packages/chat/src/registry.ts');
    const program = `import { HandlerRegistry as a } from '@greenlight/chat';
      const { HandlerRegistry: b } = await import(${JSON.stringify(source)}); process.stdout.write(String(a === b));`;
    for (const folder of ['.', 'apps/studio', 'packages/store']) {
      const cwd = path.join(repository, folder);
      expect(run(cwd, '--import', 'tsx', '--input-type=module', '-e', program)).toEqual({ status: 0, said: 'true' });
    }
  });

  test('the studio’s server and the command carry the source, once', async () => {
    const { bundleServer } = await load<{ bundleServer(root: string, studio: string): Promise<void> }>(
      'scripts/build.mjs',
    );
    const { bundleTerminal } = await load<{ bundleTerminal(root: string, outdir: string): Promise<void> }>(
      'scripts/build-terminal.mjs',
    );
    const studio = mkdtempSync(path.join(repository, 'apps/studio/dist-test-'));
    const terminal = mkdtempSync(path.join(repository, 'apps/terminal/dist-test-'));
    try {
      symlinkSync(path.join(repository, 'apps/studio/src'), path.join(studio, 'src'));
      await bundleServer(repository, studio);
      await bundleTerminal(repository, terminal);
      const { sources } = JSON.parse(readFileSync(path.join(studio, 'dist/server.mjs.map'), 'utf8')) as {
        sources: string[];
      };
      const ofChat = sources.filter((source) => source.includes('packages/chat/'));
      expect(ofChat.filter((source) => source.includes('/dist/'))).toEqual([]);
      expect(ofChat.some((source) => source.endsWith('packages/chat/src/registry.ts'))).toBe(true);
      expect(marksIn(path.join(studio, 'dist'))).toBe(1);
      expect(marksIn(terminal)).toBe(1);
    } finally {
      for (const folder of [studio, terminal]) rmSync(folder, { recursive: true, force: true });
    }
  });
});

function marksIn(folder: string): number {
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
  return texts.join('').split(MARK).length - 1;
}
