import { createHash } from 'node:crypto';
import type { Finding, PackageManifest } from '@greenlight/schema';
import type { ArchiveFacts } from '../package-facts.ts';
import { ArchiveFault } from './archive-fault.ts';
import { type ArchiveLimits, archiveLimits } from './archive-limits.ts';
import type { EntryHeader } from './entry-header.ts';
import { createNameRegister, judgePath, MANIFEST } from './entry-names.ts';
import { parseManifest } from './parse-manifest.ts';
import type { FileSink } from './tar-reader.ts';
import { walkArchive } from './walk-archive.ts';

const MOST_FINDINGS = 20;

export interface ReadArchive {
  /** Null when it is too large to be looked at. */
  facts: ArchiveFacts | null;
  /** Blockers of `package.SCHEMA` and, for paths, of `package.G0A`. With one among them the facts may not be whole. */
  findings: Finding[];
}

/**
 * Reads an archive under limits, in bounded memory, and writes nothing. What it holds, however hostile, comes back as findings.
 * Throws NOT_FOUND, VALIDATION (a link, a pipe) and STORAGE for the file itself.
 */
export async function readArchive(file: string, limits: ArchiveLimits = archiveLimits): Promise<ReadArchive> {
  const inventory = createInventory();
  const { sha256, size, fault } = await walkArchive(file, limits, inventory.open);
  if (sha256 === null) return { facts: null, findings: fault ? [blocker(fault)] : [] };
  const { manifest, findings } = fault ? { manifest: null, findings: [blocker(fault)] } : inventory.manifest();
  return {
    facts: { sha256, size, manifest, files: withKinds(inventory.files, manifest) },
    findings: [...findings, ...inventory.findings],
  };
}

function createInventory() {
  const names = createNameRegister();
  const files: { path: string; size: number; sha256: string }[] = [];
  const findings: Finding[] = [];
  const manifestParts: Buffer[] = [];
  let hasManifest = false;

  const open = ({ kind, path, size }: EntryHeader): FileSink => {
    names.add(path, kind === 'folder' ? 'folder' : 'file');
    const found = path === '.' && kind === 'folder' ? undefined : judgePath(path);
    if (found && findings.length < MOST_FINDINGS) findings.push(found);
    if (kind === 'folder') return { write: () => {}, end: () => {} };
    if (path === MANIFEST) {
      hasManifest = true;
      return { write: (bytes) => void manifestParts.push(bytes), end: () => {} };
    }
    const hash = createHash('sha256');
    return {
      write: (bytes) => void hash.update(bytes),
      end: () => void files.push({ path, size, sha256: hash.digest('hex') }),
    };
  };
  const manifest = () => {
    if (hasManifest) return parseManifest(Buffer.concat(manifestParts));
    const remedy = 'The manifest stands in the archive as manifest.json, not in a folder.';
    const none = new ArchiveFault('NO_MANIFEST', 'The archive has no manifest.json at its root', { remedy });
    return { manifest: null, findings: [blocker(none)] };
  };
  return { open, manifest, files, findings };
}

function withKinds(files: ArchiveFacts['files'], manifest: PackageManifest | null): ArchiveFacts['files'] {
  const kinds = new Map(manifest?.assets.map(({ path, kind }) => [path, kind]));
  return files.map((file) => {
    const kind = kinds.get(file.path);
    return kind ? { ...file, kind } : file;
  });
}

function blocker({ code, message, where, remedy }: ArchiveFault): Finding {
  return {
    gate: 'package.SCHEMA',
    severity: 'blocker',
    code,
    message,
    ...(where ? { where } : {}),
    ...(remedy ? { remedy } : {}),
  };
}
