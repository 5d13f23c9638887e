import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseEnvironment, removeDatabase } from '@greenlight/testkit/test-database';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The studio's API as one file that starts in a second. It stands inside the repository, so that it finds its packages. */
export async function bundleStudio(): Promise<{ file: string; remove(): void }> {
  const folder = mkdtempSync(path.join(here, '../../dist-test-'));
  const file = path.join(folder, 'serve-api.mjs');
  await build({
    entryPoints: [path.join(here, 'serve-api.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    plugins: [
      {
        name: 'packages-outside',
        setup(bundler) {
          bundler.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
            kind === 'entry-point' || name.startsWith('@greenlight/') ? undefined : { path: name, external: true },
          );
        },
      },
    ],
  });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A data folder of its own, removed at the end. */
export function createDataFolder(): { folder: string; remove(): Promise<void> } {
  const folder = mkdtempSync(path.join(tmpdir(), 'greenlight-data-'));
  return {
    folder,
    async remove() {
      await removeDatabase(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface StudioProcess {
  url: string;
  /** Kills the process with SIGKILL and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts a bundled studio on a port and resolves once it answers. */
export async function spawnStudio(file: string, data: string, port: number): Promise<StudioProcess> {
  const url = `http://127.0.0.1:${port}`;
  const settings = { DATA_DIR: data, ...databaseEnvironment(data), PORT: String(port), SERVER_URL: url };
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...settings, RATE_LIMIT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await untilReady(child);
  return {
    url,
    kill: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (piece) => {
      if (String(piece).includes('ready')) resolve();
    });
    child.stderr?.on('data', (piece) => {
      said += piece;
    });
    child.once('exit', (code) => reject(new Error(`The studio ended with ${code}: ${said}`)));
  });
}
