import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** An entry of a tar, as it is to stand in the bytes: nothing is checked, and nothing is mended. */
export interface RawEntry {
  name: string | Buffer;
  body?: string | Buffer;
  /** The letter of its kind; `0`, a file, when it is left out. */
  kind?: string;
  link?: string;
  prefix?: string;
  /** The size field as it stands there, such as `00000000012\0`. */
  size?: string | Buffer;
  magic?: string;
  /** Changes the header once it is whole, before its sum is taken. */
  edit?: (header: Buffer) => void;
  /** What is added to the true sum. */
  wrongBy?: number;
  /** Fills the last block instead of zeros. */
  filling?: number;
}

const BLOCK = 512;

/** A header of 512 bytes with its sum. */
export function rawHeader({ name, body = '', kind = '0', link = '', prefix = '', ...rest }: RawEntry): Buffer {
  const header = Buffer.alloc(BLOCK);
  Buffer.from(name).copy(header, 0, 0, 100);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  Buffer.from(rest.size ?? `${Buffer.byteLength(body).toString(8).padStart(11, '0')}\0`).copy(header, 124, 0, 12);
  header.write('00000000000\0', 136);
  header.write(kind, 156, 1, 'latin1');
  header.write(link, 157, 100);
  header.write(rest.magic ?? 'ustar\x0000', 257, 8, 'latin1');
  header.write(prefix, 345, 155);
  rest.edit?.(header);
  return withSum(header, rest.wrongBy);
}

/** The header with the sum of its bytes, or one that is off by so much. */
export function withSum(header: Buffer, wrongBy = 0): Buffer {
  header.fill(' ', 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0) + wrongBy;
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** The entries one after the other, each filled up to a block, and the two empty blocks unless `end` says otherwise. */
export function rawTar(entries: readonly RawEntry[], end: Buffer = Buffer.alloc(2 * BLOCK)): Buffer {
  const parts = entries.flatMap((entry) => {
    const body = Buffer.from(entry.body ?? '');
    const filling = Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK, entry.filling ?? 0);
    return [rawHeader(entry), body, filling];
  });
  return Buffer.concat([...parts, end]);
}

/** A pax record: `<length> <key>=<value>\n`, its length counting itself. */
export function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  let length = Buffer.byteLength(rest);
  while (String(length).length + Buffer.byteLength(rest) !== length)
    length = String(length).length + Buffer.byteLength(rest);
  return `${length}${rest}`;
}

export interface RawAsset {
  path: string;
  text: string;
  kind?: string;
}

/** A manifest that declares the assets as they are; `changes` goes over it. */
export function rawManifest(assets: readonly RawAsset[], changes: Record<string, unknown> = {}): RawEntry {
  const manifest = {
    schema_version: 1,
    package_id: 'PKG-RAW',
    version: '1.0.0',
    title: 'Raw',
    assets: assets.map(({ path, text, kind = 'data' }) => ({
      path,
      kind,
      sha256: createHash('sha256').update(text).digest('hex'),
    })),
    ...changes,
  };
  return { name: 'manifest.json', body: JSON.stringify(manifest) };
}

/** The archive of a package whose manifest declares its assets as they are. */
export function rawPackage(assets: readonly RawAsset[], changes: Record<string, unknown> = {}): Buffer {
  const entries = assets.map(({ path, text }) => ({ name: path, body: text }));
  return gzipSync(rawTar([rawManifest(assets, changes), ...entries]));
}
