import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type ChatHandler,
  type ChatPorts,
  createWorkspaceFiles,
  HandlerRegistry,
  type PackagesPort,
} from '@greenlight/chat';
import { findWorkspace } from '@greenlight/ledger';
import type { Capability } from '@greenlight/schema';
import { DatabaseLedgerPort, databaseKindOf } from '@greenlight/store';
import { StartError } from '@greenlight/store/owner';
import type { Payload } from 'payload';

// What shows the machine that the studio runs on, or changes it. Whoever owns a project does not own that.
const operatorCategories: ReadonlySet<ChatHandler['category']> = new Set(['browse', 'search', 'packages']);

/** The studio's handlers. Those for its operator need the role admin; the ledger is for everybody, who sees her own of it. */
export function createStudioRegistry(): HandlerRegistry {
  return new HandlerRegistry(undefined, { requires: requiredHere });
}

function requiredHere({ name, category, requires }: ChatHandler): Capability {
  return operatorCategories.has(category) || name === 'prompts' ? 'admin' : requires;
}

export interface StudioPortOptions {
  payload: Payload;
  packages: PackagesPort;
  workspace: string;
  /** What of the workspace is never shown, besides what never is: the studio's own data, wherever it lies. */
  hidden: readonly string[];
}

/** What the studio's handlers reach besides the story. */
export function createStudioPorts({
  payload,
  packages,
  workspace,
  hidden,
}: StudioPortOptions): Omit<ChatPorts, 'story'> {
  return {
    files: createWorkspaceFiles({ root: workspace, hidden }),
    ledger: new DatabaseLedgerPort(payload),
    packages,
  };
}

/** The folder whose files an admin may see: the one that is named, else the workspace that the studio was started in. Throws StartError. */
export function resolveWorkspace(given: string | undefined): string {
  if (given === undefined) return findWorkspace(process.cwd());
  if (statSync(given, { throwIfNoEntry: false })?.isDirectory()) return path.resolve(given);
  throw new StartError(
    `GREENLIGHT_WORKSPACE is ${JSON.stringify(given)}, which is no folder. Name one, or leave it out.`,
  );
}

/** A database that is a file, with what SQLite keeps beside it. */
export function databaseFiles(url: string): string[] {
  if (databaseKindOf(url) !== 'sqlite') return [];
  const file = fileURLToPath(new URL(url, pathToFileURL(`${process.cwd()}/`)));
  return ['', '-wal', '-shm', '-journal'].map((end) => `${file}${end}`);
}
