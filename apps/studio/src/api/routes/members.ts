import { addMemberRequest, GreenlightError, memberRecord, removeMemberRequest } from '@greenlight/schema';
import { addMember, findAccess, readMembers, removeMember } from '@greenlight/store';
import * as z from 'zod';
import { type ApiContext, defineRoute } from '../context.ts';
import { requireId } from '../require-id.ts';
import { requireUser } from '../require-user.ts';
import { json } from '../respond.ts';

const path = '/api/v1/projects/{id}/members';

export const listMembers = defineRoute({
  method: 'GET',
  path,
  access: 'user',
  summary: 'Who belongs to a project.',
  reply: z.strictObject({ members: z.array(memberRecord) }),
  async handle(context) {
    const project = requireId(context, 'id', 'project');
    await findAccess(context.studio.payload, requireUser(context), project);
    return json({ members: await readMembers(context.studio.payload, project) });
  },
});

export const addProjectMember = defineRoute({
  method: 'POST',
  path,
  access: 'user',
  summary: 'Adds somebody who has signed up, by e-mail, or changes her role. For the owner.',
  body: addMemberRequest,
  status: 201,
  reply: z.strictObject({ member: memberRecord }),
  async handle(context) {
    const { email, role } = context.body(addMemberRequest);
    const project = await ownProject(context);
    return json({ member: await addMember(context.studio.payload, requireUser(context), project, email, role) }, 201);
  },
});

export const removeProjectMember = defineRoute({
  method: 'DELETE',
  path,
  access: 'user',
  summary: 'Takes somebody off the project, by e-mail. For the owner.',
  body: removeMemberRequest,
  reply: z.strictObject({ removed: z.string() }),
  async handle(context) {
    const { email } = context.body(removeMemberRequest);
    const project = await ownProject(context);
    await removeMember(context.studio.payload, requireUser(context), project, email);
    return json({ removed: email });
  },
});

async function ownProject(context: ApiContext): Promise<string> {
  const project = requireId(context, 'id', 'project');
  const access = await findAccess(context.studio.payload, requireUser(context), project);
  if (access.role === 'owner' || access.capability === 'admin') return project;
  throw new GreenlightError('FORBIDDEN', 'Only the owner of a project changes its members.');
}
