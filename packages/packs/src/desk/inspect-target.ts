import { GreenlightError, type PackageView } from '@greenlight/schema';
import { readArchive } from '../archive/read-archive.ts';
import type { PackageTarget } from '../install/find-archive.ts';
import type { PackageList } from '../package-types.ts';
import { readSource } from '../source/read-source.ts';
import { judgeSignature } from '../trust/judge-signature.ts';
import type { DeskRoom } from './desk-room.ts';
import { type ById, choose, unknownPackage } from './find-target.ts';
import { catalogWord, recoveryNote } from './package-views.ts';

/** One package as it stands: installed, staged, in a catalog, or in a file. Throws NOT_FOUND, VALIDATION. */
export async function inspectTarget(room: DeskRoom, target: PackageTarget): Promise<PackageView> {
  if ('path' in target) return inspectArchive(room, target.path);
  const { packages } = await room.open();
  const list = await packages.list();
  const installed = describeInstalled(list, target);
  if (installed) return installed;
  const { staged, source } = choose(list, target);
  if (staged) return inspectArchive(room, staged.archive);
  if (!source) throw unknownPackage(list, target);
  const { manifest } = await readSource(source.folder);
  return { manifest, from: catalogWord(room, source.catalog), signedBy: null, notes: recoveryNote(list.recovery) };
}

function describeInstalled({ installed, recovery }: PackageList, { id, version }: ById): PackageView | undefined {
  const found = installed.find(({ manifest }) => manifest.package_id === id);
  if (!found || (version !== undefined && found.manifest.version !== version)) return undefined;
  const { manifest, signed_by: signedBy, installed_at: at, installed_by: by, dependents, changed, missing } = found;
  const state = { at, by, dependents, changed, missing };
  return { manifest, from: 'installed', signedBy, installed: state, notes: recoveryNote(recovery) };
}

async function inspectArchive(room: DeskRoom, archive: string): Promise<PackageView> {
  const { facts, findings } = await readArchive(archive);
  if (!facts?.manifest) {
    const why = findings[0]?.message ?? 'it cannot be read';
    throw new GreenlightError('VALIDATION', `${archive} is no package: ${why}.`, { details: { findings } });
  }
  const { trust } = await room.open();
  const { signedBy } = await judgeSignature(archive, facts.sha256, trust);
  const notes = findings.map(({ message }) => `Preflight refuses it: ${message}.`);
  return { manifest: facts.manifest, from: 'staged', signedBy, notes };
}
