import { parseOrThrow, projectEvent, recordId } from '@greenlight/schema';
import { findAccess, lastSeq, readEvents } from '@greenlight/store';
import * as z from 'zod';
import { defineRoute } from '../context.ts';
import { requireUser } from '../require-user.ts';
import { json } from '../respond.ts';

const query = z.object({ project: recordId, since: z.coerce.number().int().min(0).default(0) });
const LIMIT = 500;

export const events = defineRoute({
  method: 'GET',
  path: '/api/v1/events',
  access: 'user',
  summary:
    'What happened in a project after event `since`, oldest first, at most 500. `seq` is the last event there is.',
  query,
  reply: z.strictObject({ seq: z.int(), events: z.array(projectEvent) }),
  async handle(context) {
    const { project, since } = parseOrThrow(query, Object.fromEntries(context.url.searchParams));
    const user = requireUser(context);
    const { payload } = context.studio;
    await findAccess(payload, user, project);
    const seq = await lastSeq({ payload }, project);
    const found = await readEvents({ payload }, project, since, LIMIT, user.id);
    return json({ seq, events: found.map((one) => one.event) });
  },
});
