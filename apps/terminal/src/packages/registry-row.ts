import {
  parseRegistry,
  productRegistries,
  type RegisteredRow,
  type RegistryFile,
  type RegistryRow,
  registryId,
} from '@greenlight/packs/registries';
import { GreenlightError } from '@greenlight/schema';
import { quote } from '../quote.ts';
import { UsageError } from '../usage-error.ts';

/** What may be said of a row beside its id. */
export interface RowOptions {
  title?: string | undefined;
  status?: string | undefined;
  version?: string | undefined;
  plane?: string | undefined;
  'created-at'?: string | undefined;
  framework?: string | undefined;
}

/** Reads an id of a row, in capitals however it was typed. Throws UsageError. */
export function parseRowId(text: string): string {
  const id = text.toUpperCase();
  if (registryId.test(id) && id.length <= 80) return id;
  throw new UsageError(`${quote(text)} is not the id of a row; one looks like FMWK-CHAT-001.`);
}

/** The table that a row of this id stands in. Throws UsageError. */
export function tableOf(id: string): RegistryFile {
  if (id.startsWith('FMWK-')) return 'frameworks_registry.csv';
  if (id.startsWith('SPEC-')) return 'specs_registry.csv';
  throw new UsageError(`${quote(id)} is neither a framework's id (FMWK-…) nor a spec's (SPEC-…).`);
}

/**
 * The row that is meant: one that is written out as in the file, one that is told by options, or one of the product's own, which
 * needs no more than its id. `today` stands in for a day that was not said. Throws UsageError, VALIDATION.
 */
export function readRow(text: string, options: RowOptions, today: string): RegisteredRow {
  if (text.includes(',')) return parseWrittenRow(text, options);
  const id = parseRowId(text);
  const table = tableOf(id);
  const known = parseRegistry(productRegistries[table], table).find((row) => row.id === id);
  const { title = known?.title, status = known?.status ?? 'active', version = known?.version ?? '0.1.0' } = options;
  if (title === undefined) throw new UsageError(`registry add needs --title: ${id} is none of the product's own rows.`);
  const plane = options.plane ?? known?.plane ?? 'terminal';
  const created_at = options['created-at'] ?? known?.created_at ?? today;
  const framework_id = options.framework ?? known?.framework_id;
  const row: RegistryRow = { id, title, status, version, plane, created_at };
  if (table === 'frameworks_registry.csv') return { table, row: refuseFramework(row, options) };
  if (framework_id === undefined)
    throw new UsageError(`registry add needs --framework: the framework that ${id} is a spec of.`);
  return { table, row: { ...row, framework_id } };
}

function refuseFramework(row: RegistryRow, { framework }: RowOptions): RegistryRow {
  if (framework === undefined) return row;
  throw new UsageError('--framework is for specs; a framework has none.');
}

function parseWrittenRow(text: string, options: RowOptions): RegisteredRow {
  if (Object.keys(options).length > 0) throw new UsageError('A row that is written out takes no options.');
  const table = tableOf(parseRowId(text.slice(0, text.indexOf(','))));
  const header = productRegistries[table].split('\n')[0] ?? '';
  const rows = parseRegistry(`${header}\n${text}\n`, table);
  const [row, ...more] = rows;
  if (!row || more.length > 0) throw new GreenlightError('VALIDATION', `${quote(text)} is not one row.`);
  return { table, row };
}
