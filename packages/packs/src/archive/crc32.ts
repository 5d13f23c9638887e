import zlib from 'node:zlib';

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 by a table: what gzip ends with (RFC 1952, section 8). */
export function crc32ByTable(bytes: Buffer, before = 0): number {
  let value = ~before;
  for (const byte of bytes) value = (value >>> 8) ^ (table[(value ^ byte) & 0xff] ?? 0);
  return ~value >>> 0;
}

/** CRC-32 of bytes that follow others. Node has its own from 20.15 on. */
export const crc32: (bytes: Buffer, before?: number) => number = zlib.crc32 ?? crc32ByTable;
