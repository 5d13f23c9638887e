import { extraction, messageText, refuseLongMessage } from '@greenlight/schema';
import * as z from 'zod';
import { defineRoute } from '../context.ts';
import { requireUser } from '../require-user.ts';
import { json } from '../respond.ts';

const extractRequest = z.strictObject({ message: messageText });

export const extract = defineRoute({
  method: 'POST',
  path: '/api/v1/test/extract',
  access: 'public',
  summary: 'What a message would be read as. Nothing is read or written; with a language model it needs a sign-in.',
  body: extractRequest,
  reply: extraction,
  async handle(context) {
    if (context.studio.model) requireUser(context);
    const { message } = context.body(extractRequest);
    refuseLongMessage(message);
    const result = await context.studio.extraction.extractStructuredData(message, { signal: context.signal });
    return json(result.extraction);
  },
});
