import type { KeyObject } from 'node:crypto';
import type { LedgerStore } from '@greenlight/ledger';
import type { Actor, AssetKind, InstalledPackage, PackageManifest } from '@greenlight/schema';
import type { Changed } from './install/change-packages.ts';
import type { CatalogSource, PackageTarget } from './install/find-archive.ts';
import type { InstalledAsset, Ownership } from './install/ownership.ts';
import type { Recovery } from './install/recover.ts';
import type { TransactionStep } from './install/transaction.ts';
import type { PreflightReport, StagedPackage, TrustPolicy } from './package-facts.ts';
import type { RegisteredRow, RegistryChange } from './registries/change-registries.ts';
import type { SignedArchive } from './trust/sign-archive.ts';

export interface PackagesOptions {
  /** The workspace's root, and its `.greenlight` folder. */
  workspace: string;
  root: string;
  ledger: LedgerStore;
  trust: TrustPolicy;
  /** Folders of package sources; what is in an earlier one counts before what is in a later one. */
  catalogFolders: readonly string[];
  now: () => Date;
  /** How long a change waits for another one to end, in milliseconds; 5,000 when left out. */
  lockWaitMs?: number;
  /** Told of every step of a change as it has been made. */
  onStep?: (step: TransactionStep) => void;
}

/** A package that is installed, and what of it is not as it was installed. Paths are those in the package. */
export interface InstalledState extends InstalledPackage {
  changed: string[];
  missing: string[];
  /** Installed packages that depend on it. */
  dependents: string[];
}

export interface PackageList {
  installed: InstalledState[];
  /** By id, the newest version first. */
  staged: StagedPackage[];
  sources: CatalogSource[];
  /** Folders of versions that no installed package owns, from the workspace's root. */
  unclaimed: string[];
  /** What could not be read. */
  notes: string[];
  recovery: Recovery | undefined;
}

export interface PackageInspection {
  id: string;
  installed: InstalledState | undefined;
  /** With the manifest, where it can be read. */
  staged: (StagedPackage & { manifest: PackageManifest | null })[];
  sources: CatalogSource[];
  recovery: Recovery | undefined;
}

export interface StageOrder {
  actor: Actor;
  /** A package of the catalogs by its id, or a source folder. */
  target: PackageTarget;
  /** Replaces an archive of the same version that has other bytes. */
  force?: boolean;
}

export interface PreflightOrder {
  /** An archive that is staged, by its id, or any by its path. */
  target: PackageTarget;
  allowUnsigned?: boolean;
}

export interface InstallOrder extends PreflightOrder {
  actor: Actor;
  allowDowngrade?: boolean;
}

export interface Installed extends Changed {
  report: PreflightReport;
}

export interface SignOrder {
  actor: Actor;
  target: PackageTarget;
  /** An Ed25519 private key. */
  key: KeyObject;
}

/** Assets of one kind that may be used, and those that may not, with the reason. */
export interface UsableAssets {
  assets: InstalledAsset[];
  leftOut: (InstalledAsset & { why: string })[];
}

/**
 * The packages of a workspace. Whatever changes something takes who does it, holds one lock (LOCKED after a while in vain), is
 * recorded in the ledger `packages`, and first settles a change that was cut off: `recovery` says what became of that.
 */
export interface Packages {
  list(): Promise<PackageList>;
  /** Throws NOT_FOUND for an id that nothing bears. */
  inspect(id: string): Promise<PackageInspection>;
  stage(order: StageOrder): Promise<StagedPackage & { recovery: Recovery | undefined }>;
  /** The path of the archive that is meant. Throws NOT_FOUND when it is not staged. */
  findArchive(target: PackageTarget): Promise<string>;
  /** Runs the gates and changes nothing. */
  preflight(order: PreflightOrder): Promise<PreflightReport>;
  /** Throws GATE_BLOCKED, with `details.report`, when a gate is closed; CONFLICT for a version that is there, or an older one. */
  install(order: InstallOrder): Promise<Installed>;
  /** Throws NOT_FOUND, and CONFLICT while another package depends on it. */
  uninstall(order: { actor: Actor; id: string }): Promise<Changed>;
  sign(order: SignOrder): Promise<SignedArchive & { archive: string }>;
  /** Settles what an earlier command left, if it left anything. */
  repair(): Promise<Recovery | undefined>;
  ownerOf(path: string): Promise<Ownership | undefined>;
  /** Assets for use: as they were installed, and handlers only where the signature of somebody trusted can be verified anew. */
  installedAssets(kind: AssetKind): Promise<UsableAssets>;
  listRegistries(): RegisteredRow[];
  addRegistryRow(order: RegisteredRow & { actor: Actor }): Promise<RegistryChange>;
  removeRegistryRow(order: { actor: Actor; id: string }): Promise<RegistryChange>;
}
