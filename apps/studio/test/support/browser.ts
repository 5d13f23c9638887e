import { spawn } from 'node:child_process';

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findFreePort } from './studio.ts';
import { createDataFolder } from './studio-process.ts';
import { Visitor } from './visitor.ts';

const studioFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export interface WholeStudio extends AsyncDisposable {
  url: string;
  inviteLink: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** The built studio with its pages, as `npm start` runs it, on a port and a database of its own. */
export async function startWholeStudio(environment: Record<string, string> = {}): Promise<WholeStudio> {
  const data = createDataFolder();
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const whole = {
    url,
    inviteLink: '',
    stop: async () => {},
    async start() {
      const child = spawn(process.execPath, [path.join(studioFolder, 'dist/server.mjs')], {
        cwd: studioFolder,
        env: {
          ...process.env,
          NODE_ENV: 'production',
          DATA_DIR: data.folder,
          PORT: String(port),
          RATE_LIMIT: '0',
          LOG_LEVEL: 'error',
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      whole.stop = () =>
        new Promise((resolve) => {
          if (child.exitCode !== null) return resolve();
          child.once('exit', () => resolve());
          child.kill('SIGTERM');
        });
      whole.inviteLink = await readInvite(child.stdout);
    },
    async [Symbol.asyncDispose]() {
      await whole.stop();
      await data.remove();
    },
  };
  await whole.start();
  return whole;
}

/** Resolves with the one-time link once the studio says that it is ready; empty when there is an admin already. */
function readInvite(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    output.on('data', (piece) => {
      said += piece;
      const link = /(http\S+invite=\S+)/.exec(said)?.[1];
      if (link) resolve(link);
      else if (said.includes('ready at')) setTimeout(() => resolve(''), 200);
    });
    output.on('end', () => reject(new Error(`The studio ended before it was ready: ${said}`)));
  });
}

export interface OpenBrowser extends AsyncDisposable {
  /** A browser of somebody's own: cookies and storage apart from all others. */
  context(options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext>;
}

/** Debian's Chromium, headless; the profile is temporary. */
export async function openBrowser(): Promise<OpenBrowser> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return {
    context: (options) => browser.newContext({ viewport: { width: 1440, height: 900 }, ...options }),
    async [Symbol.asyncDispose]() {
      await browser.close();
    },
  };
}

/** Signs somebody up over HTTP and puts her cookie into a browser's context. Returns both of her: program and page. */
export async function arrive(
  url: string,
  context: BrowserContext,
  name: string,
): Promise<{ visitor: Visitor; page: Page }> {
  const visitor = new Visitor(url);
  await visitor.signUp({ name, email: `${name.toLowerCase()}-${Math.random().toString(36).slice(2)}@example.test` });
  await context.addCookies([
    { name: 'greenlight-token', value: String(visitor.token), url, sameSite: 'Strict', httpOnly: true },
  ]);
  return { visitor, page: await context.newPage() };
}
