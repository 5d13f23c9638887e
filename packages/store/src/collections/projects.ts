import { projectType } from '@greenlight/schema';
import type { CollectionConfig } from 'payload';
import { isAdmin, memberRead, projectsOf, userOf } from '../access/membership.ts';
import {
  beginWorkflow,
  recordProjectChange,
  recordProjectDeletion,
  refuseInvalidProject,
  welcomeOwner,
} from '../write-path/project-hooks.ts';
import { dropBookkeeping } from './drop-bookkeeping.ts';
import { options } from './fields.ts';
import { keepCreated } from './keep-created.ts';
import { refuseStanding, standingFields, takeStanding } from './refuse-standing.ts';

/** A film in the making. Its creator owns it; others join as members. */
export const projects: CollectionConfig = {
  slug: 'projects',
  admin: { useAsTitle: 'title', defaultColumns: ['title', 'type', 'genre', 'updatedAt'] },
  // A copy of the row alone would be a film without its records that claims to stand where the other does.
  disableDuplicate: true,
  access: {
    create: ({ req }) => Boolean(userOf(req)) && userOf(req)?.role !== 'viewer',
    read: memberRead('id'),
    update: async ({ req }) => {
      const user = userOf(req);
      if (!user || user.role === 'viewer') return false;
      return isAdmin(req) || { id: { in: await projectsOf(req, ['owner', 'editor']) } };
    },
    delete: async ({ req }) => isAdmin(req) || { id: { in: await projectsOf(req, ['owner']) } },
  },
  fields: [
    { name: 'title', type: 'text', required: true, maxLength: 120 },
    {
      name: 'type',
      type: 'select',
      options: options(projectType.options),
      required: true,
      defaultValue: 'feature-film',
    },
    { name: 'genre', type: 'text', maxLength: 500 },
    { name: 'logline', type: 'textarea', maxLength: 8000 },
    { name: 'audience', type: 'text', maxLength: 500 },
    { name: 'style', type: 'textarea', maxLength: 8000 },
    { name: 'targetMinutes', type: 'number' },
    { name: 'workflow', type: 'text' },
    { name: 'thresholds', type: 'json' },
    ...standingFields,
  ],
  hooks: {
    beforeOperation: [dropBookkeeping, takeStanding],
    beforeValidate: [refuseStanding, refuseInvalidProject],
    afterChange: [welcomeOwner, beginWorkflow, recordProjectChange],
    beforeDelete: [recordProjectDeletion],
    afterOperation: [keepCreated],
  },
};
