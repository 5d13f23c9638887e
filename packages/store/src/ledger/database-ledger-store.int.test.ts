import { describeLedgerStore } from '@greenlight/testkit/ledger-contract';
import { openTestStore } from '../../test/open-test-store.ts';
import { DatabaseLedgerStore } from './database-ledger-store.ts';

describeLedgerStore('the database', async () => {
  const opened = await openTestStore();
  return {
    store: new DatabaseLedgerStore(opened.payload),
    reopen: async () => new DatabaseLedgerStore(opened.payload),
    close: async () => opened[Symbol.asyncDispose](),
  };
});
