import {
  GreenlightError,
  overrideRequest,
  patchConfigRequest,
  projectConfig,
  recordId,
  workflowView,
} from '@greenlight/schema';
import {
  changeProjectConfig,
  findAccess,
  overrideStep,
  readGround,
  readProjectConfig,
  viewProject,
} from '@greenlight/store';
import { type ApiContext, defineRoute } from '../context.ts';
import { requireUser } from '../require-user.ts';
import { json } from '../respond.ts';

const configPath = '/api/v1/config/{projectId}';

export const readWorkflow = defineRoute({
  method: 'GET',
  path: '/api/v1/workflow/{projectId}',
  access: 'user',
  summary: 'Where a film stands in its workflow: its steps, what each misses, and what may be done now.',
  reply: workflowView,
  async handle(context) {
    const { payload } = context.studio;
    const project = projectOf(context);
    await findAccess(payload, requireUser(context), project);
    return json(viewProject(await readGround({ payload }, project)));
  },
});

export const overrideGate = defineRoute({
  method: 'POST',
  path: '/api/v1/workflow/{projectId}/override',
  access: 'admin',
  summary: 'Takes a film to a step whose gate is closed, for a reason that is kept on the ledger. For an admin.',
  body: overrideRequest,
  reply: workflowView,
  async handle(context) {
    const order = context.body(overrideRequest);
    return json(await overrideStep(context.studio.payload, requireUser(context), projectOf(context), order));
  },
});

export const readConfig = defineRoute({
  method: 'GET',
  path: configPath,
  access: 'user',
  summary: 'What a film is measured by: its workflow, its target running time, and its thresholds.',
  reply: projectConfig,
  async handle(context) {
    return json(await readProjectConfig(context.studio.payload, requireUser(context), projectOf(context)));
  },
});

export const patchConfig = defineRoute({
  method: 'PATCH',
  path: configPath,
  access: 'user',
  summary:
    'Changes what a film is measured by. Type, workflow and thresholds are for its owner; null resets a threshold.',
  body: patchConfigRequest,
  reply: projectConfig,
  async handle(context) {
    const changes = context.body(patchConfigRequest);
    const project = projectOf(context);
    return json(await changeProjectConfig(context.studio.payload, requireUser(context), project, changes));
  },
});

function projectOf({ params: { projectId } }: ApiContext): string {
  const parsed = recordId.safeParse(projectId);
  if (parsed.success) return parsed.data;
  throw new GreenlightError('NOT_FOUND', `There is no project ${projectId}.`);
}
