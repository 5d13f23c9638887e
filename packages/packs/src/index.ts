export type { ArchiveFacts, PreflightReport, StagedPackage, TrustPolicy } from './package-facts.ts';
