import type { KeyObject } from 'node:crypto';
import type {
  Actor,
  GenrePack,
  InstallView,
  PackageListing,
  PackageView,
  PreflightView,
  PromptRow,
  StagedView,
  UninstallView,
  WorkflowDefinition,
} from '@greenlight/schema';
import type { PackageTarget } from '../install/find-archive.ts';
import type { RegisteredRow, RegistryChange } from '../registries/change-registries.ts';

/**
 * The packages of a workspace as people ask for them: what is not staged is found in a catalog and staged on the way, and every
 * answer is ready to be shown. Throws NOT_FOUND with the nearest ids, and what `Packages` throws.
 */
export interface PackageDesk {
  list(): Promise<PackageListing>;
  inspect(target: PackageTarget): Promise<PackageView>;
  stage(order: DeskOrder & { force?: boolean | undefined }): Promise<StagedView>;
  sign(order: DeskOrder & { findKey: () => Promise<KeyObject> }): Promise<SignedView>;
  preflight(order: DeskOrder & { allowUnsigned?: boolean | undefined }): Promise<PreflightView>;
  /** Installs when every gate passes; that one did not is in the answer. */
  install(
    order: DeskOrder & { allowUnsigned?: boolean | undefined; allowDowngrade?: boolean | undefined },
  ): Promise<InstallView>;
  uninstall(order: { id: string; actor: Actor }): Promise<UninstallView>;
  listRegistries(): Promise<RegisteredRow[]>;
  addRegistryRow(order: RegisteredRow & { actor: Actor }): Promise<RegistryChange>;
  removeRegistryRow(order: { id: string; actor: Actor }): Promise<RegistryChange>;
  /** The genres that ideas may come from: installed ones, the latest first, then those that ship with the product. */
  genres(): Promise<DeskGenre[]>;
  prompts(): Promise<PromptRow[]>;
  /** The workflows that installed packages bring, each id once. */
  workflows(): Promise<DeskWorkflow[]>;
  handlers(): Promise<DeskHandlers>;
  close(): Promise<void>;
}

export interface DeskOrder {
  target: PackageTarget;
  actor: Actor;
}

export interface SignedView {
  archive: string;
  signature: string;
  keyId: string;
  notes: string[];
}

export interface DeskGenre {
  pack: GenrePack;
  /** The id of the package. */
  from: string;
  /** False for what ships with the product and nobody installed. */
  isInstalled: boolean;
}

export interface DeskWorkflow {
  id: string;
  definition: WorkflowDefinition;
  /** The id of the package. */
  from: string;
}

export interface DeskHandlers {
  /** Files that may be imported: signed by whom the user trusts, and as they were installed. */
  handlers: { from: string; file: string; sha256: string }[];
  /** Why others may not be, a sentence each. */
  refused: string[];
}
