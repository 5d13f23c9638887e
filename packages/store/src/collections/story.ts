import { castRole, relationshipType, type StoryKind, timeOfDay } from '@greenlight/schema';
import type { CollectionConfig, Field } from 'payload';
import { memberCreate, memberRead, memberWrite } from '../access/membership.ts';
import { storyHooks } from '../write-path/story-hooks.ts';
import { dropBookkeeping } from './drop-bookkeeping.ts';
import { options, projectField, provenanceFields } from './fields.ts';
import { keepCreated } from './keep-created.ts';

// Story records keep to scalar and JSON columns, so that many rows can be inserted with one statement. Their fields are judged by
// the schemas of packages/schema; what stands here is how they are stored and how the admin page shows them.

export const characters = storyCollection('character', 'characters', 'name', [
  { name: 'name', type: 'text', required: true, index: true },
  { name: 'aliases', type: 'json' },
  { name: 'age', type: 'number' },
  { name: 'occupation', type: 'text' },
  { name: 'role', type: 'select', options: options(castRole.options) },
  { name: 'description', type: 'textarea' },
  { name: 'traits', type: 'json' },
]);

export const locations = storyCollection('location', 'locations', 'name', [
  { name: 'name', type: 'text', required: true, index: true },
  { name: 'aliases', type: 'json' },
  { name: 'kind', type: 'text' },
  { name: 'description', type: 'textarea' },
]);

export const scenes = storyCollection('scene', 'scenes', 'title', [
  { name: 'title', type: 'text' },
  { name: 'number', type: 'number' },
  { name: 'interior', type: 'checkbox', defaultValue: null as never },
  { name: 'location', type: 'relationship', relationTo: 'locations' },
  { name: 'timeOfDay', type: 'select', options: options(timeOfDay.options) },
  { name: 'characters', type: 'json' },
  { name: 'summary', type: 'textarea' },
]);

export const relationships = storyCollection('relationship', 'relationships', 'type', [
  { name: 'from', type: 'relationship', relationTo: 'characters', required: true },
  { name: 'to', type: 'relationship', relationTo: 'characters', required: true },
  { name: 'type', type: 'select', options: options(relationshipType.options), required: true },
  { name: 'description', type: 'textarea' },
]);

function storyCollection(kind: StoryKind, slug: string, useAsTitle: string, fields: Field[]): CollectionConfig {
  return {
    slug,
    admin: { useAsTitle },
    access: { create: memberCreate, read: memberRead(), update: memberWrite(), delete: memberWrite() },
    fields: [projectField, ...fields, ...provenanceFields],
    hooks: { beforeOperation: [dropBookkeeping], ...storyHooks(kind), afterOperation: [keepCreated] },
  };
}
