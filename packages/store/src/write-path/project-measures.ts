import { isDeepStrictEqual } from 'node:util';
import {
  GreenlightError,
  invalidField,
  type ProjectFields,
  type Thresholds,
  type WorkflowDefinition,
} from '@greenlight/schema';
import { resolveDefinition } from '@greenlight/workflow';
import type { Payload, PayloadRequest } from 'payload';
import { isAdmin, projectsOf, userOf } from '../access/membership.ts';

/** A workflow that an installed package brings. */
export interface OfferedWorkflow {
  id: string;
  definition: WorkflowDefinition;
  /** The id of the package. */
  from: string;
}

/** What a film is measured by. Whoever could change it could open a gate by lowering it. */
const measures = ['type', 'workflow', 'thresholds'] as const;

/** In a context, which no request can set: the film takes its workflow on as its package brings it now. */
export const ADOPTS_AGAIN = 'adoptsWorkflowAgain';

interface MeasuredProject {
  id?: unknown;
  workflowDefinition?: WorkflowDefinition | null;
}

export interface MeasureChange {
  req: PayloadRequest;
  /** The row as it was; null for a new project. */
  before: (MeasuredProject & Partial<ProjectFields>) | null;
  fields: ProjectFields;
}

/**
 * Judges a change of what a film is measured by. Returns the definition that it follows from now on; undefined where that stays as it is.
 * Throws FORBIDDEN, VALIDATION.
 */
export async function judgeMeasures({
  req,
  before,
  fields,
}: MeasureChange): Promise<WorkflowDefinition | null | undefined> {
  const isChanged = (name: (typeof measures)[number]) =>
    !isDeepStrictEqual(before?.[name] ?? null, fields[name] ?? null);
  const changed = measures.filter((name) => isChanged(name) || (name === 'workflow' && req.context[ADOPTS_AGAIN]));
  if (changed.length === 0) return undefined;
  if (before) await refuseOthers(req, String(before.id), changed);
  const isAdopting = changed.includes('type') || changed.includes('workflow');
  const adopted = isAdopting ? await findAdopted(req.payload, fields, changed.includes('workflow')) : undefined;
  const definition = resolveDefinition(fields.type, adopted === undefined ? before?.workflowDefinition : adopted);
  if (changed.includes('thresholds'))
    refuseUnknownThresholds(definition, before?.thresholds ?? {}, fields.thresholds ?? {});
  return adopted;
}

async function refuseOthers(req: PayloadRequest, project: string, changed: readonly string[]): Promise<void> {
  if (!userOf(req) || isAdmin(req)) return;
  if ((await projectsOf(req, ['owner'])).includes(project)) return;
  throw new GreenlightError(
    'FORBIDDEN',
    `Only the owner of a project changes its ${changed.join(' and its ')}: that is what its gates measure by.`,
  );
}

/** The workflow of a project of type `custom`, as it is now: the project keeps it, whatever becomes of its package. */
async function findAdopted(
  payload: Payload,
  { type, workflow }: ProjectFields,
  isNamed: boolean,
): Promise<WorkflowDefinition | null> {
  if (!workflow || (type !== 'custom' && !isNamed)) return null;
  const offered = await offeredWorkflows(payload);
  const found = offered.find(({ id }) => id === workflow);
  if (!found) throw unknownWorkflow(workflow, offered);
  return type === 'custom' ? found.definition : null;
}

/** The workflows that installed packages bring. */
export async function offeredWorkflows(payload: Payload): Promise<readonly OfferedWorkflow[]> {
  const { workflows } = payload.config.custom as { workflows?: () => Promise<readonly OfferedWorkflow[]> };
  return (await workflows?.()) ?? [];
}

function unknownWorkflow(id: string, offered: readonly OfferedWorkflow[]): GreenlightError {
  const known = offered.map((each) => `${each.id} (${each.from})`).join(', ');
  const message = known
    ? `no installed package brings "${id}"; there are ${known}`
    : `no installed package brings "${id}", or any other workflow; an admin installs one`;
  return invalidField('workflow', message);
}

/** A name that was set to this before is of an earlier workflow, and does no harm. */
function refuseUnknownThresholds(
  { title, thresholds }: WorkflowDefinition,
  before: Thresholds,
  after: Thresholds,
): void {
  for (const [name, value] of Object.entries(after)) {
    if (Object.hasOwn(thresholds, name) || (Object.hasOwn(before, name) && before[name] === value)) continue;
    const known = Object.keys(thresholds).join(', ') || 'none';
    throw invalidField(`thresholds.${name}`, `is no threshold of “${title}”; it has ${known}`);
  }
}
