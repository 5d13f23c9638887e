import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerEntry } from '@greenlight/schema';
import { describeSessionStore } from '@greenlight/testkit/session-contract';
import { createFileSessionStore } from './file-session-store.ts';

describeSessionStore('files', async () => {
  const workspace = await mkdtemp(join(tmpdir(), 'sessions-'));
  let store = createFileSessionStore({ workspace });
  return {
    store,
    owner: { actor: { kind: 'local', id: 'owner' }, project: null },
    other: { actor: { kind: 'user', id: 'somebody' }, project: null },
    async readEntries(sessionId) {
      const entries: LedgerEntry[] = [];
      for await (const entry of store.ledger.read(sessionId)) entries.push(entry);
      return entries;
    },
    async reopen() {
      await store.close();
      store = createFileSessionStore({ workspace });
      return store;
    },
    async close() {
      await store.close();
      await rm(workspace, { recursive: true });
    },
  };
});
