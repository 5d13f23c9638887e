import { createHash, verify } from 'node:crypto';
import { GreenlightError } from '@greenlight/schema';
import type { TrustPolicy } from '../package-facts.ts';
import { readArchiveBytes, readBounded, signaturePath } from './archive-bytes.ts';

/** What stands for an archive: who signed it, or why nobody we trust did. */
export type SignatureJudgement =
  | { signedBy: string }
  | { signedBy: null; why: 'unsigned' }
  /** Signed with none of the trusted keys, or of other bytes: without the key, the two look the same. */
  | { signedBy: null; why: 'unknown' }
  /** What stands beside the archive is no signature. */
  | { signedBy: null; why: 'broken' };

/**
 * Says by whom an archive of this SHA-256 (hex) is vouched for: `trusted` for a hash that ships with the product, else the id of the
 * trusted key that made the signature beside it. Throws CONFLICT when the archive has another hash by now.
 */
export async function judgeSignature(file: string, sha256: string, trust: TrustPolicy): Promise<SignatureJudgement> {
  if (trust.hashes.has(sha256)) return { signedBy: 'trusted' };
  const signature = await readSignature(file);
  if (signature === undefined) return { signedBy: null, why: 'unsigned' };
  if (signature === null) return { signedBy: null, why: 'broken' };
  const bytes = await readArchiveBytes(file);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new GreenlightError('CONFLICT', `${file} changed while it was judged. Try again.`);
  const signer = trust.keys.find(
    ({ key }) => key.asymmetricKeyType === 'ed25519' && verify(null, bytes, key, signature),
  );
  return signer ? { signedBy: signer.keyId } : { signedBy: null, why: 'unknown' };
}

/** The 64 bytes of a signature, written raw or in base64; null when it is something else, undefined when there is none. */
async function readSignature(file: string): Promise<Buffer | null | undefined> {
  try {
    const bytes = await readBounded(signaturePath(file), 1024);
    if (bytes.length === 64) return bytes;
    const text = bytes.toString('latin1').trim();
    return /^[A-Za-z0-9+/]{86}==$/.test(text) ? Buffer.from(text, 'base64') : null;
  } catch (error) {
    if (!(error instanceof GreenlightError)) throw error;
    if (error.code === 'NOT_FOUND') return undefined;
    if (error.code === 'VALIDATION' || error.code === 'TOO_LARGE') return null;
    throw error;
  }
}
