import type { KeyObject } from 'node:crypto';
import type { GateResult } from '@greenlight/gates';
import type { AssetKind, PackageManifest } from '@greenlight/schema';

// Words of this room. A *source* is a folder that an author writes. *Staging* makes an *archive* of it (`<ID>-<version>.tar.gz`, with
// `.sha256` and, once signed, `.sig` beside it) in `.greenlight/staging/`. *Preflight* runs the gates over an archive. *Installing*
// puts its *assets* into `.greenlight/packages/<ID>/<version>/`; it has happened when `installed.json` is renamed into place.

/** Whose signatures and which archives are trusted. Comes from outside the workspace, never from it. */
export interface TrustPolicy {
  /** Ed25519 public keys in the user's trust folder. */
  keys: readonly { keyId: string; key: KeyObject }[];
  /** SHA-256 (hex) of archives that ship with the product. */
  hashes: ReadonlySet<string>;
}

/** An archive on the disk, by what its name and the files beside it say. Nothing of it is believed before preflight. */
export interface StagedPackage {
  id: string;
  version: string;
  /** The archive's path. */
  archive: string;
  /** Hex, of the archive's bytes. */
  sha256: string;
  isSigned: boolean;
}

/** What an archive holds, read under limits and without writing anything. */
export interface ArchiveFacts {
  sha256: string;
  /** Bytes of the archive. */
  size: number;
  /** The manifest, when there is one and it has the shape. */
  manifest: PackageManifest | null;
  /** Every file but the manifest: its path, bytes and hash. */
  files: readonly { path: string; size: number; sha256: string; kind?: AssetKind }[];
}

/** What the gates said, in their order: SCHEMA, MANIFEST, G0A, G1, OWN, G5. The first that fails is the last that ran. */
export interface PreflightReport {
  id: string;
  version: string | null;
  passed: boolean;
  gates: readonly GateResult[];
  /** Hex, of the archive's bytes as they were judged; null when it is too large to be looked at. */
  sha256: string | null;
  /** The id of the key that signed, `trusted` for a hash that ships with the product, null when unsigned. */
  signedBy: string | null;
}
