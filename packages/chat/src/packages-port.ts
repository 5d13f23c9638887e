import type {
  Actor,
  InstallView,
  PackageListing,
  PackageView,
  PreflightView,
  PromptRow,
  RegistryChangeView,
  RegistryRowView,
  StagedView,
  UninstallView,
} from '@greenlight/schema';

/**
 * The packages of a workspace: what is installed, what could be, and the doing of it. Throws NOT_FOUND for an id that nothing
 * bears, naming the nearest; LOCKED while another command changes packages; CONFLICT for what stands in the way of a change.
 */
export interface PackagesPort {
  list(): Promise<PackageListing>;
  inspect(id: string): Promise<PackageView>;
  /** Makes an archive of the package's source in a catalog. */
  stage(request: PackageRequest): Promise<StagedView>;
  /** Judges an archive. One that is not staged is staged from its catalog first. */
  preflight(request: PackageRequest): Promise<PreflightView>;
  /** Judges an archive and, when every gate passes, installs it. Done or not is in the answer. */
  install(request: PackageRequest): Promise<InstallView>;
  uninstall(request: PackageRequest): Promise<UninstallView>;
  /** The prompts that installed packages bring. */
  prompts(): Promise<PromptRow[]>;
  listRegistries(): Promise<RegistryRowView[]>;
  /** Puts one of the product's own rows back. Throws NOT_FOUND for another one. */
  restoreRegistryRow(request: PackageRequest): Promise<RegistryChangeView>;
  removeRegistryRow(request: PackageRequest): Promise<RegistryChangeView>;
}

/** What is asked of one package, and by whom. */
export interface PackageRequest {
  id: string;
  version?: string | undefined;
  actor: Actor;
  signal?: AbortSignal | undefined;
}
