import { contentHash } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';
import type { Where } from 'payload';
import { findRows, type Reader } from '../write-path/database.ts';

/** Whose words a bundle may hold: everybody's, or those of one user's own conversations. */
export type WordsOf = 'everybody' | { user: string };

/**
 * Reads the change sets of a project and the words of its conversations by their hashes, as far as they exist and `words` lets them be given
 * away. Throws LEDGER_CORRUPT for a change set that is not what was written.
 */
export function createTextReader(reader: Reader, project: string, words: WordsOf) {
  return async (hashes: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const inProject: Where = { project: { equals: project } };
    const own: Where = words === 'everybody' ? {} : { user: { equals: words.user } };
    const [sets, messages] = await Promise.all([
      findRows(reader, 'change-sets', { ...inProject, hash: { in: [...hashes] } }),
      findRows(reader, 'messages', { ...inProject, ...own, textHash: { in: [...hashes] } }),
    ]);
    const texts = new Map(messages.map(({ textHash, text }) => [String(textHash), String(text)]));
    for (const { id, hash, content } of sets) {
      if (typeof content !== 'string') continue;
      if (contentHash(content) !== hash) throw changed(id);
      texts.set(hash, content);
    }
    return texts;
  };
}

function changed(id: string): GreenlightError {
  return new GreenlightError('LEDGER_CORRUPT', `The change set ${id} is not what was written. Nothing is exported.`, {
    details: { changeSet: id },
  });
}
