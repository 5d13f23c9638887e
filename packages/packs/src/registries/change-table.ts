import { GreenlightError } from '@greenlight/schema';
import { formatCsvRecord } from './csv.ts';
import {
  columnsOf,
  parseRecords,
  parseRegistry,
  REGISTRY_FOLDER,
  type RegistryFile,
  type RegistryRow,
  registryId,
} from './registry-file.ts';

const LONGEST = 300;
// Spreadsheets open these tables, and take a full-width sign for the plain one.
const formula = /^\s*[=+\-@]/;

/** A table's text with one row more, its other lines untouched. Throws VALIDATION for a row that is none, CONFLICT for an id that is there. */
export function addRow(text: string, file: RegistryFile, row: RegistryRow): string {
  judgeRow(file, row);
  if (parseRegistry(text, file).some(({ id }) => id === row.id)) {
    throw new GreenlightError('CONFLICT', `${row.id} stands in ${REGISTRY_FOLDER}/${file} already.`, {
      details: { id: row.id, exists: true },
      retryable: false,
    });
  }
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const line = formatCsvRecord(columnsOf(file).map((column) => row[column as keyof RegistryRow] ?? ''));
  return `${text}${text.endsWith('\n') ? '' : end}${line}${end}`;
}

/** A table's text without a row, its other lines untouched; undefined when it is not there. */
export function removeRow(text: string, file: RegistryFile, id: string): string | undefined {
  parseRegistry(text, file); // a malformed table is never written on
  const [, ...records] = parseRecords(text, file);
  const record = records.find(({ fields }) => fields[0] === id);
  if (!record) return undefined;
  const breaks = record.fields.join('').split('\n').length - 1; // a quoted field may hold some
  const lines = text.split(/(?<=\n)/); // each with its break, so that what is before the last one keeps its own
  lines.splice(record.line - 1, 1 + breaks);
  return lines.join('');
}

/** The text of a table without rows. */
export function emptyTable(file: RegistryFile): string {
  return `${columnsOf(file).join()}\n`;
}

function judgeRow(file: RegistryFile, row: RegistryRow): void {
  for (const [column, value] of Object.entries(row)) {
    if (!columnsOf(file).includes(column)) throw invalid(column, value, `${file} has no such column`);
    if (value.length > LONGEST) throw invalid(column, value, `has ${value.length} characters; ${LONGEST} are the most`);
    if (/\p{Cc}/u.test(value)) throw invalid(column, value, 'holds a control character or a line break');
    if (formula.test(value.normalize('NFKC')))
      throw invalid(column, value, 'begins as a formula does, which a spreadsheet would compute');
  }
  for (const column of columnsOf(file)) {
    const value = row[column as keyof RegistryRow] ?? '';
    if (value.trim() === '') throw invalid(column, value, 'is needed');
  }
  for (const [column, value] of [
    ['id', row.id],
    ['framework_id', row.framework_id],
  ] as const) {
    if (value !== undefined && !registryId.test(value))
      throw invalid(column, value, 'is no id; one looks like FMWK-CHAT-001');
  }
  if (!isDate(row.created_at)) throw invalid('created_at', row.created_at, 'is no date; one looks like 2026-01-31');
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}

function invalid(column: string, value: string, what: string): GreenlightError {
  return new GreenlightError('VALIDATION', `${column} ${JSON.stringify(value.slice(0, 60))} ${what}.`, {
    details: { fields: [{ field: column, message: what }] },
  });
}
