import * as z from 'zod';
import { contentHash, sha256Hex, timestamp } from './identifiers.ts';
import { actor } from './identity.ts';

/** A package's id, in capitals however it was typed: `PKG-GENRE-HEIST`. */
export const packageId = z
  .string()
  .max(80)
  .regex(/^PKG-[A-Z0-9]+(-[A-Z0-9]+)*$/, 'is not a package id; one looks like PKG-GENRE-HEIST');

/** A version by semver 2.0, without build metadata: `1.2.0`, `2.0.0-rc.1`. */
export const packageVersion = z
  .string()
  .max(64)
  .regex(
    /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(-(0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)(\.(0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*))*)?$/,
    'is not a version; one looks like 1.2.0',
  );

/** What an asset is for. `handler` is code, and so only ever taken with a signature. */
export const assetKind = z.enum(['workflow', 'genre', 'prompt', 'template', 'handler', 'data']);
export type AssetKind = z.infer<typeof assetKind>;

/** A file's path in a package: relative, `/` between its parts, none of them `.` or `..`. */
export const assetPath = z
  .string()
  .max(240)
  .regex(/^(?!\.{1,2}(\/|$))[A-Za-z0-9._-]+(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._-]+)*$/, 'is not a path inside the package');

/** Values by package id. Zod's own record passes over a key `__proto__`; here it is refused, as any other that is no id. */
function byPackageId<Value extends z.ZodType>(value: Value) {
  const isPlain = (input: unknown) => !(input instanceof Object && Object.hasOwn(input, '__proto__'));
  return z.custom<unknown>(isPlain, '"__proto__" is not a package id').pipe(z.record(packageId, value));
}

const assetFields = { path: assetPath, kind: assetKind };
const manifestFields = {
  schema_version: z.literal(1),
  package_id: packageId,
  version: packageVersion,
  title: z.string().min(1).max(120),
  description: z.string().max(1000).optional(),
  /** Packages that must be installed, each with a semver range. */
  dependencies: byPackageId(z.string().min(1).max(100)).default({}),
  /** Packages that must not be. */
  conflicts: z.array(packageId).max(100).default([]),
};

/** `manifest.json` at the root of an archive: what the package is, and each of its files with its hash. */
export const packageManifest = z.strictObject({
  ...manifestFields,
  assets: z.array(z.strictObject({ ...assetFields, sha256: sha256Hex })).max(10_000),
});
export type PackageManifest = z.infer<typeof packageManifest>;

/** `manifest.json` as an author writes it: hashes may be left out, staging fills them in. */
export const packageSource = z.strictObject({
  ...manifestFields,
  assets: z.array(z.strictObject({ ...assetFields, sha256: sha256Hex.optional() })).max(10_000),
});
export type PackageSource = z.infer<typeof packageSource>;

/** A package that is installed: its manifest, the archive it came from, who signed, who installed it and when. */
export const installedPackage = z.strictObject({
  manifest: packageManifest,
  /** Of the archive's bytes. */
  archive: contentHash,
  /** The id of the key that signed it; `trusted` for a hash in `catalog/trusted.json`; null when it is unsigned. */
  signed_by: z.string().nullable(),
  installed_by: actor,
  installed_at: timestamp,
});
export type InstalledPackage = z.infer<typeof installedPackage>;

/** `.greenlight/packages/installed.json`: renaming it is the moment at which an install, an upgrade or an uninstall has happened. */
export const installedPackages = z.strictObject({
  v: z.literal(1),
  packages: byPackageId(installedPackage),
});
export type InstalledPackages = z.infer<typeof installedPackages>;
