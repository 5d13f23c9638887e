// Writes the migrations, one a dialect, that bring the committed tables to what the collections say now: `npm run migration -- name`.
// With `--check` it writes nothing and fails when one would be needed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { getPayload } from 'payload';
import { createStoreConfig } from '../src/config.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../src/migrations');
const isCheck = process.argv.includes('--check');
const name = process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? 'change';
// No database is asked: what the collections say is held against what the last migration left behind.
const databases: Record<string, string> = { sqlite: 'file::memory:', postgres: 'postgres://localhost/none' };

const dialect = process.argv.find((argument) => argument.startsWith('--dialect='))?.slice('--dialect='.length);
if (dialect) await createMigration(dialect);
else createAll();

/** Each in a process of its own: Payload ends the one in which there was nothing to do. */
function createAll(): void {
  const missing = Object.keys(databases).flatMap((one) => {
    const before = filesOf(one);
    const done = spawnSync(process.execPath, [...process.execArgv, ...process.argv.slice(1), `--dialect=${one}`], {
      stdio: 'inherit',
    });
    if (done.status !== 0) process.exit(1);
    return filesOf(one).filter((file) => !before.includes(file));
  });
  if (missing.length === 0) console.log('The committed migrations are up to date.');
  else if (isCheck) {
    for (const file of missing) rmSync(path.join(root, file));
    console.error(`The collections have changed: run "npm run migration -- NAME". It would add ${missing.join(', ')}.`);
    process.exit(1);
  } else console.log(`Added ${missing.join(', ')}.`);
}

async function createMigration(dialect: string): Promise<void> {
  process.env.PAYLOAD_MIGRATING = 'true';
  const config = createStoreConfig({
    databaseUrl: databases[dialect] ?? '',
    secret: 'only-for-writing-migrations',
    serverUrl: 'http://localhost:3010',
    origins: [],
    adminInvite: null,
    logLevel: 'error',
  });
  const payload = await getPayload({ config, disableOnInit: true, disableDBConnect: true });
  const before = filesOf(dialect);
  payload.db.migrationDir = path.join(root, dialect);
  await payload.db.createMigration({ payload, migrationName: name, skipEmpty: true });
  const added = filesOf(dialect).filter((file) => !before.includes(file));
  for (const file of added.filter((one) => one.endsWith('.ts'))) tidy(path.join(root, file));
  process.exit(0);
}

/** A dialect's migrations, under its folder. */
function filesOf(dialect: string): string[] {
  mkdirSync(path.join(root, dialect), { recursive: true });
  const files = readdirSync(path.join(root, dialect)).filter((file) => file !== 'index.ts');
  return files.map((file) => path.join(dialect, file));
}

/** The generator's template, as strict TypeScript wants it. */
function tidy(file: string): void {
  const text = readFileSync(file, 'utf8')
    .replace(
      'import { MigrateUpArgs, MigrateDownArgs, sql }',
      'import { type MigrateDownArgs, type MigrateUpArgs, sql }',
    )
    .replaceAll(/\{ db, payload, req \}: Migrate/g, '{ db }: Migrate');
  writeFileSync(file, text);
}
