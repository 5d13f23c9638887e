import { contentHash, sha256Hex } from '@greenlight/ledger';
import type { Finding } from '@greenlight/schema';
import { type SpecFile, specFiles } from './templates/spec-template.ts';

/** A spec pack to be judged: its id and the texts of its files. Files of other names are nobody's business. */
export interface SpecPack {
  id: string;
  /** By their names, `00_overview.md` to `07_registry.md`. One that is missing is left out. */
  files: Readonly<Record<string, string>>;
  /** Files that are there and cannot be judged, and why. For who reads packs from a disk. */
  faults?: readonly SpecFault[] | undefined;
}

export interface SpecFault extends Pick<Finding, 'code' | 'message' | 'remedy'> {
  file: SpecFile;
}

/** The text of one of the eight files; undefined when it is not there. */
export function textOf({ files }: SpecPack, file: SpecFile): string | undefined {
  return Object.hasOwn(files, file) ? files[file] : undefined;
}

/**
 * What was judged, as a hash: that of the lines that `sha256sum 0[0-7]_*.md` prints in the pack's folder, so that anyone can compute it
 * without us. A file that is missing, or could not be read, has no line.
 */
export function hashSpecPack(pack: SpecPack): string {
  const lines = specFiles.flatMap((file) => {
    const text = textOf(pack, file);
    return text === undefined ? [] : [`${sha256Hex(text)}  ${file}\n`];
  });
  return contentHash(lines.join(''));
}
