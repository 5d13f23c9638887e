import { GreenlightError } from '@greenlight/schema';
import * as z from 'zod';
import { configFolderOf } from '../keys/config-folder.ts';
import { findAccount, type StoredAccount, storeAccount, storedAccount } from './account-file.ts';
import { postToStudio } from './request-studio.ts';
import { momentOf, noStudio } from './sign-in.ts';
import { parseOrigin } from './studio-url.ts';

export interface AccountOptions {
  /** The studio, as `studioUrl` gives it. */
  url: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Left out, it follows from the environment. */
  configFolder?: string;
  now?: () => Date;
  signal?: AbortSignal;
}

/** Somebody's account at a studio. */
export interface Account {
  /** The origin that the bearer may be sent to: no other. */
  url: string;
  email: string;
  /** A token that holds now, for `Authorization: Bearer`. Made anew when it is near its end. Throws UNAUTHENTICATED. */
  bearer(): Promise<string>;
}

const refreshReply = z.looseObject({ refreshedToken: z.string(), exp: z.number() });

/** A token that ends within this time is exchanged for a new one. It lasts eight hours. */
const NEAR_MS = 60 * 60_000;

/** Opens the account that `greenlight login` stored. Throws UNAUTHENTICATED, saying how to sign in, when there is none that holds. */
export async function openAccount(options: AccountOptions): Promise<Account> {
  const { env, configFolder = configFolderOf(env), now = () => new Date(), signal } = options;
  const url = parseOrigin(options.url, 'The address');
  let account = holding(await findAccount(configFolder, url), url, now());
  let refreshing: Promise<StoredAccount> | undefined;
  const { email } = account;
  return {
    url,
    email,
    async bearer() {
      account = holding(account, url, now());
      if (Date.parse(account.expires) - now().getTime() > NEAR_MS) return account.token;
      refreshing ??= refresh({ url, account, configFolder, signal }).finally(() => {
        refreshing = undefined;
      });
      account = await refreshing;
      return account.token;
    },
  };
}

/** Forgets the account at a studio and tells the studio. Answers who it was, and whether the studio heard; undefined when there was none. */
export async function closeAccount(options: {
  url: string;
  configFolder: string;
  signal?: AbortSignal;
}): Promise<{ email: string; isTold: boolean } | undefined> {
  const { url, configFolder, signal } = options;
  const account = await findAccount(configFolder, url);
  if (!account) return undefined;
  await storeAccount(configFolder, url, undefined);
  const told = postToStudio({ origin: url, path: '/api/users/logout', token: account.token, signal, timeout: 5000 });
  const isTold = await told.then(
    ({ status }) => status < 500,
    () => false,
  );
  return { email: account.email, isTold };
}

/** A refusal that says how to sign in. */
export function notSignedIn(url: string, why: string): GreenlightError {
  return new GreenlightError('UNAUTHENTICATED', `${why} at ${url}. Run: greenlight login ${url}`);
}

function holding(account: StoredAccount | undefined, url: string, now: Date): StoredAccount {
  if (!account) throw notSignedIn(url, 'You are not signed in');
  if (Date.parse(account.expires) <= now.getTime()) throw notSignedIn(url, `The sign-in of ${account.email} has ended`);
  return account;
}

/** A new token for one that still holds. When the studio cannot be asked just now, the old one serves on. */
async function refresh({
  url,
  account,
  configFolder,
  signal,
}: {
  url: string;
  account: StoredAccount;
  configFolder: string;
  signal: AbortSignal | undefined;
}): Promise<StoredAccount> {
  const answer = await postToStudio({
    origin: url,
    path: '/api/users/refresh-token',
    token: account.token,
    signal,
  }).catch((error: unknown) => {
    if (error instanceof GreenlightError && error.code === 'LOCKED') return undefined;
    throw error;
  });
  if (answer && (answer.status === 401 || answer.status === 403))
    throw notSignedIn(url, `The sign-in of ${account.email} has ended`);
  const reply = refreshReply.safeParse(answer?.body).data;
  if (answer?.status !== 200 || !reply) return account;
  const renewed = { ...account, token: reply.refreshedToken, expires: momentOf(reply.exp, url) };
  if (!storedAccount.safeParse(renewed).success) throw noStudio(url);
  await storeAccount(configFolder, url, renewed);
  return renewed;
}
