import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createStoreKey } from '@greenlight/store';
import { databaseEnvironment, isOnPostgres } from '@greenlight/testkit/test-database';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compose } from '../../src/compose.ts';
import { createDataFolder } from '../support/studio-process.ts';

let data: ReturnType<typeof createDataFolder>;
beforeEach(() => {
  data = createDataFolder();
});
afterEach(() => data.remove());

const open = (environment: Record<string, string> = {}) =>
  compose(
    { DATA_DIR: data.folder, ...databaseEnvironment(data.folder), PORT: '3999', LOG_LEVEL: 'silent', ...environment },
    createStoreKey(),
  );

test.skipIf(isOnPostgres)(
  'a data folder with a SQLite file has one owner; a second studio is told who it is',
  async () => {
    const first = await open();
    writeFileSync(
      path.join(data.folder, 'owner.lock'),
      JSON.stringify({ pid: process.ppid, url: 'http://localhost:3010', startedAt: '' }),
    );
    await expect(open()).rejects.toThrow(/Another studio \(process \d+, http:\/\/localhost:3010\)/);
    await first.close();
  },
);

test.runIf(isOnPostgres)('a PostgreSQL database is shared by studios, of one data folder too', async () => {
  const first = await open();
  const second = await open();
  await second.close();
  expect(existsSync(path.join(data.folder, 'owner.lock'))).toBe(true);
  await first.close();
  expect(existsSync(path.join(data.folder, 'owner.lock'))).toBe(false);
});

test('the lock of a process that is gone is taken over', async () => {
  writeFileSync(
    path.join(data.folder, 'owner.lock'),
    JSON.stringify({ pid: 2 ** 22 + 1, url: 'http://localhost:1', startedAt: '' }),
  );
  const studio = await open();
  expect(JSON.parse(readFileSync(path.join(data.folder, 'owner.lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  await studio.close();
  expect(existsSync(path.join(data.folder, 'owner.lock'))).toBe(false);
});

test.skipIf(isOnPostgres)('the secret is made once, for its owner alone, and log-ins outlive a restart', async () => {
  const first = await open();
  const secret = readFileSync(path.join(data.folder, 'secret'), 'utf8');
  expect(statSync(path.join(data.folder, 'secret')).mode & 0o777).toBe(0o600);
  await first.close();
  const second = await open();
  expect(readFileSync(path.join(data.folder, 'secret'), 'utf8')).toBe(secret);
  expect(second.inviteLink).toBe(first.inviteLink);
  await second.close();
});

test.each([
  [{ RATE_LIMIT: 'lots' }, /^RATE_LIMIT .*"lots"/],
  [{ LLM_BASE_URL: 'not an address' }, /^LLM_BASE_URL/],
  [{ SERVER_URL: 'ftp://studio.example' }, /^SERVER_URL must be an http/],
  [{ DATA_DIR: '/proc/greenlight' }, /^The data folder \/proc\/greenlight cannot be used/],
  [{ DATA_DIR: '/dev/null/x' }, /is not a folder/],
  [
    { DATABASE_URI: 'file:/nowhere/x.db', PAYLOAD_SECRET: 'x'.repeat(20) },
    /^The database file:\/nowhere\/x.db cannot be opened: .*$/,
  ],
  [
    { DATABASE_URI: 'mysql://ada:secret@somewhere/x', PAYLOAD_SECRET: 'x'.repeat(20) },
    /^DATABASE_URI must be a file:, postgres:\/\/ or mongodb:\/\/ address \(it is "…"\)/,
  ],
  [
    { DATABASE_URI: 'postgres://ada:secret@127.0.0.1:1/x', PAYLOAD_SECRET: 'x'.repeat(20) },
    /^The database postgres:\/\/ada:…@127.0.0.1:1\/x cannot be opened: [^\n]*ECONNREFUSED[^\n]*$/,
  ],
  [
    { DATABASE_URI: 'mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=200', PAYLOAD_SECRET: 'x'.repeat(20) },
    /^The database mongodb:\/\/127.0.0.1:1\/x\S* cannot be opened: [^\n]*ECONNREFUSED[^\n]*$/,
  ],
  [{ DATABASE_URI: 'file:/tmp/x.db', PAYLOAD_SECRET: '' }, /^PAYLOAD_SECRET is required/],
])('an environment value that is wrong stops the start with one line: %j', async (environment, words) => {
  await expect(open(environment as Record<string, string>)).rejects.toThrow(words);
});
