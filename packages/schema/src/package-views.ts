import type { Finding } from './finding.ts';
import type { Actor } from './identity.ts';
import type { AssetKind, PackageManifest } from './package-manifest.ts';
import type { PromptPurpose } from './prompt-asset.ts';

// What is said of packages: to the chat, by the commands, in JSON.

/** How many assets of each kind a package brings. */
export type AssetCounts = Partial<Record<AssetKind, number>>;

export interface PackageRow {
  id: string;
  version: string;
  title: string;
  brings: AssetCounts;
  /** The id of a key, `trusted` for what ships with the product, null for nobody. */
  signedBy: string | null;
}

export interface AvailableRow extends PackageRow {
  /** Where it lies: an archive that is ready to install, or a catalog's source. */
  from: 'staged' | 'catalog' | 'workspace catalog';
}

export interface PackageListing {
  installed: PackageRow[];
  /** What is not installed in this version. */
  available: AvailableRow[];
  /** What an interrupted command left, and what became of it; and what could not be read. */
  notes: string[];
}

export interface PackageView {
  manifest: PackageManifest;
  from: 'installed' | AvailableRow['from'];
  signedBy: string | null;
  /** Of an installed one: when, by whom, what needs it, and which of its files are not as they were installed. */
  installed?: {
    at: string;
    by: Actor;
    dependents: string[];
    changed: string[];
    missing: string[];
  };
  notes: string[];
}

export interface StagedView {
  id: string;
  version: string;
  /** The archive's path from the workspace's root. */
  archive: string;
  sha256: string;
  isSigned: boolean;
  /** The catalog that its source was taken from. */
  from: string;
  notes: string[];
}

/** What one gate said. */
export interface GateView {
  gate: string;
  passed: boolean;
  findings: readonly Finding[];
}

export interface PreflightView {
  id: string;
  version: string | null;
  passed: boolean;
  /** In their order; the first that failed is the last that ran. */
  gates: readonly GateView[];
  signedBy: string | null;
  /** The log of this run, from the workspace's root. */
  log?: string;
  /** What was done on the way, such as staging from a catalog. */
  notes: string[];
}

export interface InstallView {
  id: string;
  version: string | null;
  /** False when a gate stood in the way: nothing was changed. */
  done: boolean;
  /** The version that was there before; the same one when nothing had to be done. */
  former: string | null;
  preflight: PreflightView;
  brings: AssetCounts;
  kept: KeptFile[];
  notes: string[];
}

/** A file that was left where it stands. */
export interface KeptFile {
  path: string;
  why: string;
}

export interface UninstallView {
  id: string;
  version: string;
  /** How many files were removed. */
  removed: number;
  kept: KeptFile[];
  notes: string[];
}

/** A prompt that an installed package brings. */
export interface PromptRow {
  name: string;
  purpose: PromptPurpose;
  text: string;
  /** The id of the package. */
  from: string;
}

/** A row of a registry, and the table that it stands in. */
export interface RegistryRowView {
  table: string;
  id: string;
  title: string;
  status: string;
  version: string;
}

/** A change of a registry that was made. */
export interface RegistryChangeView {
  row: RegistryRowView;
  /** True when the workspace got a copy of the product's registries by it. */
  isCopied: boolean;
}
