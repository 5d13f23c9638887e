import { type Capability, GreenlightError, hasCapability, type MemberRole, type UserRole } from '@greenlight/schema';
import type { Payload } from 'payload';
import { findRow, type Reader, type Row } from '../write-path/database.ts';
import { capabilityOf, type SignedInUser } from './membership.ts';

export interface ProjectAccess {
  project: string;
  capability: Capability;
  /** The role in the project; null for an admin who is no member. */
  role: MemberRole | null;
}

/** What a user may do in a project. Throws NOT_FOUND for an unknown one, FORBIDDEN for one that is not hers. */
export async function findAccess(payload: Payload, user: SignedInUser, project: string): Promise<ProjectAccess> {
  const membership = await findRow({ payload }, 'members', { project: { equals: project }, user: { equals: user.id } });
  const role = (membership?.role as MemberRole | undefined) ?? null;
  const capability = capabilityOf(user.role, role);
  if (capability && role) return { project, capability, role };
  const exists = await findRow({ payload }, 'projects', { id: { equals: project } });
  if (!exists) throw new GreenlightError('NOT_FOUND', `There is no project ${project}.`);
  if (!capability)
    throw new GreenlightError('FORBIDDEN', 'You are not a member of this project. Ask its owner to add you.');
  return { project, capability, role };
}

/**
 * Looks again, inside the transaction that writes: while a turn was answered its user may have been taken off the project, or been
 * made a viewer. Throws FORBIDDEN.
 */
export async function refuseLostAccess(
  transaction: Reader,
  place: { user: string; project: string },
  needed: Capability,
): Promise<void> {
  const user = await findRow(transaction, 'users', { id: { equals: place.user } });
  const where = { project: { equals: place.project }, user: { equals: place.user } };
  const membership = await findRow(transaction, 'members', where);
  const held = user && capabilityOf(user.role as UserRole, (membership?.role as MemberRole | undefined) ?? null);
  if (held && hasCapability(held, needed)) return;
  throw new GreenlightError('FORBIDDEN', 'You may no longer do this in the project. Nothing was changed.');
}

/** The one project of a user who has just one. Throws VALIDATION when there is none or more than one. */
export async function findOnlyProject(payload: Payload, user: SignedInUser): Promise<string> {
  const { docs } = await payload.db.find<Row>({
    collection: 'members',
    where: { user: { equals: user.id } },
    limit: 2,
    pagination: false,
  });
  const [only, second] = docs;
  if (only && !second) return String(only.project);
  const message = only
    ? 'You have several projects; say which one with projectId.'
    : 'You have no project yet; make one first.';
  throw new GreenlightError('VALIDATION', message, {
    details: { fields: [{ field: 'projectId', message: 'is required' }] },
  });
}

/** A session's row for its own user. Throws NOT_FOUND, or FORBIDDEN when it is another's: an id is never authority. */
export async function findSession(
  payload: Payload,
  id: string,
  user: { id: string },
): Promise<{ row: Row; project: string }> {
  const row = await findRow({ payload }, 'sessions', { id: { equals: id } });
  if (!row) throw new GreenlightError('NOT_FOUND', `There is no session ${id}.`);
  if (row.user !== user.id)
    throw new GreenlightError('FORBIDDEN', 'This conversation belongs to somebody else. Start your own.');
  return { row, project: String(row.project) };
}

export async function hasAdmin(payload: Payload): Promise<boolean> {
  return (await findRow({ payload }, 'users', { role: { equals: 'admin' } })) !== null;
}
