import { ArchiveFault, quote } from './archive-fault.ts';
import { type ArchiveLimits, describeBytes } from './archive-limits.ts';
import { BLOCK, type EntryHeader, isZero, parseEntryHeader } from './entry-header.ts';
import { EXTENDED_HEADER_BYTES, judgeExtendedHeader } from './extended-header.ts';

/** Takes the bytes of one file, as they come. */
export interface FileSink {
  write(bytes: Buffer): void;
  end(): void;
}

/** Asked for each file and folder, in the archive's order. May throw ArchiveFault. */
export type OpenEntry = (entry: EntryHeader) => FileSink;

export interface TarReader {
  /** Throws ArchiveFault for what is no archive we take. Keeps less than a block between two calls. */
  write(bytes: Buffer): void;
  /** Throws ArchiveFault when the archive is not at its end. */
  end(): void;
}

const nowhere: FileSink = { write: () => {}, end: () => {} };

/** Reads a tar stream: plain files and folders, strict headers, zeros where zeros belong, two empty blocks at the end. */
export function createTarReader(open: OpenEntry, limits: ArchiveLimits): TarReader {
  let kept: Buffer = Buffer.alloc(0);
  let sink = nowhere;
  let remaining = 0; // of the file
  let filling = 0; // zeros up to the next block
  let emptyBlocks = 0;
  let isExtended = false; // the header before was an extended one
  const counts = createCounts(limits);

  const begin = (entry: EntryHeader): void => {
    if (entry.kind === 'extended') {
      if (isExtended) throw new ArchiveFault('BROKEN_HEADER', 'Two extended headers follow each other');
      sink = collectExtendedHeader(entry);
    } else {
      counts.add(entry);
      sink = open(entry);
    }
    isExtended = entry.kind === 'extended';
    remaining = entry.size;
    filling = (BLOCK - (entry.size % BLOCK)) % BLOCK;
    if (remaining === 0) sink.end();
  };

  const readHeader = (block: Buffer): void => {
    if (isZero(block)) emptyBlocks += 1;
    else if (emptyBlocks > 0) throw new ArchiveFault('TRAILING_BYTES', 'The archive goes on after its end');
    else begin(parseEntryHeader(block));
  };

  /** Takes what it can of the bytes; gives how many it took. */
  const consume = (bytes: Buffer): number => {
    if (remaining > 0) {
      const part = bytes.subarray(0, remaining);
      sink.write(part);
      remaining -= part.length;
      if (remaining === 0) sink.end();
      return part.length;
    }
    if (filling > 0) {
      const part = bytes.subarray(0, filling);
      if (!isZero(part)) throw new ArchiveFault('TRAILING_BYTES', 'The archive has bytes between its files');
      filling -= part.length;
      return part.length;
    }
    if (bytes.length < BLOCK) return 0;
    readHeader(bytes.subarray(0, BLOCK));
    return BLOCK;
  };

  return {
    write(bytes) {
      let rest = kept.length > 0 ? Buffer.concat([kept, bytes]) : bytes;
      for (let taken = -1; taken !== 0 && rest.length > 0; rest = rest.subarray(taken)) taken = consume(rest);
      kept = rest;
    },
    end() {
      if (remaining > 0 || filling > 0 || kept.length > 0 || emptyBlocks < 2 || isExtended)
        throw new ArchiveFault('TRUNCATED', 'The archive ends too early', { remedy: 'Fetch or stage it again.' });
    },
  };
}

function createCounts({ entries, contentBytes, manifestBytes }: ArchiveLimits) {
  let count = 0;
  let content = 0;
  return {
    add({ path, size }: EntryHeader): void {
      count += 1;
      content += size;
      if (count > entries)
        throw new ArchiveFault('TOO_MANY_FILES', `The archive has more than ${entries.toLocaleString('en')} entries`);
      if (content > contentBytes)
        throw new ArchiveFault('TOO_LARGE', `The archive holds more than ${describeBytes(contentBytes)}`);
      if (path === 'manifest.json' && size > manifestBytes)
        throw new ArchiveFault('TOO_LARGE', `The manifest has more than ${describeBytes(manifestBytes)}`);
    },
  };
}

function collectExtendedHeader({ path, size }: EntryHeader): FileSink {
  if (size > EXTENDED_HEADER_BYTES)
    throw new ArchiveFault('EXTENDED_HEADER', `The extended header ${quote(path)} has ${describeBytes(size)}`);
  const parts: Buffer[] = [];
  return { write: (bytes) => void parts.push(bytes), end: () => judgeExtendedHeader(Buffer.concat(parts)) };
}
