import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from '@greenlight/store/owner';
import next from 'next';
import { compose } from './compose.ts';
import { createStudioServer } from './http-server.ts';
import { setStudio } from './root.ts';
import { setSecurityHeaders } from './security-headers.ts';

// The studio's one process and one port: pages by Next, `/api` by our own handler, sockets beside them.
const isDevelopment = process.env.NODE_ENV !== 'production';

try {
  await serve();
} catch (error) {
  const isKnown = error instanceof StartError || (error as Error).name === 'EnvironmentError';
  process.stderr.write(`greenlight: ${isKnown ? (error as Error).message : describe(error)}\n`);
  process.exit(1);
}

async function serve(): Promise<void> {
  const composed = await compose(process.env);
  const { studio } = composed;
  const { PORT, HOST } = studio.environment;
  setStudio(studio);
  const http = createServer();
  const app = next({
    dev: isDevelopment,
    hostname: HOST,
    port: PORT,
    httpServer: http,
    dir: studioFolder(),
    quiet: true,
  });
  await app.prepare();
  const page = app.getRequestHandler();
  const server = createStudioServer(
    studio,
    (request, response) => {
      setSecurityHeaders(request, response, isDevelopment);
      void page(request, response);
    },
    http,
  );
  await listen(http, PORT, HOST).catch(async (error) => {
    await composed.close();
    throw error;
  });
  announce(studio.serverUrl, composed.inviteLink);
  const stop = async () => {
    setTimeout(() => process.exit(0), 5000).unref();
    await server.close();
    await app.close().catch(() => undefined);
    await composed.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

/** The folder of the studio's pages, seen from the bundle in `dist/` and from the source alike. */
function studioFolder(): string {
  return path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
}

function listen(http: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      reject(new StartError(whyNot(error, port, host)));
    });
    http.listen(port, host, resolve);
  });
}

function whyNot({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken. Stop what uses it, or choose another: PORT=3011 npm start.`;
    case 'EACCES':
      return `Port ${port} may not be used by this user. Choose another: PORT=3011 npm start.`;
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
    case 'EAI_AGAIN':
      return `HOST ${host} is no address of this machine. Use 127.0.0.1, or 0.0.0.0 for all of them.`;
    default:
      return `The studio cannot listen at ${host}, port ${port}: ${message}`;
  }
}

function announce(url: string, inviteLink: string | null): void {
  process.stdout.write(`Greenlight is ready at ${url}\n`);
  if (inviteLink) process.stdout.write(`The first admin signs up here, once: ${inviteLink}\n`);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
