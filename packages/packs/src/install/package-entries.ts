import { randomUUID } from 'node:crypto';
import type { Journal } from './journal.ts';
import type { PackageEntry } from './package-ledger.ts';

export function startedEntry(journal: Journal): PackageEntry {
  return entryOf(journal, { phase: 'started', kept: [], reason: '' });
}

export function doneEntry(journal: Journal, kept: readonly string[], reason: string): PackageEntry {
  return entryOf(journal, { phase: 'done', kept: [...kept], reason });
}

export function failedEntry(journal: Journal, reason: string): PackageEntry {
  return entryOf(journal, { phase: 'failed', kept: [], reason });
}

/** An entry of something that is done, or refused, at once. */
export function singleEntry(what: Omit<PackageEntry, 'type' | 'transaction' | 'kept'>): PackageEntry {
  return { type: 'PACKAGE', transaction: randomUUID(), kept: [], ...what };
}

function entryOf(journal: Journal, rest: Pick<PackageEntry, 'phase' | 'kept' | 'reason'>): PackageEntry {
  const { action, transaction, package_id, before, after } = journal;
  return {
    type: 'PACKAGE',
    action,
    transaction,
    package_id,
    version: (after ?? before)?.manifest.version ?? null,
    from_version: after ? (before?.manifest.version ?? null) : null,
    archive: (after ?? before)?.archive ?? null,
    ...rest,
  };
}
