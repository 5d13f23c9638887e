import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  createFileLedgerStore,
  type FileLedgerStore,
  keyIdOf,
  type LedgerStore,
  verifyStream,
} from '@greenlight/ledger';
import type { AssetKind, LedgerEntry, PackageSource } from '@greenlight/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPackages } from './create-packages.ts';
import type { TrustPolicy } from './package-facts.ts';
import type { Packages, PackagesOptions } from './package-types.ts';

const actor = { kind: 'local', id: 'owner' } as const;
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const trust: TrustPolicy = { keys: [{ keyId: keyIdOf(publicKey), key: publicKey }], hashes: new Set() };

let home: string;
let workspace: string;
let root: string;
let store: FileLedgerStore;
let packages: Packages;
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'packages-')));
  workspace = join(home, 'workspace');
  root = join(workspace, '.greenlight');
  mkdirSync(workspace);
  store = createFileLedgerStore({ root });
  packages = open();
});
afterEach(async () => {
  await store.close();
  rmSync(home, { recursive: true });
});

function open(options: Partial<PackagesOptions> = {}): Packages {
  const now = () => new Date();
  return createPackages({
    workspace,
    root,
    ledger: store,
    trust,
    catalogFolders: [join(home, 'catalog')],
    now,
    ...options,
  });
}

const at = (...path: string[]) => join(root, 'packages', ...path);

interface Brings {
  files?: Record<string, string>;
  kind?: AssetKind;
  dependencies?: Record<string, string>;
  conflicts?: string[];
}

/** Stages a package of a few files and gives its archive. */
async function stage(
  id: string,
  version: string,
  brings: Brings = {},
  key: KeyObject | null = privateKey,
): Promise<string> {
  const { kind = 'data', dependencies = {}, conflicts = [] } = brings;
  const files = brings.files ?? {
    [`${id.toLowerCase()}/a.txt`]: `a ${version}`,
    [`${id.toLowerCase()}/deep/b.txt`]: `b ${version}`,
  };
  const folder = join(home, 'sources', `${id}-${version}`);
  const assets = Object.keys(files).map((path) => ({ path, kind }));
  const source: PackageSource = {
    schema_version: 1,
    package_id: id,
    version,
    title: id,
    assets,
    dependencies,
    conflicts,
  };
  for (const [path, text] of Object.entries({ ...files, 'manifest.json': JSON.stringify(source) })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { archive } = await packages.stage({ actor, target: { path: folder } });
  if (key) await packages.sign({ actor, target: { path: archive }, key });
  return archive;
}

const install = (id: string, version?: string, more = {}) =>
  packages.install({ actor, target: { id, version }, ...more });

async function stageAndInstall(id: string, version: string, brings: Brings = {}) {
  await stage(id, version, brings);
  return install(id, version);
}

async function readLedger(): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for await (const entry of store.read('packages')) entries.push(entry);
  expect(verifyStream(await store.readBytes('packages')).ok).toBe(true);
  return entries;
}

function listAll(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String).sort() : [];
}

describe('a package', () => {
  it('is staged, signed, installed, owned and uninstalled, and nothing of it is left', async () => {
    const archive = await stage('PKG-A', '1.0.0');
    const { action, report, kept } = await install('PKG-A');
    expect({ action, signedBy: report.signedBy, kept }).toEqual({
      action: 'install',
      signedBy: keyIdOf(publicKey),
      kept: [],
    });
    expect(readFileSync(at('PKG-A/1.0.0/pkg-a/deep/b.txt'), 'utf8')).toBe('b 1.0.0');
    const { installed, staged } = await packages.list();
    expect(installed).toMatchObject([
      { manifest: { version: '1.0.0' }, installed_by: actor, changed: [], missing: [] },
    ]);
    expect(staged).toMatchObject([{ id: 'PKG-A', version: '1.0.0', archive, isSigned: true }]);
    const owner = { package_id: 'PKG-A', version: '1.0.0', asset: 'pkg-a/a.txt', kind: 'data' };
    expect(await packages.ownerOf('.greenlight/packages/PKG-A/1.0.0/pkg-a/a.txt')).toEqual(owner);
    expect(await packages.ownerOf(at('PKG-A/1.0.0/pkg-a/a.txt'))).toEqual(owner);
    expect(await packages.ownerOf('.greenlight/packages/PKG-A/1.0.0/pkg-a')).toBeUndefined();
    expect(await packages.ownerOf('.greenlight/packages/installed.json')).toBeUndefined();
    expect(await packages.uninstall({ actor, id: 'PKG-A' })).toMatchObject({
      action: 'uninstall',
      removed: 2,
      kept: [],
    });
    expect(listAll(at())).toEqual(['installed.json']);
    const steps = (await readLedger()).map((entry) => entry.type === 'PACKAGE' && `${entry.action} ${entry.phase}`);
    expect(steps).toEqual([
      'stage done',
      'sign done',
      'install started',
      'install done',
      'uninstall started',
      'uninstall done',
    ]);
  });

  it('comes from a catalog by its id, in the newest version there is', async () => {
    for (const version of ['1.2.0', '1.10.0']) {
      await stage('PKG-A', version);
      mkdirSync(join(home, 'catalog'), { recursive: true });
      renameSync(join(home, 'sources', `PKG-A-${version}`), join(home, 'catalog', `a-${version}`));
    }
    rmSync(join(root, 'staging'), { recursive: true });
    mkdirSync(join(home, 'catalog/broken'));
    writeFileSync(join(home, 'catalog/broken/manifest.json'), '{');
    expect(await packages.stage({ actor, target: { id: 'PKG-A' } })).toMatchObject({ version: '1.10.0' });
    const { sources, notes } = await packages.list();
    expect(sources.map(({ version }) => version)).toEqual(['1.10.0', '1.2.0']);
    expect(notes).toEqual([`${join(home, 'catalog/broken/manifest.json')} is not JSON.`]);
    expect(await packages.inspect('PKG-A')).toMatchObject({
      installed: undefined,
      staged: [{ manifest: { version: '1.10.0' } }],
    });
    await expect(packages.inspect('PKG-B')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(install('PKG-A', '1.2.0')).rejects.toThrow('PKG-A 1.2.0 is not staged.');
  });

  it('that is installed already exists, whatever else is wrong with its archive', async () => {
    await stageAndInstall('PKG-A', '1.0.0');
    rmSync(join(root, 'staging/PKG-A-1.0.0.tar.gz.sig'));
    const refused = { code: 'CONFLICT', message: 'PKG-A 1.0.0 is installed already.', details: { exists: true } };
    await expect(install('PKG-A')).rejects.toMatchObject(refused);
  });

  it('is upgraded, and goes back only when that is said', async () => {
    await stageAndInstall('PKG-A', '1.9.0');
    expect(await stageAndInstall('PKG-A', '1.10.0')).toMatchObject({ action: 'upgrade', removed: 2 });
    expect(readdirSync(at('PKG-A'))).toEqual(['1.10.0']);
    await expect(install('PKG-A', '1.9.0')).rejects.toThrow(
      'PKG-A 1.10.0 is installed, and 1.9.0 is older. To go back to it',
    );
    await expect(stageAndInstall('PKG-A', '1.10.0-rc.1')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await install('PKG-A', '1.9.0', { allowDowngrade: true })).toMatchObject({ action: 'downgrade' });
    expect(readdirSync(at('PKG-A'))).toEqual(['1.9.0']);
    const last = (await readLedger()).at(-1);
    expect(last).toMatchObject({ action: 'downgrade', phase: 'done', version: '1.9.0', from_version: '1.10.0' });
  });

  it('stays while another rests on it, and in a version that serves', async () => {
    await stageAndInstall('PKG-A', '1.0.0');
    await stageAndInstall('PKG-B', '1.0.0', { dependencies: { 'PKG-A': '^1.0.0' } });
    await expect(packages.uninstall({ actor, id: 'PKG-A' })).rejects.toThrow(
      'PKG-A stays: PKG-B needs it. Uninstall PKG-B first.',
    );
    await expect(stageAndInstall('PKG-A', '2.0.0')).rejects.toMatchObject({ code: 'GATE_BLOCKED' });
    expect(await stageAndInstall('PKG-A', '1.1.0')).toMatchObject({ action: 'upgrade' });
    expect((await packages.inspect('PKG-A')).installed?.dependents).toEqual(['PKG-B']);
    await packages.uninstall({ actor, id: 'PKG-B' });
    await packages.uninstall({ actor, id: 'PKG-A' });
    await expect(packages.uninstall({ actor, id: 'PKG-A' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that a gate refuses changes nothing, and that is on the ledger', async () => {
    await stageAndInstall('PKG-A', '1.0.0');
    const before = listAll(at());
    await stage('PKG-B', '1.0.0', { conflicts: ['PKG-A'] });
    await expect(install('PKG-B')).rejects.toMatchObject({
      code: 'GATE_BLOCKED',
      message: expect.stringContaining('package.G1: PKG-B cannot be together with PKG-A'),
      details: { report: { passed: false, id: 'PKG-B' } },
    });
    const other = await stage('PKG-C', '1.0.0');
    writeFileSync(other, 'no archive');
    await expect(packages.install({ actor, target: { id: 'PKG-C' } })).rejects.toMatchObject({ code: 'GATE_BLOCKED' });
    expect(listAll(at())).toEqual(before);
    const failed = (await readLedger()).filter((entry) => entry.type === 'PACKAGE' && entry.phase === 'failed');
    expect(failed).toMatchObject([
      { package_id: 'PKG-B', version: '1.0.0', reason: expect.stringContaining('package.G1') },
      { package_id: 'PKG-C', version: null, reason: expect.stringContaining('package.SCHEMA') },
    ]);
  });
});

describe('an archive that is named by its path', () => {
  it.each([
    ['that is no archive', () => 'no archive'],
    ['that has no manifest', () => gzipSync(Buffer.alloc(1024))],
  ])('%s is refused by package.SCHEMA, and nothing is recorded of it', async (_what, bytes) => {
    const path = join(home, 'from-outside.tar.gz');
    writeFileSync(path, bytes());
    const report = await packages.preflight({ target: { path }, allowUnsigned: true });
    expect(report).toMatchObject({ id: 'from-outside.tar.gz', version: null, passed: false, signedBy: null });
    expect(report.gates).toMatchObject([{ gate: 'package.SCHEMA', passed: false }]);
    const attempt = packages.install({ actor, target: { path }, allowUnsigned: true });
    await expect(attempt).rejects.toMatchObject({
      code: 'GATE_BLOCKED',
      message: expect.stringContaining('package.SCHEMA'),
    });
    expect(listAll(at())).toEqual([]);
    expect(await readLedger()).toEqual([]);
  });
});

describe('files that were changed or are not the package’s', () => {
  async function touch(version: string) {
    appendFileSync(at('PKG-A', version, 'pkg-a/a.txt'), '!');
    writeFileSync(at('PKG-A', version, 'pkg-a/deep/mine.txt'), 'mine');
  }
  const kept = (version: string) => [
    { path: `.greenlight/packages/PKG-A/${version}/pkg-a/a.txt`, why: 'changed' },
    { path: `.greenlight/packages/PKG-A/${version}/pkg-a/deep/mine.txt`, why: 'unknown' },
  ];

  it.each(['an uninstall', 'an upgrade'])('survive %s where they stand, and are named', async (what) => {
    await stageAndInstall('PKG-A', '1.0.0');
    await touch('1.0.0');
    expect((await packages.list()).installed).toMatchObject([{ changed: ['pkg-a/a.txt'], missing: [] }]);
    const outcome =
      what === 'an upgrade'
        ? await stageAndInstall('PKG-A', '1.1.0')
        : await packages.uninstall({ actor, id: 'PKG-A' });
    expect(outcome).toMatchObject({ removed: 1, kept: kept('1.0.0') });
    expect(readFileSync(at('PKG-A/1.0.0/pkg-a/a.txt'), 'utf8')).toBe('a 1.0.0!');
    expect(listAll(at('PKG-A/1.0.0'))).toEqual(['pkg-a', 'pkg-a/a.txt', 'pkg-a/deep', 'pkg-a/deep/mine.txt']);
    expect((await readLedger()).at(-1)).toMatchObject({ phase: 'done', kept: kept('1.0.0').map(({ path }) => path) });
    expect((await packages.list()).unclaimed).toEqual(['.greenlight/packages/PKG-A/1.0.0']);
  });

  it('are moved aside, and named, when their version is installed again', async () => {
    for (const folder of ['kept/PKG-A/1.0.0', 'kept/PKG-A/1.0.0_2']) {
      await (folder.endsWith('_2') ? install('PKG-A') : stageAndInstall('PKG-A', '1.0.0'));
      await touch('1.0.0');
      await packages.uninstall({ actor, id: 'PKG-A' });
      const again = await install('PKG-A');
      expect(again.aside).toBe(`.greenlight/packages/${folder}`);
      expect(readFileSync(at(folder, 'pkg-a/a.txt'), 'utf8')).toBe('a 1.0.0!');
      expect(readFileSync(at('PKG-A/1.0.0/pkg-a/a.txt'), 'utf8')).toBe('a 1.0.0');
      await packages.uninstall({ actor, id: 'PKG-A' });
    }
  });

  it('do not lead out of the package: a link in the place of a folder is kept, and what it leads to is untouched', async () => {
    await stageAndInstall('PKG-A', '1.0.0');
    renameSync(at('PKG-A/1.0.0/pkg-a'), join(home, 'outside'));
    symlinkSync(join(home, 'outside'), at('PKG-A/1.0.0/pkg-a'));
    const { installed } = await packages.list();
    expect(installed).toMatchObject([{ missing: ['pkg-a/a.txt', 'pkg-a/deep/b.txt'] }]);
    const { removed, kept: left } = await packages.uninstall({ actor, id: 'PKG-A' });
    expect({ removed, left }).toEqual({
      removed: 0,
      left: [{ path: '.greenlight/packages/PKG-A/1.0.0/pkg-a', why: 'unknown' }],
    });
    expect(listAll(join(home, 'outside'))).toEqual(['a.txt', 'deep', 'deep/b.txt']);
  });

  it('do not lead out of the package: nor does a link in the place of the version or the package', async () => {
    for (const link of ['PKG-A/1.0.0', 'PKG-A']) {
      await (link === 'PKG-A' ? install('PKG-A') : stageAndInstall('PKG-A', '1.0.0'));
      const outside = join(home, link.replace('/', '-'));
      renameSync(at(link), outside);
      const before = listAll(outside);
      symlinkSync(outside, at(link));
      expect(await packages.uninstall({ actor, id: 'PKG-A' })).toMatchObject({ removed: 0 });
      expect(listAll(outside)).toEqual(before);
      rmSync(at(link));
    }
  });
});

describe('assets for use', () => {
  it('are those that are as they were installed; the others are named', async () => {
    await stageAndInstall('PKG-A', '1.0.0');
    await stageAndInstall('PKG-B', '1.0.0');
    appendFileSync(at('PKG-A/1.0.0/pkg-a/a.txt'), '!');
    rmSync(at('PKG-A/1.0.0/pkg-a/deep/b.txt'));
    const { assets, leftOut } = await packages.installedAssets('data');
    expect(assets.map(({ path }) => path)).toEqual([at('PKG-B/1.0.0/pkg-b/a.txt'), at('PKG-B/1.0.0/pkg-b/deep/b.txt')]);
    expect(leftOut.map(({ asset, why }) => [asset, why])).toEqual([
      ['pkg-a/a.txt', 'it was changed since it was installed'],
      ['pkg-a/deep/b.txt', 'it is missing'],
    ]);
    expect(await packages.installedAssets('genre')).toEqual({ assets: [], leftOut: [] });
  });

  const handler = { kind: 'handler' as const, files: { 'hello.mjs': 'export default {};\n' } };

  it('are handlers of a signed package, whose signature is verified anew', async () => {
    await stageAndInstall('PKG-H', '1.0.0', handler);
    expect((await packages.installedAssets('handler')).assets).toMatchObject([{ path: at('PKG-H/1.0.0/hello.mjs') }]);
    const stranger = open({ trust: { keys: [], hashes: new Set() } });
    expect((await stranger.installedAssets('handler')).leftOut).toMatchObject([
      { why: 'nobody who is trusted here signed it' },
    ]);
    await packages.uninstall({ actor, id: 'PKG-H' });
    expect(listAll(at())).toEqual(['installed.json']);
  });

  it('are no handlers that the workspace only says are signed', async () => {
    await stageAndInstall('PKG-H', '1.0.0', handler);
    const evil = 'export default { evil: true };\n';
    const sha256 = createHash('sha256').update(evil).digest('hex');
    const forged = JSON.parse(readFileSync(at('installed.json'), 'utf8'));
    forged.packages['PKG-H'].manifest.assets[0].sha256 = sha256;
    writeFileSync(at('installed.json'), JSON.stringify(forged));
    writeFileSync(at('PKG-H/1.0.0/hello.mjs'), evil);
    const { assets, leftOut } = await packages.installedAssets('handler');
    expect({ assets, why: leftOut.map(({ why }) => why) }).toEqual({
      assets: [],
      why: ['the archive beside it is another one; install it again'],
    });
    rmSync(at('PKG-H/1.0.0+signed.tar.gz'));
    expect((await packages.installedAssets('handler')).leftOut).toMatchObject([
      { why: expect.stringContaining('is not beside it') },
    ]);
  });
});

describe('a damaged workspace', () => {
  it.each([
    ['not JSON', '{', 'is not JSON'],
    ['of another version', '{"v":2,"packages":{}}', 'is of the version 2, which this program does not know'],
    ['of another shape', '{"v":1,"packages":{"PKG-A":{}}}', 'does not have its shape: packages.PKG-A.manifest'],
    ['with an id that is none', '{"v":1,"packages":{"../x":{}}}', 'does not have its shape'],
    ['with the prototype as an id', '{"v":1,"packages":{"__proto__":{}}}', '"__proto__" is not a package id'],
    ['without packages', '{"v":1}', 'does not have its shape: packages'],
    ['empty', '', 'is not JSON'],
  ])('whose installed.json is %s is told of, and nothing is guessed', async (_what, text, words) => {
    await stageAndInstall('PKG-A', '1.0.0');
    await stage('PKG-B', '1.0.0');
    writeFileSync(at('installed.json'), text);
    const before = listAll(at());
    const attempts = [
      () => packages.list(),
      () => install('PKG-B'),
      () => packages.uninstall({ actor, id: 'PKG-A' }),
      () => packages.installedAssets('data'),
    ];
    for (const attempt of attempts) {
      await expect(attempt()).rejects.toMatchObject({ code: 'VALIDATION', message: expect.stringContaining(words) });
    }
    expect(listAll(at())).toEqual(before);
    expect(readFileSync(at('installed.json'), 'utf8')).toBe(text);
  });

  it.each([
    ['.greenlight/packages is a link', () => symlinkSync(join(home, 'outside'), at())],
    ['.greenlight/packages is a file', () => writeFileSync(at(), '')],
    [
      '.greenlight/packages/PKG-A is a link',
      () => {
        mkdirSync(at());
        symlinkSync(join(home, 'outside'), at('PKG-A'));
      },
    ],
    [
      '.greenlight/packages/PKG-A is a file',
      () => {
        mkdirSync(at());
        writeFileSync(at('PKG-A'), '');
      },
    ],
    [
      '.greenlight leads out of the workspace',
      () => {
        renameSync(root, join(home, 'outside/.greenlight'));
        symlinkSync(join(home, 'outside/.greenlight'), root);
      },
    ],
    [
      '.greenlight/staging is a link',
      () => {
        renameSync(join(root, 'staging'), join(home, 'staging'));
        symlinkSync(join(home, 'staging'), join(root, 'staging'));
      },
    ],
  ])('where %s is refused, and nothing is written outside', async (_what, prepare) => {
    const archive = await stage('PKG-A', '1.0.0');
    await store.close();
    rmSync(at(), { recursive: true, force: true });
    mkdirSync(join(home, 'outside'));
    prepare();
    const outside = () =>
      [...listAll(join(home, 'outside')), ...listAll(join(home, 'staging'))].filter((path) => !path.includes('ledger'));
    const before = outside();
    const isStaging = existsSync(join(home, 'staging'));
    const source = join(home, 'sources/PKG-A-1.0.0');
    const attempt = isStaging
      ? packages.stage({ actor, target: { path: source } })
      : packages.install({ actor, target: { path: archive } });
    await expect(attempt).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringMatching(/^\/.*(link|not a folder)/),
    });
    expect(outside()).toEqual(before);
  });

  it('that may not be written says so, and is as before', async () => {
    await stageAndInstall('PKG-A', '1.0.0');
    await stage('PKG-B', '1.0.0');
    chmodSync(home, 0o755);
    const before = listAll(at());
    chmodSync(at(), 0o555);
    const asNobody = process.getuid?.() === 0;
    chmodSync(root, 0o755);
    for (const path of listAll(root)) chmodSync(join(root, path), 0o555);
    if (asNobody) process.seteuid?.(65_534); // what may not be written, root may
    try {
      const refused = {
        code: 'FORBIDDEN',
        message: expect.stringMatching(/packages cannot be written \(EACCES\)\. Nothing was changed\.$/),
      };
      await expect(install('PKG-B')).rejects.toMatchObject(refused);
      expect((await packages.list()).installed).toMatchObject([{ changed: [], missing: [] }]);
    } finally {
      if (asNobody) process.seteuid?.(0);
      for (const path of ['', ...listAll(root)]) chmodSync(join(root, path), 0o755);
    }
    expect(listAll(at())).toEqual(before);
  });
});

describe('a change that fails', () => {
  it('because the archive is another one by then is taken back', async () => {
    const archive = await stage('PKG-A', '1.0.0');
    const exchanging = open({ onStep: (step) => step === 'started' && writeFileSync(archive, 'something else') });
    await expect(exchanging.install({ actor, target: { id: 'PKG-A' } })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(listAll(at())).toEqual([]);
    expect((await readLedger()).at(-1)).toMatchObject({
      phase: 'failed',
      reason: expect.stringContaining('is not the archive that was judged'),
    });
  });

  it('because the ledger cannot be written is taken back; after the commit, the next command finishes it', async () => {
    await stage('PKG-A', '1.0.0');
    const failAt = (phase: string): LedgerStore => ({
      ...store,
      append: async (stream, drafts) => {
        if (drafts.some((draft) => draft.type === 'PACKAGE' && draft.phase === phase)) throw new Error('no ledger');
        return store.append(stream, drafts);
      },
    });
    const order = { actor, target: { id: 'PKG-A' } };
    await expect(open({ ledger: failAt('started') }).install(order)).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(listAll(at())).toEqual([]);
    await expect(open({ ledger: failAt('done') }).install(order)).rejects.toThrow(
      'has taken effect, but could not be completed',
    );
    expect(await packages.repair()).toMatchObject({ outcome: 'finished', package_id: 'PKG-A' });
    expect(await packages.repair()).toBeUndefined();
    expect((await readLedger()).at(-1)).toMatchObject({ phase: 'done', reason: 'finished after it was cut off' });
  });

  it('tells of an earlier one that was cut off, though it fails itself', async () => {
    await stage('PKG-A', '1.0.0');
    const halting = open({
      onStep: (step) => {
        if (step === 'committed') throw new Error('halted');
      },
    });
    await expect(halting.install({ actor, target: { id: 'PKG-A' } })).rejects.toThrow();
    await expect(install('PKG-A')).rejects.toMatchObject({
      code: 'CONFLICT',
      message:
        'An install of PKG-A 1.0.0 was cut off after it had taken effect; it is complete now. PKG-A 1.0.0 is installed already.',
    });
  });
});

describe('two changes at once', () => {
  it('wait for one another, and both are whole', async () => {
    const ids = Array.from({ length: 6 }, (_, index) => `PKG-N${index}`);
    for (const id of ids) await stage(id, '1.0.0');
    await Promise.all(ids.map((id) => open().install({ actor, target: { id } })));
    expect((await packages.list()).installed.map(({ manifest }) => manifest.package_id)).toEqual(ids);
    const phases = (await readLedger()).flatMap((entry) =>
      entry.type === 'PACKAGE' && entry.action === 'install' ? [entry.phase] : [],
    );
    expect(phases).toEqual(ids.flatMap(() => ['started', 'done']));
  });

  it('that cannot wait are told who is at work, while readers see what is whole', async () => {
    await stage('PKG-A', '1.0.0');
    await stage('PKG-B', '1.0.0');
    const impatient = open({ lockWaitMs: 0 });
    const seen: unknown[] = [];
    const busy = open({
      onStep: (step) => {
        if (step === 'placed')
          seen.push(
            impatient.install({ actor, target: { id: 'PKG-B' } }).catch((error: unknown) => error),
            impatient.list(),
          );
      },
    });
    await busy.install({ actor, target: { id: 'PKG-A' } });
    const [refused, list] = await Promise.all(seen);
    expect(refused).toMatchObject({
      code: 'LOCKED',
      message: expect.stringContaining(`changed by process ${process.pid}`),
    });
    expect(list).toMatchObject({ recovery: undefined });
  });
});
