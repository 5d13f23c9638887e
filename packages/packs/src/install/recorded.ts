import type { KeyObject } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Actor, GreenlightError } from '@greenlight/schema';
import { readArchive } from '../archive/read-archive.ts';
import type { StagedPackage } from '../package-facts.ts';
import type { RegistryChange, RegistryPlace } from '../registries/change-registries.ts';
import { stagePackage } from '../source/stage-package.ts';
import { type SignedArchive, signArchive } from '../trust/sign-archive.ts';
import { type PackageRoom, recovered } from './change-packages.ts';
import { singleEntry } from './package-entries.ts';
import { ensureOwnFolder } from './package-places.ts';
import type { Recovery } from './recover.ts';

/** Stages a source folder, under the lock and on the ledger. */
export async function recordStaged(
  room: PackageRoom,
  actor: Actor,
  { folder, force }: { folder: string; force: boolean },
): Promise<StagedPackage & { recovery: Recovery | undefined }> {
  const { staging } = room.places;
  return recovered(room, async (recovery) => {
    ensureOwnFolder(staging);
    removeDrafts(staging);
    const staged = await stagePackage({ folder, staging, force });
    const { id: package_id, version, sha256 } = staged;
    const what = { package_id, version, from_version: null, archive: `sha256:${sha256}`, reason: '' };
    await room.ledger.append(actor, singleEntry({ action: 'stage', phase: 'done', ...what }));
    return { ...staged, recovery };
  });
}

/** What a stage that was cut off left. */
function removeDrafts(staging: string): void {
  for (const name of readdirSync(staging).filter((each) => each.startsWith('.draft-'))) {
    rmSync(join(staging, name), { force: true });
  }
}

/** Signs an archive, under the lock and on the ledger. Throws VALIDATION for what is no package. */
export async function recordSigned(
  room: PackageRoom,
  actor: Actor,
  archive: string,
  key: KeyObject,
): Promise<SignedArchive & { archive: string }> {
  return recovered(room, async () => {
    const { facts, findings } = await readArchive(archive);
    if (!facts?.manifest) {
      const why = findings[0]?.message ?? 'it cannot be read';
      throw new GreenlightError('VALIDATION', `${archive} is no package to sign: ${why}.`, { details: { findings } });
    }
    const signed = await signArchive(archive, key);
    const { package_id, version } = facts.manifest;
    const what = { package_id, version, from_version: null, archive: `sha256:${facts.sha256}` };
    const reason = `by the key ${signed.keyId}`;
    await room.ledger.append(actor, singleEntry({ action: 'sign', phase: 'done', ...what, reason }));
    return { ...signed, archive };
  });
}

/** Changes a registry, under the lock and on the ledger. */
export async function changeRegistry(
  room: PackageRoom,
  actor: Actor,
  action: 'row_added' | 'row_removed',
  change: (place: RegistryPlace) => Promise<RegistryChange>,
): Promise<RegistryChange> {
  const { places, ledger } = room;
  return recovered(room, async () => {
    const changed = await change({ workspace: places.workspace, draftFolder: places.folder });
    const { table, row, hash } = changed;
    await ledger.append(actor, { type: 'REGISTRY', action, table, row: row.id, hash });
    return changed;
  });
}
