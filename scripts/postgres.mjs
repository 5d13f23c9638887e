// Starts a PostgreSQL server of its own from Debian's package: in a folder that is deleted with it, on a free port. For tests and
// measurements. `node scripts/postgres.mjs COMMAND…` runs a command with DATABASE_URI set to it; without one it serves until Ctrl-C.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Where Debian keeps its newest PostgreSQL; undefined when there is none. */
export function findPostgres() {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return undefined;
  const newest = readdirSync(versions).sort((one, other) => Number(other) - Number(one))[0];
  const bin = newest && path.join(versions, newest, 'bin');
  return bin && existsSync(path.join(bin, 'initdb')) ? bin : undefined;
}

/** A running server: `uri` of its empty database, and `stop`, which deletes it. */
export async function startPostgres(bin = findPostgres()) {
  if (!bin) throw new Error('There is no PostgreSQL: apt-get install -y postgresql');
  const folder = mkdtempSync(path.join(tmpdir(), 'greenlight-postgres-'));
  const user = userOfServer();
  if (user) chownSync(folder, user.uid, user.gid);
  const password = randomBytes(16).toString('hex');
  const secret = path.join(folder, 'password');
  writeFileSync(secret, password, { mode: 0o600 });
  if (user) chownSync(secret, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const made = spawnSync(
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'greenlight', `--pwfile=${secret}`, '-A', 'scram-sha-256', '-E', 'UTF8', '--no-sync'],
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const log = path.join(folder, 'log');
  const port = await findFreePort();
  // A test's database need not outlive the machine: it does not wait for the disk.
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=400'];
  const server = spawn(
    path.join(bin, 'postgres'),
    ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, ...settings.flatMap((one) => ['-c', one])],
    // Into a file: a pipe that nobody reads while a test runs would fill up, and the server would wait for it.
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', openSync(log, 'w')] },
  );
  const stop = async () => {
    if (server.exitCode === null) {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT'); // "fast": without waiting for those who are connected
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  while (!isReady(bin, port)) {
    if (server.exitCode !== null) {
      const said = readFileSync(log, 'utf8');
      await stop();
      throw new Error(`PostgreSQL did not start: ${said.slice(-4000)}`);
    }
    await wait(100);
  }
  return { uri: `postgres://greenlight:${password}@127.0.0.1:${port}/postgres`, stop };
}

/** PostgreSQL refuses to run as root: then it runs as Debian's user for it. */
function userOfServer() {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function isReady(bin, port) {
  return spawnSync(path.join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]).status === 0;
}

function findFreePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const server = await startPostgres();
  const [command, ...args] = process.argv.slice(2);
  if (command) {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, DATABASE_URI: server.uri } });
    const code = await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
    await server.stop();
    process.exit(code);
  }
  console.log(`DATABASE_URI=${server.uri}`);
  process.once('SIGINT', () => server.stop().then(() => process.exit(0)));
}
