import { type Capability, GreenlightError } from '@greenlight/schema';
import type { Payload } from 'payload';
import { findAccess, findOnlyProject, findSession } from '../access/find-access.ts';
import type { SignedInUser } from '../access/membership.ts';

/** Where something is said, as a request names it. */
export interface TurnAddress {
  projectId?: string | undefined;
  sessionId?: string | undefined;
}

/** Where a turn takes place, and what its user may do there. */
export interface TurnPlace {
  project: string;
  sessionId: string | undefined;
  capability: Capability;
}

/**
 * The place of a turn: the conversation's project, the one that is named, or the only one there is. Throws NOT_FOUND, FORBIDDEN for
 * what is another's, VALIDATION when it is not clear which project is meant.
 */
export async function resolvePlace(payload: Payload, user: SignedInUser, address: TurnAddress): Promise<TurnPlace> {
  const ofSession = address.sessionId ? (await findSession(payload, address.sessionId, user)).project : undefined;
  if (ofSession && address.projectId && ofSession !== address.projectId) {
    throw new GreenlightError('FORBIDDEN', 'This conversation belongs to another project.');
  }
  const project = ofSession ?? address.projectId ?? (await findOnlyProject(payload, user));
  const { capability } = await findAccess(payload, user, project);
  return { project, sessionId: address.sessionId, capability };
}
