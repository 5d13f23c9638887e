import { Header } from 'tar';
import { ArchiveFault, quote } from './archive-fault.ts';

/** Bytes of a header, and what files are filled up to. */
export const BLOCK = 512;

export interface EntryHeader {
  kind: 'file' | 'folder' | 'extended';
  /** Without a leading `./` or a trailing `/`; not judged yet. */
  path: string;
  size: number;
}

// Where a header has what: POSIX ustar, "ustar Interchange Format".
const nameField = [0, 100] as const;
const sizeField = [124, 136] as const;
const kindField = 156;
const magicField = [257, 262] as const;
const prefixField = [345, 500] as const;

const refusedKinds: Readonly<Record<string, string>> = {
  1: 'a hard link',
  2: 'a link',
  3: 'a device',
  4: 'a device',
  6: 'a pipe',
  K: 'a long link',
  L: 'a name beside its header',
  S: 'a file with holes',
};

/**
 * Reads the header of an entry. The library decodes it; what it would take with a shrug (numbers that are none, bytes behind the end of
 * a name, a folder with content, a kind it does not know) is refused here, so that every reader sees the same archive.
 */
export function parseEntryHeader(block: Buffer): EntryHeader {
  const header = decode(block);
  if (!header.cksumValid)
    throw new ArchiveFault('BROKEN_HEADER', 'A header of the archive does not match its checksum');
  if (block.toString('latin1', ...magicField) !== 'ustar')
    throw new ArchiveFault('BROKEN_HEADER', 'The archive is of a kind that tar no longer writes');
  const letter = String.fromCharCode(block[kindField] ?? 0);
  const path = header.path ?? '';
  if (letter === 'x' || letter === 'g') return { kind: 'extended', path, size: parseSize(block, path) };
  refuseKind(letter, path);
  if (header.linkpath || hasBytesBehindName(block) || path === '')
    throw new ArchiveFault('BROKEN_HEADER', `The header of ${quote(path)} says more than a file's does`);
  const size = parseSize(block, path);
  const isFolder = letter === '5' || path.endsWith('/');
  if (isFolder && size > 0) throw new ArchiveFault('BROKEN_HEADER', `The folder ${quote(path)} has bytes of its own`);
  return { kind: isFolder ? 'folder' : 'file', path: tidy(path), size };
}

function decode(block: Buffer): Header {
  try {
    return new Header(block);
  } catch {
    throw new ArchiveFault('BROKEN_HEADER', 'A header of the archive has a number that is none'); // the library's way to say so
  }
}

function refuseKind(letter: string, path: string): void {
  if (letter === '0' || letter === '\0' || letter === '5') return;
  const kind = refusedKinds[letter] ?? `of the unknown kind ${quote(letter)}`;
  throw new ArchiveFault('NOT_A_FILE', `${quote(path)} is ${kind}; a package holds plain files`, {
    where: quote(path).slice(1, -1),
    remedy: 'Put the file itself in its place.',
  });
}

function parseSize(block: Buffer, path: string): number {
  const text = block.toString('latin1', ...sizeField);
  if (!/^[0-7]{1,12}[\0 ]*$/.test(text))
    throw new ArchiveFault('BROKEN_HEADER', `The size of ${quote(path)} is not a number`);
  return Number.parseInt(text, 8);
}

/** Bytes after the NUL that ends a name: readers differ on what they make of them. */
function hasBytesBehindName(block: Buffer): boolean {
  return [nameField, ...(block[magicField[1]] === 0 ? [prefixField] : [])].some(([from, to]) => {
    const end = block.subarray(from, to).indexOf(0);
    return end >= 0 && !isZero(block.subarray(from + end, to));
  });
}

function tidy(path: string): string {
  const name = path.replace(/^\.\/+/, '');
  return name === '' ? '.' : name.replace(/(?<=.)\/$/, '');
}

export function isZero(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}
