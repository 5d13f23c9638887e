import type { Migration, Payload } from 'payload';

/**
 * Brings the tables up to date, by the migrations of the database's own dialect. On PostgreSQL one process does while others that start
 * with it wait. MongoDB has no tables.
 */
export async function migrate(payload: Payload): Promise<void> {
  switch (payload.db.name) {
    case 'sqlite': {
      const { migrations } = await import('./sqlite/index.ts');
      return run(payload, migrations);
    }
    case 'postgres': {
      const [{ migrations }, { alone }] = await Promise.all([import('./postgres/index.ts'), import('../adapter/postgres.ts')]);
      return alone(payload.db, () => run(payload, migrations));
    }
  }
}

/** The migrations are typed for the adapter that runs them; Payload's own type knows no adapter. */
function run(payload: Payload, migrations: unknown): Promise<void> {
  return payload.db.migrate({ migrations: migrations as Migration[] });
}
