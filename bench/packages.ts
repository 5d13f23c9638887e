import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFileLedgerStore, type FileLedgerStore } from '@greenlight/ledger';
import { createPackages, type Packages, stagePackage, type TrustPolicy } from '@greenlight/packs';
import { type Figure, median, time } from './statistics.ts';

const FILES = 1_000;
const ID = 'PKG-BENCH';
const actor = { kind: 'local', id: 'owner' } as const;

/**
 * Preflight and install of a package of 1,000 files against plain `tar -x` and `sha256sum -c` of the same archive, pair by pair in one
 * run. An install judges anew what it unpacks, looks at what it wrote, and has every file on the disk at its end; tar waits for nothing.
 */
export async function measurePackages(rounds: number): Promise<Figure[]> {
  const root = mkdtempSync(path.join(tmpdir(), 'greenlight-packages-'));
  try {
    const sums = plantSource(path.join(root, 'source'));
    const { archive, sha256 } = await stagePackage({ folder: path.join(root, 'source'), staging: root });
    const samples = { preflight: [] as number[], install: [] as number[], plain: [] as number[] };
    for (let round = -2; round < rounds; round += 1) {
      const folder = path.join(root, `round-${round}`);
      const { packages, ledger } = openPackages(path.join(folder, 'workspace'), sha256);
      const target = { path: archive };
      const unpacked = path.join(folder, 'plain');
      mkdirSync(unpacked, { recursive: true });
      const plain = await time(async () => unpackPlainly(archive, unpacked, sums));
      const preflight = await time(async () => check((await packages.preflight({ target })).passed));
      const install = await time(async () => check((await packages.install({ actor, target })).report.passed));
      await ledger.close();
      rmSync(folder, { recursive: true });
      if (round < 0) continue;
      samples.plain.push(plain);
      samples.preflight.push(preflight);
      samples.install.push(preflight + install);
    }
    return [
      compare('preflight of a package of 1,000 files / `tar -x` + `sha256sum -c`', samples.preflight, samples.plain, 1),
      compare('preflight and install of it, durable / the same', samples.install, samples.plain, 5),
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Files of 1 to 7 kB in 20 folders; gives what `sha256sum -c` reads. */
function plantSource(source: string): string {
  const assets = Array.from({ length: FILES }, (_, file) => {
    const asset = `bench/folder-${file % 20}/file-${file}.txt`;
    const text = `${file} ${'the lighthouse keeper waits '.repeat(40 + ((file * 7) % 200))}\n`;
    mkdirSync(path.join(source, path.dirname(asset)), { recursive: true });
    writeFileSync(path.join(source, asset), text);
    return { path: asset, kind: 'data', sha256: createHash('sha256').update(text).digest('hex') };
  });
  const manifest = { schema_version: 1, package_id: ID, version: '1.0.0', title: 'Bench', assets };
  writeFileSync(path.join(source, 'manifest.json'), JSON.stringify(manifest));
  return assets.map((asset) => `${asset.sha256}  ${asset.path}\n`).join('');
}

function openPackages(workspace: string, sha256: string): { packages: Packages; ledger: FileLedgerStore } {
  const root = path.join(workspace, '.greenlight');
  mkdirSync(workspace, { recursive: true });
  const trust: TrustPolicy = { keys: [], hashes: new Set([sha256]) };
  const ledger = createFileLedgerStore({ root });
  const packages = createPackages({ workspace, root, ledger, trust, catalogFolders: [], now: () => new Date() });
  return { packages, ledger };
}

function unpackPlainly(archive: string, folder: string, sums: string): void {
  execFileSync('tar', ['-xzf', archive, '-C', folder]);
  execFileSync('sha256sum', ['-c', '--quiet', '-'], { cwd: folder, input: sums });
}

function compare(what: string, ours: readonly number[], theirs: readonly number[], most: number): Figure {
  const ratio = median(ours.map((took, index) => took / (theirs[index] ?? Number.NaN)));
  return {
    what,
    measured: `${ratio.toFixed(2)} × (${median(ours).toFixed(0)} ms / ${median(theirs).toFixed(0)} ms)`,
    aim: `≤ ${most} ×`,
    holds: ratio <= most,
  };
}

function check(passed: boolean): void {
  if (!passed) throw new Error('The package did not pass.');
}
