import {
  type Capability,
  GreenlightError,
  hasCapability,
  mergeOutcome,
  mergeQuery,
  mergeReply,
  mergeRequest,
  parseOrThrow,
  reversalReply,
} from '@greenlight/schema';
import { findAccess, mergeRecords, previewMerge, reverseChange, type SignedInUser } from '@greenlight/store';
import { type ApiContext, defineRoute } from '../context.ts';
import { answerOnce, hashOf, readKey } from '../idempotency-key.ts';
import { requireId } from '../require-id.ts';
import { requireUser } from '../require-user.ts';
import { json } from '../respond.ts';

const path = '/api/v1/projects/{id}/merge';
const changePath = '/api/v1/projects/{id}/changes/{changeSetId}';

export const showMerge = defineRoute({
  method: 'GET',
  path,
  access: 'user',
  summary:
    'What making two characters or two locations one would do: the values that differ, what would point at the one, what would go.',
  query: mergeQuery,
  reply: mergeOutcome,
  async handle(context) {
    const { project } = await admit(context, 'read');
    const asked = parseOrThrow(mergeQuery, Object.fromEntries(context.url.searchParams));
    return json(await previewMerge(context.studio.payload, project, asked));
  },
});

export const merge = defineRoute({
  method: 'POST',
  path,
  access: 'user',
  summary:
    'Makes two characters or two locations one: `keep` takes over what `merge` has, and `merge` goes. Where both say something, `values` chooses.',
  body: mergeRequest,
  reply: mergeReply,
  async handle(context) {
    const request = context.body(mergeRequest);
    const { project, user } = await admit(context, 'write');
    const once = onceOf(context, user);
    return answerOnce(context.studio, once, async () => {
      const actor = { kind: 'user', id: user.id } as const;
      return json(await mergeRecords(context.studio.payload, { project, actor, request, once }));
    });
  },
});

export const undoChange = reversal(
  'undo',
  'Takes back one change of a project, such as a merge or an edit by hand. Refused where later work rests on it, naming it.',
);
export const redoChange = reversal('redo', 'Brings back a change that was taken back.');

function reversal(direction: 'undo' | 'redo', summary: string) {
  return defineRoute({
    method: 'POST',
    path: `${changePath}/${direction}`,
    access: 'user',
    summary,
    reply: reversalReply,
    async handle(context) {
      const { project, user } = await admit(context, 'write');
      const changeSetId = requireId(context, 'changeSetId', 'change');
      const once = onceOf(context, user);
      return answerOnce(context.studio, once, async () => {
        const actor = { kind: 'user', id: user.id } as const;
        const order = { project, changeSetId, direction, actor, once };
        return json(await reverseChange(context.studio.payload, order));
      });
    },
  });
}

function onceOf({ request, url, bodyText }: ApiContext, user: SignedInUser) {
  const key = readKey(request.headers);
  return key ? { user: user.id, route: url.pathname, key, bodyHash: hashOf(bodyText) } : null;
}

/** The project of a request, once its user may do that in it. Throws NOT_FOUND and FORBIDDEN. */
async function admit(context: ApiContext, needed: Capability): Promise<{ project: string; user: SignedInUser }> {
  const user = requireUser(context);
  const project = requireId(context, 'id', 'project');
  const { capability } = await findAccess(context.studio.payload, user, project);
  if (hasCapability(capability, needed)) return { project, user };
  throw new GreenlightError(
    'FORBIDDEN',
    'You may look at this project, and not change it. Ask its owner to let you write.',
  );
}
