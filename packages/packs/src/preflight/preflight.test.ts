import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { keyIdOf, sha256Hex } from '@greenlight/ledger';
import { finding, type InstalledPackages, packageManifest } from '@greenlight/schema';
import { type RawAsset, rawManifest, rawPackage, rawTar } from '@greenlight/testkit/raw-archive';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TrustPolicy } from '../package-facts.ts';
import { signArchive } from '../trust/sign-archive.ts';
import { judgeArchive, type PreflightOptions, packageGates, preflight } from './preflight.ts';

const name = 'PKG-RAW-1.0.0.tar.gz';
const asset: RawAsset = { path: 'raw/a.txt', text: 'one' };
const nobody: TrustPolicy = { keys: [], hashes: new Set() };
const nothing: InstalledPackages = { v: 1, packages: {} };

let folder: string;
let archive: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greenlight-preflight-'));
  archive = join(folder, name);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Installed {
  version?: string;
  dependencies?: Record<string, string>;
  conflicts?: string[];
  paths?: string[];
}

/** What is installed, as the installer writes it down. */
function installed(packages: Record<string, Installed>): InstalledPackages {
  const entries = Object.entries(packages).map(
    ([id, { version = '1.0.0', dependencies = {}, conflicts = [], paths = [] }]) => {
      const assets = paths.map((path) => ({ path, kind: 'data', sha256: '0'.repeat(64) }));
      const manifest = packageManifest.parse({
        schema_version: 1,
        package_id: id,
        version,
        title: id,
        assets,
        dependencies,
        conflicts,
      });
      const by = { kind: 'local' as const, id: 'owner' };
      return [
        id,
        {
          manifest,
          archive: `sha256:${'0'.repeat(64)}`,
          signed_by: null,
          installed_by: by,
          installed_at: '2026-01-31T10:42:00.000Z',
        },
      ];
    },
  );
  return { v: 1, packages: Object.fromEntries(entries) };
}

/** Judges these bytes; what the last test of a gate is about stands alone, so all else is allowed. */
function judge(bytes: Buffer, options: Partial<PreflightOptions> = {}) {
  writeFileSync(archive, bytes);
  return preflight({ id: 'PKG-RAW', archive, installed: nothing, trust: nobody, allowUnsigned: true, ...options });
}

/** The gate that stopped it and what it said; every gate before passed, and none ran after. */
async function expectStop(gate: string, expected: object[], bytes: Buffer, options: Partial<PreflightOptions> = {}) {
  const report = await judge(bytes, options);
  const order = packageGates.map(({ id }) => id);
  expect(report.passed).toBe(false);
  expect(report.gates.map((each) => [each.gate, each.passed])).toEqual(
    order.slice(0, order.indexOf(gate) + 1).map((id) => [id, id !== gate]),
  );
  const findings = report.gates.at(-1)?.findings ?? [];
  expect(findings).toEqual(expected.map((each) => expect.objectContaining({ gate, severity: 'blocker', ...each })));
  for (const each of findings)
    expect(finding.parse(each)).toMatchObject({
      remedy: expect.stringMatching(/\.$/),
      where: expect.stringMatching(/./),
    });
  return report;
}

describe('the sequence', () => {
  it('runs the six gates in their order, and writes nothing', async () => {
    const report = await judge(rawPackage([asset]), {
      trust: { keys: [], hashes: new Set([sha256Hex(rawPackage([asset]))]) },
    });
    expect(report).toEqual({
      id: 'PKG-RAW',
      version: '1.0.0',
      passed: true,
      sha256: sha256Hex(rawPackage([asset])),
      signedBy: 'trusted',
      gates: ['SCHEMA', 'MANIFEST', 'G0A', 'G1', 'OWN', 'G5'].map((gate) => ({
        gate: `package.${gate}`,
        passed: true,
        findings: [],
      })),
    });
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('runs every check of the gate it stops at', async () => {
    const options = { installed: installed({ 'PKG-OLD': { version: '0.9.0' }, 'PKG-FOE': {} }) };
    const bytes = rawPackage([{ path: 'flow.json', text: '{', kind: 'workflow' }], {
      dependencies: { 'PKG-OLD': '^1.0.0', 'PKG-GONE': '*', 'PKG-ODD': 'one' },
      conflicts: ['PKG-FOE'],
    });
    const codes = [
      'INVALID_RANGE',
      'DEPENDENCY_VERSION',
      'MISSING_DEPENDENCY',
      'MISSING_DEPENDENCY',
      'CONFLICT',
      'UNSOUND_ASSET',
    ];
    await expectStop(
      'package.G1',
      codes.map((code) => ({ code })),
      bytes,
      options,
    );
  });

  it('hands on what was read, for an install', async () => {
    writeFileSync(archive, rawPackage([asset]));
    const { facts, report } = await judgeArchive({ id: 'PKG-RAW', archive, installed: nothing, trust: nobody });
    expect(report.passed).toBe(false);
    expect(facts).toMatchObject({
      sha256: sha256Hex(rawPackage([asset])),
      manifest: { package_id: 'PKG-RAW' },
      files: [{ path: 'raw/a.txt' }],
    });
  });

  it('throws for an archive that is not there, or is a link', async () => {
    const options = { id: 'PKG-RAW', archive, installed: nothing, trust: nobody };
    await expect(preflight(options)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    symlinkSync('/etc/passwd', archive);
    await expect(preflight(options)).rejects.toMatchObject({ code: 'VALIDATION' });
  });
});

describe('package.SCHEMA', () => {
  const stop = (bytes: Buffer, ...expected: object[]) => expectStop('package.SCHEMA', expected, bytes);
  const withManifest = (body: string | Buffer) => gzipSync(rawTar([{ name: 'manifest.json', body }]));
  const shape = (message: string | RegExp, where: string) => ({
    code: 'MANIFEST_SHAPE',
    where,
    message: typeof message === 'string' ? message : expect.stringMatching(message),
  });

  it('refuses what is no archive', async () => {
    await stop(Buffer.from('text'), { code: 'NOT_GZIP', message: 'The archive is not a gzip file', where: name });
  });

  it('refuses an archive without a manifest at its root', async () => {
    const nested = gzipSync(rawTar([{ ...rawManifest([]), name: 'PKG-RAW/manifest.json' }]));
    await stop(nested, {
      code: 'NO_MANIFEST',
      message: 'The archive has no manifest.json at its root',
      remedy: 'The manifest stands in the archive as manifest.json, not in a folder.',
    });
  });

  it.each<[string, string | Buffer]>([
    ['nothing', ''],
    ['a text', 'manifest'],
    ['a torn object', '{"schema_version":1'],
    ['other than UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['behind a byte order mark', '\ufeff{}'],
  ])('refuses a manifest that is %s', async (_what, body) => {
    await stop(withManifest(body), {
      code: 'MANIFEST_NOT_JSON',
      message: 'manifest.json is not JSON in UTF-8',
      where: 'manifest.json',
    });
  });

  it.each<[string, Record<string, unknown>, string | RegExp, string]>([
    ['of another version of the shape', { schema_version: 2 }, /^schema_version of the manifest: /, 'schema_version'],
    [
      'with an id that is none',
      { package_id: 'raw' },
      'package_id of the manifest: is not a package id; one looks like PKG-GENRE-HEIST',
      'package_id',
    ],
    [
      'with a version that is none',
      { version: '1.0' },
      'version of the manifest: is not a version; one looks like 1.2.0',
      'version',
    ],
    ['without a title', { title: '' }, /^title of the manifest: /, 'title'],
    [
      'that depends on the prototype',
      { dependencies: JSON.parse('{"__proto__":"1.0.0"}') },
      'dependencies of the manifest: "__proto__" is not a package id',
      'dependencies',
    ],
    ['with an unknown key', { install: 'rm -rf /' }, /^The manifest: .*"install"/, 'manifest.json'],
    [
      'with an unknown kind',
      { assets: [{ path: 'a', kind: 'binary', sha256: '0'.repeat(64) }] },
      /^assets\.0\.kind of the manifest: /,
      'assets.0.kind',
    ],
    [
      'with a hash that is none',
      { assets: [{ path: 'a', kind: 'data', sha256: 'ABC' }] },
      /^assets\.0\.sha256 of the manifest: /,
      'assets.0.sha256',
    ],
    ['with assets that are no list', { assets: {} }, /^assets of the manifest: /, 'assets'],
    [
      'with a dependency on no package',
      { dependencies: { left: '1' } },
      /^dependencies\.left of the manifest: /,
      'dependencies.left',
    ],
    ['with a conflict with no package', { conflicts: ['left'] }, /^conflicts\.0 of the manifest: /, 'conflicts.0'],
  ])('refuses a manifest %s', async (_what, changes, message, where) => {
    await stop(gzipSync(rawTar([rawManifest([], changes)])), shape(message, where));
  });

  it('refuses a manifest that declares a name twice, or in two cases', async () => {
    const hash = '0'.repeat(64);
    const twice = (one: string, other: string) => ({
      assets: [one, other].map((path) => ({ path, kind: 'data', sha256: hash })),
    });
    await stop(gzipSync(rawTar([rawManifest([], twice('a', 'a'))])), {
      code: 'DOUBLED_NAME',
      message: 'The manifest: "a" is there twice',
      where: 'a',
    });
    await stop(gzipSync(rawTar([rawManifest([], twice('a', 'A'))])), {
      code: 'COLLIDING_NAMES',
      message: 'The manifest: "a" and "A" are one name on some systems',
      where: 'A',
    });
    await stop(gzipSync(rawTar([rawManifest([], twice('a', 'a/b'))])), {
      code: 'FILE_AND_FOLDER',
      message: 'The manifest: "a" is a file and a folder',
      where: 'a',
    });
  });

  it('says twenty of a thousand faults, not all', async () => {
    const assets = Array.from({ length: 1000 }, () => ({ path: 'a' }));
    const report = await judge(gzipSync(rawTar([rawManifest([], { assets })])));
    expect(report.gates[0]?.findings).toHaveLength(20);
  });

  it('refuses a manifest nested a hundred thousand deep', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    await stop(withManifest(deep), shape(/^The manifest: /, 'manifest.json'));
  });

  it('refuses an archive that is not the one its .sha256 is of', async () => {
    writeFileSync(`${archive}.sha256`, `${'0'.repeat(64)}  ${name}\n`);
    const remedy = 'Fetch the archive again, or stage the package again.';
    await stop(rawPackage([asset]), {
      code: 'OTHER_SUM',
      where: `${name}.sha256`,
      message: `${name} is not the archive that ${name}.sha256 is of`,
      remedy,
    });
    writeFileSync(`${archive}.sha256`, 'honest\n');
    await stop(rawPackage([asset]), {
      code: 'BROKEN_SUM',
      where: `${name}.sha256`,
      message: `${name}.sha256 holds no SHA-256 of ${name}`,
      remedy,
    });
  });

  it('takes a .sha256 as sha256sum writes it', async () => {
    for (const text of [
      `${sha256Hex(rawPackage([asset]))}  ${name}\n`,
      `${sha256Hex(rawPackage([asset]))} *${name}\n`,
      sha256Hex(rawPackage([asset])),
    ]) {
      writeFileSync(`${archive}.sha256`, text);
      expect((await judge(rawPackage([asset]))).passed).toBe(true);
    }
  });
});

describe('package.MANIFEST', () => {
  it('refuses another package than the one that was asked for', async () => {
    await expectStop(
      'package.MANIFEST',
      [
        {
          code: 'OTHER_PACKAGE',
          where: 'manifest.json',
          message: 'The archive holds PKG-RAW, not PKG-OTHER',
          remedy: 'Ask for PKG-RAW, or stage PKG-OTHER.',
        },
      ],
      rawPackage([asset]),
      { id: 'PKG-OTHER' },
    );
  });

  it('refuses another version than the file is named after', async () => {
    await expectStop(
      'package.MANIFEST',
      [
        {
          code: 'OTHER_VERSION',
          where: 'manifest.json',
          message: 'The archive is named after version 1.0.0 and holds 1.0.1',
          remedy: 'Its name would be PKG-RAW-1.0.1.tar.gz.',
        },
      ],
      rawPackage([asset], { version: '1.0.1' }),
    );
  });

  it('asks nothing of a file that is named otherwise', async () => {
    archive = join(folder, 'download.tgz');
    expect((await judge(rawPackage([asset]))).passed).toBe(true);
  });
});

describe('package.G0A', () => {
  const stop = (bytes: Buffer, ...expected: object[]) => expectStop('package.G0A', expected, bytes);
  const pack = (declared: RawAsset[], held: RawAsset[]) =>
    gzipSync(rawTar([rawManifest(declared), ...held.map(({ path, text }) => ({ name: path, body: text }))]));
  const again = 'Stage the package again from its source.';

  it('refuses a file that is not declared', async () => {
    await stop(pack([asset], [asset, { path: 'b.txt', text: '' }]), {
      code: 'UNDECLARED_ASSET',
      where: 'b.txt',
      message: 'b.txt is not declared in the manifest',
      remedy: again,
    });
  });

  it('refuses a declared file that is missing', async () => {
    await stop(pack([asset, { path: 'b.txt', text: '' }], [asset]), {
      code: 'MISSING_ASSET',
      where: 'b.txt',
      message: 'b.txt is declared in the manifest and not in the archive',
      remedy: again,
    });
  });

  it('refuses a file that was changed, by one letter', async () => {
    await stop(pack([asset], [{ ...asset, text: 'onE' }]), {
      code: 'CHANGED_ASSET',
      where: 'raw/a.txt',
      message: 'raw/a.txt is not what the manifest says',
      remedy: again,
    });
  });

  it('refuses a file of the manifest’s name in another case, once and for all', async () => {
    await stop(pack([asset], [asset, { path: 'raw/manifest.json', text: '{}' }]), {
      code: 'UNDECLARED_ASSET',
      where: 'raw/manifest.json',
    });
  });

  it('refuses an entry that leads out of the package', async () => {
    const remedy = 'Use a path relative to the manifest.';
    await stop(pack([asset], [asset, { path: '../evil.txt', text: 'x' }]), {
      code: 'ESCAPING_PATH',
      where: '../evil.txt',
      message: '"../evil.txt" leads out of the package',
      remedy,
    });
    await stop(pack([asset], [asset, { path: '/tmp/evil.txt', text: 'x' }]), {
      code: 'ESCAPING_PATH',
      where: '/tmp/evil.txt',
      message: '"/tmp/evil.txt" leads out of the package',
      remedy,
    });
  });

  it('refuses a declared path that leads out, in the archive or not', async () => {
    const evil = { path: '../evil.txt', text: 'x' };
    const declared = {
      code: 'ESCAPING_PATH',
      where: '../evil.txt',
      message: 'The manifest declares ../evil.txt: "../evil.txt" leads out of the package',
    };
    await stop(pack([asset, evil], [asset]), declared);
    await stop(pack([asset, evil], [asset, evil]), { code: 'ESCAPING_PATH' }, declared);
  });

  it('refuses a declared path that is none we take', async () => {
    await stop(pack([asset, { path: 'a b', text: 'x' }], [asset]), {
      code: 'INVALID_PATH',
      where: 'a b',
      remedy: expect.stringContaining('Use letters, digits'),
    });
  });

  it('refuses a manifest that declares itself', async () => {
    await stop(pack([asset, { path: 'manifest.json', text: '' }], [asset]), {
      code: 'MANIFEST_DECLARED',
      where: 'manifest.json',
      message: 'The manifest declares itself',
    });
  });
});

describe('package.G1: dependencies and conflicts', () => {
  const stop = (changes: Record<string, unknown>, packages: Record<string, Installed>, ...expected: object[]) =>
    expectStop('package.G1', expected, rawPackage([asset], changes), { installed: installed(packages) });
  const passes = async (changes: Record<string, unknown>, packages: Record<string, Installed>) =>
    expect((await judge(rawPackage([asset], changes), { installed: installed(packages) })).passed).toBe(true);

  it('refuses a dependency that is not installed', async () => {
    await stop(
      { dependencies: { 'PKG-B': '^1.0.0' } },
      {},
      {
        code: 'MISSING_DEPENDENCY',
        where: 'PKG-B',
        message: 'PKG-RAW needs PKG-B ^1.0.0, which is not installed',
        remedy: 'Install PKG-B first.',
      },
    );
  });

  it.each([
    ['^1.0.0', '2.0.0'],
    ['>=1.2.0', '1.1.9'],
    ['1.x', '2.0.0-rc.1'],
    ['^2.0.0', '2.0.0-rc.1'],
  ])('refuses %s of what is installed as %s', async (range, version) => {
    await stop(
      { dependencies: { 'PKG-B': range } },
      { 'PKG-B': { version } },
      {
        code: 'DEPENDENCY_VERSION',
        where: 'PKG-B',
        message: `PKG-RAW needs PKG-B ${range}; ${version} is installed`,
        remedy: 'Install a version of PKG-B in that range.',
      },
    );
  });

  it.each([
    ['^1.0.0', '1.9.3'],
    ['*', '0.0.1'],
    ['>=1 <3', '2.5.0'],
    ['2.0.0-rc.1', '2.0.0-rc.1'],
    ['1.0.0 || ^3', '3.1.0'],
  ])('takes %s of what is installed as %s', async (range, version) => {
    await passes({ dependencies: { 'PKG-B': range } }, { 'PKG-B': { version } });
  });

  it.each([['one'], ['^^1'], ['1.0.0 or 2'], ['>=1.0.0.0.0'], ['>'.repeat(100)]])(
    'refuses "%s" for a range',
    async (range) => {
      await stop(
        { dependencies: { 'PKG-B': range } },
        { 'PKG-B': {} },
        {
          code: 'INVALID_RANGE',
          where: 'PKG-B',
          message: `"${range}" is not a range of versions of PKG-B`,
          remedy: 'Write one such as ^1.2.0 or >=1.0.0 <3.',
        },
      );
    },
  );

  it('refuses a dependency on itself, and one that depends on it in turn', async () => {
    await stop(
      { dependencies: { 'PKG-RAW': '*' } },
      { 'PKG-RAW': {} },
      { code: 'CIRCLE', where: 'PKG-RAW', message: 'PKG-RAW depends on itself' },
    );
    const packages = { 'PKG-B': { dependencies: { 'PKG-C': '*' } }, 'PKG-C': { dependencies: { 'PKG-RAW': '*' } } };
    await stop({ dependencies: { 'PKG-B': '*' } }, packages, {
      code: 'CIRCLE',
      where: 'PKG-B',
      message: 'PKG-RAW needs PKG-B, which needs PKG-RAW in turn',
    });
  });

  it('comes to an end where installed packages go in a circle without it', async () => {
    await passes(
      { dependencies: { 'PKG-B': '*' } },
      { 'PKG-B': { dependencies: { 'PKG-C': '*' } }, 'PKG-C': { dependencies: { 'PKG-B': '*' } } },
    );
  });

  it('refuses a version that a dependent cannot be with', async () => {
    const packages = { 'PKG-RAW': { version: '0.9.0' }, 'PKG-B': { dependencies: { 'PKG-RAW': '<1.0.0' } } };
    await stop({}, packages, {
      code: 'BREAKS_DEPENDENT',
      where: 'PKG-B',
      message: 'PKG-B is installed and needs PKG-RAW <1.0.0; this is 1.0.0',
      remedy: 'Uninstall PKG-B, or install another version of it.',
    });
    await passes({}, { 'PKG-B': { dependencies: { 'PKG-RAW': '^1.0.0' } } });
  });

  it('refuses a conflict, whichever of the two names it', async () => {
    await stop(
      { conflicts: ['PKG-B'] },
      { 'PKG-B': {} },
      {
        code: 'CONFLICT',
        where: 'PKG-B',
        message: 'PKG-RAW cannot be together with PKG-B, which is installed',
        remedy: 'Uninstall PKG-B first, or do without PKG-RAW.',
      },
    );
    await stop(
      {},
      { 'PKG-B': { conflicts: ['PKG-RAW'] } },
      { code: 'CONFLICT', where: 'PKG-B', message: 'PKG-B is installed and cannot be together with PKG-RAW' },
    );
    await stop(
      { conflicts: ['PKG-RAW'] },
      {},
      { code: 'CONFLICT', where: 'PKG-RAW', message: 'PKG-RAW conflicts with itself' },
    );
    await passes({ conflicts: ['PKG-B'] }, { 'PKG-C': {} });
  });
});

describe('package.G1: what a package brings', () => {
  const stop = (assets: RawAsset[], ...messages: RegExp[]) =>
    expectStop(
      'package.G1',
      messages.map((message) => ({
        code: 'UNSOUND_ASSET',
        message: expect.stringMatching(message),
        remedy: 'Correct it in the source and stage the package again.',
      })),
      rawPackage(assets),
    );
  const workflow = (steps: unknown[], path = 'flow.json'): RawAsset => ({
    path,
    kind: 'workflow',
    text: JSON.stringify({ schema_version: 1, id: 'documentary', title: 'Documentary', steps }),
  });
  const genre = (path: string, part: object): RawAsset => ({
    path,
    kind: 'genre',
    text: JSON.stringify({ schema_version: 1, genre: 'noir', ...part }),
  });

  it('takes a sound workflow, genre, prompt and template, and looks into no handler and no data', async () => {
    const assets: RawAsset[] = [
      workflow([
        { id: 'idea', title: 'Idea' },
        { id: 'shoot', title: 'Shoot', entry: ['idea'] },
      ]),
      genre('noir.json', { complications: ['Rain.'] }),
      { path: 'ending.md', kind: 'prompt', text: '---\nname: bleak\npurpose: ending\n---\nEnd {title} badly.\n' },
      { path: '00_overview.md', kind: 'template', text: '# {{title}}\n\n## Why\n\n{{why}}\n' },
      { path: 'handler.mjs', kind: 'handler', text: '}}} not even JavaScript' },
      { path: 'data.bin', kind: 'data', text: '\0\u0001' },
    ];
    const bytes = rawPackage(assets);
    const trust = { keys: [], hashes: new Set([sha256Hex(bytes)]) };
    expect(await judge(bytes, { trust })).toMatchObject({ passed: true });
  });

  it('refuses a workflow with steps in a circle, and those behind it', async () => {
    const steps = [
      { id: 'idea', title: 'Idea' },
      { id: 'cut', title: 'Cut', entry: ['shoot'] },
      { id: 'shoot', title: 'Shoot', entry: ['cut'] },
      { id: 'show', title: 'Show', entry: ['cut'] },
    ];
    await stop(
      [workflow(steps)],
      /^flow\.json is no sound workflow: steps\.1\.entry: \\"cut\\" is part of a circle: cut → shoot → cut$/,
      /\\"shoot\\" is part of a circle: shoot → cut → shoot$/,
      /\\"show\\" cannot be reached: it rests on steps that go in a circle$/,
    );
  });

  it('refuses a workflow whose entry rests on nothing there, or on itself', async () => {
    await stop(
      [workflow([{ id: 'idea', title: 'Idea', entry: ['dream'] }])],
      /rests on \\"dream\\", which is no step$/,
    );
    await stop(
      [workflow([{ id: 'idea', title: 'Idea', entry: ['idea'] }])],
      /can only begin when it is complete itself$/,
    );
  });

  it('refuses what is no JSON or no UTF-8, and says which', async () => {
    await stop(
      [{ path: 'flow.json', kind: 'workflow', text: '{' }],
      /^flow\.json is no sound workflow: it is not JSON$/,
    );
    await stop([{ path: 'noir.json', kind: 'genre', text: 'noir' }], /^noir\.json is no sound genre: it is not JSON$/);
    const bytes = Buffer.from([0xff, 0xfe]);
    const manifest = rawManifest([], { assets: [{ path: 'p.md', kind: 'prompt', sha256: sha256Hex(bytes) }] });
    await expectStop(
      'package.G1',
      [{ code: 'UNSOUND_ASSET', message: 'p.md is no sound prompt: it is not UTF-8' }],
      gzipSync(rawTar([manifest, { name: 'p.md', body: bytes }])),
    );
  });

  it('refuses a prompt with a placeholder that nobody fills, and one without its words', async () => {
    await stop(
      [{ path: 'p.json', kind: 'prompt', text: JSON.stringify({ name: 'p', purpose: 'any', text: 'Read {secret}' }) }],
      /^p\.json is no sound prompt: text: may hold only/,
    );
    await stop(
      [{ path: 'p.json', kind: 'prompt', text: JSON.stringify({ name: 'p', purpose: 'any', text: '' }) }],
      /^p\.json is no sound prompt: text: must not be empty$/,
    );
  });

  it('refuses a template without a heading, and one with a field that is open', async () => {
    await stop([{ path: 't.md', kind: 'template', text: 'words' }], /^t\.md is no sound template: has no heading$/);
    await stop(
      [{ path: 't.md', kind: 'template', text: '# One\n{{why\n' }],
      /has a \\"\{\{\\" or a \\"\}\}\\" without its partner$/,
    );
  });

  it('judges the files of a genre together: what one refers to may stand in another', async () => {
    const beats = genre('beats.json', {
      beats: [{ title: 'The call', act: 1, line: 'It rings.', needs: ['detective'] }],
    });
    const cast = genre('cast.json', {
      archetypes: [
        {
          id: 'detective',
          title: 'The detective',
          roles: ['protagonist'],
          people: [{ occupation: 'Detective', description: 'Tired.' }],
        },
      ],
    });
    expect((await judge(rawPackage([beats, cast]))).passed).toBe(true);
    await stop(
      [beats],
      /^beats\.json is no sound genre \\?"noir\\?": beats\.0\.needs: \\"detective\\" is no archetype and no role$/,
    );
    await stop(
      [cast, genre('again.json', JSON.parse(cast.text))],
      /^cast\.json, again\.json is no sound genre .* is listed twice$/,
    );
  });

  it('refuses an asset that is too large to be read as a text', async () => {
    await stop(
      [
        {
          path: 't.md',
          kind: 'template',
          text: `# One\n${Array.from({ length: 300_000 }, (_, index) => index * 7919).join(' ')}`,
        },
      ],
      /larger than 2 MB/,
    );
  });

  it('shows no control characters of what it refuses', async () => {
    const report = await judge(rawPackage([{ path: 'p.json', kind: 'prompt', text: '{"\u001b[2J\\u001b]0;":1}' }]));
    expect(JSON.parse(JSON.stringify(report.gates.at(-1)?.findings))).toEqual(report.gates.at(-1)?.findings);
    for (const { message } of report.gates.at(-1)?.findings ?? [])
      expect(message).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  });
});

describe('package.OWN', () => {
  it('refuses a path that another package owns, in any case', async () => {
    const packages = installed({ 'PKG-B': { paths: ['other.txt', 'RAW/a.txt'] } });
    await expectStop(
      'package.OWN',
      [
        {
          code: 'OWNED_ASSET',
          where: 'raw/a.txt',
          message: 'raw/a.txt belongs to PKG-B',
          remedy: 'Give it another path, such as pkg-raw/raw/a.txt, or uninstall PKG-B.',
        },
      ],
      rawPackage([asset]),
      { installed: packages },
    );
  });

  it('lets a package keep its own paths when it is upgraded', async () => {
    const packages = installed({
      'PKG-RAW': { version: '0.9.0', paths: ['raw/a.txt'] },
      'PKG-B': { paths: ['b.txt'] },
    });
    expect((await judge(rawPackage([asset]), { installed: packages })).passed).toBe(true);
  });
});

describe('package.G5', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const trust: TrustPolicy = { keys: [{ keyId: keyIdOf(publicKey), key: publicKey }], hashes: new Set() };
  const handler: RawAsset = { path: 'handler.mjs', text: 'export default {}', kind: 'handler' };
  const sign = async (bytes: Buffer, key = privateKey) => {
    writeFileSync(archive, bytes);
    await signArchive(archive, key);
  };

  it('takes the signature of a trusted key, for code too', async () => {
    await sign(rawPackage([handler]));
    expect(await judge(rawPackage([handler]), { trust, allowUnsigned: false })).toMatchObject({
      passed: true,
      signedBy: keyIdOf(publicKey),
    });
  });

  it('refuses what nobody signed', async () => {
    await expectStop(
      'package.G5',
      [
        {
          code: 'UNSIGNED',
          where: name,
          message: 'PKG-RAW is not signed',
          remedy:
            'Sign it (greenlight package sign PKG-RAW) with a key whose public half is in the trust folder, or allow it with --allow-unsigned.',
        },
      ],
      rawPackage([asset]),
      { trust, allowUnsigned: false },
    );
  });

  it('warns instead where unsigned packages are allowed', async () => {
    const report = await judge(rawPackage([asset]), { trust });
    expect(report).toMatchObject({ passed: true, signedBy: null });
    expect(report.gates.at(-1)).toMatchObject({
      passed: true,
      findings: [{ severity: 'warning', code: 'UNSIGNED', message: 'PKG-RAW is not signed' }],
    });
  });

  it('refuses unsigned code, whatever is allowed', async () => {
    await expectStop(
      'package.G5',
      [
        {
          code: 'UNSIGNED_HANDLER',
          where: name,
          message: 'PKG-RAW is not signed, and brings code (handler.mjs)',
          remedy: expect.stringContaining('Code is never taken unsigned.'),
        },
      ],
      rawPackage([asset, handler]),
      { trust },
    );
  });

  it.each([
    ['code', handler],
    ['data', asset],
  ])('refuses %s signed by somebody unknown, whatever is allowed', async (_what, brought) => {
    await sign(rawPackage([brought]), generateKeyPairSync('ed25519').privateKey);
    const report = await expectStop(
      'package.G5',
      [
        {
          code: 'UNTRUSTED_SIGNATURE',
          where: `${name}.sig`,
          message: `${name}.sig was made with no key that is trusted here, or for other bytes`,
        },
      ],
      rawPackage([brought]),
      { trust },
    );
    expect(report.signedBy).toBeNull();
  });

  it('refuses the signature of other bytes, whatever is allowed', async () => {
    await sign(rawPackage([asset]));
    await expectStop('package.G5', [{ code: 'UNTRUSTED_SIGNATURE' }], rawPackage([{ ...asset, text: 'two' }]), {
      trust,
    });
  });

  it('refuses a file that is no signature, whatever is allowed', async () => {
    writeFileSync(`${archive}.sig`, 'signed');
    await expectStop(
      'package.G5',
      [{ code: 'BROKEN_SIGNATURE', where: `${name}.sig`, message: `${name}.sig is not an Ed25519 signature` }],
      rawPackage([asset]),
      { trust },
    );
  });
});
