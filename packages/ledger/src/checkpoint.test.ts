import { generateKeyPairSync } from 'node:crypto';
import { entryBody } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { keyIdOf, signCheckpoint, verifyCheckpoint } from './checkpoint.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const claim = { stream: 'packages', size: 3, root: 'a'.repeat(64) };

describe('checkpoints', () => {
  it('are entries that the public key verifies', () => {
    const checkpoint = signCheckpoint(claim, privateKey);
    expect(entryBody.parse(checkpoint)).toEqual(checkpoint);
    expect(checkpoint.key_id).toBe(keyIdOf(publicKey));
    expect(verifyCheckpoint('packages', checkpoint, publicKey)).toBe(true);
  });

  it('do not verify for another stream, size, root, signature or key', () => {
    const checkpoint = signCheckpoint(claim, privateKey);
    const stranger = generateKeyPairSync('ed25519');
    expect(verifyCheckpoint('gates', checkpoint, publicKey)).toBe(false);
    expect(verifyCheckpoint('packages', { ...checkpoint, size: 4 }, publicKey)).toBe(false);
    expect(verifyCheckpoint('packages', { ...checkpoint, root: 'b'.repeat(64) }, publicKey)).toBe(false);
    expect(verifyCheckpoint('packages', { ...checkpoint, signature: 'bm8=' }, publicKey)).toBe(false);
    expect(verifyCheckpoint('packages', { ...checkpoint, signature: '' }, publicKey)).toBe(false);
    expect(verifyCheckpoint('packages', { ...checkpoint, key_id: keyIdOf(stranger.publicKey) }, publicKey)).toBe(false);
    expect(verifyCheckpoint('packages', checkpoint, stranger.publicKey)).toBe(false);
    expect(
      verifyCheckpoint('packages', { ...checkpoint, key_id: keyIdOf(stranger.publicKey) }, stranger.publicKey),
    ).toBe(false);
  });

  it('do not verify with a key of another kind', () => {
    const { publicKey: elliptic } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(
      verifyCheckpoint('packages', { ...signCheckpoint(claim, privateKey), key_id: keyIdOf(elliptic) }, elliptic),
    ).toBe(false);
  });
});
