import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { acquireWriterLock } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';
import * as z from 'zod';
import { readPrivateFile } from '../keys/read-private-file.ts';
import { replacePrivateFile } from '../keys/write-private-file.ts';

/** Who is signed in to a studio. */
export const storedAccount = z.strictObject({
  email: z.string().min(1),
  token: z.string().regex(/^[\w.~+/=-]{1,8192}$/), // what a header may hold
  /** When the token ends, as the studio says. */
  expires: z.iso.datetime(),
});
export type StoredAccount = z.infer<typeof storedAccount>;

/** Accounts by the origin of their studio. */
export type StoredAccounts = Record<string, StoredAccount>;

const accountFile = z.record(z.string(), storedAccount);
const LIMIT = 1024 * 1024;
const LOCK_WAIT_MS = 5000;

/** The account at a studio, if somebody signed in there. Throws FORBIDDEN when others can read the file, VALIDATION when it is not ours. */
export async function findAccount(configFolder: string, origin: string): Promise<StoredAccount | undefined> {
  const accounts = await readAccounts(pathOf(configFolder));
  return Object.hasOwn(accounts, origin) ? accounts[origin] : undefined;
}

/** Stores an account, or forgets it. One process at a time, so that no other account is lost. */
export async function storeAccount(
  configFolder: string,
  origin: string,
  account: StoredAccount | undefined,
): Promise<void> {
  const path = pathOf(configFolder);
  await mkdir(configFolder, { recursive: true, mode: 0o700 });
  const lock = await acquireWriterLock(`${path}.lock`, LOCK_WAIT_MS).catch((cause: unknown) => {
    throw new GreenlightError('LOCKED', `${path} is being changed by another process. Try again.`, { cause });
  });
  try {
    const { [origin]: _former, ...others } = await readAccounts(path);
    const accounts: StoredAccounts = account ? { ...others, [origin]: account } : others;
    await replacePrivateFile(path, `${JSON.stringify(accounts, null, 2)}\n`);
  } finally {
    await lock.release();
  }
}

async function readAccounts(path: string): Promise<StoredAccounts> {
  const text = await readPrivateFile(path, LIMIT);
  if (text === undefined) return {};
  try {
    return accountFile.parse(JSON.parse(text));
  } catch (cause) {
    throw new GreenlightError('VALIDATION', `${path} does not hold accounts. Delete it and run: greenlight login`, {
      cause,
    });
  }
}

function pathOf(configFolder: string): string {
  return join(configFolder, 'accounts.json');
}
