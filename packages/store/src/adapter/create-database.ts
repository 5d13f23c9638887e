import type { DatabaseAdapterObj } from 'payload';
import type { Wakes } from '../write-path/wake.ts';
import { databaseKindOf } from './database-kind.ts';

/** Payload's adapter for a database's address, with our transactions. Only the one that is asked for is loaded. */
export async function createDatabase(url: string, wakes: Wakes): Promise<DatabaseAdapterObj> {
  switch (databaseKindOf(url)) {
    case 'sqlite':
      return (await import('./sqlite.ts')).createSqlite(url, wakes);
    case 'postgres':
      return (await import('./postgres.ts')).createPostgres(url, wakes);
    case 'mongodb':
      return (await import('./mongodb.ts')).createMongodb(url, wakes);
  }
}
