import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeAccount, openAccount } from './account.ts';
import { findAccount, storeAccount } from './account-file.ts';
import { postToStudio } from './request-studio.ts';
import { signIn } from './sign-in.ts';

// What a studio of ours never does, and an address that is none might: so these servers are small ones of the test.
let configFolder: string;
beforeEach(() => {
  configFolder = mkdtempSync(join(tmpdir(), 'greenlight-account-'));
});
afterEach(() => rmSync(configFolder, { recursive: true, force: true }));

interface Listening extends AsyncDisposable {
  url: string;
  heard: { path: string | undefined; authorization: string | undefined }[];
}

async function listen(answer: RequestListener): Promise<Listening> {
  const heard: Listening['heard'] = [];
  const server = createServer((request: IncomingMessage, response) => {
    heard.push({ path: request.url, authorization: request.headers.authorization });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const start = new Date('2026-01-31T10:00:00.000Z');
const inHours = (hours: number) => new Date(start.getTime() + hours * 3_600_000);
const person = { email: 'ada@example.test', password: 'correct horse' };
const store = (url: string, hours: number) =>
  storeAccount(configFolder, url, { email: person.email, token: 'a.b.c', expires: inHours(hours).toISOString() });
const open = (url: string, now = () => start) => openAccount({ url, env: {}, configFolder, now });

test('a token far from its end is given as it is; near its end it is exchanged once for all who ask', async () => {
  const exp = inHours(9).getTime() / 1000;
  await using studio = await listen((_request, response) =>
    response.end(JSON.stringify({ refreshedToken: 'd.e.f', exp })),
  );
  await store(studio.url, 8);
  let now = start;
  const account = await open(studio.url, () => now);
  expect(account).toMatchObject({ url: studio.url, email: person.email });
  expect(await account.bearer()).toBe('a.b.c');
  expect(studio.heard).toEqual([]);
  now = inHours(7.5);
  expect(await Promise.all([account.bearer(), account.bearer()])).toEqual(['d.e.f', 'd.e.f']);
  expect(studio.heard).toEqual([{ path: '/api/users/refresh-token', authorization: 'Bearer a.b.c' }]);
  expect(await findAccount(configFolder, studio.url)).toMatchObject({
    token: 'd.e.f',
    expires: inHours(9).toISOString(),
  });
});

test('while the studio cannot be asked, a token that holds serves on; one that has ended does not', async () => {
  const url = 'http://127.0.0.1:9';
  await store(url, 0.5);
  let now = start;
  const account = await open(url, () => now);
  expect(await account.bearer()).toBe('a.b.c');
  now = inHours(0.5);
  await expect(account.bearer()).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
    message: `The sign-in of ada@example.test has ended at ${url}. Run: greenlight login ${url}`,
  });
});

test('a studio that does not renew the token ends the sign-in', async () => {
  await using studio = await listen((_request, response) => response.writeHead(403).end('{}'));
  await store(studio.url, 0.5);
  await expect((await open(studio.url)).bearer()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('without an account it says how to get one', async () => {
  await expect(open('http://localhost:3010')).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
    message: 'You are not signed in at http://localhost:3010. Run: greenlight login http://localhost:3010',
  });
});

test('an account serves its own origin alone', async () => {
  await store('https://one.example', 8);
  for (const other of ['https://one.example:444', 'https://one.example.evil.example', 'https://two.example']) {
    await expect(open(other)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
  await expect(open('http://one.example')).rejects.toThrow(/must be https/);
  await expect(open('https://__proto__')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('a redirect is not followed, with neither the password nor the token', async () => {
  await using other = await listen((_request, response) => response.end('{}'));
  await using studio = await listen((_request, response) => response.writeHead(307, { location: other.url }).end());
  await expect(signIn({ url: studio.url, configFolder, ...person })).rejects.toThrow(/sends elsewhere/);
  await expect(postToStudio({ origin: studio.url, path: '/api/x', token: 'a.b.c' })).rejects.toThrow(/sends elsewhere/);
  expect(studio.heard).toHaveLength(2);
  expect(other.heard).toEqual([]);
});

test('an answer without an end is cut off, one that does not come is not waited for', async () => {
  await using endless = await listen((_request, response) => {
    const write = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    };
    response.on('drain', write);
    write();
  });
  await expect(signIn({ url: endless.url, configFolder, ...person })).rejects.toThrow(/more than a studio says/);
  await using silent = await listen(() => undefined);
  const asked = postToStudio({ origin: silent.url, path: '/api/x', timeout: 100 });
  await expect(asked).rejects.toMatchObject({
    code: 'LOCKED',
    message: expect.stringMatching(/did not answer within 0\.1 s/),
  });
  const stop = new AbortController();
  const stopped = postToStudio({ origin: silent.url, path: '/api/x', signal: stop.signal });
  stop.abort();
  await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
});

test.each([
  ['a page', '<html>hello</html>', 200],
  ['no token', '{"user":{"email":"a"}}', 200],
  ['a time that is none', '{"user":{"email":"a"},"token":"a.b.c","exp":1e300}', 200],
  ['nothing there', '{"errors":[{"message":"Not Found"}]}', 404],
])('%s is no studio', async (_what, body, status) => {
  await using server = await listen((_request, response) => response.writeHead(status).end(body));
  await expect(signIn({ url: server.url, configFolder, ...person })).rejects.toThrow(/is no Greenlight studio/);
  expect(await findAccount(configFolder, server.url)).toBeUndefined();
});

test('a token that a header cannot hold is not stored', async () => {
  const reply = { token: 'a\r\nx-evil: 1', exp: 2_000_000_000, user: { email: 'a' } };
  await using server = await listen((_request, response) => response.end(JSON.stringify(reply)));
  await expect(signIn({ url: server.url, configFolder, ...person })).rejects.toThrow(/is no Greenlight studio/);
});

test("accounts are the owner's alone, and none is lost when many change at once", async () => {
  const urls = Array.from({ length: 10 }, (_, index) => `https://studio-${index}.example`);
  await Promise.all(urls.map((url) => store(url, 8)));
  const path = join(configFolder, 'accounts.json');
  expect(Object.keys(JSON.parse(readFileSync(path, 'utf8')) as object).sort()).toEqual(urls);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  chmodSync(path, 0o644);
  await expect(open(urls[0] ?? '')).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: expect.stringMatching(/chmod 600/),
  });
  chmodSync(path, 0o600);
  writeFileSync(path, '[]');
  await expect(open(urls[0] ?? '')).rejects.toThrow(/does not hold accounts/);
});

test('signing out forgets the account though the studio is not there', async () => {
  await store('http://127.0.0.1:9', 8);
  await store('https://other.example', 8);
  expect(await closeAccount({ url: 'http://127.0.0.1:9', configFolder })).toEqual({
    email: person.email,
    isTold: false,
  });
  expect(await closeAccount({ url: 'http://127.0.0.1:9', configFolder })).toBeUndefined();
  expect(await findAccount(configFolder, 'https://other.example')).toBeDefined();
});
