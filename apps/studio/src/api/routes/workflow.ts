import { overrideRequest, patchConfigRequest, projectConfig, workflowView } from '@greenlight/schema';
import {
  changeProjectConfig,
  findAccess,
  overrideStep,
  readGround,
  readProjectConfig,
  viewProject,
} from '@greenlight/store';
import { defineRoute } from '../context.ts';
import { requireId } from '../require-id.ts';
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
    const project = requireId(context, 'projectId', 'project');
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
    const project = requireId(context, 'projectId', 'project');
    return json(await overrideStep(context.studio.payload, requireUser(context), project, order));
  },
});

export const readConfig = defineRoute({
  method: 'GET',
  path: configPath,
  access: 'user',
  summary: 'What a film is measured by: its workflow, its target running time, and its thresholds.',
  reply: projectConfig,
  async handle(context) {
    const project = requireId(context, 'projectId', 'project');
    return json(await readProjectConfig(context.studio.payload, requireUser(context), project));
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
    const project = requireId(context, 'projectId', 'project');
    return json(await changeProjectConfig(context.studio.payload, requireUser(context), project, changes));
  },
});
