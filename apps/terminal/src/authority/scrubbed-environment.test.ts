import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { scrubbedEnvironment } from './scrubbed-environment.ts';

test('a program that we start sees none of our secrets, and all the rest', () => {
  const env = {
    PATH: process.env.PATH,
    OPENAI_API_KEY: 'theirs',
    GREENLIGHT_TOKEN: 'secret-1',
    greenlight_token: 'secret-2',
    LLM_API_KEY: 'secret-3',
    PAYLOAD_SECRET: 'secret-4',
    DATABASE_URI: 'secret-5',
    REDIS_URL: 'secret-6',
    CELERY_BROKER_URL: 'secret-7',
    UNSET: undefined,
  };
  const { stdout } = spawnSync(process.execPath, ['-p', 'JSON.stringify(process.env)'], {
    env: scrubbedEnvironment(env),
    encoding: 'utf8',
  });
  expect(stdout).not.toContain('secret-');
  expect(JSON.parse(stdout)).toMatchObject({ PATH: process.env.PATH, OPENAI_API_KEY: 'theirs' });
  expect(env.GREENLIGHT_TOKEN).toBe('secret-1');
});
