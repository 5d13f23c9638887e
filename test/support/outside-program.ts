import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repository } from './lint-imports.ts';

export interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** A folder of somebody else's, in which our package and our command are installed as built from the sources now. */
export interface OutsideProgram {
  folder: string;
  /** What is run there sees nothing of the user's own settings. */
  environment: NodeJS.ProcessEnv;
  /** Runs Node there. */
  node(...args: string[]): Ran;
  /** Runs a line of the shell there, with our command in `node_modules/.bin`. */
  shell(line: string, input?: string): Ran;
  remove(): void;
}

/** The build's programs are plain JavaScript, and untyped. */
export async function loadScript<T>(file: string): Promise<T> {
  return (await import(path.join(repository, file))) as T;
}

type Build = (root: string, outdir: string) => Promise<void>;

/** Installs `@greenlight/chat`, and what its types name; nothing else of this house is there. */
export async function createOutsideProgram(): Promise<OutsideProgram> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'greenlight-outside-')));
  const modules = path.join(folder, 'node_modules');
  mkdirSync(path.join(modules, '@greenlight/chat'), { recursive: true });
  mkdirSync(path.join(folder, 'home'));
  cpSync(path.join(repository, 'packages/chat/package.json'), path.join(modules, '@greenlight/chat/package.json'));
  for (const name of ['zod', '@types'])
    symlinkSync(path.join(repository, 'node_modules', name), path.join(modules, name));
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  const { buildChat } = await loadScript<{ buildChat: Build }>('packages/chat/scripts/build.mjs');
  await buildChat(repository, path.join(modules, '@greenlight/chat/dist'));
  const { PATH, NODE_ENV } = process.env;
  const environment = { PATH, NODE_ENV, HOME: path.join(folder, 'home'), TERM: 'xterm' };
  const run = (program: string, args: string[], input = ''): Ran => {
    const settings = { cwd: folder, env: environment, input, encoding: 'utf8', timeout: 100_000 } as const;
    const { status, stdout, stderr } = spawnSync(program, args, settings);
    return { status, stdout, stderr };
  };
  return {
    folder,
    environment,
    node: (...args) => run(process.execPath, args),
    shell: (line, input) => run('sh', ['-c', line], input),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Adds the `greenlight` command, as `npm ci` links it. It stands inside the repository, where its heavy packages are. */
export async function installCommand({ folder }: OutsideProgram): Promise<{ remove(): void }> {
  const place = mkdtempSync(path.join(repository, 'apps/terminal/dist-test-'));
  const { bundleTerminal } = await loadScript<{ bundleTerminal: Build }>('scripts/build-terminal.mjs');
  await bundleTerminal(repository, path.join(place, 'dist'));
  cpSync(path.join(repository, 'apps/terminal/bin'), path.join(place, 'bin'), { recursive: true });
  mkdirSync(path.join(folder, 'node_modules/.bin'));
  symlinkSync(path.join(place, 'bin/greenlight.cjs'), path.join(folder, 'node_modules/.bin/greenlight'));
  return { remove: () => rmSync(place, { recursive: true, force: true }) };
}
