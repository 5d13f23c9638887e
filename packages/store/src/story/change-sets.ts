import { type ChangeSet, changeSet } from '@greenlight/schema';
import { findRow, type Reader, type Row } from '../write-path/database.ts';

/** What a change set's row holds; null for one whose content was erased. */
export function parseChangeSet(row: Row): ChangeSet | null {
  const parsed = changeSet.safeParse(JSON.parse(String(row.content ?? 'null')));
  return parsed.success ? parsed.data : null;
}

/** Whether a change set stands taken back: the last that reverts it is an undo. */
export async function isUndone(reader: Reader, id: string): Promise<boolean> {
  const reversal = await findRow(reader, 'change-sets', { reverts: { equals: id } }, '-createdAt');
  return reversal?.origin === 'undo';
}
