export { archiveName, parseArchiveName } from './archive/archive-name.ts';
export { type ReadArchive, readArchive } from './archive/read-archive.ts';
export { type JudgedArchive, unpackArchive } from './archive/unpack-archive.ts';
export { createPackages } from './create-packages.ts';
export type { Changed } from './install/change-packages.ts';
export type { CatalogSource, PackageTarget } from './install/find-archive.ts';
export type { InstalledAsset, Ownership } from './install/ownership.ts';
export type { Recovery } from './install/recover.ts';
export { type ChangeOutcome, type KeptFile, type TransactionStep, transactionSteps } from './install/transaction.ts';
export type { ArchiveFacts, PreflightReport, StagedPackage, TrustPolicy } from './package-facts.ts';
export type {
  Installed,
  InstalledState,
  InstallOrder,
  PackageInspection,
  PackageList,
  Packages,
  PackagesOptions,
  PreflightOrder,
  SignOrder,
  StageOrder,
  UsableAssets,
} from './package-types.ts';
export { judgeArchive, type PreflightOptions, packageGates, preflight } from './preflight/preflight.ts';
export { hashSource } from './source/pack-source.ts';
export { type StageOptions, stagePackage } from './source/stage-package.ts';
export { judgeSignature, type SignatureJudgement } from './trust/judge-signature.ts';
export { loadTrust, type RefusedKey, type TrustOptions } from './trust/load-trust.ts';
export { type SignedArchive, signArchive } from './trust/sign-archive.ts';
