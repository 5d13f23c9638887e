import { GreenlightError } from '@greenlight/schema';
import * as z from 'zod';
import { type StoredAccount, storeAccount, storedAccount } from './account-file.ts';
import { postToStudio, type StudioAnswer } from './request-studio.ts';

export interface SignInOptions {
  /** The studio, as `studioUrl` gives it. */
  url: string;
  configFolder: string;
  email: string;
  password: string;
  signal?: AbortSignal | undefined;
}

const loginReply = z.looseObject({ token: z.string(), exp: z.number(), user: z.looseObject({ email: z.string() }) });
const refusal = z.looseObject({
  error: z.looseObject({ message: z.string() }).optional(),
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
});

/** Signs in to a studio and stores the account. Throws UNAUTHENTICATED for a wrong e-mail or password, LOCKED when nothing answers. */
export async function signIn({ url, configFolder, email, password, signal }: SignInOptions): Promise<StoredAccount> {
  const answer = await postToStudio({ origin: url, path: '/api/users/login', body: { email, password }, signal });
  if (answer.status !== 200) throw refusedBy(url, answer);
  const reply = loginReply.safeParse(answer.body).data;
  if (!reply) throw noStudio(url);
  const account = { email: reply.user.email, token: reply.token, expires: momentOf(reply.exp, url) };
  if (!storedAccount.safeParse(account).success) throw noStudio(url);
  await storeAccount(configFolder, url, account);
  return account;
}

/** Seconds since 1970, as a JWT counts, as a moment. */
export function momentOf(seconds: number, url: string): string {
  const moment = new Date(seconds * 1000);
  if (Number.isNaN(moment.getTime())) throw noStudio(url);
  return moment.toISOString();
}

/** What answers there is no studio of ours. */
export function noStudio(url: string): GreenlightError {
  return new GreenlightError('VALIDATION', `What answers at ${url} is no Greenlight studio.`);
}

function refusedBy(url: string, { status, body }: StudioAnswer): GreenlightError {
  const found = refusal.safeParse(body).data;
  const said = (found?.error?.message ?? found?.errors?.[0]?.message)?.slice(0, 300);
  if (said === undefined || status === 404) return noStudio(url);
  if (status === 401 || status === 403) return new GreenlightError('UNAUTHENTICATED', `${url}: ${said}`);
  if (status === 429) return new GreenlightError('RATE_LIMITED', `${url}: ${said}`);
  return new GreenlightError(status >= 500 ? 'LOCKED' : 'VALIDATION', `${url} answered ${status}: ${said}`);
}
