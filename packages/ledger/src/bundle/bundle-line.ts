import { isUtf8 } from 'node:buffer';
import { canonicalize } from '../canonical.ts';

/** A line as its value, when it is canonical JSON. */
export function parseBundleLine(line: Uint8Array): unknown {
  if (!isUtf8(line)) return undefined;
  const text = Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('utf8');
  try {
    const value = JSON.parse(text) as unknown;
    return canonicalize(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
