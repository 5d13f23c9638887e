import { GreenlightError, normalizeError } from '@greenlight/schema';

/** Codes of SQLite, PostgreSQL and the network that speak of the disk, the file or the server, with what a person can do. */
const storageReasons: [RegExp, string][] = [
  [/^(SQLITE_FULL|53100)$/, 'The disk is full. Free some room and try again.'],
  [
    /^SQLITE_(READONLY|CANTOPEN|PERM)/,
    'The database cannot be written. Check that the data folder is there and writable.',
  ],
  [
    /^(SQLITE_(BUSY|LOCKED)\w*|55P03|57014|40001|40P01|53300)$/,
    'The database is busy. Nothing was changed; please try again.',
  ],
  [
    /^SQLITE_(IOERR|CORRUPT|NOTADB|NOMEM)/,
    'The database did not take the write. Nothing was changed; please try again.',
  ],
  // The server went away, starts, or stops; what it was asked may be done or not.
  [/^(08\w{3}|57P0\d|25P03)$/, 'The database cannot be reached. Please try again in a moment.'],
];

/** The network's own codes are the database's only beneath a statement; the driver for PostgreSQL says some in words alone. */
const brokenConnection = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when)/;
const unreachable = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)$/;

/** Anything thrown, as the one error: what the database says of its disk, and of rows that are in the way, is told apart. */
export function toGreenlightError(thrown: unknown): GreenlightError {
  const known = chainOf(thrown).find(isOurs);
  return known ?? databaseError(thrown) ?? normalizeError(thrown);
}

/** What a failure that is nobody's wrong input says to the log: never the values of a statement. Null for a refusal. */
export function describeFailure(thrown: unknown): { code: string; message: string; stack?: string } | null {
  const { code } = toGreenlightError(thrown);
  if (code !== 'INTERNAL' && code !== 'STORAGE') return null;
  const chain = chainOf(thrown);
  // A failed statement carries its parameters, and they are people's words: the driver's own error beneath it does not.
  const root = chain.findLast((one) => !isStatement(one)) ?? chain[0];
  const statement = chain.find(isStatement);
  const message = [root?.message, statement && `in: ${statement.query}`].filter(Boolean).join(' ');
  return { code, message: message || String(code), ...(root?.stack ? { stack: root.stack } : {}) };
}

/** What the database says of its disk, or of rows in the way; null for any other failure. */
export function databaseError(thrown: unknown): GreenlightError | null {
  const chain = chainOf(thrown);
  const isOfStatement = chain.some(isStatement);
  for (const { code, message } of chain as { code?: unknown; message: string }[]) {
    if (isOfStatement && isUnreachable(code, message)) {
      return new GreenlightError('STORAGE', 'The database cannot be reached. Please try again in a moment.', {
        cause: thrown,
      });
    }
    if (typeof code !== 'string') continue;
    const reason = storageReasons.find(([pattern]) => pattern.test(code))?.[1];
    if (reason) return new GreenlightError('STORAGE', reason, { cause: thrown });
    if (/^(SQLITE_CONSTRAINT_(FOREIGNKEY|PRIMARYKEY|UNIQUE)|23503|23505)$/.test(code)) {
      return new GreenlightError('CONFLICT', 'What this rests on was changed or deleted in the meantime.', {
        cause: thrown,
      });
    }
  }
  return null;
}

function isUnreachable(code: unknown, message: string): boolean {
  return (typeof code === 'string' && unreachable.test(code)) || brokenConnection.test(message);
}

function chainOf(thrown: unknown): Error[] {
  const chain: Error[] = [];
  for (let one = thrown; one instanceof Error && chain.length < 10; one = one.cause) chain.push(one);
  return chain;
}

// The server and the routes hold their own copies of the class, so it is known by its name.
function isOurs(error: Error): error is GreenlightError {
  return error instanceof GreenlightError || error.name === 'GreenlightError';
}

function isStatement(error: Error): error is Error & { query: string } {
  return 'query' in error && 'params' in error && typeof error.query === 'string';
}
