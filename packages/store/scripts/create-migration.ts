// Writes the migration that brings the committed tables to what the collections say now: `npm run migration -- name`.
// With `--check` it writes nothing and fails when one would be needed.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { getPayload } from 'payload';
import { createStoreConfig } from '../src/config.ts';

const migrationDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../src/migrations');
const isCheck = process.argv.includes('--check');
const name = process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? 'change';
const folder = mkdtempSync(path.join(tmpdir(), 'greenlight-migration-'));

process.env.PAYLOAD_MIGRATING = 'true';
const payload = await getPayload({
  config: createStoreConfig({
    databaseUrl: `file:${path.join(folder, 'empty.db')}`,
    secret: 'only-for-writing-migrations',
    serverUrl: 'http://localhost:3010',
    origins: [],
    adminInvite: null,
    logLevel: 'warn',
  }),
  disableOnInit: true,
});
payload.db.migrationDir = migrationDir;
const before = readdirSync(migrationDir);
await payload.db.createMigration({ payload, migrationName: name, skipEmpty: true });
const added = readdirSync(migrationDir).filter((file) => !before.includes(file));
await payload.destroy();
rmSync(folder, { recursive: true });
for (const file of added.filter((one) => one.endsWith('.ts'))) tidy(path.join(migrationDir, file));
if (added.length === 0) console.log('The committed migrations are up to date.');
else if (isCheck) {
  for (const file of added) rmSync(path.join(migrationDir, file));
  console.error(`The collections have changed: run "npm run migration -- NAME". It would add ${added.join(', ')}.`);
  process.exit(1);
} else console.log(`Added ${added.join(', ')}.`);
process.exit(0);

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
