export { archiveName, parseArchiveName } from './archive/archive-name.ts';
export { type ReadArchive, readArchive } from './archive/read-archive.ts';
export { type JudgedArchive, unpackArchive } from './archive/unpack-archive.ts';
export type { ArchiveFacts, PreflightReport, StagedPackage, TrustPolicy } from './package-facts.ts';
export { judgeArchive, type PreflightOptions, packageGates, preflight } from './preflight/preflight.ts';
export { type StageOptions, stagePackage } from './source/stage-package.ts';
export { judgeSignature, type SignatureJudgement } from './trust/judge-signature.ts';
export { loadTrust, type RefusedKey, type TrustOptions } from './trust/load-trust.ts';
export { type SignedArchive, signArchive } from './trust/sign-archive.ts';
