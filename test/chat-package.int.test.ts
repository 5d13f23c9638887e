import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HandlerRegistry } from '@greenlight/chat';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HandlerRegistry as RegistryOfSource } from '../packages/chat/src/registry.ts';
import { repository } from './support/lint-imports.ts';
import { createOutsideProgram, loadScript, type OutsideProgram } from './support/outside-program.ts';

let outside: OutsideProgram;
beforeAll(async () => {
  outside = await createOutsideProgram();
  cpSync(path.join(repository, 'examples/chat-in-your-program'), outside.folder, { recursive: true });
});
afterAll(() => outside.remove());

const place = (file: string) => path.join(outside.folder, file);

describe('a program outside, where nothing else of this house is', () => {
  test('has the chat in plain JavaScript, and the example says that all is as it should be', () => {
    const { status, stdout, stderr } = outside.node('main.mjs');
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('scenes/briony-lodge.md has 7 words.');
  });

  test('has its types, which lean on nothing that is not published, and is told what a handler lacks', () => {
    writeFileSync(
      place('wrong.ts'),
      readFileSync(place('main.ts'), 'utf8').replace("requires: 'write'", "requires: 'root'"),
    );
    const compilerOptions = { noEmit: false, outDir: 'out' };
    const settings = { extends: './tsconfig.json', compilerOptions, files: ['main.ts', 'wrong.ts'] };
    writeFileSync(place('tsconfig.both.json'), JSON.stringify(settings));
    const { stdout } = outside.node(
      path.join(repository, 'node_modules/typescript/bin/tsc'),
      '-p',
      'tsconfig.both.json',
    );
    expect(stdout.match(/.*error TS.*/g)).toEqual([
      expect.stringMatching(/^wrong\.ts\(\d+,\d+\): error TS2322: Type '"root"' is not assignable/),
    ]);
    const { status, stderr } = outside.node('out/main.js');
    expect(status, stderr).toBe(0);
  }, 120_000);

  test('ends with 1 when a reply is not what it wants', () => {
    const text = readFileSync(place('main.mjs'), 'utf8');
    writeFileSync(place('other.mjs'), text.replace('has 7 words.', 'has 8 words.'));
    expect(outside.node('other.mjs')).toMatchObject({ status: 1, stderr: expect.stringContaining('AssertionError') });
  });

  test('finds no name of a room that is not published, and no path of the machine that built it', () => {
    const built = place('node_modules/@greenlight/chat/dist');
    const files = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) => /\.[jt]s$/.test(file));
    expect(files.length).toBeGreaterThan(20);
    const tied = files.filter((file) => {
      const text = readFileSync(path.join(built, file), 'utf8');
      return text.includes(repository) || /(from|import\() ?['"]@greenlight\//.test(text);
    });
    expect(tied).toEqual([]);
  });
});

/** What Node says when it is run somewhere in the repository. */
function nodeIn(folder: string, ...args: string[]): string {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const cwd = path.join(repository, folder);
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8', timeout: 60_000 });
  return stdout + stderr;
}

describe('inside the house', () => {
  test('npm ci builds it, where its name leads a program of this repository', () => {
    const manifest = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as Record<string, unknown>;
    expect(manifest.scripts).toMatchObject({ prepare: 'node scripts/prepare.mjs' });
    expect(readFileSync(path.join(repository, 'scripts/prepare.mjs'), 'utf8')).toContain('buildChat(root)');
    const program = "process.stdout.write(import.meta.resolve('@greenlight/chat'))";
    expect(nodeIn('examples', '--input-type=module', '-e', program)).toMatch(/packages\/chat\/dist\/index\.js$/);
  });

  test('tests, and programs run from source, see the source, once', () => {
    expect(HandlerRegistry).toBe(RegistryOfSource);
    const source = path.join(repository, 'packages/chat/src/registry.ts');
    const program = `import { HandlerRegistry as a } from '@greenlight/chat';
      const { HandlerRegistry: b } = await import(${JSON.stringify(source)}); process.stdout.write(String(a === b));`;
    for (const folder of ['.', 'apps/studio', 'packages/store']) {
      expect(nodeIn(folder, '--import', 'tsx', '--input-type=module', '-e', program)).toBe('true');
    }
  });

  test('the studio’s server carries the source, once', async () => {
    const studio = mkdtempSync(path.join(repository, 'apps/studio/dist-test-'));
    try {
      symlinkSync(path.join(repository, 'apps/studio/src'), path.join(studio, 'src'));
      type Builder = { bundleServer(root: string, studio: string): Promise<void> };
      await (await loadScript<Builder>('scripts/build.mjs')).bundleServer(repository, studio);
      const map = JSON.parse(readFileSync(path.join(studio, 'dist/server.mjs.map'), 'utf8')) as { sources: string[] };
      const ofChat = map.sources.filter((source) => source.includes('packages/chat/'));
      expect(ofChat.filter((source) => source.includes('/dist/'))).toEqual([]);
      expect(ofChat.filter((source) => source.endsWith('packages/chat/src/registry.ts'))).toHaveLength(1);
      const words = 'is registered already.'; // stands once in the source of the registry
      expect(readFileSync(path.join(studio, 'dist/server.mjs'), 'utf8').split(words)).toHaveLength(2);
    } finally {
      rmSync(studio, { recursive: true, force: true });
    }
  });
});
