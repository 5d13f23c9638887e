import { projectType } from '@greenlight/schema';
import type { CollectionConfig, Field } from 'payload';
import { isAdmin, memberRead, projectsOf, userOf } from '../access/membership.ts';
import {
  recordProjectChange,
  recordProjectDeletion,
  refuseInvalidProject,
  welcomeOwner,
} from '../write-path/project-hooks.ts';
import { dropBookkeeping } from './drop-bookkeeping.ts';
import { options } from './fields.ts';
import { keepCreated } from './keep-created.ts';

/** Where the film stands in its workflow, and who last changed it. Written by the write path alone. */
const standing: Field[] = (
  [
    { name: 'currentStep', type: 'text' },
    { name: 'workflowState', type: 'json' },
    { name: 'workflowDefinition', type: 'json' },
    { name: 'lastAuthor', type: 'text' },
    { name: 'lastChangedAt', type: 'text' },
  ] as const
).map((field) => ({
  ...field,
  access: { create: () => false, update: () => false },
  admin: { readOnly: true, position: 'sidebar' },
}));

/** A film in the making. Its creator owns it; others join as members. */
export const projects: CollectionConfig = {
  slug: 'projects',
  admin: { useAsTitle: 'title', defaultColumns: ['title', 'type', 'genre', 'updatedAt'] },
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
    ...standing,
  ],
  hooks: {
    beforeOperation: [dropBookkeeping],
    beforeValidate: [refuseInvalidProject],
    afterChange: [welcomeOwner, recordProjectChange],
    beforeDelete: [recordProjectDeletion],
    afterOperation: [keepCreated],
  },
};
