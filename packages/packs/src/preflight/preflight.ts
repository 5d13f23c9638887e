import { basename } from 'node:path';
import { type Gate, runGates } from '@greenlight/gates';
import { GreenlightError, type InstalledPackages } from '@greenlight/schema';
import { type ReadArchive, readArchive } from '../archive/read-archive.ts';
import { readAssets } from '../archive/read-assets.ts';
import type { ArchiveFacts, PreflightReport, TrustPolicy } from '../package-facts.ts';
import { judgeSignature } from '../trust/judge-signature.ts';
import { assetsGate } from './assets-gate.ts';
import { manifestGate } from './manifest-gate.ts';
import { ownershipGate } from './ownership-gate.ts';
import { isJudgedKind } from './parse-asset.ts';
import type { PreflightSubject } from './preflight-subject.ts';
import { readSum } from './read-sum.ts';
import { resolutionGate } from './resolution-gate.ts';
import { schemaGate } from './schema-gate.ts';
import { signatureGate } from './signature-gate.ts';

export interface PreflightOptions {
  /** The package that was asked for; the file's name for one that says of none. */
  id: string;
  /** The archive's path. */
  archive: string;
  installed: InstalledPackages;
  trust: TrustPolicy;
  /** Takes what nobody signed, handlers apart, with a warning. An admin's to say. */
  allowUnsigned?: boolean;
}

/** The gates in front of an install, in their order. */
export const packageGates: readonly Gate<PreflightSubject>[] = [
  schemaGate,
  manifestGate,
  assetsGate,
  resolutionGate,
  ownershipGate,
  signatureGate,
];

/**
 * Runs the gates over an archive and says what each found; the first that fails is the last that ran. Writes nothing.
 * Throws NOT_FOUND when there is no archive, VALIDATION for a link in its place, CONFLICT when it changed meanwhile, STORAGE.
 */
export async function preflight(options: PreflightOptions): Promise<PreflightReport> {
  return (await judgeArchive(options)).report;
}

/** As `preflight`, with what was read: an install unpacks what was judged, and nothing else. */
export async function judgeArchive(
  options: PreflightOptions,
): Promise<{ report: PreflightReport; facts: ArchiveFacts | null }> {
  const subject = await gather(options);
  const { passed, gates } = runGates(packageGates, subject);
  const { facts } = subject.read;
  const report = {
    id: options.id,
    version: facts?.manifest?.version ?? null,
    passed,
    gates,
    sha256: facts?.sha256 ?? null,
    signedBy: subject.signature.signedBy,
  };
  return { report, facts };
}

async function gather({
  id,
  archive,
  installed,
  trust,
  allowUnsigned = false,
}: PreflightOptions): Promise<PreflightSubject> {
  const read = await readArchive(archive);
  return {
    id,
    fileName: basename(archive),
    read,
    sum: await readSum(archive),
    assets: await readTexts(archive, read),
    installed: installed.packages,
    signature: read.facts
      ? await judgeSignature(archive, read.facts.sha256, trust)
      : { signedBy: null, why: 'unsigned' },
    allowUnsigned,
  };
}

/** The assets that are judged as texts, of the same bytes that were read before. */
async function readTexts(archive: string, { facts, findings }: ReadArchive): Promise<ReadonlyMap<string, Buffer>> {
  const paths = new Set(facts?.files.filter(({ kind }) => kind && isJudgedKind(kind)).map(({ path }) => path));
  if (paths.size === 0 || findings.length > 0) return new Map();
  const { sha256, assets } = await readAssets(archive, paths);
  if (sha256 !== facts?.sha256)
    throw new GreenlightError('CONFLICT', `${archive} changed while it was judged. Try again.`);
  return assets;
}
