import type { CollectionConfig } from 'payload';
import { isAdmin, nobody, userOf } from '../access/membership.ts';
import { projectField } from './fields.ts';

/** A chat session: one user's conversation about one project. Written by turns alone. */
export const sessions: CollectionConfig = {
  slug: 'sessions',
  admin: { useAsTitle: 'title', defaultColumns: ['title', 'project', 'user', 'turnCount', 'updatedAt'] },
  access: {
    create: nobody,
    read: ({ req }) => isAdmin(req) || { user: { equals: userOf(req)?.id ?? '' } },
    update: nobody,
    delete: nobody,
  },
  fields: [
    { name: 'id', type: 'text', required: true },
    projectField,
    { name: 'user', type: 'relationship', relationTo: 'users', required: true, index: true },
    { name: 'title', type: 'text', required: true },
    { name: 'turnCount', type: 'number', required: true, defaultValue: 0 },
    { name: 'state', type: 'json' },
  ],
};
