import type { InstalledPackages, PackageManifest } from '@greenlight/schema';
import type { ReadArchive } from '../archive/read-archive.ts';
import type { SignatureJudgement } from '../trust/judge-signature.ts';

/** What the gates look at. All reading is done; they only judge. */
export interface PreflightSubject {
  /** The package that was asked for. */
  id: string;
  /** The archive's name, without its folders. */
  fileName: string;
  read: ReadArchive;
  /** What `.sha256` beside the archive says, in hex; undefined when there is none, null when it says nothing of the kind. */
  sum: string | null | undefined;
  /** The bytes of assets that are judged as texts, by path. */
  assets: ReadonlyMap<string, Buffer>;
  installed: InstalledPackages['packages'];
  signature: SignatureJudgement;
  /** Whether an admin takes what nobody signed. */
  allowUnsigned: boolean;
}

/** The manifest of a subject that passed package.SCHEMA. The gates behind it are not asked before. */
export function manifestOf({ read }: PreflightSubject): PackageManifest {
  if (!read.facts?.manifest) throw new TypeError('There is no manifest to judge.');
  return read.facts.manifest;
}

/** Installed packages but for the one that is judged: what it replaces cannot stand in its way. */
export function othersOf({ installed }: PreflightSubject, id: string): [string, PackageManifest][] {
  return Object.entries(installed)
    .filter(([other]) => other !== id)
    .map(([other, { manifest }]) => [other, manifest]);
}
