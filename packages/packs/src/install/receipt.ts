import { copyFileSync, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { canonicalize } from '@greenlight/ledger';
import type { InstalledPackage, PackageManifest } from '@greenlight/schema';
import { readArchive } from '../archive/read-archive.ts';
import type { TrustPolicy } from '../package-facts.ts';
import { judgeSignature } from '../trust/judge-signature.ts';
import { syncPath } from './write-durably.ts';

// A package that brings code keeps its archive, and the signature, beside its folder: what `installed.json` says of a signer is a
// claim of the workspace's, and code is run for what can be verified alone.
const ARCHIVE = '+signed.tar.gz'; // no version has a plus
const suffixes = [ARCHIVE, `${ARCHIVE}.sig`];

/** Whether a package's archive is kept with it. */
export function keepsReceipt({ assets }: PackageManifest): boolean {
  return assets.some(({ kind }) => kind === 'handler');
}

/** Copies an archive and its signature beside a folder. */
export function copyReceipt(archive: string, folder: string): void {
  copyFileSync(archive, `${folder}${ARCHIVE}`);
  if (existsSync(`${archive}.sig`)) copyFileSync(`${archive}.sig`, `${folder}${ARCHIVE}.sig`);
}

/** Moves what was copied beside one folder beside another, durably. */
export async function moveReceipt(from: string, to: string): Promise<void> {
  for (const suffix of suffixes.filter((name) => existsSync(`${from}${name}`))) {
    await syncPath(`${from}${suffix}`);
    await rename(`${from}${suffix}`, `${to}${suffix}`);
  }
}

export async function removeReceipt(folder: string): Promise<void> {
  for (const suffix of suffixes) await rm(`${folder}${suffix}`, { force: true });
}

/** Why a package's code is not to be run; undefined when somebody who is trusted here vouches for what is installed. */
export async function findDoubt(
  folder: string,
  { archive, manifest, signed_by }: InstalledPackage,
  trust: TrustPolicy,
): Promise<string | undefined> {
  if (signed_by === null) return 'nobody signed the package';
  const kept = `${folder}${ARCHIVE}`;
  if (!existsSync(kept)) return 'the archive that was verified is not beside it; install it again';
  const { facts, findings } = await readArchive(kept);
  if (findings.length > 0 || !facts?.manifest) return 'the archive beside it is damaged; install it again';
  const isSame = `sha256:${facts.sha256}` === archive && canonicalize(facts.manifest) === canonicalize(manifest);
  if (!isSame) return 'the archive beside it is another one; install it again';
  const { signedBy } = await judgeSignature(kept, facts.sha256, trust);
  return signedBy === null ? 'nobody who is trusted here signed it' : undefined;
}
