import type { KeyObject } from 'node:crypto';
import { productionEnd, productionSignature } from '@greenlight/schema';
import { canonicalize } from '../canonical.ts';
import { keyIdOf, parsePublicKey, publicKeyText, signCheckpoint, verifyCheckpoint } from '../checkpoint.ts';
import { parseBundleLine } from './bundle-line.ts';

/** Signs a production as it passes by: a line after its end says whose key vouches for every byte of it. */
export async function* signProduction(
  pieces: AsyncIterable<string>,
  project: string,
  privateKey: KeyObject,
): AsyncGenerator<string> {
  let last = '';
  for await (const piece of pieces) {
    last = lastLine(last + piece);
    yield piece;
  }
  const end = productionEnd.safeParse(parseBundleLine(Buffer.from(last.trimEnd(), 'utf8'))).data;
  if (!end) return; // it was cut off, which shows
  const claim = { stream: project, size: end.objects, root: end.digest };
  const { type: _, ...signed } = signCheckpoint(claim, privateKey);
  const checkpoint = { ...signed, public_key: publicKeyText(privateKey) };
  yield `${canonicalize({ kind: 'signature', checkpoint })}\n`;
}

/** The id of the key that signed a production; undefined when the line is no signature of it. */
export function readSignature(
  line: Uint8Array,
  { project, objects, digest }: { project: string; objects: number; digest: string },
): string | undefined {
  const { checkpoint } = productionSignature.safeParse(parseBundleLine(line)).data ?? {};
  const key = checkpoint && parsePublicKey(checkpoint.public_key);
  if (!checkpoint || !key || keyIdOf(key) !== checkpoint.key_id) return undefined;
  const { size, root, key_id, signature } = checkpoint;
  const isOfIt = size === objects && root === digest;
  return isOfIt && verifyCheckpoint(project, { type: 'CHECKPOINT', size, root, key_id, signature }, key)
    ? key_id
    : undefined;
}

/** What follows the last line feed but one. */
function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n', text.length - 2) + 1);
}
