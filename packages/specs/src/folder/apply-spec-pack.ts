import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { logTime } from '@greenlight/gates';
import { GreenlightError } from '@greenlight/schema';
import { createSpecPack } from '../create-spec-pack.ts';
import { parseSpecId } from '../spec-id.ts';
import { type SpecFile, specFiles } from '../templates/spec-template.ts';
import { ARTIFACTS, ensureFolders, findSpecs, GATE_LOGS, isOwnFolder, SPECS_FOLDER, shortPath } from './spec-places.ts';

export interface ApplyOrder {
  workspace: string;
  id: string;
  /** Puts fresh templates in the place of files that are there. These are moved aside, never deleted. */
  force?: boolean | undefined;
  now: Date;
}

export interface AppliedPack {
  id: string;
  /** From the workspace. */
  folder: string;
  files: readonly SpecFile[];
  /** Where the former files are now, from the workspace, and which; null when none was in the way. */
  kept: { folder: string; files: SpecFile[] } | null;
}

/**
 * Makes a pack of fresh templates, all of it or nothing. Throws VALIDATION for an id that is none, CONFLICT when there is one already and
 * `force` does not say to begin anew, FORBIDDEN for a link in its place.
 */
export function applySpecPack({ workspace, id, force = false, now }: ApplyOrder): AppliedPack {
  const files = createSpecPack({ id: parseSpecId(id) });
  const specs = findSpecs(workspace);
  const folder = join(specs, id);
  const applied = { id, folder: shortPath(workspace, folder), files: specFiles };
  if (!isOwnFolder(folder)) {
    makePack(specs, id, files);
    return { ...applied, kept: null };
  }
  if (!force) throw taken(id);
  const kept = moveAside(folder, files, now);
  for (const file of specFiles) writeIfMissing(join(folder, file), files[file]);
  ensureFolders(folder, ARTIFACTS, GATE_LOGS);
  return { ...applied, kept: kept && { ...kept, folder: shortPath(workspace, kept.folder) } };
}

/** Writes the pack beside its place and moves it there: who looks sees all of it or nothing. */
function makePack(specs: string, id: string, files: Record<SpecFile, string>): void {
  mkdirSync(specs, { recursive: true });
  const draft = mkdtempSync(join(specs, '.draft-'));
  try {
    const pack = ensureFolders(draft, 'pack'); // the draft itself is its owner's alone
    for (const file of specFiles) writeFileSync(join(pack, file), files[file]);
    ensureFolders(pack, ARTIFACTS, GATE_LOGS);
    renameSync(pack, join(specs, id));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException; // somebody else made it meanwhile
    throw ['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(code) && existsSync(join(specs, id)) ? taken(id) : error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Moves the files that are not the fresh template to a new folder among the artifacts. Null when there is none. */
function moveAside(
  folder: string,
  fresh: Record<SpecFile, string>,
  now: Date,
): { folder: string; files: SpecFile[] } | null {
  const files = specFiles.filter((file) => {
    const stats = lstatSync(join(folder, file), { throwIfNoEntry: false });
    return (
      stats && !(stats.isFile() && stats.size < 100_000 && readFileSync(join(folder, file), 'utf8') === fresh[file])
    );
  });
  if (files.length === 0) return null;
  const aside = makeNew(ensureFolders(folder, ARTIFACTS, 'replaced'), logTime(now));
  for (const file of files) renameSync(join(folder, file), join(aside, file)); // a link is moved, not followed
  return { folder: aside, files };
}

/** Makes a folder that is not there yet: two in one millisecond get two. */
function makeNew(parent: string, name: string, attempt = 1): string {
  const folder = join(parent, attempt === 1 ? name : `${name}-${attempt}`);
  try {
    mkdirSync(folder);
    return folder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return makeNew(parent, name, attempt + 1);
  }
}

function writeIfMissing(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function taken(id: string): GreenlightError {
  return new GreenlightError('CONFLICT', `There is a spec pack ${id} in ${SPECS_FOLDER} already. Nothing was done.`, {
    retryable: false,
    suggestions: [
      `To begin anew: greenlight spec apply --target ${id} --force. What is there is moved to its artifacts/replaced/.`,
    ],
  });
}
