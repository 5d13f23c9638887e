import { type HealthReply, healthReply } from '@greenlight/schema';
import { isDatabaseUp } from '@greenlight/store';
import { defineRoute } from '../context.ts';
import { json } from '../respond.ts';

export const health = defineRoute({
  method: 'GET',
  path: '/api/v1/health',
  access: 'public',
  summary: 'Whether the studio and its parts are up. 503 when the database is not.',
  reply: healthReply,
  async handle({ studio }) {
    const isUp = await isDatabaseUp(studio.payload);
    const reply: HealthReply = {
      status: isUp ? 'ok' : 'degraded',
      version: studio.version,
      parts: { database: isUp ? 'up' : 'down', model: studio.model ? 'up' : 'off' },
    };
    return json(reply, isUp ? 200 : 503);
  },
});
