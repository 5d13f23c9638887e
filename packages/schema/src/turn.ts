import * as z from 'zod';
import { changedKind } from './change-set.ts';
import { correction } from './correction.ts';
import { GreenlightError } from './error.ts';
import { evidence, question } from './extraction.ts';
import { finding } from './finding.ts';
import { recordId, sessionId } from './identifiers.ts';
import { MESSAGE_LIMIT } from './message-limit.ts';
import { createdEntities } from './terminal-turn.ts';
import { wellFormed } from './text.ts';

export { MESSAGE_LIMIT } from './message-limit.ts';

/** The words of a turn. Their length is refused as TOO_LARGE, apart from the shape: see `refuseLongMessage`. */
export const messageText = z
  .string()
  .overwrite(wellFormed)
  .refine((text) => text.trim().length > 0, 'must not be empty')
  .meta({ minLength: 1, maxLength: MESSAGE_LIMIT });

/** Throws TOO_LARGE for a message over the limit. */
export function refuseLongMessage(text: string): void {
  if (text.length <= MESSAGE_LIMIT) return;
  const limit = MESSAGE_LIMIT.toLocaleString('en-US');
  throw new GreenlightError(
    'TOO_LARGE',
    `The message has ${text.length.toLocaleString('en-US')} characters; ${limit} is the most. Send it in parts.`,
    {
      details: { limit: MESSAGE_LIMIT, length: text.length },
    },
  );
}

/** POST /api/v1/chat/message. */
export const messageRequest = z.strictObject({
  projectId: recordId.optional(),
  sessionId: sessionId.optional(),
  message: messageText,
});

/** POST /api/v1/chat/answer. A correction accepts the question's reading as corrected, whatever the answer says beside it. */
export const answerRequest = z.strictObject({
  sessionId,
  questionId: z.string().min(1).max(100),
  answer: messageText,
  correction: correction.optional(),
});

/** POST /api/v1/chat/choice. `customInput` goes with `manual_override`: her own words for what to do instead. */
export const choiceRequest = z.strictObject({
  sessionId,
  choice: z
    .string()
    .max(60)
    .regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, 'is no choice'),
  customInput: messageText.optional(),
});

/** POST /api/v1/chat/undo and chat/redo. */
export const undoRequest = z.strictObject({ sessionId, turnNumber: z.int().min(1).max(999_999_999) });

/** A record that a turn created or updated, with the words of the message that each of its values came from. */
export const turnEntity = z.strictObject({
  kind: changedKind,
  id: recordId,
  name: z.string(),
  op: z.enum(['created', 'updated', 'deleted']),
  evidence,
});
export type TurnEntity = z.infer<typeof turnEntity>;

/** A part of a message that could not be kept, with its reason. The rest of the turn stands. */
export const turnProblem = z.strictObject({
  code: z.string(),
  message: z.string(),
  entity: z.string().optional(),
  field: z.string().optional(),
});
export type TurnProblem = z.infer<typeof turnProblem>;

export const choice = z.strictObject({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  recommended: z.boolean(),
  blocked: z.boolean(),
  reason: z.string().optional(),
});

/** The answer to POST chat/message, chat/choice, chat/answer and chat/undo. */
export const messageReply = z.strictObject({
  sessionId,
  turnNumber: z.int().min(1),
  response: z.string(),
  createdEntities,
  entities: z.array(turnEntity),
  changeSetId: recordId.nullable(),
  choices: z.array(choice),
  currentStep: z.string(),
  progress: z.number().min(0).max(1),
  operation: z.strictObject({ id: z.string(), type: z.string(), total: z.int() }).optional(),
  productionTasks: z.array(
    z.strictObject({ taskId: z.string(), kind: z.string(), entityId: z.string(), status: z.string() }),
  ),
  workflows: z.array(z.strictObject({ workflowId: z.string(), type: z.string(), status: z.string() })),
  questions: z.array(question),
  errors: z.array(turnProblem),
  /** What the gate found that a turn was stopped by. */
  findings: z.array(finding).optional(),
});
export type MessageReply = z.infer<typeof messageReply>;

/** What a stored message keeps beside its text, so that the conversation can be shown again exactly. */
export const messageDetail = z.strictObject({
  entities: z.array(turnEntity),
  questions: z.array(question),
  errors: z.array(turnProblem),
  changeSetId: recordId.nullable(),
  engine: z.enum(['rules', 'llm', 'none']),
  handler: z.string(),
  decision: z.enum(['EXECUTED', 'DENIED', 'FAILED']),
  /** Set on the reply that took back or brought back what an earlier turn of the conversation changed. */
  reverts: z.strictObject({ turn: z.int().min(1), direction: z.enum(['undo', 'redo']) }).optional(),
  /** What the gate found that stopped it. */
  findings: z.array(finding).optional(),
});
export type MessageDetail = z.infer<typeof messageDetail>;

/** One message of a conversation. A turn is a user's message and the reply to it, under one turn number. */
export const messageRecord = z.strictObject({
  id: recordId,
  session: sessionId,
  project: recordId,
  turnNumber: z.int().min(1),
  author: z.enum(['user', 'assistant']),
  text: z.string(),
  detail: messageDetail.nullable(),
  createdAt: z.string(),
});
export type MessageRecord = z.infer<typeof messageRecord>;
