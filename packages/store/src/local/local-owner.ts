import { randomBytes } from 'node:crypto';
import { GreenlightError } from '@greenlight/schema';
import type { CollectionBeforeLoginHook, CollectionBeforeOperationHook, Payload } from 'payload';
import type { SignedInUser } from '../access/membership.ts';
import { findRow } from '../write-path/database.ts';

/** The account of whoever works on the database's file itself. Known by its id: an address can be signed up with. */
export const LOCAL_OWNER_ID = '6c6f6361-6c00-4f77-8e65-720000000000';
export const LOCAL_OWNER_EMAIL = 'owner@greenlight.local';

/** The local owner, made at first use: a writer, so that the first admin is still invited, with a password that nobody has. */
export async function findOrCreateLocalOwner(payload: Payload): Promise<SignedInUser> {
  const row = await findRow({ payload }, 'users', { id: { equals: LOCAL_OWNER_ID } });
  if (row) return row as unknown as SignedInUser; // the collection's own shape
  const made = await payload.create({
    collection: 'users' as never,
    data: {
      id: LOCAL_OWNER_ID,
      name: 'Local owner',
      email: LOCAL_OWNER_EMAIL,
      password: randomBytes(32).toString('base64url'),
      role: 'writer',
    } as never,
    context: { isLocalOwner: true },
  });
  return made as unknown as SignedInUser;
}

/** The local owner's address is nobody else's. A request cannot set a context. */
export const reserveLocalAddress: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args;
  const email: unknown = (args as { data?: { email?: unknown } }).data?.email;
  const isReserved = typeof email === 'string' && email.trim().toLowerCase() === LOCAL_OWNER_EMAIL;
  if (!isReserved || req.context.isLocalOwner === true) return args;
  const message = `${LOCAL_OWNER_EMAIL} stands for whoever works in the terminal. Use an address of your own.`;
  throw new GreenlightError('VALIDATION', message, {
    details: { fields: [{ field: 'email', message: 'is reserved' }] },
  });
};

/** Whatever password an admin may give it: the local owner works on the file, and does not sign in. */
export const refuseLocalLogin: CollectionBeforeLoginHook = ({ user }) => {
  if (user.id !== LOCAL_OWNER_ID) return user;
  throw new GreenlightError('FORBIDDEN', 'This account works in the terminal and does not sign in. Use your own.');
};
