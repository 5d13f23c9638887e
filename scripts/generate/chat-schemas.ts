import { chatErrorLine, chatReply, chatRequest, MESSAGE_LIMIT } from '@greenlight/schema';
import * as z from 'zod';

type JsonSchema = Record<string, unknown>;

const limit = MESSAGE_LIMIT.toLocaleString('en-US');

/** What each part means, by its place in the schema. A part without words, or words without a part, stops the generator. */
const requestWords: Record<string, string> = {
  query: `What is said. More than ${limit} UTF-16 units are answered with the error TOO_LARGE.`,
  session_id: 'The conversation to speak in. Lines without one share a new session.',
  capability: 'What the turn may do at most. It lowers what is held; asking for more makes the turn DENIED.',
};
const replyWords: Record<string, string> = {
  response: 'The answer, as Markdown.',
  session_id: 'The conversation that the turn is in.',
  turn_number: 'The place of the turn in its conversation, from 1.',
  handler: 'The name of the handler that answered.',
  decision: 'Whether the turn was carried out, not allowed, or failed.',
  reason: 'Why it was denied or failed; may be empty for a turn that was carried out.',
  duration_ms: 'How long the turn took, in milliseconds.',
  classification: 'What the query was taken for.',
  'classification.type': 'The type of the query.',
  'classification.confidence': 'How sure that is.',
  'classification.pattern': 'The template or cue that matched.',
  'classification.args': 'The words that the template caught, by name.',
  created: 'Ids of the records that the turn created, by kind.',
  'created.characters': 'Ids of characters.',
  'created.relationships': 'Ids of relationships.',
  'created.locations': 'Ids of locations.',
  'created.scenes': 'Ids of scenes.',
};
const errorWords: Record<string, string> = {
  error: 'What was wrong with the line.',
  'error.code': 'A code of a closed set.',
  'error.message': 'One line for people: what was wrong, and what to do.',
};

/** What one line of the pipe may be, as JSON Schema. */
export function chatRequestSchema(): JsonSchema {
  return {
    ...headOf('request', 'One turn: what is said, in which conversation, with at most which capability.'),
    ...describe(z.toJSONSchema(chatRequest, { target: 'draft-2020-12', io: 'input' }), requestWords),
  };
}

/** What one line of the answer is, as JSON Schema: the reply to a turn, or the error of a line that is none. */
export function chatResponseSchema(): JsonSchema {
  const define = (shape: z.ZodType, title: string, words: Record<string, string>) => ({
    title,
    ...describe(z.toJSONSchema(shape, { target: 'draft-2020-12', io: 'output' }), words),
  });
  return {
    ...headOf(
      'response',
      'One line that answers a line: the reply to a turn, or what was wrong with a line that is none.',
    ),
    oneOf: [{ $ref: '#/$defs/reply' }, { $ref: '#/$defs/error' }],
    $defs: {
      reply: define(chatReply, 'Reply', replyWords),
      error: define(chatErrorLine, 'Error', errorWords),
    },
  };
}

function headOf(name: string, description: string): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:greenlight:chat_${name}`,
    title: `Chat ${name}`,
    description,
  };
}

function describe({ $schema, ...schema }: JsonSchema, words: Readonly<Record<string, string>>): JsonSchema {
  const left = new Set(Object.keys(words));
  const described = describeParts(schema, '', (place) => {
    if (!left.delete(place)) throw new Error(`Nothing says what "${place}" of the chat's schemas means.`);
    return words[place];
  });
  if (left.size > 0) throw new Error(`The chat's schemas have no ${[...left].join(', ')}.`);
  return described;
}

function describeParts(schema: JsonSchema, place: string, wordsOf: (place: string) => string | undefined): JsonSchema {
  if (schema.properties === undefined) return schema;
  const parts = Object.entries(schema.properties as Record<string, JsonSchema>).map(([name, part]) => {
    const here = place === '' ? name : `${place}.${name}`;
    return [name, { description: wordsOf(here), ...describeParts(part, here, wordsOf) }];
  });
  return { ...schema, properties: Object.fromEntries(parts) };
}
