/** What only we may know: authority, and addresses that may hold a password. */
const secrets: ReadonlySet<string> = new Set([
  'GREENLIGHT_TOKEN',
  'LLM_API_KEY',
  'PAYLOAD_SECRET',
  'DATABASE_URI',
  'DATABASE_URL',
  'REDIS_URL',
  'CELERY_BROKER_URL',
  'CELERY_RESULT_URL',
]);

/** A copy of the environment for programs that we start: without our token, keys and secrets, however their names are written. */
export function scrubbedEnvironment(env: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !secrets.has(name.toUpperCase())) kept[name] = value;
  }
  return kept as NodeJS.ProcessEnv; // the frameworks' types want NODE_ENV there; a program does without
}
