import * as z from 'zod';

const port = z.coerce.number().int().min(0).max(65535);
const milliseconds = z.coerce.number().int().min(1).max(3_600_000);

/**
 * The environment, parsed once at the start of a process. Each value that is set must be right: an unknown value stops the
 * start with one line. Empty strings count as not set.
 */
export const environment = z
  .object({
    PORT: port.default(3010),
    HOST: z.string().default('127.0.0.1'),
    DATA_DIR: z.string().default('./data'),
    DATABASE_URI: z
      .string()
      .regex(/^(file:|postgres(ql)?:\/\/|mongodb(\+srv)?:\/\/)./, 'must be a file:, postgres:// or mongodb:// address')
      .optional(),
    PAYLOAD_SECRET: z.string().min(16, 'must be 16 characters or more').optional(),
    SERVER_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
    LLM_BASE_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
    LLM_API_KEY: z.string().optional(),
    LLM_MODEL: z.string().default('default'),
    LLM_TIMEOUT_MS: milliseconds.default(60_000),
    GREENLIGHT_WORKSPACE: z.string().optional(),
    RATE_LIMIT: z.coerce.number().int().min(0).default(600),
    LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  })
  .refine((value) => !value.DATABASE_URI || value.PAYLOAD_SECRET, {
    message: 'is required when DATABASE_URI is set',
    path: ['PAYLOAD_SECRET'],
  });
export type Environment = z.infer<typeof environment>;

/** A value of the environment that stops a start. Its message is one line for a person. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** An address of a database may hold its password. */
function isSecret(name: string): boolean {
  return /SECRET|KEY|DATABASE/.test(name);
}

/** Parses `process.env`-like input. Throws EnvironmentError. */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const result = environment.safeParse(present);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const name = String(issue?.path[0] ?? 'The environment');
  throw new EnvironmentError(
    `${name} ${issue?.message ?? 'is wrong'}${present[name] === undefined ? '' : ` (it is ${JSON.stringify(isSecret(name) ? '…' : present[name])})`}.`,
  );
}
