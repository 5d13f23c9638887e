import { GreenlightError, type LedgerEntry } from '@greenlight/schema';
import type { LedgerStore } from './ledger-store.ts';
import { linesOf } from './verify-ledger.ts';
import { createStreamVerifier, type Verification, type VerifyOptions } from './verify-stream.ts';

/** A sound entry, and how many bytes its line has. */
export interface VerifiedEntry {
  entry: LedgerEntry;
  bytes: number;
}

/** Entries in order, each recomputed from its bytes. Throws LEDGER_CORRUPT, with `seq` and `file` in its details, at the first that is not sound. */
export async function* readVerified(
  store: LedgerStore,
  stream: string,
  options: Pick<VerifyOptions, 'keys'> = {},
): AsyncGenerator<VerifiedEntry> {
  const sound: VerifiedEntry[] = [];
  let bytes = 0;
  const verifier = createStreamVerifier({ ...options, stream, onEntry: (entry) => sound.push({ entry, bytes }) });
  for await (const { lines, rest, file } of linesOf(store, stream)) {
    for (const line of lines) {
      bytes = line.length + 1;
      if (!verifier.push(line)) break;
    }
    yield* sound.splice(0);
    refuseUnsound(verifier.finish(rest), stream, file);
  }
}

function refuseUnsound(found: Verification, stream: string, file: string): void {
  if (found.ok) return;
  throw new GreenlightError('LEDGER_CORRUPT', found.reason, { details: { stream, seq: found.seq, file } });
}
