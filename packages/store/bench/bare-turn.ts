import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CollectionConfig, Payload } from 'payload';
import { createStoreConfig } from '../src/config.ts';
import { createStoreKey, openStore } from '../src/open-store.ts';
import { withTransaction } from '../src/write-path/transaction.ts';

export interface BareTurns {
  /** Writes what a turn that creates one character writes, through Payload's local API, in one transaction. */
  writeTurn(): Promise<void>;
  close(): Promise<void>;
}

/** The floor of a chat turn: the same rows in the same tables, without a request, an extraction, a gate or a hash. */
export async function openBareTurns(): Promise<BareTurns> {
  const folder = mkdtempSync(path.join(tmpdir(), 'greenlight-bare-'));
  const payload = await openStore(bareConfig(`file:${path.join(folder, 'bare.db')}`), createStoreKey());
  const user = await create(payload, 'users', {
    email: 'bare@example.test',
    name: 'Bare',
    password: 'correct horse',
    role: 'writer',
  });
  const project = await create(payload, 'projects', { title: 'Bare', type: 'feature-film' });
  const session = 'SES-CHAT-20260101-00000000';
  await create(payload, 'sessions', { id: session, project, user, title: 'Bare', turnCount: 0 });
  let turn = 0;
  return {
    async writeTurn() {
      turn += 1;
      await withTransaction(payload, async ({ req }) => {
        for (const [collection, data] of rowsOf({ project, session, user, turn }))
          await create(payload, collection, data, req);
        await payload.update({ collection: 'sessions' as never, id: session, data: { turnCount: turn } as never, req });
      });
    },
    async close() {
      await payload.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function bareConfig(databaseUrl: string) {
  const config = await createStoreConfig({
    databaseUrl,
    secret: 'only for measuring',
    serverUrl: 'http://localhost:3010',
    origins: [],
    adminInvite: null,
    logLevel: 'silent',
  });
  for (const collection of config.collections as unknown as CollectionConfig[]) {
    if (collection.slug === 'users') continue;
    for (const list of Object.values(collection.hooks ?? {})) if (Array.isArray(list)) list.length = 0;
  }
  return config;
}

async function create(payload: Payload, collection: string, data: object, req?: unknown): Promise<string> {
  const made = await payload.create({
    collection: collection as never,
    data: data as never,
    ...(req ? { req: req as never } : {}),
  });
  return String(made.id);
}

function rowsOf({
  project,
  session,
  user,
  turn,
}: {
  project: string;
  session: string;
  user: string;
  turn: number;
}): [string, object][] {
  const hash = 'a'.repeat(64);
  const line = 'x'.repeat(600);
  const message = { project, session, user, turnNumber: turn, textHash: hash };
  const event = { project, body: { line } };
  return [
    [
      'characters',
      {
        project,
        name: `Person ${turn}`,
        age: 28,
        occupation: 'Journalist',
        createdVia: 'chat',
        sources: { name: [0, 5] },
      },
    ],
    ['change-sets', { project, session, turnNumber: turn, origin: 'chat', hash, content: line }],
    ['messages', { ...message, author: 'user', text: `Create a character named Person ${turn}, 28, journalist` }],
    ['messages', { ...message, author: 'assistant', text: `Created character: Person ${turn}`, detail: { line } }],
    ['ledger-entries', { id: randomUUID(), stream: session, seq: turn * 2, type: 'CHAT_TURN', line, hash }],
    ['ledger-entries', { id: randomUUID(), stream: session, seq: turn * 2 + 1, type: 'CHANGE_SET', line, hash }],
    ['events', { ...event, seq: turn * 3, type: 'entityChanged' }],
    ['events', { ...event, seq: turn * 3 + 1, type: 'messageCreated' }],
    ['events', { ...event, seq: turn * 3 + 2, type: 'messageCreated' }],
  ];
}
