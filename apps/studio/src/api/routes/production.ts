import { verifyProduction } from '@greenlight/ledger';
import { GreenlightError, parseOrThrow, recordId, replayNews } from '@greenlight/schema';
import { exportFilm, findAccess } from '@greenlight/store';
import * as z from 'zod';
import { defineRoute } from '../context.ts';
import { LINES_TYPE, splitLines, streamLines } from '../production/stream-lines.ts';
import { tellReplay } from '../production/tell-replay.ts';
import { requireId } from '../require-id.ts';
import { requireUser } from '../require-user.ts';

export const exportProject = defineRoute({
  method: 'GET',
  path: '/api/v1/projects/{id}/ledger',
  access: 'user',
  summary:
    'A production as one bundle that verifies offline and can be rebuilt: its ledgers, change sets and words. For its owner, whose own conversations’ words are in it; for an admin with everybody’s.',
  reply: z.string(),
  replyType: LINES_TYPE,
  async handle(context) {
    const user = requireUser(context);
    const project = requireId(context, 'id', 'project');
    const { payload } = context.studio;
    const { role, capability } = await findAccess(payload, user, project);
    if (role !== 'owner' && capability !== 'admin') {
      throw new GreenlightError('FORBIDDEN', 'Only the owner of a project, or an admin, takes its production out.');
    }
    const words = capability === 'admin' ? ('everybody' as const) : { user: user.id };
    const pieces = await exportFilm(payload, { project, actor: { kind: 'user', id: user.id }, words });
    return streamLines(pieces, { 'content-disposition': `attachment; filename="${project}.bundle"` });
  },
});

/** Where a production is sent to be rebuilt: its body may be larger than any other. */
export const REPLAY_PATH = '/api/v1/projects/replay';

const replayQuery = z.strictObject({
  /** An empty project; a new one when it is left out. */
  into: recordId.optional(),
  /** Goes on where a change set was erased. */
  partial: z.enum(['true', 'false']).default('false'),
});

export const replayProject = defineRoute({
  method: 'POST',
  path: REPLAY_PATH,
  access: 'admin',
  summary:
    'Rebuilds an exported production in an empty project, and says line by line how far it is. Sent again it goes on where it broke off. For an admin: a bundle says who approved what.',
  body: z.string(),
  bodyType: LINES_TYPE,
  query: replayQuery,
  reply: replayNews,
  replyType: LINES_TYPE,
  async handle(context) {
    const user = requireUser(context);
    const { into, partial } = parseOrThrow(replayQuery, Object.fromEntries(context.url.searchParams));
    const found = await verifyProduction(splitLines(context.bodyText));
    if (!found.ok) {
      throw new GreenlightError('VALIDATION', `The bundle is not sound, and is not replayed. ${found.reason}`, {
        details: { stream: found.stream ?? null, seq: found.seq ?? null },
      });
    }
    const order = { production: found.production, actor: { kind: 'user' as const, id: user.id }, into };
    return streamLines(await tellReplay(context, { ...order, isPartial: partial === 'true' }));
  },
});
