import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseEnvironment } from '@greenlight/testkit/test-database';
import { bundleTerminal } from '../../../../scripts/build-terminal.mjs';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  input?: string | Buffer;
  /** The folder it runs in; the workspace when left out. */
  cwd?: string;
  /** Another bundle than the command's own. */
  file?: string;
  env?: Record<string, string>;
}

/** The bundled command, with a home and a workspace of its own. */
export interface BuiltCommand {
  /** The bundle's file, to be run by Node. */
  file: string;
  home: string;
  workspace: string;
  configFolder: string;
  /** What the command is run with: nothing of the real user's. */
  environment(env?: Record<string, string>): NodeJS.ProcessEnv;
  run(argv: readonly string[], options?: RunOptions): Promise<Ran>;
  remove(): void;
}

/** Bundles the command inside the repository, so that it finds its packages. */
export async function buildCommand(): Promise<BuiltCommand> {
  const folder = mkdtempSync(path.join(root, 'apps/terminal/dist-test-'));
  await bundleTerminal(root, path.join(folder, 'bundle'));
  const home = mkdtempSync(path.join(tmpdir(), 'greenlight-home-'));
  const workspace = path.join(home, 'workspace');
  mkdirSync(workspace);
  const file = path.join(folder, 'bundle', 'greenlight.cjs');
  const environment = (env: Record<string, string> = {}): NodeJS.ProcessEnv =>
    ({ PATH: process.env.PATH, HOME: home, TERM: 'xterm', ...env }) as unknown as NodeJS.ProcessEnv; // the frameworks' types want NODE_ENV
  return {
    file,
    home,
    workspace,
    configFolder: path.join(home, '.config', 'greenlight'),
    environment,
    run: (argv, { input = '', env, cwd = workspace, ...other } = {}) =>
      runNode([other.file ?? file, ...argv], { cwd, env: environment({ ...storyOf(argv, cwd), ...env }) }, input),
    remove() {
      for (const made of [folder, home]) rmSync(made, { recursive: true, force: true });
    },
  };
}

/** The database of the workspace that a command is run in: what is set for it wins. */
export function storyOf(argv: readonly string[], cwd: string): Record<string, string> {
  const at = argv.indexOf('--workspace');
  return databaseEnvironment(path.join((at >= 0 && argv[at + 1]) || cwd, 'data'));
}

function runNode(argv: string[], where: { cwd: string; env: NodeJS.ProcessEnv }, input: string | Buffer): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, where);
    const ran: Ran = { code: null, stdout: '', stderr: '' };
    child.stdout.on('data', (piece) => {
      ran.stdout += piece;
    });
    child.stderr.on('data', (piece) => {
      ran.stderr += piece;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...ran, code }));
    child.stdin.on('error', () => undefined); // a command that does not read may be gone first
    child.stdin.end(input);
  });
}
