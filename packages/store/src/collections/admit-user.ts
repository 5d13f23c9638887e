import { timingSafeEqual } from 'node:crypto';
import { GreenlightError, parseOrThrow, personFields } from '@greenlight/schema';
import type { CollectionBeforeOperationHook, CollectionBeforeValidateHook } from 'payload';

/** The header in which the sign-up page sends the one-time link's token. */
export const INVITE_HEADER = 'x-greenlight-invite';

const MINIMUM_PASSWORD = 8;

/** Gives a new user a role: admin for the bearer of the one-time link while there is no admin, else writer (or what an admin chose). */
export const admitUser: CollectionBeforeValidateHook = async ({ operation, data, req }) => {
  if (operation !== 'create' || !data) return data;
  const invite = req.headers?.get(INVITE_HEADER);
  if (!invite) return data;
  const expected = (req.payload.config.custom as { adminInvite?: string | null }).adminInvite;
  if (!expected || !isSame(invite, expected) || (await hasAdmin(req))) {
    throw new GreenlightError(
      'FORBIDDEN',
      'This link was used already or is not valid. Sign up without it, or ask an admin.',
    );
  }
  return { ...data, role: 'admin' };
};

/** Name, address and password are text, and nothing that the database would make text of. */
export const guardPerson: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const data = (args as { data?: Record<string, unknown> }).data;
  if (!data || (operation !== 'create' && operation !== 'update')) return args;
  const person = parseOrThrow(personFields, data);
  req.context.setsPassword = Boolean(person.password);
  return { ...args, data: { ...data, ...person } };
};

export const guardPassword: CollectionBeforeValidateHook = ({ data }) => {
  const password: unknown = data?.password;
  if (typeof password === 'string' && password.length < MINIMUM_PASSWORD) {
    throw new GreenlightError('VALIDATION', `The password is too short; use ${MINIMUM_PASSWORD} characters or more.`, {
      details: { fields: [{ field: 'password', message: `must be ${MINIMUM_PASSWORD} characters or more` }] },
    });
  }
  return data;
};

async function hasAdmin(req: Parameters<CollectionBeforeValidateHook>[0]['req']): Promise<boolean> {
  const found = await req.payload.db.count({ collection: 'users', where: { role: { equals: 'admin' } }, req });
  return found.totalDocs > 0;
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
