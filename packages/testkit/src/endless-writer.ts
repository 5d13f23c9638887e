// Run by the ledger's crash-recovery.test.ts as a process of its own: appends from four sides without end, and prints the id of each entry
// once it is acknowledged.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createFileLedgerStore } from '@greenlight/ledger';
import type { LedgerDraft } from '@greenlight/schema';

const [, , root = '', stream = '', rotateBytes] = process.argv;
const store = createFileLedgerStore({ root, ...(rotateBytes ? { rotateBytes: Number(rotateBytes) } : {}) });

async function appendWithoutEnd(): Promise<never> {
  for (;;) {
    const drafts = [createAccess(), createAccess()];
    await store.append(stream, drafts);
    writeSync(1, drafts.map(({ id }) => `${id}\n`).join(''));
  }
}

function createAccess(): LedgerDraft {
  const envelope = {
    id: randomUUID(),
    at: '2026-01-31T10:42:00.000Z',
    actor: { kind: 'system' as const, id: 'writer' },
  };
  return { ...envelope, type: 'ACCESS', action: 'session_created', subject: 'x'.repeat(500), detail: {} };
}

await Promise.all(Array.from({ length: 4 }, appendWithoutEnd));
