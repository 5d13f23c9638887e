import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { canonicalize, keyIdOf } from '@greenlight/ledger';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeToken, isSignedBy, readToken, type TokenClaims } from './token.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const publicKey = createPublicKey(privateKey);
const claims: TokenClaims = {
  purpose: 'greenlight-token',
  v: 1,
  id: 'TOK-0a1b2c3d4e5f6071',
  workspace: 'ab'.repeat(16),
  capability: 'admin',
  granted: '2026-01-31T10:00:00.000Z',
  expires: '2026-01-31T12:00:00.000Z',
  key_id: keyIdOf(privateKey),
};
const text = encodeToken(claims, privateKey);

/** A token with any claims, signed by our key. */
function forge(value: unknown, write: (value: unknown) => string = canonicalize): string {
  const signed = Buffer.from(write(value), 'utf8');
  return `glt_${signed.toString('base64url')}.${sign(null, signed, privateKey).toString('base64url')}`;
}

function holds(candidate: string): boolean {
  const token = readToken(candidate);
  return token !== undefined && isSignedBy(token, publicKey);
}

test('a token is one bounded line that needs no quoting, and reads as it was written', () => {
  expect(text).toMatch(/^glt_[A-Za-z0-9._-]+$/);
  expect(text.length).toBeLessThan(1024);
  expect(encodeURIComponent(text)).toBe(text);
  expect(readToken(text)?.claims).toEqual(claims);
  expect(holds(text)).toBe(true);
});

test('another key did not sign it, whatever its id', () => {
  const other = generateKeyPairSync('ed25519');
  const theirs = readToken(encodeToken({ ...claims, key_id: keyIdOf(privateKey) }, other.privateKey));
  expect(theirs && isSignedBy(theirs, publicKey)).toBe(false);
  expect(theirs && isSignedBy(theirs, other.publicKey)).toBe(false);
});

test('no character can be changed, added or taken away', () => {
  const alphabet = [...'ABCXYZabcxyz019-_.=+/ \n'];
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom(...alphabet), fc.nat(2), (at, character, kind) => {
      const rest = kind === 0 ? text.slice(at + 1) : text.slice(at);
      const changed = text.slice(0, at) + (kind === 2 ? '' : character) + (kind === 2 ? text.slice(at + 1) : rest);
      fc.pre(changed !== text);
      expect(holds(changed)).toBe(false);
    }),
    { numRuns: 3000 },
  );
});

test('whatever text it is given, reading never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (noise) => void readToken(`glt_${noise}`)));
  expect(readToken(`glt_${'A'.repeat(2000)}.${'A'.repeat(86)}`)).toBeUndefined();
});

test.each([
  ['another purpose', { ...claims, purpose: 'greenlight-checkpoint' }],
  ['a further claim', { ...claims, project: 'x' }],
  ['an unknown capability', { ...claims, capability: 'root' }],
  ['an id that is a path', { ...claims, id: '../../x' }],
  ['no expiry', { ...claims, expires: undefined }],
  ['an expiry that is no time', { ...claims, expires: 'never' }],
  ['a list', [claims]],
])('our signature over %s is no token', (_what, value) => expect(holds(forge(value))).toBe(false));

test('claims that are not in canonical form are no token', () => {
  expect(holds(forge(claims))).toBe(true);
  expect(holds(forge(claims, (value) => JSON.stringify(value, null, 1)))).toBe(false);
});
