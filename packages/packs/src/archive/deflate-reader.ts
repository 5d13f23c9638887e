import { createInflateRaw } from 'node:zlib';
import { ArchiveFault } from './archive-fault.ts';
import { type ArchiveLimits, describeBytes } from './archive-limits.ts';
import { crc32 } from './crc32.ts';

const FREE_BYTES = 1_000_000; // up to here an archive may grow as it likes

export interface DeflateReader {
  /** Resolves when the bytes are used up, so that never more than one piece waits. Throws ArchiveFault, or what `take` threw. */
  write(bytes: Buffer): Promise<void>;
  /** Bytes that the deflated stream has, bytes it gave, and their CRC-32. Throws ArchiveFault when it is not at its end. */
  end(): Promise<{ consumed: number; unpacked: number; sum: number }>;
  close(): void;
}

/** Unpacks a deflated stream piece by piece. What follows its end is left alone. */
export function createDeflateReader(limits: ArchiveLimits, take: (bytes: Buffer) => void): DeflateReader {
  const inflate = createInflateRaw({ chunkSize: 65_536 });
  let unpacked = 0;
  let sum = 0;
  let isOver = false;
  let failure: unknown;
  let wake = (): void => {};
  const fail = (error: unknown): void => {
    failure ??= error;
    inflate.destroy();
    wake();
  };
  inflate.on('data', (bytes: Buffer) => {
    if (failure) return;
    try {
      unpacked += bytes.length;
      judgeGrowth(unpacked, inflate.bytesWritten, limits);
      sum = crc32(bytes, sum);
      take(bytes);
    } catch (error) {
      fail(error);
    }
  });
  inflate.on('error', (error) => fail(corrupt(error)));
  inflate.on('end', () => {
    isOver = true;
    wake();
  });
  const wait = async (start: (resolve: () => void) => void): Promise<void> => {
    if (!failure && !isOver) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        start(resolve);
      });
    }
    if (failure) throw failure;
  };
  return {
    // The stream calls back when it took all; at its end it does not, but says so.
    write: (bytes) => wait((resolve) => inflate.write(bytes, () => resolve())),
    async end() {
      await wait(() => inflate.end());
      return { consumed: inflate.bytesWritten, unpacked, sum };
    },
    close: () => void inflate.destroy(),
  };
}

function judgeGrowth(unpacked: number, consumed: number, { contentBytes, entries, ratio }: ArchiveLimits): void {
  const most = contentBytes + entries * 3 * 512 + 65_536; // each file has a header, perhaps an extended one, and is filled up
  if (unpacked > most)
    throw new ArchiveFault('TOO_LARGE', `The archive unpacks to more than ${describeBytes(contentBytes)}`);
  if (unpacked > FREE_BYTES && unpacked > consumed * ratio)
    throw new ArchiveFault('BOMB', `The archive grows to more than ${ratio} times its size`);
}

function corrupt(error: Error & { code?: string }): ArchiveFault {
  const isShort = error.code === 'Z_BUF_ERROR';
  return new ArchiveFault(
    isShort ? 'TRUNCATED' : 'CORRUPT',
    isShort ? 'The archive ends too early' : `The archive is damaged (${error.message})`,
    { remedy: 'Fetch or stage it again.' },
  );
}
