import { createStoreConfig } from '@greenlight/store';
import type { FlattenedField, SanitizedCollectionConfig } from 'payload';
import { code, table } from './markdown.ts';
import { collectionWords } from './words.ts';

/** Payload's collections: who may do what, and their fields. */
export async function describeCollections(): Promise<string> {
  const { collections } = await createStoreConfig({
    databaseUrl: 'file::memory:',
    secret: 'used-only-while-describing',
    serverUrl: 'http://localhost:3010',
    origins: [],
    adminInvite: null,
  });
  const own = collections.filter(({ slug }) => !slug.startsWith('payload-'));
  const rows = own.map((collection) => {
    const words = collectionWords[collection.slug];
    if (!words) throw new Error(`The collection ${collection.slug} has no words in scripts/generate/words.ts.`);
    return [code(collection.slug), words.is, words.read, words.write];
  });
  return `## Collections

Payload's REST under \`/api/{collection}\`: \`GET\` with \`where[…]\`, \`limit\`, \`page\`, \`sort\`; \`GET /{id}\`; \`POST\`; \`PATCH /{id}\`; \`DELETE /{id}\`. Admins may read
everything but kept replies, and write what anyone may. A write here is judged by the same shapes and gates as a turn, and leaves a change set, a ledger
entry and events. GraphQL is off.

${table(['Collection', 'Is', 'Read by', 'Written by'], rows)}

${own
  .filter(({ slug }) => slug !== 'idempotency-keys')
  .map(describeFields)
  .join('\n\n')}`;
}

function describeFields({ slug, flattenedFields }: SanitizedCollectionConfig): string {
  const rows = flattenedFields.flatMap((field) => {
    const kind = kindOf(field);
    if (kind === null || ('hidden' in field && field.hidden)) return [];
    return [[code(field.name), kind, 'required' in field && field.required ? 'yes' : '']];
  });
  return `### ${slug}\n\n${table(['Field', 'Type', 'Required'], rows)}`;
}

function kindOf(field: FlattenedField): string | null {
  if (field.type === 'relationship') return `id in ${code([field.relationTo].flat().join(', '))}`;
  if (field.type === 'select')
    return field.options
      .map((option) => JSON.stringify(typeof option === 'string' ? option : option.value))
      .join(' or ');
  const names: Record<string, string> = {
    text: 'text',
    textarea: 'text',
    number: 'number',
    checkbox: 'yes or no',
    json: 'JSON',
    date: 'time (UTC)',
    email: 'e-mail address',
  };
  return names[field.type] ?? null;
}
