import { GreenlightError } from '@greenlight/schema';
import { canonicalize } from './canonical.ts';
import type { LedgerStore, LineBatch } from './ledger-store.ts';
import { createStreamVerifier, type Verification, type VerifyOptions } from './verify-stream.ts';

/** What `verifyStream` answers, and the file in which the first bad entry stands, or that is missing. */
export type LedgerVerification = Verification & { file?: string };

/** Verifies a stream of a store from what it holds, never more than a piece of it in memory. */
export async function verifyLedger(
  store: LedgerStore,
  stream: string,
  options: VerifyOptions = {},
): Promise<LedgerVerification> {
  return verifyBatches(linesOf(store, stream), { ...options, stream });
}

/** The lines of a stream as they are stored; of a store that cannot give them, as they would be written. */
export async function* linesOf(store: LedgerStore, stream: string): AsyncIterable<LineBatch> {
  if (store.readLines) return yield* store.readLines(stream);
  for await (const entry of store.read(stream)) {
    yield { file: '', lines: [Buffer.from(canonicalize(entry), 'utf8')] };
  }
}

/** Verifies lines as they come. */
export async function verifyBatches(
  batches: AsyncIterable<LineBatch>,
  options: VerifyOptions = {},
): Promise<LedgerVerification> {
  const verifier = createStreamVerifier(options);
  let file = '';
  try {
    for await (const batch of batches) {
      file = batch.file;
      const isSound = batch.lines.every((line) => verifier.push(line));
      if (!isSound || batch.rest) return inFile(verifier.finish(batch.rest), file);
    }
  } catch (error) {
    if (!(error instanceof GreenlightError) || error.code !== 'LEDGER_CORRUPT') throw error;
    const missing = error.details?.file;
    const reason = `Entry ${verifier.size} is not sound: it cannot be read. ${error.message}`;
    return inFile({ ok: false, seq: verifier.size, reason }, typeof missing === 'string' ? missing : file);
  }
  return inFile(verifier.finish(), file);
}

function inFile(verification: Verification, file: string): LedgerVerification {
  return verification.ok || file === '' ? verification : { ...verification, file };
}
