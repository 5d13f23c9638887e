import { z } from 'zod';
import { defineRoute } from '../context.ts';
import { describeApi } from '../openapi/describe-api.ts';
import { json } from '../respond.ts';

export const openapi = defineRoute({
  method: 'GET',
  path: '/api/v1/openapi.json',
  access: 'public',
  summary: 'This description.',
  reply: z.record(z.string(), z.unknown()),
  // The list of routes holds this one, so it is asked for when it is wanted.
  handle: async ({ studio }) => json(describeApi((await import('../routes.ts')).routes, studio.version)),
});
