import { castRole, relationshipType, sceneStatus, timeOfDay } from '@greenlight/schema';
import { options } from './fields.ts';
import { recordCollection } from './record-collection.ts';

// The story itself: what is read from a writer's words.

export const characters = recordCollection('character', 'name', [
  { name: 'name', type: 'text', required: true, index: true },
  { name: 'aliases', type: 'json' },
  { name: 'age', type: 'number' },
  { name: 'occupation', type: 'text' },
  { name: 'role', type: 'select', options: options(castRole.options) },
  { name: 'description', type: 'textarea' },
  { name: 'traits', type: 'json' },
]);

export const locations = recordCollection('location', 'name', [
  { name: 'name', type: 'text', required: true, index: true },
  { name: 'aliases', type: 'json' },
  { name: 'kind', type: 'text' },
  { name: 'description', type: 'textarea' },
]);

export const scenes = recordCollection('scene', 'title', [
  { name: 'title', type: 'text' },
  { name: 'number', type: 'number' },
  { name: 'interior', type: 'checkbox', defaultValue: null as never },
  { name: 'location', type: 'relationship', relationTo: 'locations' },
  { name: 'timeOfDay', type: 'select', options: options(timeOfDay.options) },
  { name: 'characters', type: 'json' },
  { name: 'summary', type: 'textarea' },
  { name: 'act', type: 'relationship', relationTo: 'acts' },
  { name: 'status', type: 'select', options: options(sceneStatus.options) },
  { name: 'runningTime', type: 'number', admin: { description: 'In seconds.' } },
]);

export const relationships = recordCollection('relationship', 'type', [
  { name: 'from', type: 'relationship', relationTo: 'characters', required: true },
  { name: 'to', type: 'relationship', relationTo: 'characters', required: true },
  { name: 'type', type: 'select', options: options(relationshipType.options), required: true },
  { name: 'description', type: 'textarea' },
]);
