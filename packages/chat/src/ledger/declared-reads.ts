import type { PathHash } from '../handler.ts';
import type { LedgerPage } from '../ledger-port.ts';

/** The streams that an answer was read from, each at the hash of its head, which stands for everything before it. */
export function declareReads({ heads }: LedgerPage): PathHash[] {
  return heads.map(({ stream, hash }) => ({ path: `ledger:${stream}`, hash: `sha256:${hash}` }));
}
