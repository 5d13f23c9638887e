/** The databases that a store can stand on. */
export type DatabaseKind = 'sqlite' | 'postgres' | 'mongodb';

/** The kind of a database by its address: `file:`, `postgres://` or `postgresql://`, `mongodb://` or `mongodb+srv://`. */
export function databaseKindOf(url: string): DatabaseKind {
  if (/^postgres(ql)?:/.test(url)) return 'postgres';
  if (/^mongodb(\+srv)?:/.test(url)) return 'mongodb';
  return 'sqlite';
}

/** A database's address without the password that it may hold: for messages and logs. */
export function showDatabase(url: string): string {
  if (databaseKindOf(url) === 'sqlite') return url;
  return url.replace(/^([a-z+]+:\/\/[^/?#]*?):[^/?#]*@/, '$1:…@').replace(/([?&]password=)[^&#]*/gi, '$1…');
}
