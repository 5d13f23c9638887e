import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import { CsvError, type CsvRecord, parseCsv } from './csv.ts';
import { productRegistries } from './product-registries.ts';

/** A row of a registry. Its id has been checked; the rest is text as it stands. */
export interface RegistryRow {
  id: string;
  title: string;
  status: string;
  version: string;
  plane: string;
  created_at: string;
  /** Of a spec: the framework that it stands in. */
  framework_id?: string;
}

export const REGISTRY_FOLDER = 'registries';
const SIZE_LIMIT = 1024 * 1024;
const columns = ['id', 'title', 'status', 'version', 'plane', 'created_at'];
const headers = { 'frameworks_registry.csv': columns, 'specs_registry.csv': [...columns, 'framework_id'] };
export type RegistryFile = keyof typeof headers;
export const registryFiles = ['frameworks_registry.csv', 'specs_registry.csv'] as const satisfies RegistryFile[];
export const registryId = /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/;

/** The columns of a table, in their order. */
export function columnsOf(file: RegistryFile): readonly string[] {
  return headers[file];
}

/** The rows of a table. Throws VALIDATION, naming the file and the line. */
export function parseRegistry(text: string, file: RegistryFile): RegistryRow[] {
  const header = headers[file];
  const [first = { line: 1, fields: [] }, ...records] = parseRecords(text, file);
  if (!isEqual(first.fields, header)) throw malformed(file, first.line, `the header must be ${header.join()}`);
  const lines = new Map<string, number>();
  return records.map(({ line, fields }) => {
    if (fields.length !== header.length) {
      throw malformed(file, line, `there are ${fields.length} fields; the header has ${header.length}`);
    }
    const [id = ''] = fields;
    const earlier = lines.get(id);
    if (!registryId.test(id))
      throw malformed(file, line, `"${id.slice(0, 60)}" is no id; one looks like FMWK-CHAT-001`);
    if (earlier) throw malformed(file, line, `${id} stands on line ${earlier} already`);
    lines.set(id, line);
    return Object.fromEntries(header.map((column, index) => [column, fields[index] ?? ''])) as unknown as RegistryRow; // one field a column
  });
}

function isEqual(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}

/** The records of a table, its header first. Throws VALIDATION for what is no CSV. */
export function parseRecords(text: string, file: RegistryFile): CsvRecord[] {
  try {
    return parseCsv(text);
  } catch (error) {
    throw error instanceof CsvError ? malformed(file, error.line, error.message) : error;
  }
}

/**
 * The texts of the tables that a workspace has itself; undefined when it has neither, as a folder of that name may be for something
 * else. Links may lead about inside the workspace, not out of it.
 */
export function readRegistryFiles(workspace: string): Partial<Record<RegistryFile, string>> | undefined {
  if (!lstatSync(join(workspace, REGISTRY_FOLDER), { throwIfNoEntry: false })) return undefined;
  const root = realpathSync(workspace);
  const frameworks = readTable(root, 'frameworks_registry.csv');
  const specs = readTable(root, 'specs_registry.csv');
  if (frameworks === undefined && specs === undefined) return undefined;
  return { 'frameworks_registry.csv': frameworks, 'specs_registry.csv': specs };
}

/** The tables that count in a workspace: its own, or the product's. One of two may be missing in a workspace's own. */
export function tablesOf(workspace: string): Partial<Record<RegistryFile, string>> {
  return readRegistryFiles(workspace) ?? productRegistries;
}

/** The rows of a table as they count in a workspace; none when it has only the other one. Throws VALIDATION, naming file and line. */
export function readRegistry(workspace: string, file: RegistryFile): RegistryRow[] {
  const text = tablesOf(workspace)[file];
  return text === undefined ? [] : parseRegistry(text, file);
}

function readTable(root: string, file: RegistryFile): string | undefined {
  try {
    const place = join(root, REGISTRY_FOLDER, file);
    if (!lstatSync(place, { throwIfNoEntry: false })) return undefined;
    const real = realpathSync(place);
    if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) throw unreadable(file, 'leads out of the workspace');
    return readText(real, file);
  } catch (error) {
    if (error instanceof GreenlightError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') return undefined; // a file called registries is none of ours
    throw unreadable(file, code === 'ENOENT' ? 'is a link that leads nowhere' : `cannot be read (${code})`);
  }
}

function readText(place: string, file: RegistryFile): string {
  // Neither a pipe that nobody writes to nor a link put there meanwhile holds us up.
  const handle = openSync(place, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) throw unreadable(file, 'is not a file');
    if (stats.size > SIZE_LIMIT) throw unreadable(file, `has ${stats.size} bytes; ${SIZE_LIMIT} is the most`);
    const bytes = Buffer.alloc(stats.size);
    const text = bytes.subarray(0, readSync(handle, bytes, 0, stats.size, 0));
    if (!isUtf8(text)) throw unreadable(file, 'is not UTF-8');
    return text.toString('utf8');
  } finally {
    closeSync(handle);
  }
}

function malformed(file: RegistryFile, line: number, what: string): GreenlightError {
  return unreadable(file, `cannot be read: line ${line}: ${what}`);
}

function unreadable(file: RegistryFile, what: string): GreenlightError {
  const remedy = 'Nothing was done; correct the file, or remove the folder to use the product’s own.';
  return new GreenlightError('VALIDATION', `${REGISTRY_FOLDER}/${file} ${what}. ${remedy}`);
}
