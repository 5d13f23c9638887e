import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { finding } from '@greenlight/schema';
import { paxRecord, type RawEntry, rawManifest, rawPackage, rawTar } from '@greenlight/testkit/raw-archive';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archiveLimits } from './archive-limits.ts';
import { readArchive } from './read-archive.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greenlight-read-'));
  file = join(folder, 'PKG-RAW-1.0.0.tar.gz');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const asset = { path: 'a.txt', text: 'one' };
const good = (): Buffer => rawPackage([asset]);
const read = (bytes: Buffer, limits = archiveLimits) => {
  writeFileSync(file, bytes);
  return readArchive(file, limits);
};
/** Beside an honest manifest and file: one more entry. */
const withEntry = (...entries: RawEntry[]): Buffer =>
  gzipSync(rawTar([rawManifest([asset]), { name: 'a.txt', body: 'one' }, ...entries]));

async function expectRefusal(bytes: Buffer, code: string, message: RegExp, limits = archiveLimits) {
  const { findings } = await read(bytes, limits);
  expect(findings.map((each) => each.code)).toEqual([code]);
  const [only] = findings;
  expect(finding.parse(only)).toMatchObject({ severity: 'blocker', message: expect.stringMatching(message) });
  expect(readdirSync(folder)).toEqual(['PKG-RAW-1.0.0.tar.gz']);
  return findings;
}

describe('an honest archive', () => {
  it('is told: its hash, its manifest, each file with its size, hash and kind', async () => {
    const { facts, findings } = await read(rawPackage([asset, { path: 'deep/b.json', text: '{}', kind: 'workflow' }]));
    expect(findings).toEqual([]);
    const sum = execFileSync('sha256sum', [file], { encoding: 'utf8' }).slice(0, 64);
    expect(facts).toMatchObject({ sha256: sum, manifest: { package_id: 'PKG-RAW', dependencies: {}, conflicts: [] } });
    expect(facts?.files).toMatchObject([
      { path: 'a.txt', size: 3, kind: 'data', sha256: facts?.manifest?.assets[0]?.sha256 },
      { path: 'deep/b.json', size: 2, kind: 'workflow', sha256: facts?.manifest?.assets[1]?.sha256 },
    ]);
  });

  it.each([['--format=gnu'], ['--format=ustar'], ['--format=posix']])(
    'may come from tar %s, folders and ./ included',
    async (format) => {
      const source = join(folder, 'source');
      mkdirSync(join(source, 'deep'), { recursive: true });
      writeFileSync(join(source, 'manifest.json'), rawManifest([{ path: 'deep/b.txt', text: 'two' }]).body ?? '');
      writeFileSync(join(source, 'deep/b.txt'), 'two');
      execFileSync('tar', ['-czf', file, format, '-C', source, '.']);
      const { facts, findings } = await readArchive(file);
      expect(findings).toEqual([]);
      expect(facts?.files).toMatchObject([{ path: 'deep/b.txt', kind: 'data' }]);
    },
  );

  it('holds a file of the manifest’s name in a folder, which is a file like others', async () => {
    const nested = { path: 'deep/manifest.json', text: '{"package_id":"PKG-OTHER"}' };
    const { facts, findings } = await read(rawPackage([nested]));
    expect(findings).toEqual([]);
    expect(facts?.manifest?.package_id).toBe('PKG-RAW');
    expect(facts?.files.map(({ path }) => path)).toEqual(['deep/manifest.json']);
  });

  it('may be empty but for its manifest, and carry the name that gzip gives', async () => {
    const bytes = rawPackage([]);
    const named = Buffer.concat([
      bytes.subarray(0, 3),
      Buffer.from([8]),
      bytes.subarray(4, 10),
      Buffer.from('name.tar\0'),
      bytes.subarray(10),
    ]);
    expect(await read(named)).toMatchObject({
      findings: [],
      facts: { files: [], manifest: { package_id: 'PKG-RAW' } },
    });
  });
});

describe('names', () => {
  it.each([
    ['../evil.txt'],
    ['deep/../../evil.txt'],
    ['deep/..'],
    ['..'],
    ['/etc/evil.txt'],
    ['//server/evil.txt'],
    ['C:/evil.txt'],
    ['c:evil.txt'],
    ['..\\evil.txt'],
    ['deep\\evil.txt'],
    ['\\evil.txt'],
    ['./../evil.txt'],
    ['.//etc/../../evil.txt'],
  ])('an entry %j leads out: package.G0A', async (name) => {
    const [found] = await expectRefusal(withEntry({ name, body: 'x' }), 'ESCAPING_PATH', /leads out of the package$/);
    expect(found).toMatchObject({ gate: 'package.G0A', remedy: expect.any(String), where: expect.any(String) });
  });

  it('an escaping path by the prefix of its header is judged whole', async () => {
    await expectRefusal(withEntry({ name: 'evil.txt', prefix: '../up' }), 'ESCAPING_PATH', /"\.\.\/up\/evil\.txt"/);
    await expectRefusal(withEntry({ name: 'evil.txt', prefix: '/etc' }), 'ESCAPING_PATH', /"\/etc\/evil\.txt"/);
  });

  it.each([
    ['a b.txt'],
    ['ünder.txt'],
    ['a\nb'],
    ['a\u001b[2J'],
    ['deep//b'],
    ['deep/./b'],
    ['ab:c'],
    ['a\u202eb'],
    ['~'],
    ['$(id)'],
  ])('an entry %j is no path we take', async (name) => {
    const [found] = await expectRefusal(
      withEntry({ name, body: 'x' }),
      'INVALID_PATH',
      /is not a path that a package can hold$/,
    );
    expect(found?.message).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
    expect(found?.where).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
  });

  it('bytes that are no UTF-8 are no name', async () => {
    await expectRefusal(withEntry({ name: Buffer.from([0x61, 0xff, 0xfe]) }), 'INVALID_PATH', /is not a path/);
  });

  it('escaping folders are refused as files are', async () => {
    await expectRefusal(withEntry({ name: '../up/', kind: '5' }), 'ESCAPING_PATH', /leads out/);
    await expectRefusal(withEntry({ name: '/', kind: '5' }), 'ESCAPING_PATH', /leads out/);
  });

  it.each<[string, RawEntry[], string, RegExp]>([
    ['twice', [{ name: 'a.txt', body: 'two' }], 'DOUBLED_NAME', /^"a\.txt" is there twice$/],
    ['twice, once behind ./', [{ name: './a.txt', body: 'two' }], 'DOUBLED_NAME', /^"a\.txt" is there twice$/],
    ['in two cases', [{ name: 'A.TXT', body: 'two' }], 'COLLIDING_NAMES', /^"a\.txt" and "A\.TXT" are one name/],
    ['of two folders in two cases', [{ name: 'x/b' }, { name: 'X/c' }], 'COLLIDING_NAMES', /"x" and "X"/],
    ['in two Unicode forms', [{ name: '\u00e9' }, { name: 'e\u0301' }], 'COLLIDING_NAMES', /are one name/],
    [
      'for a file and a folder',
      [{ name: 'a.txt/b', body: 'two' }],
      'FILE_AND_FOLDER',
      /"a\.txt" is a file and a folder/,
    ],
    ['for a folder and a file', [{ name: 'x/b' }, { name: 'x' }], 'FILE_AND_FOLDER', /"x" is a file and a folder/],
    ['of the manifest twice', [rawManifest([])], 'DOUBLED_NAME', /^"manifest\.json" is there twice$/],
    ['of the manifest in two cases', [{ name: 'Manifest.JSON', body: '{}' }], 'COLLIDING_NAMES', /manifest\.json/],
  ])('a name %s is refused', async (_what, entries, code, message) => {
    writeFileSync(file, withEntry(...entries));
    const { findings } = await readArchive(file);
    expect(findings[0]).toMatchObject({ gate: 'package.SCHEMA', code, message: expect.stringMatching(message) });
  });
});

describe('what is no plain file', () => {
  it.each([
    ['1', 'a hard link'],
    ['2', 'a link'],
    ['3', 'a device'],
    ['4', 'a device'],
    ['6', 'a pipe'],
    ['7', 'of the unknown kind "7"'],
    ['L', 'a name beside its header'],
    ['K', 'a long link'],
    ['S', 'a file with holes'],
    ['D', 'of the unknown kind "D"'],
    ['V', 'of the unknown kind "V"'],
    ['N', 'of the unknown kind "N"'],
    ['X', 'of the unknown kind "X"'],
    ['\xff', 'of the unknown kind "ÿ"'],
  ])('an entry of kind %j is refused as %s', async (kind, what) => {
    const link = kind === '1' || kind === '2' ? '/etc/passwd' : '';
    const bytes = withEntry({ name: 'evil', kind, link });
    const [found] = await expectRefusal(
      bytes,
      'NOT_A_FILE',
      new RegExp(`^"evil" is ${what}; a package holds plain files$`),
    );
    expect(found).toMatchObject({ where: 'evil', remedy: expect.any(String) });
  });

  it('a link made by tar is refused, to wherever it leads', async () => {
    symlinkSync('a.txt', join(folder, 'link'));
    execFileSync('tar', ['-czf', file, '-C', folder, 'link']);
    rmSync(join(folder, 'link'));
    const { findings } = await readArchive(file);
    expect(findings).toMatchObject([{ code: 'NOT_A_FILE', where: 'link' }]);
  });
});

describe('headers beside headers', () => {
  const pax = (...records: string[]): RawEntry => ({ name: 'PaxHeader/a', kind: 'x', body: records.join('') });

  it.each([
    ['path', '../evil'],
    ['path', 'b.txt'],
    ['size', '0'],
    ['linkpath', '/etc'],
    ['GNU.sparse.name', 'x'],
    ['hdrcharset', 'BINARY'],
  ])('a pax header that sets %s is refused', async (key, value) => {
    const bytes = withEntry(pax(paxRecord('mtime', '1.5'), paxRecord(key, value)), { name: 'b.txt' });
    await expectRefusal(bytes, 'EXTENDED_HEADER', new RegExp(`^The archive sets "${key}" beside a file's own header$`));
  });

  it('a global one that sets a path is refused too', async () => {
    await expectRefusal(withEntry({ ...pax(paxRecord('path', 'x')), kind: 'g' }), 'EXTENDED_HEADER', /"path"/);
  });

  it.each([
    ['without a length', 'path=../evil\n'],
    ['with a length that is short', '5 path=../evil\n'],
    ['with a length that is long', '999 mtime=1\n'],
    ['that ends in no line end', '10 mtime=1x'],
    ['with bytes behind', `${paxRecord('mtime', '1')}\0\0`],
    ['that hides a record in another', paxRecord('comment', 'x').replace('\n', '\0')],
  ])('a record %s is refused', async (_what, body) => {
    await expectRefusal(withEntry({ name: 'p', kind: 'x', body }), 'BROKEN_HEADER', /cannot be read$/);
  });

  it('one that is too long is refused before it is read', async () => {
    const body = paxRecord('comment', 'x'.repeat(20_000));
    await expectRefusal(withEntry({ name: 'p', kind: 'x', body }), 'EXTENDED_HEADER', /has 20,\d+ bytes$/);
  });

  it('two in a row, or one at the end, are refused', async () => {
    const one = pax(paxRecord('mtime', '1'));
    await expectRefusal(withEntry(one, one, { name: 'b' }), 'BROKEN_HEADER', /follow each other/);
    await expectRefusal(withEntry(one), 'TRUNCATED', /ends too early/);
  });
});

describe('headers', () => {
  const junk = (from: number, text: string) => (header: Buffer) => void header.write(text, from, 'latin1');

  it.each<[string, RawEntry]>([
    ['whose sum is wrong', { name: 'b', wrongBy: 1 }],
    ['of the time before ustar', { name: 'b', magic: '\0\0\0\0\0\0\0\0' }],
    ['whose name goes on behind its end', { name: 'b\0/../../evil' }],
    ['whose prefix goes on behind its end', { name: 'b', edit: junk(345, 'x\0y') }],
    ['without a name', { name: '' }],
    ['with a link for a file', { name: 'b', link: 'c' }],
    ['of a folder with bytes', { name: 'b/', kind: '5', body: 'x' }],
    ['of a file that ends in a slash, with bytes', { name: 'b/', body: 'x' }],
    ['with a size in words', { name: 'b', size: 'many\0\0\0\0\0\0\0\0' }],
    ['with a negative size', { name: 'b', size: '-0000000001\0' }],
    ['with a size and more', { name: 'b', size: '0000000 0001' }],
    ['with an empty size', { name: 'b', size: '\0\0\0\0\0\0\0\0\0\0\0\0' }],
    ['with a size in base 256', { name: 'b', size: Buffer.from([0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]) }],
    ['with a mode that is no number of any base', { name: 'b', edit: (header) => void header.writeUInt8(0x81, 100) }],
    [
      'with a time beyond all numbers',
      { name: 'b', edit: (header) => void header.fill(0xff, 136, 148).writeUInt8(0x80, 136) },
    ],
    ['with a negative size in base 256', { name: 'b', size: Buffer.alloc(12, 0xff) }],
  ])('a header %s is refused', async (_what, entry) => {
    await expectRefusal(withEntry(entry), 'BROKEN_HEADER', /./);
  });
});

describe('beginning and end', () => {
  const end = Buffer.alloc(1024);

  it('an archive without its end, or with half of it, is refused', async () => {
    for (const short of [Buffer.alloc(0), Buffer.alloc(512), Buffer.alloc(700)])
      await expectRefusal(gzipSync(rawTar([rawManifest([])], short)), 'TRUNCATED', /ends too early/);
  });

  it('zeros up to a full record may follow', async () => {
    expect((await read(gzipSync(rawTar([rawManifest([])], Buffer.alloc(10_240))))).findings).toEqual([]);
  });

  it.each<[string, Buffer]>([
    ['another file behind one empty block', rawTar([{ name: 'b' }], end)],
    ['another archive', rawTar([rawManifest([])], end)],
    ['bytes', Buffer.alloc(512, 1)],
  ])('%s behind the end is refused', async (_what, more) => {
    const bytes = gzipSync(Buffer.concat([rawTar([rawManifest([])], Buffer.alloc(512)), more]));
    await expectRefusal(bytes, 'TRAILING_BYTES', /goes on after its end/);
    await expectRefusal(gzipSync(Buffer.concat([rawTar([rawManifest([])]), more])), 'TRAILING_BYTES', /goes on/);
  });

  it('bytes between files are refused', async () => {
    await expectRefusal(withEntry({ name: 'b', body: 'x', filling: 7 }), 'TRAILING_BYTES', /between its files/);
  });

  it('every cut of it is refused', async () => {
    const bytes = good();
    for (let length = 0; length < bytes.length; length += 1) {
      const { findings } = await read(bytes.subarray(0, length));
      expect(findings, `cut to ${length}`).toMatchObject([{ gate: 'package.SCHEMA', severity: 'blocker' }]);
    }
  });

  it.each<[string, () => Buffer]>([
    ['zeros', () => Buffer.concat([good(), Buffer.alloc(512)])],
    ['one byte', () => Buffer.concat([good(), Buffer.from('x')])],
    ['another gzip member', () => Buffer.concat([good(), good()])],
    ['an empty gzip member before', () => Buffer.concat([gzipSync(''), good()])],
    ['an empty gzip member behind', () => Buffer.concat([good(), gzipSync('')])],
  ])('%s around the gzip is refused', async (_what, make) => {
    await expectRefusal(make(), 'TRAILING_BYTES', /follows the end/);
  });

  it.each<[string, () => Buffer, string]>([
    ['nothing', () => Buffer.alloc(0), 'TRUNCATED'],
    ['a tar without gzip', () => rawTar([rawManifest([])]), 'NOT_GZIP'],
    ['zlib’s own form', () => deflateSync(rawTar([rawManifest([])])), 'NOT_GZIP'],
    ['gzip in gzip', () => gzipSync(good()), 'TRUNCATED'],
    ['text', () => Buffer.from('manifest.json'), 'NOT_GZIP'],
    ['a zip', () => Buffer.from('PK\u0003\u0004 and more of it'), 'NOT_GZIP'],
    ['an unknown flag', () => Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 4]), good().subarray(4)]), 'NOT_GZIP'],
    ['an empty tar', () => gzipSync(Buffer.alloc(1024)), 'NO_MANIFEST'],
  ])('%s is no archive', async (_what, make, code) => {
    const { findings } = await read(make());
    expect(findings).toMatchObject([{ gate: 'package.SCHEMA', code }]);
  });

  it('a wrong checksum or length at its end is refused', async () => {
    for (const back of [1, 4, 5, 8]) {
      const bytes = good();
      bytes.writeUInt8((bytes.at(-back) ?? 0) ^ 0x40, bytes.length - back);
      await expectRefusal(bytes, 'CORRUPT', /does not match its own checksum/);
    }
  });
});

describe('limits', () => {
  const limits = { ...archiveLimits, entries: 5, contentBytes: 3000, archiveBytes: 4000, manifestBytes: 1500 };

  it('counts files and folders', async () => {
    const files = [1, 2, 3].map((index) => ({ name: `${index}` }));
    expect((await read(withEntry(...files), limits)).findings).toEqual([]);
    await expectRefusal(
      withEntry(...files, { name: 'd/', kind: '5' }),
      'TOO_MANY_FILES',
      /more than 5 entries/,
      limits,
    );
  });

  it('adds up what the files hold, as their headers say it, before it is read', async () => {
    await expectRefusal(
      withEntry({ name: 'b', size: '00000006000\0' }),
      'TOO_LARGE',
      /holds more than 3,000 bytes/,
      limits,
    );
    await expectRefusal(withEntry({ name: 'b', size: '77777777777\0' }), 'TOO_LARGE', /holds more than 100 MB/);
  });

  it('bounds the manifest', async () => {
    const bytes = gzipSync(rawTar([rawManifest([], { description: 'x'.repeat(1600) })]));
    await expectRefusal(bytes, 'TOO_LARGE', /manifest has more than 1,500 bytes/, limits);
  });

  it('does not look into a file that is too large', async () => {
    const { facts, findings } = await read(Buffer.alloc(4001), limits);
    expect(facts).toBeNull();
    expect(findings).toMatchObject([{ code: 'TOO_LARGE', message: expect.stringContaining('4,001 bytes') }]);
  });

  it('refuses 10,001 entries and takes 10,000', async () => {
    const entries = Array.from({ length: 9_999 }, (_, index) => ({ name: `f/${index}` }));
    expect((await read(gzipSync(rawTar([rawManifest([]), ...entries])))).findings).toEqual([]);
    const bytes = gzipSync(rawTar([rawManifest([]), ...entries, { name: 'one-more' }]));
    await expectRefusal(bytes, 'TOO_MANY_FILES', /more than 10,000 entries/);
  });
});

describe('the file itself', () => {
  it('is missing: NOT_FOUND', async () => {
    await expect(readArchive(file)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining(file),
    });
  });

  it.each([
    ['a link', () => symlinkSync('/etc/passwd', file)],
    ['a folder', () => mkdirSync(file)],
    ['a pipe that nobody writes', () => execFileSync('mkfifo', [file])],
    ['a device', () => symlinkSync('/dev/zero', file)],
  ])('is %s: VALIDATION, at once', async (_what, make) => {
    make();
    await expect(readArchive(file)).rejects.toMatchObject({
      code: 'VALIDATION',
      message: expect.stringContaining(file),
    });
  });
});
