import { packageId, packageVersion } from '@greenlight/schema';

/** The file name of an archive: `PKG-GENRE-HEIST-1.0.0.tar.gz`. */
export function archiveName(id: string, version: string): string {
  return `${id}-${version}.tar.gz`;
}

/** Id and version by an archive's file name; undefined when it is not one. An id has no dots, so there is one way to read it. */
export function parseArchiveName(name: string): { id: string; version: string } | undefined {
  const [, id = '', version = ''] = /^([^.]+)-([^.-]+\..+)\.tar\.gz$/.exec(name) ?? [];
  const isName = packageId.safeParse(id).success && packageVersion.safeParse(version).success;
  return isName ? { id, version } : undefined;
}
