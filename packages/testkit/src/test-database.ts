import { createHash } from 'node:crypto';
import path from 'node:path';
import { createClient } from '@libsql/client';
import pg from 'pg';

/**
 * The databases of tests. Each data folder has one of its own: a SQLite file in it, or, where the tests run with a DATABASE_URI of
 * PostgreSQL, a database of that server, named after the folder.
 */
const server = /^postgres/.test(process.env.DATABASE_URI ?? '') ? new URL(process.env.DATABASE_URI ?? '') : null;

/** Whether the tests run on PostgreSQL. */
export const isOnPostgres = server !== null;

type Row = Record<string, unknown>;

/** The address of a data folder's database. Who opens it first makes it. */
export function databaseOf(folder: string): string {
  if (!server) return `file:${path.join(folder, 'greenlight.db')}`;
  const address = new URL(server.href);
  address.pathname = `/${nameOf(folder)}`;
  return address.href;
}

/** What a program is told about it: nothing for the SQLite file that it would take anyway. */
export function databaseEnvironment(folder: string): Record<string, string> {
  if (!server) return { DATABASE_URI: '' };
  return { DATABASE_URI: databaseOf(folder), PAYLOAD_SECRET: 'a secret for tests alone' };
}

/** Asks a data folder's database beside all programs that have it open. Values are `?` in the statement. */
export async function rowsOf(folder: string, statement: string, values: (string | number)[] = []): Promise<Row[]> {
  const address = databaseOf(folder);
  if (server) {
    let count = 0;
    return ask(
      address,
      statement.replace(/\?/g, () => `$${++count}`),
      values,
    );
  }
  const database = createClient({ url: address });
  try {
    return (await database.execute({ sql: statement, args: values })).rows.map((row) => ({ ...row }));
  } finally {
    database.close();
  }
}

/** Removes what is not in the folder itself. Whoever has it open is cut off. */
export async function removeDatabase(folder: string): Promise<void> {
  if (server) await ask(server.href, `drop database if exists ${nameOf(folder)} with (force)`);
}

async function ask(address: string, statement: string, values: (string | number)[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: address, types });
  await client.connect();
  try {
    return (await client.query(statement, values)).rows;
  } finally {
    await client.end();
  }
}

/** Numbers of any length are numbers and truth is 1 or 0, as SQLite gives them; everything else as the driver does. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    asInSqlite.get(oid) ?? pg.types.getTypeParser(oid, format as 'text'),
};
const asInSqlite = new Map<number, (text: string) => number>([
  [16, (text) => (text === 't' ? 1 : 0)], // bool
  [20, Number], // int8
  [1700, Number], // numeric
]);

function nameOf(folder: string): string {
  return `test_${createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 32)}`;
}
