import { randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { contentHash } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';
import { NEW_PREFIX } from '../install/package-places.ts';
import { asDiskError } from '../install/system-error.ts';
import { replaceFile, syncPath } from '../install/write-durably.ts';
import { addRow, emptyTable, removeRow } from './change-table.ts';
import { productRegistries } from './product-registries.ts';
import {
  REGISTRY_FOLDER,
  type RegistryFile,
  type RegistryRow,
  readRegistry,
  readRegistryFiles,
  registryFiles,
} from './registry-file.ts';

// Rows are added and removed by an admin alone. No package brings any: a table among its data assets is a file like others.

/** A row, and the table that it stands in. */
export interface RegisteredRow {
  table: RegistryFile;
  row: RegistryRow;
}

/** A change of a registry that was made. */
export interface RegistryChange extends RegisteredRow {
  /** Of the table's bytes after it. */
  hash: string;
  /** True when the workspace had no registries of its own, and has a copy of the product's now. */
  isCopied: boolean;
}

/** Where a registry is changed: the workspace, and a folder of ours on its disk that is cleared of drafts. */
export interface RegistryPlace {
  workspace: string;
  draftFolder: string;
}

/** Every row that counts in a workspace, table by table. Throws VALIDATION, naming file and line. */
export function listRegistries(workspace: string): RegisteredRow[] {
  return registryFiles.flatMap((table) => readRegistry(workspace, table).map((row) => ({ table, row })));
}

/** Adds a row. Throws VALIDATION for one that is none, CONFLICT for an id that is there, FORBIDDEN for a table that leads elsewhere. */
export async function addRegistryRow(place: RegistryPlace, { table, row }: RegisteredRow): Promise<RegistryChange> {
  const own = readRegistryFiles(place.workspace);
  const tables = own ?? productRegistries;
  const text = addRow(tables[table] ?? emptyTable(table), table, row);
  await writeTables(place, own ? { [table]: text } : { ...tables, [table]: text }, table);
  return { table, row, hash: hashOf(text), isCopied: !own };
}

/** Removes the row of an id. Throws NOT_FOUND, and as `addRegistryRow` does. */
export async function removeRegistryRow(place: RegistryPlace, id: string): Promise<RegistryChange> {
  const found = listRegistries(place.workspace).find(({ row }) => row.id === id);
  const own = readRegistryFiles(place.workspace);
  const tables = own ?? productRegistries;
  const text = found && removeRow(tables[found.table] ?? '', found.table, id);
  if (!found || text === undefined)
    throw new GreenlightError('NOT_FOUND', `No registry has a row ${JSON.stringify(id.slice(0, 60))}.`);
  await writeTables(place, own ? { [found.table]: text } : { ...tables, [found.table]: text }, found.table);
  return { ...found, hash: hashOf(text), isCopied: !own };
}

function hashOf(text: string): string {
  return contentHash(Buffer.from(text, 'utf8'));
}

type Tables = Partial<Record<RegistryFile, string>>;

/** Writes tables, the changed one last. A folder that is not there comes to be with both in it, in one step. */
async function writeTables(place: RegistryPlace, tables: Tables, changed: RegistryFile): Promise<void> {
  const folder = join(place.workspace, REGISTRY_FOLDER);
  const names = registryFiles.filter((name) => tables[name] !== undefined && name !== changed);
  try {
    if (!lstatSync(folder, { throwIfNoEntry: false })) return await makeFolder(place, folder, tables);
    for (const name of [...names, changed]) await writeTable(place, folder, name, tables[name] ?? '');
  } catch (error) {
    throw asDiskError(error, folder);
  }
}

async function makeFolder({ draftFolder }: RegistryPlace, folder: string, tables: Tables): Promise<void> {
  const draft = join(draftFolder, `${NEW_PREFIX}${randomUUID()}`);
  mkdirSync(draft);
  for (const name of registryFiles) {
    const text = tables[name];
    if (text !== undefined) await replaceFile(join(draft, name), text, { mode: 0o644 });
  }
  await rename(draft, folder);
  await syncPath(dirname(folder));
}

async function writeTable(place: RegistryPlace, folder: string, name: RegistryFile, text: string): Promise<void> {
  const path = join(folder, name);
  const isThere = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  const target = isThere ? realpathSync(path) : join(realpathSync(folder), name); // a link inside the workspace stays one
  if (!target.startsWith(realpathSync(place.workspace) + sep)) {
    throw new GreenlightError('FORBIDDEN', `${path} leads out of the workspace. Nothing was done.`);
  }
  await replaceFile(target, text, { mode: 0o644, draftFolder: place.draftFolder });
}
