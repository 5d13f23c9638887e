import { type KeyObject, sign, verify } from 'node:crypto';
import { canonicalize, keyIdOf } from '@greenlight/ledger';
import { capability, timestamp } from '@greenlight/schema';
import * as z from 'zod';
import { workspaceId } from '../keys/workspace-id.ts';

/** Names a granted token in lists and ledgers; not a secret. */
export const tokenId = z
  .string()
  .regex(/^TOK-[0-9a-f]{16}$/, 'is not the id of a token; it looks like TOK-0a1b2c3d4e5f6071');

/** What a token says, and what is signed: canonical JSON with its purpose, so that no other signature of ours passes for one. */
const tokenClaims = z.strictObject({
  purpose: z.literal('greenlight-token'),
  v: z.literal(1),
  id: tokenId,
  workspace: workspaceId,
  capability,
  granted: timestamp,
  expires: timestamp,
  key_id: z.string().regex(/^[0-9a-f]{16}$/),
});
export type TokenClaims = z.infer<typeof tokenClaims>;

/** A token as it came: its claims are not to be believed before `isSignedBy`. */
export interface ReadToken {
  claims: TokenClaims;
  signed: Buffer;
  signature: Buffer;
}

/** What a token begins with, so that a person and a scanner for leaked secrets know it. */
const TOKEN_PREFIX = 'glt_';
const LONGEST = 1024;
const shape = /^glt_([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{86})$/;

/** Writes a token: one line, safe in an address and a header. */
export function encodeToken(claims: TokenClaims, privateKey: KeyObject): string {
  const signed = Buffer.from(canonicalize(claims), 'utf8');
  return `${TOKEN_PREFIX}${signed.toString('base64url')}.${sign(null, signed, privateKey).toString('base64url')}`;
}

/** Reads a token; undefined for what is none. There is one text for one token: any other way to write it is none. */
export function readToken(text: string): ReadToken | undefined {
  const [, body, end] = text.length <= LONGEST ? (shape.exec(text) ?? []) : [];
  if (body === undefined || end === undefined) return undefined;
  const signed = Buffer.from(body, 'base64url');
  const signature = Buffer.from(end, 'base64url');
  const claims = parseClaims(signed);
  const isExact = signed.toString('base64url') === body && signature.toString('base64url') === end;
  return claims && isExact && canonicalize(claims) === signed.toString('utf8')
    ? { claims, signed, signature }
    : undefined;
}

/** Whether this key signed the token. Never throws. */
export function isSignedBy({ claims, signed, signature }: ReadToken, key: KeyObject): boolean {
  return key.asymmetricKeyType === 'ed25519' && keyIdOf(key) === claims.key_id && verify(null, signed, key, signature);
}

function parseClaims(bytes: Buffer): TokenClaims | undefined {
  try {
    return tokenClaims.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}
