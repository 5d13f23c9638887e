import { createHash, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canonicalize, createFileLedgerStore, type LedgerStore, sealEntry, verifyStream } from '@greenlight/ledger';
import type { LedgerDraft } from '@greenlight/schema';
import { type Figure, median, time } from './statistics.ts';

/** Appends against a raw write with fsync, grouped appends against hashing and writing alone, verification against plain SHA-256. */
export async function measureLedger(rounds: number): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'greenlight-ledger-'));
  const store = createFileLedgerStore({ root: folder });
  try {
    return [
      await measureAppend(store, folder, rounds),
      await measureGrouped(store, folder, rounds),
      measureVerify(rounds * 10),
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureAppend(store: LedgerStore, folder: string, rounds: number): Promise<Figure> {
  const file = openSync(path.join(folder, 'raw'), 'a');
  const [appends, raws]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const draft = createDraft();
    appends.push(await time(() => store.append('gates', [draft])));
    raws.push(await time(async () => writeAndSync(file, `${canonicalize(draft)}\n`)));
  }
  closeSync(file);
  const ratio = median(raws) / median(appends);
  return figure('ledger append, durable, one at a time', ratio, 0.8, '× raw write + fsync');
}

async function measureGrouped(store: LedgerStore, folder: string, rounds: number): Promise<Figure> {
  const file = openSync(path.join(folder, 'unsynced'), 'a');
  const ratios: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    const drafts = Array.from({ length: rounds }, createDraft);
    const grouped = await time(() => Promise.all(drafts.map((draft) => store.append('packages', [draft]))));
    const floor = await time(async () => {
      let head = { stream: 'packages', size: 0, hash: '0'.repeat(64) };
      for (const draft of drafts) {
        const entry = sealEntry(draft, head);
        head = { stream: 'packages', size: entry.seq + 1, hash: entry.hash };
        writeSync(file, `${canonicalize(entry)}\n`);
      }
    });
    ratios.push(floor / grouped);
  }
  closeSync(file);
  return figure('ledger append, grouped', median(ratios), 0.5, '× the same hashing and writing without fsync');
}

function measureVerify(entries: number): Figure {
  let head = { stream: 'gates', size: 0, hash: '0'.repeat(64) };
  const lines = Array.from({ length: entries }, () => {
    const entry = sealEntry(createDraft(), head);
    head = { stream: 'gates', size: entry.seq + 1, hash: entry.hash };
    return canonicalize(entry);
  });
  const ratios: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    const verify = clock(() => verifyStream(lines));
    const plain = clock(() => {
      for (const line of lines) createHash('sha256').update(line).digest('hex');
    });
    ratios.push(plain / verify);
  }
  return figure('ledger verify', median(ratios), 0.05, '× plain SHA-256 over the same bytes');
}

function figure(what: string, ratio: number, aim: number, unit: string): Figure {
  return { what, measured: `${ratio.toFixed(2)} ${unit}`, aim: `≥ ${aim}`, holds: ratio >= aim };
}

function clock(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function writeAndSync(file: number, text: string): void {
  writeSync(file, text);
  fsyncSync(file);
}

function createDraft(): LedgerDraft {
  return {
    id: randomUUID(),
    at: new Date().toISOString(),
    actor: { kind: 'local', id: 'owner' },
    type: 'GATE',
    gate: 'spec.G0',
    passed: true,
    judged: `sha256:${'a'.repeat(64)}`,
    findings: ['a finding of about the usual length, to make the line as long as lines are'],
  };
}
