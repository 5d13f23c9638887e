import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeLedgerStore } from '@greenlight/testkit/ledger-contract';
import { createFileLedgerStore } from './file-ledger-store.ts';

for (const [name, rotateBytes] of [
  ['files', undefined],
  ['files that are closed after every few entries', 1500],
] as const) {
  describeLedgerStore(name, async () => {
    const workspace = await mkdtemp(join(tmpdir(), 'ledger-'));
    const options = { root: join(workspace, '.greenlight'), ...(rotateBytes ? { rotateBytes } : {}) };
    let store = createFileLedgerStore(options);
    return {
      store,
      async reopen() {
        await store.close();
        store = createFileLedgerStore(options);
        return store;
      },
      async close() {
        await store.close();
        await rm(workspace, { recursive: true });
      },
    };
  });
}
