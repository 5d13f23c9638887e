import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDraft } from '@greenlight/testkit/ledger-contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileLedgerStore, type FileLedgerStore } from './file-ledger-store.ts';

const session = 'SES-CHAT-20260131-0a1b2c3d';
let workspace: string;
let root: string;
let store: FileLedgerStore;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'places-'));
  root = join(workspace, '.greenlight');
  store = createFileLedgerStore({ root, lockWaitMs: 30 });
});
afterEach(async () => {
  await store.close();
  await rm(workspace, { recursive: true });
});

describe('the files of a ledger', () => {
  it('makes nothing before the first entry', async () => {
    await store.head('gates');
    await store.streams();
    expect(await store.readBytes('gates')).toHaveLength(0);
    expect(await readdir(workspace)).toEqual([]);
  });

  it('stand in a folder of their session, or in that of ledgers, hidden from git and from others', async () => {
    await store.append(session, [createDraft()]);
    await store.append('packages', [createDraft()]);
    const paths = [join(root, 'sessions', session, 'ledger.jsonl'), join(root, 'ledgers', 'packages', 'ledger.jsonl')];
    for (const path of paths) expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(join(root, '.gitignore'), 'utf8')).toBe('*\n');
    expect(Buffer.from(await store.readBytes('packages'))).toEqual(await readFile(paths[1] ?? ''));
  });

  it('keeps a .gitignore that is there already', async () => {
    await mkdir(root);
    await writeFile(join(root, '.gitignore'), '# mine\n');
    await store.append('gates', [createDraft()]);
    expect(await readFile(join(root, '.gitignore'), 'utf8')).toBe('# mine\n');
  });

  it('are not written through a link that leads out of the folder', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'elsewhere-'));
    await mkdir(root);
    await symlink(elsewhere, join(root, 'ledgers'));
    await expect(store.append('gates', [createDraft()])).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await rm(join(elsewhere, 'gates'), { recursive: true });
    await rm(join(root, 'ledgers'));
    await mkdir(join(root, 'ledgers', 'gates'), { recursive: true });
    await symlink(join(elsewhere, 'file'), join(root, 'ledgers', 'gates', 'ledger.jsonl'));
    await expect(store.append('gates', [createDraft()])).rejects.toMatchObject({ code: 'STORAGE' });
    expect(await readdir(elsewhere)).toEqual([]);
    await rm(elsewhere, { recursive: true });
  });

  it('counts no stray folder and no empty file as a stream', async () => {
    await mkdir(join(root, 'ledgers', 'empty'), { recursive: true });
    await writeFile(join(root, 'ledgers', 'empty', 'ledger.jsonl'), '');
    await mkdir(join(root, 'ledgers', 'not a stream!'));
    await store.append('gates', [createDraft()]);
    expect(await store.streams()).toEqual(['gates']);
  });
});

describe('the lock of a ledger', () => {
  it('keeps a session for one process until it is closed', async () => {
    const second = createFileLedgerStore({ root, lockWaitMs: 30 });
    await store.append(session, [createDraft()]);
    await expect(second.append(session, [createDraft()])).rejects.toMatchObject({ code: 'LOCKED' });
    await store.close();
    expect(await second.append(session, [createDraft()])).toMatchObject([{ seq: 1 }]);
    await second.close();
  });

  it('is given back when a shared stream rests, so that processes take turns', async () => {
    const second = createFileLedgerStore({ root, lockWaitMs: 20_000 });
    const third = createFileLedgerStore({ root, lockWaitMs: 20_000 });
    const first = await second.append('audit', [createDraft()]);
    expect(await third.append('audit', [createDraft()])).toMatchObject([{ seq: 1, prev: first[0]?.hash }]);
    const appends = Array.from({ length: 10 }, () => [
      second.append('audit', [createDraft()]),
      third.append('audit', [createDraft()]),
    ]);
    const seqs = (await Promise.all(appends.flat())).flat().map((entry) => entry.seq);
    expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 2));
    await Promise.all([second.close(), third.close()]);
    expect(await readdir(join(root, 'ledgers', 'audit'))).toEqual(['ledger.jsonl']);
  });
});

describe('the lock of a shared stream that is never at rest', () => {
  it('is given up to others all the same', async () => {
    const busy = createFileLedgerStore({ root });
    const patient = createFileLedgerStore({ root, lockWaitMs: 20_000 });
    let isDone = false;
    const writing = (async () => {
      while (!isDone) await busy.append('audit', [createDraft()]);
    })();
    expect(await patient.append('audit', [createDraft()])).toHaveLength(1);
    isDone = true;
    await patient.close();
    await writing;
    await busy.close();
  }, 30_000);
});

describe('an append that cannot be written', () => {
  it('is refused alone when only its own draft is at fault', async () => {
    const bad = createDraft({
      type: 'GATE',
      gate: 'half \ud800',
      passed: true,
      judged: `sha256:${'a'.repeat(64)}`,
      findings: [],
    });
    const settled = await Promise.allSettled([
      store.append('gates', [createDraft()]),
      store.append('gates', [bad]),
      store.append('gates', [createDraft()]),
    ]);
    expect(settled.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await store.head('gates')).toMatchObject({ size: 2 });
  });

  it('says STORAGE when the folder cannot be made', async () => {
    await writeFile(root, 'a file where the folder should be');
    await expect(store.append('gates', [createDraft()])).rejects.toMatchObject({ code: 'STORAGE', retryable: true });
  });
});
