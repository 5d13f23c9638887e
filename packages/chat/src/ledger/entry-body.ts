import { type EntryBody, entryBody, type LedgerEntry } from '@greenlight/schema';

/** What an entry carries, when it is as its type says. The stores vouch for the envelope alone; the rest may have been written by anybody. */
export function bodyOf(entry: LedgerEntry): EntryBody | undefined {
  const { v, stream, seq, id, at, actor, prev, hash, ...body } = entry;
  const parsed = entryBody.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}
