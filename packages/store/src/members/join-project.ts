import { randomUUID } from 'node:crypto';
import { GreenlightError, type MemberRole } from '@greenlight/schema';
import type { Payload } from 'payload';
import type { SignedInUser } from '../access/membership.ts';
import { findRow, updateRow } from '../write-path/database.ts';
import { insertMany } from '../write-path/insert-many.ts';
import { withTransaction } from '../write-path/transaction.ts';
import { recordMember } from './change-members.ts';

const rank: Record<MemberRole, number> = { viewer: 0, editor: 1, owner: 2 };

/**
 * Makes the local owner a member of a project, where she is not one with this role or a higher one already. She can open the file
 * itself; so the door stands open to her, and the audit and the project's list of members say that she went through it. Throws
 * NOT_FOUND.
 */
export async function joinProject(
  payload: Payload,
  user: SignedInUser,
  project: string,
  role: Exclude<MemberRole, 'owner'>,
): Promise<void> {
  const where = { project: { equals: project }, user: { equals: user.id } };
  const existing = await findRow({ payload }, 'members', where);
  if (existing && rank[existing.role as MemberRole] >= rank[role]) return;
  if (!(await findRow({ payload }, 'projects', { id: { equals: project } }))) {
    throw new GreenlightError('NOT_FOUND', `There is no project ${project}.`);
  }
  await withTransaction(payload, async (transaction) => {
    const id = existing?.id ?? randomUUID();
    if (existing) await updateRow(transaction, 'members', id, { role });
    else await insertMany(transaction, 'members', [{ id, project, user: user.id, role }]);
    const { email, name } = user;
    const action = existing ? 'member_role_changed' : 'member_added';
    const member = { id, user: user.id, name, email, role };
    const actor = { kind: 'local' as const, id: user.id };
    await recordMember(transaction, actor, project, action, existing ? 'updated' : 'created', member);
  });
}
