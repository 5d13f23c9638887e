import { type LedgerEntry, type ProductionStream, productionExcerpt } from '@greenlight/schema';
import { canonicalBody, hashEntry } from '../entry.ts';
import { hashLeaf } from '../merkle.ts';
import { verifyInclusion } from '../merkle-proof.ts';

/** An entry of a shared stream, once its proof holds; else what is wrong with it. `after` is the number of the one before it. */
export function readExcerpt(value: unknown, of: ProductionStream, after: number): LedgerEntry | string {
  const parsed = productionExcerpt.safeParse(value);
  if (!parsed.success) return 'it is not an entry with its proof';
  const { proof } = parsed.data;
  const entry = parsed.data.entry as unknown as LedgerEntry; // its hash, checked below, vouches for what it carries
  if (entry.stream !== of.stream) return `it belongs to the stream ${entry.stream}`;
  if (entry.hash !== hashEntry(entry)) return 'its hash is not that of its content';
  if (entry.seq <= after) return `entry ${entry.seq} does not come after entry ${after}`;
  const holds = verifyInclusion({
    index: entry.seq,
    size: of.size,
    leaf: hashLeaf(canonicalBody(entry)),
    root: Buffer.from(of.root, 'hex'),
    proof: proof.map((hash) => Buffer.from(hash, 'hex')),
  });
  return holds ? entry : 'its proof does not hold against the root of its stream';
}
