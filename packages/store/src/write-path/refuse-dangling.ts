import {
  type Change,
  collectionOf,
  GreenlightError,
  type RecordKind,
  recordKind,
  referencesOf,
} from '@greenlight/schema';
import { findRow, findRows } from './database.ts';
import type { Transaction } from './transaction.ts';

/**
 * What is deleted may be used by something that came since it was read: then this one reads again, and takes care of it. Throws CONFLICT.
 */
export async function refuseDangling(
  transaction: Transaction,
  project: string,
  changes: readonly Change[],
): Promise<void> {
  for (const kind of recordKind.options) {
    const gone = changes.filter((change) => change.op === 'delete' && change.kind === kind).map(({ id }) => id);
    if (gone.length > 0) await refuseUsed(transaction, project, kind, gone);
  }
}

async function refuseUsed(transaction: Transaction, project: string, kind: RecordKind, gone: string[]): Promise<void> {
  for (const from of recordKind.options) {
    for (const { field, isList } of referencesOf[from].filter(({ to }) => to === kind)) {
      const inProject = { project: { equals: project } };
      const user = isList
        ? (await findRows(transaction, collectionOf[from], inProject)).find((row) => holds(row[field], gone))
        : await findRow(transaction, collectionOf[from], { ...inProject, [field]: { in: gone } });
      if (!user) continue;
      throw new GreenlightError('CONFLICT', `A ${from} has come to use this ${kind} in the meantime.`, {
        details: { kind: from, id: user.id, field },
      });
    }
  }
}

function holds(list: unknown, ids: readonly string[]): boolean {
  return Array.isArray(list) && list.some((id) => ids.includes(id));
}
