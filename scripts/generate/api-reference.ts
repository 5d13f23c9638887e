import {
  type ErrorCode,
  environment,
  errorCode,
  GreenlightError,
  MESSAGE_LIMIT,
  projectEventBody,
  subscribeRequest,
} from '@greenlight/schema';
import { httpStatusOf, INVITE_HEADER } from '@greenlight/store';
import * as z from 'zod';
import type { Route } from '../../apps/studio/src/api/context.ts';
import { COOKIE_NAME } from '../../apps/studio/src/api/handler.ts';
import { BODY_LIMIT } from '../../apps/studio/src/api/read-body.ts';
import { describeCollections } from './collections.ts';
import { code, table } from './markdown.ts';
import { type JsonSchema, rowsOf, type SchemaRow, typeOf } from './schema-rows.ts';
import { environmentWords, errorWords, eventWords } from './words.ts';

/** The API reference, from the routes, the error codes, the collections, the events and the environment. */
export async function writeApiReference(routes: readonly Route[]): Promise<string> {
  const parts = [
    head(),
    conventions(),
    ...routes.map((route) => describeRoute(route, routes)),
    errors(),
    await describeCollections(),
    events(),
    variables(),
  ];
  return `${parts.join('\n\n')}\n`;
}

function head(): string {
  return `<!-- Made by \`npm run generate\` from the sources. Do not edit. -->
# API reference

Everything is JSON over one port, \`http://localhost:3010\` unless set otherwise. A running studio serves the same description for programs
at \`/api/v1/openapi.json\`; [openapi.json](openapi.json) is a copy.`;
}

function conventions(): string {
  const number = (value: number) => value.toLocaleString('en-US');
  return `## Signing in

\`POST /api/users\` with \`name\`, \`email\`, \`password\` makes an account. \`POST /api/users/login\` with \`email\`, \`password\` answers a \`token\`: send it as
\`Authorization: Bearer …\`. A browser gets the cookie \`${COOKIE_NAME}\` instead; then a changing request must come from the studio's own origin and
say \`application/json\`. The first admin signs up with the header \`${INVITE_HEADER}\` and the token of the one-time link that the start prints.

## Limits

A message has at most ${number(MESSAGE_LIMIT)} characters, a body ${number(BODY_LIMIT / 1024)} KB. \`RATE_LIMIT\` requests a minute for each user.

## Turns: repeating and streaming

The four POSTs under \`/api/v1/chat/\` that are turns (\`message\`, \`answer\`, \`undo\`, \`redo\`) take

- \`Idempotency-Key\`, 1 to 120 visible ASCII characters: the same key, address and body are answered the same for 24 hours and run once; another body is
  ${code('IDEMPOTENCY_MISMATCH')}.
- \`Accept: text/event-stream\`: the reply comes as events \`delta\` \`{text}\`, \`restart\`, then \`reply\` or \`error\`. Each has an id; sent back as \`Last-Event-ID\`, the rest
  follows.

## Endpoints`;
}

function describeRoute(route: Route, routes: readonly Route[]): string {
  const { method, path, access, summary, body, reply } = route;
  const who = { public: 'Open to anyone.', user: 'Needs a sign-in.', admin: 'Needs an admin.' }[access];
  const sections = [`### ${method} ${path}`, `${summary} ${who}`];
  if (body) sections.push(`Takes\n\n${fieldTable(rowsOf(schemaOf(body, 'input')), 'Required')}`);
  const first = routes.find((other) => other.reply === reply);
  sections.push(
    first && first !== route
      ? `Gives what ${code(`${first.method} ${first.path}`)} gives.`
      : describeReply(schemaOf(reply, 'output')),
  );
  return sections.join('\n\n');
}

function describeReply(schema: JsonSchema): string {
  const rows = rowsOf(schema);
  return rows.length > 0 ? `Gives\n\n${fieldTable(rows, 'Always')}` : 'Gives an object.';
}

function fieldTable(rows: readonly SchemaRow[], last: 'Required' | 'Always'): string {
  const cells = rows.map(({ field, type, isRequired }) => [code(field), type, isRequired ? 'yes' : '']);
  return table(['Field', 'Type', last], cells);
}

function errors(): string {
  const rows = errorCode.options.map((name: ErrorCode) => {
    const { retryable } = new GreenlightError(name, name);
    return [code(name), String(httpStatusOf(name)), retryable ? 'yes' : '', errorWords[name]];
  });
  return `## Errors

Every error has one shape: ${code('{ "error": { "code", "message", "retryable", "details"?, "suggestions"?, "requestId" } }')}. The message is for people.
Payload's own addresses add the list ${code('errors')} beside it. ${code('retryable')} may differ from the table in a single case; believe the answer.

${table(['Code', 'Status', 'Again may help', 'When'], rows)}`;
}

function events(): string {
  const choices = schemaOf(projectEventBody, 'output').oneOf ?? schemaOf(projectEventBody, 'output').anyOf ?? [];
  const parts = choices.map((schema) => {
    const { type, ...fields } = schema.properties ?? {};
    const name = String(type?.const) as keyof typeof eventWords;
    const rows = rowsOf({ ...schema, properties: fields }).filter((row) => !row.field.includes('.'));
    return `### ${name}\n\n${eventWords[name]}\n\n${fieldTable(rows, 'Always')}`;
  });
  const requests = schemaOf(subscribeRequest, 'input').anyOf ?? [];
  const asked = requests.map(
    (schema) =>
      `{ ${rowsOf(schema)
        .map((row) => row.field + (row.isRequired ? '' : '?'))
        .join(', ')} }`,
  );
  return `## Events

Socket.IO on the same port, path \`/socket.io\`, with the cookie or \`auth: { token }\`. Emit \`subscribe\` with ${asked.map(code).join(' or ')}; the acknowledgement
is \`{ ok: true, seq, events, reload? }\` or \`{ ok: false, error }\`. Then each event arrives under its own name, with \`seq\`, \`project\` and \`at\` beside the
fields below. \`seq\` grows within a project and may skip. A client that was away subscribes with the last \`since\` it has and gets what it missed, or
\`reload\` when that is more than 500. \`GET /api/v1/events\` gives the same without a socket. \`signedOut\` ends a socket whose sign-in is over.

${parts.join('\n\n')}`;
}

function variables(): string {
  const schema = schemaOf(environment, 'output');
  const rows = Object.entries(schema.properties ?? {}).map(([name, value]) => {
    const words = environmentWords[name as keyof typeof environmentWords];
    return [code(name), typeOf(value), value.default === undefined ? '' : code(String(value.default)), words];
  });
  return `## Environment

Read once at the start. A value that is set and wrong stops the start with one line that names it.

${table(['Variable', 'Type', 'Default', 'Meaning'], rows)}`;
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
}
