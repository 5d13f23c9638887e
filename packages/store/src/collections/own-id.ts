import { randomUUID } from 'node:crypto';
import type { CollectionConfig } from 'payload';

/** MongoDB's own ids are no uuids: there a collection without an id field of its own gets one. */
export function withOwnId(collection: CollectionConfig): CollectionConfig {
  if (collection.fields.some((field) => 'name' in field && field.name === 'id')) return collection;
  const id = { name: 'id', type: 'text' as const, required: true, defaultValue: () => randomUUID() };
  return { ...collection, fields: [{ ...id, admin: { hidden: true } }, ...collection.fields] };
}
