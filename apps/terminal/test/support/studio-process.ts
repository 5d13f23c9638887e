import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseEnvironment, removeDatabase } from '@greenlight/testkit/test-database';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** A studio in a process of its own. */
export interface StudioProcess extends AsyncDisposable {
  url: string;
  /** Its data folder, with `owner.lock`. */
  data: string;
  /** Makes an account; its password is PASSWORD. */
  signUp(email: string): Promise<void>;
  stop(): Promise<void>;
}

export const PASSWORD = 'correct horse battery';

/** Starts a studio, everything but its pages, on a free port and with a data folder of its own. */
export async function spawnStudio(environment: Record<string, string> = {}): Promise<StudioProcess> {
  const data = environment.DATA_DIR ?? mkdtempSync(path.join(tmpdir(), 'greenlight-studio-'));
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const place = { ...databaseEnvironment(data), PORT: String(port), SERVER_URL: url };
  const settings = { ...place, RATE_LIMIT: '0', LOG_LEVEL: 'error', ...environment };
  const child = spawn(process.execPath, ['--import', 'tsx', 'apps/studio/test/support/serve-api.ts'], {
    cwd: root,
    env: { ...process.env, ...settings, DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await untilReady(child);
  const stop = () =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  return {
    url,
    data,
    stop,
    signUp: (email) => signUp(url, email),
    async [Symbol.asyncDispose]() {
      await stop();
      await removeDatabase(data);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function signUp(url: string, email: string): Promise<void> {
  const made = await fetch(`${url}/api/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Ada', email, password: PASSWORD }),
  });
  if (made.status !== 201) throw new Error(`sign-up answered ${made.status}: ${await made.text()}`);
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
