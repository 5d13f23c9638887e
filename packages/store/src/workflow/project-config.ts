import {
  GreenlightError,
  hasCapability,
  type PatchConfigRequest,
  type ProjectConfig,
  type Thresholds,
} from '@greenlight/schema';
import type { Payload } from 'payload';
import { findAccess } from '../access/find-access.ts';
import type { SignedInUser } from '../access/membership.ts';
import { findRow } from '../write-path/database.ts';
import { ADOPTS_AGAIN, offeredWorkflows } from '../write-path/project-measures.ts';
import { withTransaction } from '../write-path/transaction.ts';
import { readGround } from './read-ground.ts';
import { viewProject } from './view-project.ts';

/** What a film is measured by. Throws NOT_FOUND, FORBIDDEN. */
export async function readProjectConfig(payload: Payload, user: SignedInUser, project: string): Promise<ProjectConfig> {
  await findAccess(payload, user, project);
  const ground = await readGround({ payload }, project);
  const { type, workflow, targetMinutes } = ground.snapshot.project;
  return {
    projectId: project,
    type,
    workflow: workflow ?? null,
    workflows: (await offeredWorkflows(payload)).map(({ id, definition, from }) => ({
      id,
      title: definition.title,
      from,
    })),
    targetMinutes: targetMinutes ?? null,
    thresholds: viewProject(ground).thresholds,
  };
}

/**
 * Changes what a film is measured by, as any edit of it; its steps are asked again. A threshold that is null is as the workflow says again; a
 * workflow that is named is taken on as its package brings it now, also by a film that follows it already.
 * Throws NOT_FOUND, VALIDATION, and FORBIDDEN: type, workflow and thresholds are its owner's.
 */
export async function changeProjectConfig(
  payload: Payload,
  user: SignedInUser,
  project: string,
  { thresholds, ...rest }: PatchConfigRequest,
): Promise<ProjectConfig> {
  const { capability } = await findAccess(payload, user, project);
  if (!hasCapability(capability, 'write')) {
    throw new GreenlightError('FORBIDDEN', 'You may read this project, not change it.');
  }
  await withTransaction(payload, async ({ req, ...transaction }) => {
    const row = await findRow({ ...transaction, req }, 'projects', { id: { equals: project } });
    const merged = thresholds && mergeThresholds((row?.thresholds as Thresholds | null) ?? {}, thresholds);
    const data = { ...rest, ...(merged === undefined ? {} : { thresholds: merged }) };
    await payload.update({
      collection: 'projects' as never,
      id: project,
      data: data as never,
      user: user as never,
      overrideAccess: false,
      context: { [ADOPTS_AGAIN]: Boolean(rest.workflow) },
      req,
    });
  });
  return readProjectConfig(payload, user, project);
}

/** Null once nothing is set any more. */
function mergeThresholds(own: Thresholds, changed: NonNullable<PatchConfigRequest['thresholds']>): Thresholds | null {
  const merged = Object.entries({ ...own, ...changed }).filter((each): each is [string, number] => each[1] !== null);
  return merged.length > 0 ? Object.fromEntries(merged) : null;
}
