import { chatReply, chatRequest } from '@greenlight/schema';
import * as z from 'zod';

const target = 'draft-2020-12';

/** What one line of the pipe may be, as JSON Schema. */
export function chatRequestSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(chatRequest, { target, io: 'input' });
  return titled(
    schema,
    'Chat request',
    'One turn: what is said, in which conversation, with at most which capability.',
  );
}

/** What one line of the answer is, as JSON Schema. */
export function chatResponseSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(chatReply, { target, io: 'output' });
  return titled(schema, 'Chat response', 'The reply to one turn. `response` is Markdown, `duration_ms` milliseconds.');
}

function titled(
  { $schema, ...rest }: Record<string, unknown>,
  title: string,
  description: string,
): Record<string, unknown> {
  return { $schema, title, description, ...rest };
}
