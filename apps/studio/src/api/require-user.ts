import { GreenlightError } from '@greenlight/schema';
import type { SignedInUser } from '@greenlight/store';
import type { ApiContext } from './context.ts';

/** The signed-in user of a request. Throws UNAUTHENTICATED. */
export function requireUser({ user }: Pick<ApiContext, 'user'>): SignedInUser {
  if (user) return user;
  throw new GreenlightError(
    'UNAUTHENTICATED',
    'Sign in first: send the token of POST /api/users/login as "Authorization: Bearer …".',
  );
}
