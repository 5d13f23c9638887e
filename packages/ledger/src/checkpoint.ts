import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { EntryBody } from '@greenlight/schema';
import { canonicalize } from './canonical.ts';

/** The entry that says, signed, what a stream held: its size and Merkle root (hex). */
export type Checkpoint = Extract<EntryBody, { type: 'CHECKPOINT' }>;

/** What a checkpoint vouches for. */
export interface CheckpointClaim {
  stream: string;
  size: number;
  root: string;
}

/** The id of an Ed25519 key: the first 16 hex digits of the SHA-256 of its public half (SPKI, DER). */
export function keyIdOf(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}

/** Signs a claim with an Ed25519 private key. The signature is base64. */
export function signCheckpoint({ stream, size, root }: CheckpointClaim, privateKey: KeyObject): Checkpoint {
  const signature = sign(null, signedBytes({ stream, size, root }), privateKey).toString('base64');
  return { type: 'CHECKPOINT', size, root, key_id: keyIdOf(privateKey), signature };
}

/** Whether a checkpoint of this stream was signed by the key. Never throws. */
export function verifyCheckpoint(stream: string, checkpoint: Checkpoint, publicKey: KeyObject): boolean {
  const { size, root, key_id, signature } = checkpoint;
  if (publicKey.asymmetricKeyType !== 'ed25519' || keyIdOf(publicKey) !== key_id) return false;
  return verify(null, signedBytes({ stream, size, root }), publicKey, Buffer.from(signature, 'base64'));
}

// The purpose is signed along, so that no signature of ours over something else passes for a checkpoint.
function signedBytes(claim: CheckpointClaim): Buffer {
  return Buffer.from(canonicalize({ purpose: 'greenlight-checkpoint', v: 1, ...claim }), 'utf8');
}

/** The public half of an Ed25519 key, as documents carry it: base64 of its SPKI in DER. */
export function publicKeyText(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
}

/** Reads such a text; undefined when it is no Ed25519 key. */
export function parsePublicKey(text: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), type: 'spki', format: 'der' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
