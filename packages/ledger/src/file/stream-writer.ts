import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GreenlightError, type LedgerDraft, type LedgerEntry } from '@greenlight/schema';
import { type EncodedEntries, encodeEntries } from '../encode.ts';
import type { AppendOptions } from '../ledger-store.ts';
import type { StreamHead } from '../stream-head.ts';
import { type LedgerFile, openLedgerFile } from './ledger-file.ts';
import { ensureFolder, LONGEST_LINE, streamFolder, systemCode } from './places.ts';
import { closeSegment } from './rotation.ts';
import { acquireWriterLock, type WriterLock } from './writer-lock.ts';

export interface StreamWriterOptions {
  root: string;
  stream: string;
  /** Keeps the lock until `close`; else it is given back soon after nothing waits to be written. */
  keepsLock: boolean;
  lockWaitMs: number;
  /** `ledger.jsonl` is closed to a segment once it has this many bytes. */
  rotateBytes: number;
  /** The key that signs the checkpoint at the end of a segment. */
  findCheckpointKey?: (() => Promise<KeyObject | undefined>) | undefined;
  /** Told how many bytes of a torn last line were cut off. */
  onRepair?: ((stream: string, bytes: number) => void) | undefined;
}

interface Job {
  drafts: readonly LedgerDraft[];
  expectedSize: number | undefined;
  resolve(entries: LedgerEntry[]): void;
  reject(error: unknown): void;
}

/** How long a shared lock is kept in case another append follows, and how long at most while they do. */
const LINGER_MS = 50;
const MOST_HELD_MS = 250;
/** How long a writer that has more to write leaves the lock to others: they look for it every few milliseconds. */
const YIELD_MS = 25;

/** Writes one stream. Appends that come while the disk is busy wait together and share the next fsync. */
export class StreamWriter {
  readonly #options: StreamWriterOptions;
  readonly #folder: string;
  #jobs: Job[] = [];
  #working: Promise<void> | undefined;
  #file: LedgerFile | undefined;
  #lock: WriterLock | undefined;
  #idle: NodeJS.Timeout | undefined;
  /** Whether appends come one at a time. Two in a row must: where many wait for each other, the next one is a moment late. */
  #isAlone = false;
  #lastJobs = 0;
  #heldSince = 0;
  #lastUsed = 0;
  /** Set when a segment could not be closed. Entries are safe in a large file too; the next process tries again. */
  #cannotRotate = false;

  constructor(options: StreamWriterOptions) {
    this.#options = options;
    this.#folder = streamFolder(options.root, options.stream);
  }

  append(drafts: readonly LedgerDraft[], { expectedSize }: AppendOptions = {}): Promise<LedgerEntry[]> {
    return new Promise((resolve, reject) => {
      this.#jobs.push({ drafts, expectedSize, resolve, reject });
      this.#wake();
    });
  }

  /** Waits for what is being written, then gives the file and the lock back. */
  async close(): Promise<void> {
    await this.#working;
    clearTimeout(this.#idle);
    this.#idle = undefined;
    await this.#closeFile();
    await this.#giveLockBack();
  }

  async #work(): Promise<void> {
    await Promise.resolve(); // appends of the same moment belong together
    do {
      const jobs = this.#jobs;
      this.#jobs = [];
      if (jobs.length > 0) await this.#writeTogether(jobs);
      if (this.#isLockDue()) await this.#yieldLock();
    } while (this.#jobs.length > 0);
    this.#working = undefined;
    if (this.#lock && !this.#options.keepsLock) this.#idle ??= setTimeout(() => this.#lookAtLock(), LINGER_MS).unref();
  }

  #lookAtLock(): void {
    this.#idle = undefined;
    this.#wake();
  }

  #wake(): void {
    this.#working ??= this.#work();
  }

  // A lock that cannot be given back is reported by the next append, which will not get it.
  async #yieldLock(): Promise<void> {
    await this.#giveLockBack().catch(() => undefined);
    if (this.#jobs.length > 0) await sleep(YIELD_MS);
  }

  /** A shared lock stays for a moment, as another append often follows, but not so long that others wait in vain. */
  #isLockDue(): boolean {
    const now = performance.now();
    return (
      this.#lock !== undefined &&
      !this.#options.keepsLock &&
      (now - this.#lastUsed >= LINGER_MS || now - this.#heldSince >= MOST_HELD_MS)
    );
  }

  async #writeTogether(jobs: readonly Job[]): Promise<void> {
    const done: [Job, LedgerEntry[]][] = [];
    this.#isAlone = jobs.length === 1 && this.#lastJobs === 1;
    this.#lastJobs = jobs.length;
    try {
      const file = await this.#openFile();
      const lines: string[] = [];
      let head = file.head;
      for (const job of jobs) {
        const encoded = encodeJob(job, head);
        if (!encoded) continue;
        head = encoded.head;
        lines.push(...encoded.lines);
        done.push([job, encoded.entries]);
      }
      if (lines.length > 0) {
        await file.write(lines, head, this.#isAlone);
        if (file.size >= this.#options.rotateBytes) await this.#rotate(file);
      }
      for (const [job, entries] of done) job.resolve(entries);
    } catch (error) {
      await this.#closeFile();
      for (const job of jobs) job.reject(asStorageError(error, this.#options.stream)); // those rejected already stay as they are
    }
  }

  /** The file as it was left, or opened anew when it is not what it was. Holds the lock. */
  async #openFile(): Promise<LedgerFile> {
    const { root, stream, lockWaitMs, onRepair } = this.#options;
    if (!this.#lock) {
      await ensureFolder(root, this.#folder);
      this.#lock = await acquireWriterLock(join(this.#folder, 'ledger.lock'), lockWaitMs);
      this.#heldSince = performance.now();
    }
    this.#lastUsed = performance.now();
    if (this.#file?.isUnchanged()) return this.#file;
    await this.#closeFile();
    this.#file = await openLedgerFile(this.#folder, stream, (bytes) => onRepair?.(stream, bytes));
    return this.#file;
  }

  /** What was written is durable before, and stays so whatever comes of this. */
  async #rotate(file: LedgerFile): Promise<void> {
    if (this.#cannotRotate) return;
    const { stream, findCheckpointKey } = this.#options;
    try {
      const key = await findCheckpointKey?.().catch(() => undefined); // a key that cannot be had must not stop the ledger
      await closeSegment({ folder: this.#folder, stream, file, key });
    } catch {
      this.#cannotRotate = true;
    }
    await this.#closeFile();
  }

  async #closeFile(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }

  async #giveLockBack(): Promise<void> {
    const lock = this.#lock;
    this.#lock = undefined;
    await lock?.release();
  }
}

/** Encodes a job's entries at the end of the stream, or rejects the job alone. */
function encodeJob(job: Job, head: StreamHead): EncodedEntries | undefined {
  try {
    if (job.expectedSize !== undefined && job.expectedSize !== head.size) {
      throw new GreenlightError(
        'CONFLICT',
        `The ledger ${head.stream} has ${head.size} entries, not ${job.expectedSize}: somebody wrote meanwhile.`,
      );
    }
    const encoded = encodeEntries(job.drafts, head);
    if (encoded.lines.some((line) => line.length > LONGEST_LINE / 3)) throw tooLarge(head.stream); // three bytes a unit at most
    return encoded;
  } catch (error) {
    job.reject(error);
    return undefined;
  }
}

function tooLarge(stream: string): GreenlightError {
  const limit = Math.floor(LONGEST_LINE / 3).toLocaleString('en-US');
  return new GreenlightError('TOO_LARGE', `An entry of the ledger ${stream} may have at most ${limit} characters.`);
}

function asStorageError(error: unknown, stream: string): unknown {
  if (error instanceof GreenlightError) return error;
  const code = systemCode(error) ?? 'unknown error';
  return new GreenlightError('STORAGE', `The ledger ${stream} could not be written (${code}). Nothing was recorded.`, {
    cause: error,
  });
}
