import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeLedgerStore } from '@greenlight/testkit/ledger-contract';
import { createFileLedgerStore } from './file-ledger-store.ts';

describeLedgerStore('files', async () => {
  const workspace = await mkdtemp(join(tmpdir(), 'ledger-'));
  const root = join(workspace, '.greenlight');
  let store = createFileLedgerStore({ root });
  return {
    store,
    async reopen() {
      await store.close();
      store = createFileLedgerStore({ root });
      return store;
    },
    async close() {
      await store.close();
      await rm(workspace, { recursive: true });
    },
  };
});
