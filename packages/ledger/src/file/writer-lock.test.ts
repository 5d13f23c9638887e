import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markOwnProcess } from './process-mark.ts';
import { acquireWriterLock } from './writer-lock.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
  path = join(folder, 'ledger.lock');
});
afterEach(() => rm(folder, { recursive: true }));

/** The mark of a process that ran here and is gone. */
async function deadHolder(token: string) {
  const child = spawn(process.execPath, ['-e', '0']);
  await once(child, 'exit');
  return { pid: child.pid, host: hostname(), started: 'long ago', token, at: '2026-01-31T10:42:00.000Z' };
}

const hold = (name: string, holder: object) => writeFile(join(folder, name), JSON.stringify(holder));

describe('acquireWriterLock', () => {
  it('leaves a file with pid, host and start, for the owner alone, and nothing once it is given back', async () => {
    const lock = await acquireWriterLock(path, 0);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
      pid: process.pid,
      host: hostname(),
      started: expect.stringMatching(/./),
    });
    expect(await readdir(folder)).toEqual(['ledger.lock']);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses while a living process holds it, and names that process', async () => {
    const lock = await acquireWriterLock(path, 0);
    await expect(acquireWriterLock(path, 0)).rejects.toMatchObject({
      code: 'LOCKED',
      details: { pid: process.pid },
      retryable: true,
    });
    expect(await readdir(folder)).toEqual(['ledger.lock']);
    await lock.release();
  });

  it('waits for its turn', async () => {
    const first = await acquireWriterLock(path, 0);
    const second = acquireWriterLock(path, 5000);
    await first.release();
    await (await second).release();
  });

  it('takes over from a dead process', async () => {
    await hold('ledger.lock', await deadHolder('dead'));
    const lock = await acquireWriterLock(path, 0);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid });
    expect(await readdir(folder)).toEqual(['ledger.lock']);
    await lock.release();
  });

  it('takes over when the pid is another process by now', async () => {
    await hold('ledger.lock', { ...markOwnProcess(), started: 'before this one', token: 'former', at: '' });
    await (await acquireWriterLock(path, 0)).release();
  });

  it('does not take over from another machine, and says what to do', async () => {
    await hold('ledger.lock', { ...(await deadHolder('far')), host: 'elsewhere' });
    await expect(acquireWriterLock(path, 0)).rejects.toMatchObject({
      code: 'LOCKED',
      message: expect.stringContaining('elsewhere'),
    });
  });

  it.each(['', 'nonsense', 'null', '{"pid":"1"}'])('takes over what a power cut left: %j', async (text) => {
    await writeFile(path, text);
    await (await acquireWriterLock(path, 0)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('inherits from an heir that died on the way', async () => {
    await hold('ledger.lock', await deadHolder('first'));
    await hold('ledger.lock.after-first', await deadHolder('second'));
    const lock = await acquireWriterLock(path, 0);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid });
    expect(await readdir(folder)).toEqual(['ledger.lock']);
    await lock.release();
  });

  it('leaves the inheritance to a living heir', async () => {
    await hold('ledger.lock', await deadHolder('first'));
    await hold('ledger.lock.after-first', { ...markOwnProcess(), token: 'heir', at: '' });
    await expect(acquireWriterLock(path, 0)).rejects.toMatchObject({ code: 'LOCKED' });
  });

  it('has one holder at a time, however many want it from a dead one', async () => {
    await hold('ledger.lock', await deadHolder('dead'));
    let holders = 0;
    let most = 0;
    const work = async () => {
      const lock = await acquireWriterLock(path, 20_000);
      holders += 1;
      most = Math.max(most, holders);
      await new Promise((resolve) => setImmediate(resolve));
      holders -= 1;
      await lock.release();
    };
    await Promise.all(Array.from({ length: 12 }, work));
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  }, 30_000);

  it('does not remove a lock that is no longer its own', async () => {
    const lock = await acquireWriterLock(path, 0);
    await hold('ledger.lock', { ...markOwnProcess(), token: 'another', at: '' });
    await lock.release();
    expect(await readdir(folder)).toEqual(['ledger.lock']);
  });
});
