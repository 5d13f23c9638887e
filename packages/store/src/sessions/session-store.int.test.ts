import type { LedgerEntry } from '@greenlight/schema';
import { describeSessionStore } from '@greenlight/testkit/session-contract';
import { openTestStore } from '../../test/open-test-store.ts';
import { DatabaseLedgerStore } from '../ledger/database-ledger-store.ts';
import { DatabaseSessionStore } from './session-store.ts';

describeSessionStore('the database', async () => {
  const opened = await openTestStore();
  const [ada, ben] = [await opened.createUser(), await opened.createUser()];
  const project = await opened.createProject(ada);
  const ownerOf = (id: string) => ({ actor: { kind: 'user' as const, id }, project });
  return {
    store: new DatabaseSessionStore(opened.payload),
    owner: ownerOf(ada.id),
    other: ownerOf(ben.id),
    async readEntries(sessionId) {
      const entries: LedgerEntry[] = [];
      for await (const entry of new DatabaseLedgerStore(opened.payload).read(sessionId)) entries.push(entry);
      return entries;
    },
    reopen: async () => new DatabaseSessionStore(opened.payload),
    close: async () => opened[Symbol.asyncDispose](),
  };
});
