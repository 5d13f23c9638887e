import { assetKind, type Finding, type PackageManifest, packageManifest, sha256Hex } from '@greenlight/schema';
import * as z from 'zod';
import { ArchiveFault } from './archive-fault.ts';
import { createNameRegister, MANIFEST } from './entry-names.ts';

const MOST_FINDINGS = 20;

// Whether a path leads out of the package is asked by package.G0A, so that it says so in its own words.
const manifestShape = packageManifest.extend({
  assets: z.array(z.strictObject({ path: z.string().max(4096), kind: assetKind, sha256: sha256Hex })).max(10_000),
});

export type ParsedManifest = { manifest: PackageManifest; findings: [] } | { manifest: null; findings: Finding[] };

/** Reads the bytes of `manifest.json`: UTF-8, JSON, the shape, no path twice. The paths of its assets are not judged yet. */
export function parseManifest(bytes: Buffer): ParsedManifest {
  const value = parseJson(bytes);
  if (value === undefined) return refuse([blocker('MANIFEST_NOT_JSON', 'manifest.json is not JSON in UTF-8')]);
  const parsed = manifestShape.safeParse(value);
  if (!parsed.success) {
    const shown = parsed.error.issues.slice(0, MOST_FINDINGS);
    return refuse(shown.map(({ path, message }) => describe(path.map(String).join('.'), message)));
  }
  const doubled = findDoubled(parsed.data);
  return doubled ? refuse([doubled]) : { manifest: parsed.data, findings: [] };
}

/** JSON in UTF-8 without a byte order mark; undefined when it is not. */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function describe(field: string, message: string): Finding {
  const place = field || 'manifest.json';
  const says = `${place} of the manifest: ${message}`.slice(0, 300);
  return {
    ...blocker('MANIFEST_SHAPE', field ? says : `The manifest: ${message}`.slice(0, 300)),
    where: place.slice(0, 200),
  };
}

function findDoubled({ assets }: PackageManifest): Finding | undefined {
  const names = createNameRegister();
  try {
    for (const { path } of assets) names.add(path, 'file');
    return undefined;
  } catch (error) {
    if (!(error instanceof ArchiveFault)) throw error;
    const { code, message, where, remedy } = error;
    return { ...blocker(code, `The manifest: ${message}`), ...(where ? { where } : {}), ...(remedy ? { remedy } : {}) };
  }
}

function refuse(findings: Finding[]): ParsedManifest {
  return { manifest: null, findings };
}

function blocker(code: string, message: string): Finding {
  const remedy = 'Correct manifest.json in the source and stage the package again.';
  return { gate: 'package.SCHEMA', severity: 'blocker', code, message, where: MANIFEST, remedy };
}
