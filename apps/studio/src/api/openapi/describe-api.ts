import { errorBody } from '@greenlight/schema';
import * as z from 'zod';
import type { Route } from '../context.ts';

type Json = Record<string, unknown>;

/** OpenAPI 3.1 of the routes, from their own schemas. */
export function describeApi(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describeRoute(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Greenlight', version, license: { name: 'MIT', identifier: 'MIT' } },
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Error: schemaOf(errorBody) },
    },
  };
}

function describeRoute(route: Route): Json {
  const { summary, access, body, bodyType, reply, replyType, status = 200 } = route;
  const parameters = [...pathParameters(route), ...queryParameters(route)];
  return {
    summary,
    ...(access === 'public' ? {} : { security: [{ bearer: [] }] }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: content(schemaOf(body), bodyType) } } : {}),
    responses: {
      [status]: { description: 'Done.', content: content(schemaOf(reply), replyType) },
      default: { description: 'What was wrong.', content: content({ $ref: '#/components/schemas/Error' }) },
    },
  };
}

function pathParameters({ path }: Route): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ query }: Route): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = schemaOf(query) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
  return rest;
}

function content(schema: Json, type = 'application/json'): Json {
  return { [type]: { schema } };
}
