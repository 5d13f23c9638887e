import { invalidField, type OverrideRequest, type WorkflowView } from '@greenlight/schema';
import type { WorkflowGround } from '@greenlight/workflow';
import type { Payload } from 'payload';
import { refuseLostAccess } from '../access/find-access.ts';
import type { SignedInUser } from '../access/membership.ts';
import { withTransaction } from '../write-path/transaction.ts';
import { readGround } from './read-ground.ts';
import { settleWorkflow } from './settle-workflow.ts';
import { viewProject } from './view-project.ts';

/**
 * Lets a step begin though its gate is closed, for an admin's reason, and takes the film there. It stays on the step, on the ledger among the
 * gates, and in the audit. A step whose gate is open is gone to as by anybody, and nothing is passed over. Throws NOT_FOUND, FORBIDDEN, VALIDATION.
 */
export function overrideStep(
  payload: Payload,
  user: SignedInUser,
  project: string,
  { step: to, reason }: OverrideRequest,
): Promise<WorkflowView> {
  return withTransaction(payload, async (transaction) => {
    await refuseLostAccess(transaction, { user: user.id, project }, 'admin');
    refuseUnknownStep(await readGround(transaction, project), to);
    const actor = { kind: 'user' as const, id: user.id };
    await settleWorkflow(transaction, project, { actor, move: { to, override: { reason } } });
    return viewProject(await readGround(transaction, project));
  });
}

function refuseUnknownStep({ definition }: WorkflowGround, step: string): void {
  if (definition.steps.some(({ id }) => id === step)) return;
  const known = definition.steps.map(({ id }) => id).join(', ');
  throw invalidField('step', `“${definition.title}” has no step "${step}"; it has ${known}`);
}
