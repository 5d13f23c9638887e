import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { collectionOf, type ProjectSnapshot, type RecordKind } from '@greenlight/schema';
import { canAdvanceToStep, createGround } from '@greenlight/workflow';
import { createStoreConfig } from '../src/config.ts';
import { createStoreKey, openStore } from '../src/open-store.ts';
import { createWorkflowServices } from '../src/workflow/workflow-services.ts';
import { lastSeq, readEvents } from '../src/write-path/events.ts';
import { insertMany } from '../src/write-path/insert-many.ts';
import { readSnapshot } from '../src/write-path/record-rows.ts';
import { withTransaction } from '../src/write-path/transaction.ts';

export interface StoredFilm {
  /** Changes one scene by hand, as a member would. */
  change(round: number): Promise<void>;
  /** Asks the engine whether the step may begin. */
  ask(step: string): Promise<boolean>;
  /** The one query that such a question costs, bare. */
  follow(): Promise<void>;
  /** Reads every record of the film, and nothing else. */
  readAll(): Promise<void>;
  /** Reads every record of the film, and judges the step's gate. */
  readAndJudge(step: string): Promise<boolean>;
  close(): Promise<void>;
}

/** What others point to comes before them. */
const inOrder: readonly RecordKind[] = ['act', 'character', 'location', 'scene', 'panel', 'media'];

/** A film in a database of its own, to measure what a gate costs beside the reading. */
export async function storeFilm(film: ProjectSnapshot): Promise<StoredFilm> {
  const folder = mkdtempSync(path.join(tmpdir(), 'greenlight-film-'));
  const config = createStoreConfig({
    databaseUrl: `file:${path.join(folder, 'film.db')}`,
    secret: 'a secret for measurements alone',
    serverUrl: 'http://localhost:3010',
    origins: [],
    adminInvite: null,
    logLevel: 'silent',
  });
  const payload = await openStore(config, createStoreKey());
  const { id: _, ...fields } = film.project;
  const made = await payload.create({ collection: 'projects' as never, data: fields as never });
  const project = String(made.id);
  await withTransaction(payload, async (transaction) => {
    for (const kind of inOrder) {
      const rows = film[collectionOf[kind]].map((record) => ({ ...record, project }));
      await insertMany(transaction, collectionOf[kind], rows);
    }
  });
  const { workflowEngine } = createWorkflowServices(payload);
  const scene = film.scenes[0]?.id ?? '';
  return {
    async change(round) {
      await payload.update({ collection: 'scenes' as never, id: scene, data: { title: `Take ${round}` } as never });
    },
    ask: async (step) => (await workflowEngine.canAdvanceToStep(step, { projectId: project })).valid,
    async follow() {
      await readEvents({ payload }, project, await lastSeq({ payload }, project), 200);
    },
    async readAll() {
      await readSnapshot({ payload }, project);
    },
    readAndJudge: async (step) => canAdvanceToStep(createGround(await readSnapshot({ payload }, project)), step).valid,
    async close() {
      await payload.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
