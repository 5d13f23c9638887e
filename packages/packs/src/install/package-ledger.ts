import { randomUUID } from 'node:crypto';
import type { LedgerStore } from '@greenlight/ledger';
import type { Actor, EntryBody } from '@greenlight/schema';

/** The stream that changes of packages and registries are recorded in. */
export const PACKAGES_STREAM = 'packages';

export type PackageEntry = Extract<EntryBody, { type: 'PACKAGE' }>;
export type PackagePhase = PackageEntry['phase'];

/** The ledger of packages, as this room writes it. */
export interface PackageLedger {
  size(): Promise<number>;
  append(actor: Actor, body: EntryBody): Promise<void>;
  /** The phases of a transaction that were recorded from entry `from` on. */
  phasesOf(transaction: string, from: number): Promise<ReadonlySet<PackagePhase>>;
}

export function createPackageLedger(store: LedgerStore, now: () => Date): PackageLedger {
  return {
    size: async () => (await store.head(PACKAGES_STREAM)).size,
    async append(actor, body) {
      await store.append(PACKAGES_STREAM, [{ ...body, id: randomUUID(), at: now().toISOString(), actor }]);
    },
    async phasesOf(transaction, from) {
      const phases = new Set<PackagePhase>();
      for await (const entry of store.read(PACKAGES_STREAM, { from })) {
        if (entry.type === 'PACKAGE' && entry.transaction === transaction) phases.add(entry.phase);
      }
      return phases;
    },
  };
}
