import { type KeyObject, randomUUID, sign } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { keyIdOf } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';
import { readArchiveBytes, signaturePath } from './archive-bytes.ts';

/** What was signed, by whom, and where the signature is. */
export interface SignedArchive {
  keyId: string;
  signature: string;
}

/**
 * Signs an archive with an Ed25519 private key and writes `<archive>.sig`: the base64 of the signature over the archive's bytes, as other
 * tools make and judge it (`openssl pkeyutl -verify -rawin`). The key signs packages alone, so the bytes need no purpose around them. A
 * signature that was there is replaced. Throws NOT_FOUND, VALIDATION, TOO_LARGE.
 */
export async function signArchive(file: string, privateKey: KeyObject): Promise<SignedArchive> {
  if (privateKey.asymmetricKeyType !== 'ed25519' || privateKey.type !== 'private')
    throw new GreenlightError('VALIDATION', 'Packages are signed with an Ed25519 private key; this is another one.');
  const signature = signaturePath(file);
  const text = `${sign(null, await readArchiveBytes(file), privateKey).toString('base64')}\n`;
  const draft = `${signature}.${randomUUID()}`;
  try {
    await writeFile(draft, text, { flag: 'wx', mode: 0o600 });
    await rename(draft, signature);
  } finally {
    await rm(draft, { force: true });
  }
  return { keyId: keyIdOf(privateKey), signature };
}
