import * as z from 'zod';
import { recordId, sessionId, timestamp } from './identifiers.ts';
import { recordKind } from './record-kinds.ts';
import { messageRecord } from './turn.ts';
import { stepId, workflowDefinition } from './workflow-definition.ts';
import { workflowState } from './workflow-state.ts';

/** What happened in a project, in the order it was committed. `seq` starts at 1 and grows; a member sees gaps where others' conversations went on. */
export const projectEventBody = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('messageCreated'), session: sessionId, message: messageRecord }),
  z.strictObject({
    type: z.literal('entityChanged'),
    kind: z.union([recordKind, z.enum(['project', 'member', 'session', 'pack'])]),
    id: z.string(),
    op: z.enum(['created', 'updated', 'deleted']),
    /** The record after the change; null once it is deleted. */
    record: z.record(z.string(), z.unknown()).nullable(),
    changeSetId: recordId.nullable(),
    /** Who made the change and when, as its change set says. */
    made: z.strictObject({ by: z.string(), at: timestamp }).optional(),
  }),
  /** The film went to another step, or steps were completed or reopened. */
  z.strictObject({
    type: z.literal('stepChanged'),
    from: stepId,
    to: stepId,
    completed: z.array(stepId),
    reopened: z.array(stepId),
    workflow: workflowState,
    /** Set when the project took on another workflow: the one of its own that it follows now, null for one that ships. */
    definition: workflowDefinition.nullable().optional(),
  }),
]);
export type ProjectEventBody = z.infer<typeof projectEventBody>;

export const projectEvent = z.intersection(
  z.object({ seq: z.int().min(1), project: recordId, at: timestamp }),
  projectEventBody,
);
export type ProjectEvent = { seq: number; project: string; at: string } & ProjectEventBody;

/** The client's `subscribe`. With `since`, what was missed is sent first; too far back is answered with `reload`. */
export const subscribeRequest = z.union([
  z.strictObject({ project: recordId, since: z.int().min(0).optional() }),
  z.strictObject({ session: sessionId, since: z.int().min(0).optional() }),
]);

/** The acknowledgement of `subscribe`. `seq` is the last event the client now has. */
export type SubscribeReply =
  | { ok: true; seq: number; reload?: boolean; events: ProjectEvent[] }
  | { ok: false; error: { code: string; message: string } };
