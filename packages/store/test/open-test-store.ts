import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { UserRole } from '@greenlight/schema';
import { databaseOf, removeDatabase } from '@greenlight/testkit/test-database';
import type { Payload } from 'payload';
import type { SignedInUser } from '../src/access/membership.ts';
import { createStoreConfig } from '../src/config.ts';
import { createStoreKey, openStore } from '../src/open-store.ts';

export interface TestStore extends AsyncDisposable {
  payload: Payload;
  /** The folder that the database belongs to: `rowsOf` asks it. */
  folder: string;
  createUser(role?: UserRole): Promise<SignedInUser>;
  createProject(owner: SignedInUser): Promise<string>;
}

/** A store with a database of its own; or with that of another store's folder, as another process would open it. */
export async function openTestStore(existing?: string): Promise<TestStore> {
  const folder = existing ?? mkdtempSync(path.join(tmpdir(), 'greenlight-store-'));
  const payload = await openStore(
    createStoreConfig({
      databaseUrl: databaseOf(folder),
      secret: 'a secret for tests alone',
      serverUrl: 'http://localhost:3010',
      origins: ['http://localhost:3010'],
      adminInvite: null,
      logLevel: 'silent',
    }),
    createStoreKey(),
  );
  return {
    payload,
    folder,
    async createUser(role = 'writer') {
      const email = `${randomUUID()}@example.test`;
      const made = await payload.create({
        collection: 'users' as never,
        data: { email, name: 'Ada', password: 'correct horse', role } as never,
      });
      return { ...(made as unknown as SignedInUser), role };
    },
    async createProject(owner) {
      const made = await payload.create({
        collection: 'projects' as never,
        data: { title: 'The Scandal', type: 'feature-film' } as never,
        user: owner as never,
        overrideAccess: false,
      });
      return String(made.id);
    },
    async [Symbol.asyncDispose]() {
      await payload.destroy();
      if (existing) return;
      await removeDatabase(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
