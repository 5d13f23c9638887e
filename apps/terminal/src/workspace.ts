import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { findWorkspace } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';

/** The folder that a command works in: the one that --workspace names, else what the current folder belongs to. Throws NOT_FOUND. */
export function resolveWorkspace(named: string | undefined, cwd: string): string {
  const folder = named === undefined ? findWorkspace(cwd) : resolve(cwd, named);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new GreenlightError('NOT_FOUND', `The workspace ${folder} is not a folder. Name one that exists.`);
  }
  return realpathSync(folder);
}
