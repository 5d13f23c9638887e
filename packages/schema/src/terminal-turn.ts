import * as z from 'zod';
import { classification } from './classification.ts';
import { errorCode } from './error.ts';
import { sessionId } from './identifiers.ts';
import { capability } from './identity.ts';
import { decision } from './ledger-entry.ts';

/** One line of the terminal's pipe, and what `chatTurn` takes. Unknown keys are refused. */
export const chatRequest = z.strictObject({
  query: z.string().min(1, 'must not be empty'),
  session_id: sessionId.optional(),
  capability: capability.optional(),
});
export type ChatRequest = z.infer<typeof chatRequest>;

/** What a turn created, as ids by collection. */
export const createdEntities = z.strictObject({
  characters: z.array(z.string()),
  relationships: z.array(z.string()),
  locations: z.array(z.string()),
  scenes: z.array(z.string()),
});
export type CreatedEntities = z.infer<typeof createdEntities>;

/** The reply to one turn. `response` is Markdown; `duration_ms` is milliseconds. */
export const chatReply = z.strictObject({
  response: z.string(),
  session_id: sessionId,
  turn_number: z.int().min(1),
  handler: z.string(),
  decision,
  reason: z.string(),
  duration_ms: z.number().min(0),
  classification,
  created: createdEntities.optional(),
});
export type ChatReply = z.infer<typeof chatReply>;

/** The answer of the pipe to a line that is no turn, or that could not become one. */
export const chatErrorLine = z.strictObject({
  error: z.strictObject({ code: errorCode, message: z.string().min(1) }),
});
export type ChatErrorLine = z.infer<typeof chatErrorLine>;

/** One line that the pipe answers. */
export const chatResponseLine = z.union([chatReply, chatErrorLine]);
export type ChatResponseLine = z.infer<typeof chatResponseLine>;
