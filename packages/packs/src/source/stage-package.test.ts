import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArchive } from '../archive/read-archive.ts';
import { stagePackage } from './stage-package.ts';

let root: string;
let staging: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'greenlight-stage-'));
  staging = join(root, 'staging');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const name = 'PKG-STAGED-1.2.0.tar.gz';
const files = {
  'b.txt': 'two',
  'a.txt': 'one',
  'deep/c.bin': 'x'.repeat(200_000),
  'deep/.hidden': '',
  'B/d.txt': 'four',
};
const paths = ['b.txt', 'a.txt', 'deep/c.bin', 'deep/.hidden', 'B/d.txt'];
const manifestOf = (changes: Record<string, unknown> = {}) => ({
  schema_version: 1,
  package_id: 'PKG-STAGED',
  version: '1.2.0',
  title: 'Größe',
  assets: paths.map((path) => ({ path, kind: 'data' })),
  ...changes,
});

function plant(folder: string, order: readonly string[] = paths, manifest: unknown = manifestOf()): string {
  const source = join(root, folder);
  for (const path of order) {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    writeFileSync(join(source, path), files[path as keyof typeof files] ?? 'more');
  }
  writeFileSync(join(source, 'manifest.json'), JSON.stringify(manifest));
  return source;
}

const stage = (folder: string, force = false) => stagePackage({ folder, staging, force });
const bytesOf = (folder: string) => readFileSync(join(folder, name));

describe('the same source', () => {
  it('gives the same bytes from another folder, another order, another time, another mode, another umask and another process', async () => {
    const one = plant('one');
    const { archive, sha256 } = await stage(one);
    const other = plant('other/place', paths.toReversed(), manifestOf({ assets: manifestOf().assets.toReversed() }));
    for (const path of paths) {
      utimesSync(join(other, path), 1_000_000, 1_000_000);
      chmodSync(join(other, path), 0o700);
    }
    const script = `
      process.umask(0o007);
      process.chdir('/');
      const { stagePackage } = await import(${JSON.stringify(new URL('./stage-package.ts', import.meta.url).href)});
      await stagePackage({ folder: ${JSON.stringify(other)}, staging: ${JSON.stringify(join(root, 'elsewhere'))} });`;
    const env = { ...process.env, TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8' };
    execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      cwd: new URL('../..', import.meta.url),
      env,
    });
    expect(bytesOf(join(root, 'elsewhere')).equals(readFileSync(archive))).toBe(true);
    expect(readFileSync(join(root, 'elsewhere', `${name}.sha256`), 'utf8')).toBe(`${sha256}  ${name}\n`);
  });

  it('gives the same bytes with its hashes written out, and again when staged from what was unpacked', async () => {
    const { archive, sha256 } = await stage(plant('one'));
    const unpacked = join(root, 'unpacked');
    mkdirSync(unpacked);
    execFileSync('tar', ['-xzf', archive, '-C', unpacked]);
    const again = await stagePackage({ folder: unpacked, staging: join(root, 'again') });
    expect(again.sha256).toBe(sha256);
  });

  it('gives these bytes, on every machine', async () => {
    const { sha256 } = await stage(plant('one'));
    expect(sha256).toBe('919886b9191996ad5c45efa51f9a8d1ec6c23bee09fcd93a932fa459d10dbe1f');
  });
});

describe('an archive', () => {
  it('is what tar and sha256sum read: the manifest first, then by name; plain modes, no owner, no time', async () => {
    const { archive, ...staged } = await stage(plant('one'));
    expect(archive).toBe(join(staging, name));
    expect(staged).toEqual({
      id: 'PKG-STAGED',
      version: '1.2.0',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      isSigned: false,
    });
    const listing = execFileSync('tar', ['--numeric-owner', '--utc', '--full-time', '-tvzf', archive], {
      encoding: 'utf8',
    });
    const lines = listing
      .trim()
      .split('\n')
      .map((line) => line.split(/ +/));
    expect(lines.map(([mode, owner, , day, time]) => [mode, owner, day, time])).toEqual(
      Array.from({ length: 6 }, () => ['-rw-r--r--', '0/0', '1970-01-01', '00:00:00']),
    );
    expect(lines.map((line) => line.at(-1))).toEqual([
      'manifest.json',
      'B/d.txt',
      'a.txt',
      'b.txt',
      'deep/.hidden',
      'deep/c.bin',
    ]);
    expect(execFileSync('sha256sum', ['-c', `${name}.sha256`], { cwd: staging, encoding: 'utf8' })).toBe(
      `${name}: OK\n`,
    );
    execFileSync('gzip', ['-t', archive]);
    expect([...readFileSync(archive).subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
    expect(readdirSync(staging).sort()).toEqual([name, `${name}.sha256`]);
  });

  it('holds a manifest with every hash, and is read back without a finding', async () => {
    const { archive, sha256 } = await stage(plant('one'));
    const { facts, findings } = await readArchive(archive);
    expect(findings).toEqual([]);
    expect(facts).toMatchObject({ sha256, manifest: { title: 'Größe', dependencies: {}, conflicts: [] } });
    expect(facts?.manifest?.assets.map(({ path, sha256: hash }) => ({ path, hash }))).toEqual(
      facts?.files.map(({ path, sha256: hash }) => ({ path, hash })),
    );
  });
});

describe('staging again', () => {
  it('the same is nothing new: the archive stays, its signature stays, a lost .sha256 comes back', async () => {
    const source = plant('one');
    const { archive } = await stage(source);
    writeFileSync(`${archive}.sig`, 'signature');
    rmSync(`${archive}.sha256`);
    const before = statSync(archive, { bigint: true });
    expect((await stage(source)).isSigned).toBe(true);
    expect(statSync(archive, { bigint: true }).ino).toBe(before.ino);
    expect(readFileSync(`${archive}.sig`, 'utf8')).toBe('signature');
    expect(existsSync(`${archive}.sha256`)).toBe(true);
  });

  it('another content under the same version is refused, and nothing changes', async () => {
    const source = plant('one');
    const { archive } = await stage(source);
    const before = readFileSync(archive);
    writeFileSync(join(source, 'a.txt'), 'other');
    await expect(stage(source)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: `${name} is staged already, with other content. Give the package a new version, or replace it with --force.`,
    });
    expect(readFileSync(archive).equals(before)).toBe(true);
    expect(readdirSync(staging).sort()).toEqual([name, `${name}.sha256`]);
  });

  it('with force it is replaced, and the signature of the other bytes goes', async () => {
    const source = plant('one');
    const { archive, sha256 } = await stage(source);
    writeFileSync(`${archive}.sig`, 'signature');
    writeFileSync(join(source, 'a.txt'), 'other');
    const replaced = await stage(source, true);
    expect(replaced).toMatchObject({ isSigned: false, archive });
    expect(replaced.sha256).not.toBe(sha256);
    expect(existsSync(`${archive}.sig`)).toBe(false);
    expect(execFileSync('sha256sum', ['-c', `${name}.sha256`], { cwd: staging, encoding: 'utf8' })).toContain('OK');
  });
});

describe('a source is refused, and nothing is staged', () => {
  const expectRefusal = async (source: string, message: string | RegExp, code = 'VALIDATION') => {
    await expect(stage(source)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(existsSync(staging) ? readdirSync(staging) : []).toEqual([]);
  };

  it('when it is not there, or has no manifest', async () => {
    await expectRefusal(join(root, 'nowhere'), /There is no folder .*nowhere\.$/, 'NOT_FOUND');
    mkdirSync(join(root, 'empty'));
    await expectRefusal(join(root, 'empty'), /There is no file .*manifest\.json\.$/, 'NOT_FOUND');
  });

  it.each<[string, unknown, RegExp]>([
    [
      'of the wrong shape',
      { ...manifestOf(), version: 'one' },
      /manifest\.json: version: is not a version; one looks like 1\.2\.0/,
    ],
    ['with an unknown key', { ...manifestOf(), run: 'rm' }, /manifest\.json: .*"run"/],
    [
      'with a path that leads out',
      manifestOf({ assets: [{ path: '../a', kind: 'data' }] }),
      /assets\.0\.path: is not a path inside the package/,
    ],
    ['with an absolute path', manifestOf({ assets: [{ path: '/etc/passwd', kind: 'data' }] }), /is not a path inside/],
    [
      'with a path twice',
      manifestOf({ assets: [...manifestOf().assets, { path: 'a.txt', kind: 'data' }] }),
      /"a\.txt" is there twice/,
    ],
    [
      'with a path in two cases',
      manifestOf({ assets: [...manifestOf().assets, { path: 'A.txt', kind: 'data' }] }),
      /are one name/,
    ],
    [
      'that declares itself',
      manifestOf({ assets: [{ path: 'manifest.json', kind: 'data' }] }),
      /"manifest\.json" is there twice/,
    ],
    [
      'with a hash that is another',
      manifestOf({ assets: manifestOf().assets.map((asset) => ({ ...asset, sha256: '0'.repeat(64) })) }),
      /B\/d\.txt is not what manifest\.json says\. Leave its sha256 out/,
    ],
    [
      'with a missing file',
      manifestOf({ assets: [...manifestOf().assets, { path: 'gone.txt', kind: 'data' }] }),
      /declares "gone\.txt", which is not there/,
    ],
    [
      'without a file that is there',
      manifestOf({ assets: manifestOf().assets.slice(1) }),
      /does not declare "b\.txt"\. Add it to its assets, or remove it/,
    ],
  ])('with a manifest %s', async (_what, manifest, message) => {
    await expectRefusal(plant('one', paths, manifest), message);
  });

  it.each<[string, string | Buffer]>([
    ['no JSON', '{'],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['JSON behind a byte order mark', `\ufeff${JSON.stringify(manifestOf())}`],
  ])('with a manifest that is %s', async (_what, bytes) => {
    const source = plant('one');
    writeFileSync(join(source, 'manifest.json'), bytes);
    await expectRefusal(source, /manifest\.json is not JSON in UTF-8/);
  });

  it('with a name that no header has room for', async () => {
    const long = `${'x'.repeat(101)}`;
    const source = plant(
      'one',
      [...paths, long],
      manifestOf({ assets: [...manifestOf().assets, { path: long, kind: 'data' }] }),
    );
    await expectRefusal(source, /is too long for an archive\. A name may have 100 characters/);
  });

  it('with an undeclared file, hidden or not', async () => {
    const source = plant('one');
    writeFileSync(join(source, '.env'), 'SECRET=1');
    await expectRefusal(source, /does not declare "\.env"/);
  });

  it('with a link, a linked folder, a linked manifest or a pipe', async () => {
    const source = plant('one');
    const place = (path: string, make: () => void) => {
      rmSync(join(source, path), { recursive: true, force: true });
      make();
    };
    place('a.txt', () => symlinkSync('b.txt', join(source, 'a.txt')));
    await expectRefusal(source, /"a\.txt" is a link\. Put the file itself in its place/);
    place('a.txt', () => execFileSync('mkfifo', [join(source, 'a.txt')]));
    await expectRefusal(source, /"a\.txt" is not a plain file/);
    place('a.txt', () => writeFileSync(join(source, 'a.txt'), 'one'));
    place('deep', () => symlinkSync('/etc', join(source, 'deep')));
    await expectRefusal(source, /"deep" is a link/);
    place('manifest.json', () => symlinkSync('/etc/hostname', join(source, 'manifest.json')));
    await expectRefusal(source, /manifest\.json is a link/);
  });

  it('but not for what systems and version control leave there', async () => {
    const source = plant('one');
    const { sha256 } = await stage(source);
    mkdirSync(join(source, '.git'));
    writeFileSync(join(source, '.git/config'), '');
    for (const litter of ['.DS_Store', 'deep/.DS_Store', 'Thumbs.db', 'desktop.ini', '.gitignore'])
      writeFileSync(join(source, litter), '');
    expect((await stage(source)).sha256).toBe(sha256);
  });
});
