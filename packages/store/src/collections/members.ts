import { memberRole } from '@greenlight/schema';
import type { CollectionConfig } from 'payload';
import { adminOnly, memberRead, nobody } from '../access/membership.ts';
import { options, projectField } from './fields.ts';

/** Who belongs to a project. Written through `/api/v1/projects/{id}/members`, which finds people by e-mail. */
export const members: CollectionConfig = {
  slug: 'members',
  admin: { defaultColumns: ['project', 'user', 'role'] },
  access: { create: nobody, read: memberRead(), update: nobody, delete: nobody, admin: adminOnly as never },
  fields: [
    projectField,
    { name: 'user', type: 'relationship', relationTo: 'users', required: true, index: true },
    { name: 'role', type: 'select', options: options(memberRole.options), required: true },
  ],
  indexes: [{ fields: ['project', 'user'], unique: true }],
};
