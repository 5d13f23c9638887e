import type { MemberRole } from '@greenlight/schema';
import type { Payload } from 'payload';
import { findRows } from '../write-path/database.ts';

/** A project that somebody belongs to, and as what. */
export interface Membership {
  project: string;
  role: MemberRole;
}

/** The projects that a user belongs to, in the order she came to them. */
export async function findMemberships(payload: Payload, user: string): Promise<Membership[]> {
  const rows = await findRows({ payload }, 'members', { user: { equals: user } }, { sort: ['createdAt', 'id'] });
  return rows.map((row) => ({ project: String(row.project), role: row.role as MemberRole }));
}
