import { objectHashes } from '@greenlight/ledger';
import { GreenlightError, type LedgerEntry } from '@greenlight/schema';
import type { WorkspaceLedger } from './workspace-ledger.ts';

/** A text that an entry names. `text` is null when it was erased; `isChanged` says that something else stands in its place. */
export interface NamedText {
  name: string;
  hash: string;
  text: string | null;
  isChanged: boolean;
}

/** The texts that an entry names, as far as they still exist. */
export async function readTexts(
  { objects }: Pick<WorkspaceLedger, 'objects'>,
  entry: LedgerEntry,
): Promise<NamedText[]> {
  const texts: NamedText[] = [];
  for (const { name, hash } of objectHashes(entry)) {
    try {
      texts.push({ name, hash, text: (await objects.get(hash)) ?? null, isChanged: false });
    } catch (error) {
      if (!(error instanceof GreenlightError) || error.code !== 'LEDGER_CORRUPT') throw error;
      texts.push({ name, hash, text: null, isChanged: true });
    }
  }
  return texts;
}
