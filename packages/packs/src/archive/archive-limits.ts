/** How much of an archive is read at most. What goes beyond is refused, not cut. */
export interface ArchiveLimits {
  /** Bytes of the archive itself. */
  archiveBytes: number;
  /** Bytes of all its files together. */
  contentBytes: number;
  /** Files and folders, the manifest among them. */
  entries: number;
  /** Bytes of `manifest.json`. */
  manifestBytes: number;
  /** How many times its own size an archive may grow to, once it has grown beyond a megabyte. Text grows about ten times. */
  ratio: number;
}

export const archiveLimits: ArchiveLimits = {
  archiveBytes: 100_000_000,
  contentBytes: 100_000_000,
  entries: 10_000,
  manifestBytes: 8_000_000,
  ratio: 200,
};

/** 100,000,000 as people read it: "100 MB". */
export function describeBytes(bytes: number): string {
  if (bytes >= 1_000_000) return `${Number((bytes / 1_000_000).toFixed(1))} MB`;
  return `${bytes.toLocaleString('en')} bytes`;
}
