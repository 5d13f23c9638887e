import { createPublicKey, type KeyObject } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { keyIdOf } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';
import type { TrustPolicy } from '../package-facts.ts';
import { readBounded } from './archive-bytes.ts';
import { trustedCatalog } from './trusted-catalog.ts';

export interface TrustOptions {
  /** The user's own: `~/.config/greenlight/trust`. It need not be there. Never a folder of the workspace. */
  folder: string;
  /** SHA-256 (hex) by `<ID>@<version>`; what ships with the product when it is left out. */
  catalog?: Readonly<Record<string, string>>;
}

/** A file of the trust folder that is no key, with the reason. */
export interface RefusedKey {
  file: string;
  reason: string;
}

const MOST_KEYS = 1000;
const KEY_BYTES = 4096;

/** Reads whom the user trusts: each `*.pem` in the folder, an Ed25519 public key (SPKI). What is none is named, and counts for nothing. */
export async function loadTrust({
  folder,
  catalog = trustedCatalog,
}: TrustOptions): Promise<TrustPolicy & { refused: RefusedKey[] }> {
  const keys: { keyId: string; key: KeyObject }[] = [];
  const refused: RefusedKey[] = [];
  for (const name of (await listKeys(folder)).slice(0, MOST_KEYS)) {
    const file = join(folder, name);
    const key = await readKey(file);
    if (typeof key === 'string') refused.push({ file, reason: key });
    else keys.push({ keyId: keyIdOf(key), key });
  }
  return { keys, hashes: new Set(Object.values(catalog)), refused };
}

async function listKeys(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.pem')).sort();
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException; // what readdir rejects with
    if (code === 'ENOENT') return [];
    throw new GreenlightError('STORAGE', `${folder} cannot be read (${code}).`, { cause: error });
  }
}

/** A key, or why the file holds none. */
async function readKey(file: string): Promise<KeyObject | string> {
  try {
    const text = (await readBounded(file, KEY_BYTES)).toString('utf8');
    // A private key, too, gives a public one; whoever put it here did not mean to.
    if (!/^\s*-----BEGIN PUBLIC KEY-----/.test(text)) return 'is not a public key in PEM (SPKI)';
    const key = createPublicKey({ key: text, format: 'pem', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : `is a key of the kind ${key.asymmetricKeyType}, not Ed25519`;
  } catch (error) {
    return error instanceof GreenlightError ? error.message : 'is not a public key in PEM (SPKI)';
  }
}
