import type { RecordKind } from '@greenlight/schema';
import { collectionOf } from '@greenlight/schema';
import type { CollectionConfig, Field } from 'payload';
import { memberCreate, memberRead, memberWrite } from '../access/membership.ts';
import { recordHooks } from '../write-path/record-hooks.ts';
import { dropBookkeeping } from './drop-bookkeeping.ts';
import { projectField, provenanceFields } from './fields.ts';
import { keepCreated } from './keep-created.ts';

/**
 * A collection of a project's records. They keep to scalar and JSON columns, so that many rows can be inserted with one statement.
 * Their fields are judged by the schemas of packages/schema; `fields` says how they are stored and how the admin page shows them.
 */
export function recordCollection(
  kind: RecordKind,
  useAsTitle: string,
  fields: Field[],
  also: Partial<CollectionConfig> = {},
): CollectionConfig {
  return {
    slug: collectionOf[kind],
    admin: { useAsTitle },
    access: { create: memberCreate, read: memberRead(), update: memberWrite(), delete: memberWrite() },
    fields: [projectField, ...fields, ...provenanceFields],
    hooks: { beforeOperation: [dropBookkeeping], ...recordHooks(kind), afterOperation: [keepCreated] },
    ...also,
  };
}
