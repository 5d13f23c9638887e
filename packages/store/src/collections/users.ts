import { userRole } from '@greenlight/schema';
import type { CollectionConfig } from 'payload';
import { isAdmin, userOf } from '../access/membership.ts';
import { refuseLocalLogin, reserveLocalAddress } from '../local/local-owner.ts';
import { admitUser, guardPassword, guardPerson } from './admit-user.ts';
import { dropBookkeeping } from './drop-bookkeeping.ts';
import { options } from './fields.ts';
import { releaseUser } from './release-user.ts';
import { recordAccountChange, recordRoleChange, recordSignUp } from './user-audit.ts';

/** People with an account. Anyone may sign up, as a writer; the first admin signs up through the one-time link. */
export const users: CollectionConfig = {
  slug: 'users',
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'email', 'role'] },
  auth: {
    tokenExpiration: 8 * 60 * 60,
    maxLoginAttempts: 10,
    lockTime: 10 * 60 * 1000,
  },
  access: {
    admin: ({ req }) => isAdmin(req),
    create: () => true,
    read: ({ req }) => isAdmin(req) || { id: { equals: userOf(req)?.id ?? '' } },
    update: ({ req }) => isAdmin(req) || { id: { equals: userOf(req)?.id ?? '' } },
    delete: ({ req, id }) => isAdmin(req) && userOf(req)?.id !== id,
    unlock: ({ req }) => isAdmin(req),
  },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 120 },
    {
      name: 'role',
      type: 'select',
      options: options(userRole.options),
      required: true,
      defaultValue: 'writer',
      saveToJWT: true,
      // Nobody sets their own role: not at sign-up, not later. An admin sets another's.
      access: {
        create: ({ req }) => isAdmin(req),
        update: ({ req, id }) => isAdmin(req) && userOf(req)?.id !== id,
      },
    },
  ],
  hooks: {
    beforeOperation: [dropBookkeeping, reserveLocalAddress, guardPerson],
    beforeValidate: [guardPassword, admitUser],
    beforeLogin: [refuseLocalLogin],
    afterChange: [recordSignUp, recordAccountChange, recordRoleChange],
    beforeDelete: [releaseUser],
  },
};
