import { resolve } from 'node:path';
import { packageId, packageVersion } from '@greenlight/schema';
import { quote } from '../quote.ts';
import { UsageError } from '../usage-error.ts';

/** What a command is about: a package by its id, in a version or the newest, or a file or folder by its path as it was typed. */
export type Target = { id: string; version?: string } | { path: string };

const archive = /\.(tar\.gz|tgz)$/i;

/** Reads an id, in capitals however it was typed. Throws UsageError. */
export function parsePackageId(text: string): string {
  const parsed = packageId.safeParse(text.toUpperCase());
  if (parsed.success) return parsed.data;
  throw new UsageError(`${quote(text)} ${parsed.error.issues[0]?.message ?? 'is not a package id'}.`);
}

/** Reads ID|FILE. What is neither the form of an id nor that of a path is a malformed id. Throws UsageError. */
function parseTarget(text: string): Target {
  const isPath = archive.test(text) || /[/\\]/.test(text);
  return isPath && !looksLikeId(text) ? { path: text } : { id: parsePackageId(text) };
}

/** Reads FOLDER|ID: whatever does not begin like an id is a folder. Throws UsageError. */
export function parseSource(text: string): Target {
  return looksLikeId(text) ? { id: parsePackageId(text) } : { path: text };
}

/** Reads a version, with or without `v`. Throws UsageError. */
function parseVersion(text: string): string {
  const parsed = packageVersion.safeParse(text.replace(/^v/i, ''));
  if (parsed.success) return parsed.data;
  throw new UsageError(`${quote(text)} ${parsed.error.issues[0]?.message ?? 'is not a version'}.`);
}

/** Reads ID|FILE and the VERSION that may follow an id. Throws UsageError. */
export function parseVersioned(action: string, [text = '', version]: readonly (string | undefined)[]): Target {
  const target = parseTarget(text);
  if (version === undefined) return target;
  if ('path' in target) throw new UsageError(`${action} takes a version with an id; a file has its own.`);
  return { ...target, version: parseVersion(version) };
}

/** The target with its path made absolute. */
export function resolveTarget(target: Target, cwd: string): Target {
  return 'id' in target ? target : { path: resolve(cwd, target.path) };
}

/** How people call the target. */
export function nameOf(target: Target): string {
  return 'id' in target ? target.id : target.path;
}

function looksLikeId(text: string): boolean {
  return /^pkg[-_]/i.test(text) && !archive.test(text);
}
