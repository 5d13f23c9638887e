import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createStoreKey } from '@greenlight/store';
import { databaseEnvironment, removeDatabase } from '@greenlight/testkit/test-database';
import { compose } from '../../src/compose.ts';
import { createStudioServer } from '../../src/http-server.ts';
import type { Studio } from '../../src/root.ts';
import { Visitor } from './visitor.ts';

export interface RunningStudio extends AsyncDisposable {
  url: string;
  studio: Studio;
  inviteLink: string | null;
  /** Somebody without an account. */
  visitor(): Visitor;
  /** Somebody who has signed up and signed in. */
  signUp(name: string, headers?: Record<string, string>): Promise<Visitor>;
}

/** A whole studio on a free port with a database of its own: everything but the pages. */
export async function startStudio(environment: Record<string, string> = {}): Promise<RunningStudio> {
  const given = environment.DATA_DIR;
  const folder = given ?? mkdtempSync(path.join(tmpdir(), 'greenlight-studio-'));
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const composed = await compose(
    {
      DATA_DIR: folder,
      ...databaseEnvironment(folder),
      PORT: String(port),
      SERVER_URL: url,
      RATE_LIMIT: '0',
      LOG_LEVEL: 'silent',
      ...environment,
    },
    createStoreKey(),
  );
  const server = createStudioServer(composed.studio, (_request, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => server.http.listen(port, '127.0.0.1', resolve));
  let people = 0;
  return {
    url,
    studio: composed.studio,
    inviteLink: composed.inviteLink,
    visitor: () => new Visitor(url),
    async signUp(name, headers = {}) {
      people += 1;
      const visitor = new Visitor(url);
      await visitor.signUp({ name, email: `${name.toLowerCase().replace(/\W/g, '')}${people}@example.test` }, headers);
      return visitor;
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await new Promise((resolve) => server.http.close(resolve));
      await composed.close();
      // What was there before is there afterwards: another studio may go on with it.
      if (given) return;
      await removeDatabase(folder);
      rmSync(folder, { recursive: true, force: true });
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
