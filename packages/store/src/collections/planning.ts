import { mediaKind, shotSize, verdict } from '@greenlight/schema';
import type { CollectionConfig, Field } from 'payload';
import { memberCreate, memberRead, ownWrite } from '../access/membership.ts';
import { fileTypes } from '../media/judge-file.ts';
import { dropDeleted, dropRefused, dropReplaced, keepUpload, takeUpload } from '../media/media-hooks.ts';
import { serveFile } from '../media/serve-file.ts';
import { options } from './fields.ts';
import { recordCollection } from './record-collection.ts';

// What a film is planned with, beside its story.

export const acts = recordCollection('act', 'title', [
  { name: 'number', type: 'number', required: true },
  { name: 'title', type: 'text' },
  { name: 'summary', type: 'textarea' },
]);

export const beats = recordCollection('beat', 'title', [
  { name: 'title', type: 'text', required: true },
  { name: 'summary', type: 'textarea' },
  { name: 'number', type: 'number' },
  { name: 'act', type: 'relationship', relationTo: 'acts' },
  { name: 'approved', type: 'checkbox', defaultValue: null as never },
]);

export const panels = recordCollection('panel', 'description', [
  { name: 'scene', type: 'relationship', relationTo: 'scenes', required: true },
  { name: 'number', type: 'number' },
  { name: 'description', type: 'textarea' },
  { name: 'shotSize', type: 'select', options: options(shotSize.options) },
  { name: 'approved', type: 'checkbox', defaultValue: null as never },
]);

/** Media may hold a file, under `folder`; without one they are words alone. Files are kept and served by hooks of ours, see media/. */
export function createMedia(folder: string | null): CollectionConfig {
  const collection = recordCollection('media', 'title', [
    { name: 'title', type: 'text', required: true },
    { name: 'kind', type: 'select', options: options(mediaKind.options), required: true },
    ...subjects(),
    { name: 'text', type: 'textarea' },
  ]);
  const { beforeOperation = [], beforeChange = [], afterChange = [], beforeDelete = [] } = collection.hooks ?? {};
  return {
    ...collection,
    disableDuplicate: true,
    upload: {
      // Payload would write over the old file before the new row stands, and put every project's into one folder.
      disableLocalStorage: true,
      handlers: [serveFile(folder)],
      mimeTypes: [...fileTypes],
      filesRequiredOnCreate: false,
      focalPoint: false,
      crop: false,
      pasteURL: false,
      bulkUpload: false,
    },
    hooks: {
      ...collection.hooks,
      beforeOperation: [...beforeOperation, takeUpload],
      beforeChange: [...beforeChange, keepUpload(folder)],
      afterChange: [...afterChange, dropReplaced(folder)],
      beforeDelete: [...beforeDelete, dropDeleted(folder)],
      afterError: [dropRefused(folder)],
    },
  };
}

export const reviews = recordCollection(
  'review',
  'verdict',
  [
    { name: 'verdict', type: 'select', options: options(verdict.options), required: true },
    { name: 'text', type: 'textarea' },
    ...said(),
  ],
  // What somebody thinks is hers to change.
  { access: { create: memberCreate, read: memberRead(), update: ownWrite, delete: ownWrite } },
);

export const notes = recordCollection('note', 'text', [
  { name: 'text', type: 'textarea', required: true },
  { name: 'blocking', type: 'checkbox', defaultValue: null as never },
  { name: 'resolved', type: 'checkbox', defaultValue: null as never },
  ...subjects(),
  ...said(),
]);

function subjects(): Field[] {
  return [
    { name: 'character', type: 'relationship', relationTo: 'characters' },
    { name: 'location', type: 'relationship', relationTo: 'locations' },
    { name: 'scene', type: 'relationship', relationTo: 'scenes' },
  ];
}

/** Who said it and when: set from the signed-in user, never by a request. */
function said(): Field[] {
  return [
    { name: 'by', type: 'text', admin: { readOnly: true, position: 'sidebar' } },
    { name: 'at', type: 'text', admin: { readOnly: true, position: 'sidebar' } },
  ];
}
