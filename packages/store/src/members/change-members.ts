import { randomUUID } from 'node:crypto';
import {
  type Actor,
  GreenlightError,
  type MemberRecord,
  type MemberRole,
  type ProjectEventBody,
} from '@greenlight/schema';
import type { Payload } from 'payload';
import type { SignedInUser } from '../access/membership.ts';
import { appendEntries } from '../ledger/ledger-table.ts';
import { settleWithin } from '../workflow/settle-workflow.ts';
import { deleteRows, findRow, updateRow } from '../write-path/database.ts';
import { appendEvents } from '../write-path/events.ts';
import { insertMany } from '../write-path/insert-many.ts';
import { createDraft } from '../write-path/record-change-set.ts';
import { type Transaction, withTransaction } from '../write-path/transaction.ts';

const actorOf = (by: SignedInUser): Actor => ({ kind: 'user', id: by.id });

type AccessAction = 'member_added' | 'member_removed' | 'member_role_changed';

/** Adds a person to a project by e-mail, or changes her role. Throws NOT_FOUND when nobody has that address. */
export function addMember(
  payload: Payload,
  by: SignedInUser,
  project: string,
  email: string,
  role: Exclude<MemberRole, 'owner'>,
): Promise<MemberRecord> {
  return withTransaction(payload, async (transaction) => {
    const user = await findPerson(transaction, email);
    const existing = await findMembership(transaction, project, user.id);
    if (existing?.role === 'owner')
      throw new GreenlightError('CONFLICT', `${email} owns this project already.`, { retryable: false });
    const id = existing?.id ?? randomUUID();
    if (existing) await updateRow(transaction, 'members', id, { role });
    else await insertMany(transaction, 'members', [{ id, project, user: user.id, role }]);
    const member: MemberRecord = { id, user: user.id, name: String(user.name), email, role };
    await recordMember(
      transaction,
      actorOf(by),
      project,
      existing ? 'member_role_changed' : 'member_added',
      existing ? 'updated' : 'created',
      member,
    );
    return member;
  });
}

/** Takes a person off a project. Throws NOT_FOUND when she is no member, CONFLICT for its owner. */
export function removeMember(payload: Payload, by: SignedInUser, project: string, email: string): Promise<void> {
  return withTransaction(payload, async (transaction) => {
    const user = await findPerson(transaction, email);
    const existing = await findMembership(transaction, project, user.id);
    if (!existing) throw new GreenlightError('NOT_FOUND', `${email} is not a member of this project.`);
    if (existing.role === 'owner')
      throw new GreenlightError('CONFLICT', 'The owner of a project cannot be removed.', { retryable: false });
    await deleteRows(transaction, 'members', { id: { equals: existing.id } });
    const member: MemberRecord = {
      id: existing.id,
      user: user.id,
      name: String(user.name),
      email,
      role: existing.role as MemberRole,
    };
    await recordMember(transaction, actorOf(by), project, 'member_removed', 'deleted', member);
  });
}

async function findPerson(transaction: Transaction, email: string) {
  const user = await findRow(transaction, 'users', { email: { equals: email.toLowerCase() } });
  if (user) return user;
  throw new GreenlightError('NOT_FOUND', `Nobody has signed up as ${email}. Ask them to sign up first.`);
}

function findMembership(transaction: Transaction, project: string, user: string) {
  return findRow(transaction, 'members', { project: { equals: project }, user: { equals: user } });
}

/** Writes down a change of members: in the audit, and for those who look at the project. */
export async function recordMember(
  transaction: Transaction,
  actor: Actor,
  project: string,
  action: AccessAction,
  op: 'created' | 'updated' | 'deleted',
  member: MemberRecord,
): Promise<void> {
  const body = { type: 'ACCESS', action, subject: member.user, detail: { project, role: member.role } } as const;
  await appendEntries(transaction, 'audit', [createDraft(body, actor)]);
  const shown = op === 'deleted' ? null : { ...member };
  const event: ProjectEventBody = {
    type: 'entityChanged',
    kind: 'member',
    id: member.id,
    op,
    record: shown,
    changeSetId: null,
  };
  // Who could review a film is part of what its gates ask.
  const cause = { by: actor, kind: 'member' as const, id: member.id, name: member.name };
  const settled = await settleWithin(transaction, project, { actor, cause, pending: [event] });
  await appendEvents(
    transaction,
    project,
    [event, ...settled].map((each) => ({ event: each })),
  );
}
