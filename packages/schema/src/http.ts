import * as z from 'zod';
import { recordId } from './identifiers.ts';
import { memberRole } from './identity.ts';
import { singleLine } from './text.ts';

const title = z.string().overwrite(singleLine).trim().min(1, 'must not be empty').max(120);

/** POST /api/v1/chat/sessions. */
export const createSessionRequest = z.strictObject({
  projectId: recordId,
  title: title.optional(),
});

/** PATCH /api/v1/chat/sessions/{id}. */
export const patchSessionRequest = z.strictObject({ title });

/** POST /api/v1/projects/{id}/members. */
export const addMemberRequest = z.strictObject({
  email: z.email('is not an e-mail address').max(254),
  role: memberRole.exclude(['owner']).default('editor'),
});

/** DELETE /api/v1/projects/{id}/members. */
export const removeMemberRequest = z.strictObject({ email: z.email('is not an e-mail address').max(254) });

/** GET /api/v1/health. */
export const healthReply = z.strictObject({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  parts: z.record(z.string(), z.enum(['up', 'down', 'off'])),
});
export type HealthReply = z.infer<typeof healthReply>;
