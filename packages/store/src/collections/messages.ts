import type { CollectionConfig } from 'payload';
import { isAdmin, nobody, userOf } from '../access/membership.ts';
import { options, projectField } from './fields.ts';

/** One message of a conversation, the writer's or the studio's. Written by turns alone; it belongs to the user of its session. */
export const messages: CollectionConfig = {
  slug: 'messages',
  admin: { useAsTitle: 'text', defaultColumns: ['session', 'turnNumber', 'author', 'text'] },
  access: {
    create: nobody,
    read: ({ req }) => isAdmin(req) || { user: { equals: userOf(req)?.id ?? '' } },
    update: nobody,
    delete: nobody,
  },
  fields: [
    projectField,
    { name: 'session', type: 'relationship', relationTo: 'sessions', required: true, index: true },
    { name: 'user', type: 'relationship', relationTo: 'users', required: true, index: true },
    { name: 'turnNumber', type: 'number', required: true },
    // In the order of the alphabet, which is SQLite's order of texts, so that PostgreSQL's order of options is the same.
    { name: 'author', type: 'select', options: options(['assistant', 'user']), required: true },
    { name: 'text', type: 'textarea', required: true },
    { name: 'textHash', type: 'text', required: true, index: true },
    { name: 'detail', type: 'json' },
  ],
  indexes: [{ fields: ['session', 'turnNumber', 'author'], unique: true }],
};
