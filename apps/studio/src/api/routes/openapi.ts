import * as z from 'zod';
import { defineRoute, type Route } from '../context.ts';
import { describeApi } from '../openapi/describe-api.ts';
import { json } from '../respond.ts';

/** The description of all routes, itself among them; the list is asked for when it is wanted. */
export function createOpenapiRoute(list: () => readonly Route[]): Route {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/openapi.json',
    access: 'public',
    summary: 'This description.',
    reply: z.record(z.string(), z.unknown()),
    handle: async ({ studio }) => json(describeApi(list(), studio.version)),
  });
}
