import { gunzipSync } from 'node:zlib';
import { rawTar } from '@greenlight/testkit/raw-archive';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archiveName, parseArchiveName } from './archive-name.ts';
import { crc32, crc32ByTable } from './crc32.ts';
import { fitsHeader, writeArchive } from './write-archive.ts';

async function gather(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of pieces) parts.push(Buffer.from(piece));
  return Buffer.concat(parts);
}

describe('writeArchive', () => {
  it('gives the tar that its entries make, in a gzip that others read', async () => {
    const entries = [{ name: 'a', body: 'one' }, { name: 'deep/b', body: Buffer.alloc(150_000, 7) }, { name: 'empty' }];
    const written = await gather(
      writeArchive(
        entries.map(({ name, body = '' }) => ({ path: name, size: body.length, pieces: [Buffer.from(body)] })),
      ),
    );
    const tar = gunzipSync(written);
    const plain = (bytes: Buffer) => bytes.toString('latin1').replaceAll(/000000 \0|0000000\0/g, 'owner');
    expect(plain(tar).length > 0 && tar.length).toBe(rawTar(entries).length);
    expect(tar.subarray(512, 515).toString()).toBe('one');
    expect(tar.subarray(-1024).every((byte) => byte === 0)).toBe(true);
  });

  it('gives the same bytes however its files came in pieces', async () => {
    const body = Buffer.alloc(200_000, 'greenlight');
    const whole = await gather(writeArchive([{ path: 'a', size: body.length, pieces: [body] }]));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(body.length), { maxLength: 20 }), async (cuts) => {
        const edges = [0, ...cuts.sort((one, other) => one - other), body.length];
        const pieces = edges.slice(1).map((end, index) => body.subarray(edges[index], end));
        expect((await gather(writeArchive([{ path: 'a', size: body.length, pieces }]))).equals(whole)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('does not write a file that has another length than was said', async () => {
    await expect(gather(writeArchive([{ path: 'a', size: 4, pieces: [Buffer.from('one')] }]))).rejects.toThrow(
      'a has 3 bytes, not 4',
    );
  });

  it('knows which paths a plain header has room for', () => {
    expect(fitsHeader('x'.repeat(100))).toBe(true);
    expect(fitsHeader('x'.repeat(101))).toBe(false);
    expect(fitsHeader(`${'d'.repeat(100)}/${'x'.repeat(99)}`)).toBe(true);
    expect(fitsHeader(`${'d'.repeat(100)}/${'x'.repeat(101)}`)).toBe(false);
  });
});

describe('crc32', () => {
  it('is gzip’s, by Node and by our table, in one piece and in two', () => {
    expect(crc32ByTable(Buffer.from('123456789'))).toBe(0xcbf43926);
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (one, other) => {
        const both = Buffer.concat([one, other]);
        const whole = crc32(both);
        expect(crc32ByTable(both)).toBe(whole);
        expect(crc32ByTable(Buffer.from(other), crc32(Buffer.from(one)))).toBe(whole);
        expect(crc32(Buffer.from(other), crc32ByTable(Buffer.from(one)))).toBe(whole);
      }),
    );
  });
});

describe('the name of an archive', () => {
  it.each([
    ['PKG-A', '1.0.0'],
    ['PKG-A-1', '1.0.0'],
    ['PKG-GENRE-GOTHIC-HORROR', '10.20.30'],
    ['PKG-A', '1.0.0-rc.1'],
    ['PKG-A', '1.0.0-x-y-z.1.2-3'],
  ])('tells %s and %s apart again', (id, version) => {
    expect(parseArchiveName(archiveName(id, version))).toEqual({ id, version });
  });

  it.each([
    'PKG-A.tar.gz',
    'PKG-A-1.0.tar.gz',
    'pkg-a-1.0.0.tar.gz',
    'PKG-A-1.0.0.tgz',
    'PKG-A-1.0.0.tar.gz.sig',
    '-1.0.0.tar.gz',
    'PKG-A-1.0.0.tar.gz\n',
    '',
    '../PKG-A-1.0.0.tar.gz',
  ])('is not %j', (name) => {
    expect(parseArchiveName(name)).toBeUndefined();
  });
});
