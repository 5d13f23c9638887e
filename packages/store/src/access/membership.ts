import type { Capability, MemberRole, UserRole } from '@greenlight/schema';
import type { Access, PayloadRequest, Where } from 'payload';

/** The signed-in user as Payload puts it on a request. */
export interface SignedInUser {
  id: string;
  email: string;
  name: string;
  role: UserRole;
}

export function userOf(request: PayloadRequest): SignedInUser | null {
  return (request.user as SignedInUser | null) ?? null;
}

export function isAdmin(request: PayloadRequest): boolean {
  return userOf(request)?.role === 'admin';
}

/** What a member may do, from the role in the project and the role in the studio. A studio viewer never writes. */
export function capabilityOf(userRole: UserRole, memberRole: MemberRole | null): Capability | null {
  if (userRole === 'admin') return 'admin';
  if (memberRole === null) return null;
  if (memberRole === 'viewer' || userRole === 'viewer') return 'read';
  return 'write';
}

/** The projects that the user belongs to, with at least one of the given roles. Asked once per request. */
export async function projectsOf(request: PayloadRequest, roles?: MemberRole[]): Promise<string[]> {
  const user = userOf(request);
  if (!user) return [];
  const cached = request.context.memberships as Promise<Membership[]> | undefined;
  const memberships = cached ?? loadMemberships(request, user.id);
  request.context.memberships = memberships;
  const wanted = roles && new Set<string>(roles);
  return (await memberships).filter((one) => !wanted || wanted.has(one.role)).map((one) => one.project);
}

interface Membership {
  project: string;
  role: MemberRole;
}

async function loadMemberships(request: PayloadRequest, user: string): Promise<Membership[]> {
  const found = await request.payload.db.find<{ project: string; role: MemberRole }>({
    collection: 'members',
    where: { user: { equals: user } },
    limit: 0,
    pagination: false,
    req: request,
  });
  return found.docs.map(({ project, role }) => ({ project, role }));
}

export const adminOnly: Access = ({ req }) => isAdmin(req);
export const nobody: Access = () => false;

/** Rows of the projects that the user belongs to; everything for an admin. `field` is the column that holds the project. */
export function memberRead(field = 'project'): Access {
  return async ({ req }) => {
    if (isAdmin(req)) return true;
    if (!userOf(req)) return false;
    return inProjects(field, await projectsOf(req));
  };
}

/** Rows of the projects that the user may write to. */
export function memberWrite(field = 'project'): Access {
  return async ({ req }) => {
    const user = userOf(req);
    if (!user) return false;
    if (user.role === 'admin') return true;
    if (user.role === 'viewer') return false;
    return inProjects(field, await projectsOf(req, ['owner', 'editor']));
  };
}

/** What a member said herself, in a project that she may write to. */
export const ownWrite: Access = async ({ req }) => {
  const allowed = await memberWrite()({ req });
  if (allowed === false || isAdmin(req)) return allowed;
  const own: Where = { by: { equals: userOf(req)?.id ?? '' } };
  return allowed === true ? own : { and: [allowed, own] };
};

/** Creating a row: the project named in the data must be one that the user may write to. */
export const memberCreate: Access = async ({ req, data }) => {
  const user = userOf(req);
  if (!user) return false;
  if (user.role === 'admin') return true;
  if (user.role === 'viewer') return false;
  const project = (data as { project?: unknown } | undefined)?.project;
  // Without data Payload asks whether the user may create at all.
  if (project === undefined) return (await projectsOf(req, ['owner', 'editor'])).length > 0;
  return (await projectsOf(req, ['owner', 'editor'])).includes(String(project));
};

function inProjects(field: string, projects: string[]): boolean | Where {
  return projects.length > 0 && { [field]: { in: projects } };
}
