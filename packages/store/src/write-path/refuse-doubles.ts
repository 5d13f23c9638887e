import { collectionOf, GreenlightError, type RecordKind } from '@greenlight/schema';
import type { Where } from 'payload';
import { findRow } from './database.ts';
import type { Transaction } from './transaction.ts';

/**
 * Another turn may have created the same since this one read the project: the same name, the same scene number, the same tie between
 * the same two. Then this one reads again, and finds it. Throws CONFLICT.
 */
export async function refuseDoubles(
  transaction: Transaction,
  project: string,
  kind: RecordKind,
  fields: Record<string, unknown>,
): Promise<void> {
  const same = sameAs(kind, fields);
  if (!same) return;
  const found = await findRow(transaction, collectionOf[kind], { and: [{ project: { equals: project } }, same] });
  if (!found) return;
  const name = String(fields.name ?? fields.title ?? `This ${kind}`);
  throw new GreenlightError('CONFLICT', `${name} was created by someone else in the meantime.`, {
    details: { kind, id: found.id },
  });
}

function sameAs(kind: RecordKind, fields: Record<string, unknown>): Where | null {
  switch (kind) {
    case 'character':
    case 'location':
      return { name: { equals: fields.name } };
    case 'scene':
      return fields.number ? { number: { equals: fields.number } } : null;
    case 'act':
      return { number: { equals: fields.number } };
    case 'beat':
    case 'panel':
    case 'media':
    case 'review':
    case 'note':
      return null;
    case 'relationship': {
      const { from, to, type } = fields;
      const ends = (one: unknown, other: unknown): Where => ({ from: { equals: one }, to: { equals: other } });
      // Only a mentor has a direction.
      const either = type === 'mentor' ? [ends(from, to)] : [ends(from, to), ends(to, from)];
      return { and: [{ type: { equals: type } }, { or: either }] };
    }
  }
}
