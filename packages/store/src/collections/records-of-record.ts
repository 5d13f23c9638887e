import type { CollectionConfig } from 'payload';
import { adminOnly, memberRead, nobody } from '../access/membership.ts';
import { options, projectField } from './fields.ts';

const readOnly = { create: nobody, update: nobody, delete: nobody };

/** What each turn or edit changed, whole: canonical JSON under its hash. Erasing `content` leaves the ledger verifiable. */
export const changeSets: CollectionConfig = {
  slug: 'change-sets',
  admin: { defaultColumns: ['origin', 'project', 'session', 'turnNumber', 'createdAt'] },
  access: { ...readOnly, read: memberRead() },
  fields: [
    projectField,
    { name: 'session', type: 'text', index: true },
    { name: 'turnNumber', type: 'number' },
    { name: 'origin', type: 'select', options: options(['chat', 'manual', 'undo', 'redo', 'import']), required: true },
    { name: 'reverts', type: 'text', index: true },
    { name: 'hash', type: 'text', required: true, index: true },
    { name: 'content', type: 'textarea' },
  ],
};

/** The ledger: one canonical line an entry, chained within its stream. Only ever appended to. */
export const ledgerEntries: CollectionConfig = {
  slug: 'ledger-entries',
  admin: { useAsTitle: 'type', defaultColumns: ['stream', 'seq', 'type', 'createdAt'] },
  access: { ...readOnly, read: adminOnly },
  fields: [
    { name: 'stream', type: 'text', required: true, index: true },
    { name: 'seq', type: 'number', required: true },
    { name: 'type', type: 'text', required: true },
    { name: 'line', type: 'textarea', required: true },
    { name: 'hash', type: 'text', required: true },
  ],
  indexes: [{ fields: ['stream', 'seq'], unique: true }],
};

/** What happened in a project, in order of commit. Sockets and pages read it "since seq". */
export const events: CollectionConfig = {
  slug: 'events',
  admin: { defaultColumns: ['project', 'seq', 'type', 'createdAt'] },
  access: { ...readOnly, read: adminOnly },
  fields: [
    projectField,
    { name: 'seq', type: 'number', required: true },
    // Set when only one user may see the event, such as a message of her conversation.
    { name: 'audience', type: 'text' },
    { name: 'type', type: 'text', required: true },
    { name: 'body', type: 'json', required: true },
  ],
  indexes: [{ fields: ['project', 'seq'], unique: true }],
};

/** Phases of a film as spec packs, each as it was when it was packaged: its eight files, and what the gates said of them. */
export const specPacks: CollectionConfig = {
  slug: 'spec-packs',
  admin: { useAsTitle: 'target', defaultColumns: ['project', 'target', 'step', 'passed', 'createdAt'] },
  access: { ...readOnly, read: memberRead() },
  fields: [
    projectField,
    { name: 'target', type: 'text', required: true },
    { name: 'step', type: 'text', required: true },
    { name: 'passed', type: 'checkbox', required: true },
    { name: 'judged', type: 'text', required: true },
    { name: 'by', type: 'text', required: true },
    { name: 'at', type: 'text', required: true },
    { name: 'files', type: 'json', required: true },
    { name: 'runs', type: 'json', required: true },
  ],
};

/** Replies to POSTs that carried an `Idempotency-Key`, kept a day. The id is a hash of user, route and key. */
export const idempotencyKeys: CollectionConfig = {
  slug: 'idempotency-keys',
  admin: { hidden: true },
  access: { ...readOnly, read: nobody },
  fields: [
    { name: 'id', type: 'text', required: true },
    { name: 'bodyHash', type: 'text', required: true },
    { name: 'status', type: 'number', required: true },
    { name: 'reply', type: 'json', required: true },
    { name: 'expiresAt', type: 'date', required: true, index: true },
  ],
};
