/** One record of a CSV file, with the line that it begins on (from 1). */
export interface CsvRecord {
  line: number;
  fields: string[];
}

/** What is no CSV, and on which line. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

interface Field {
  value: string;
  /** Where it ends: at a comma, a line's end, or the text's. */
  end: number;
  line: number;
}

/**
 * Reads CSV as RFC 4180 has it: quoted fields may hold commas, doubled quotes and line breaks. Lines may end in CRLF or LF, a byte
 * order mark is passed over, and so are blank lines. Throws CsvError. Not a library, because what starts with every `greenlight
 * chat` should weigh nothing, and two small tables need no more.
 */
export function parseCsv(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  for (let line = 1; at < text.length; ) {
    const record: CsvRecord = { line, fields: [] };
    for (let isOpen = true; isOpen; ) {
      const field = text[at] === '"' ? readQuoted(text, at, line) : readPlain(text, at, line);
      record.fields.push(field.value);
      isOpen = text[field.end] === ',';
      line = field.line;
      at = field.end + (isOpen ? 1 : lengthOfBreak(text, field.end));
    }
    line += 1;
    if (record.fields.length > 1 || record.fields[0] !== '') records.push(record);
  }
  return records;
}

/** One record as a line of CSV, without its line's end: a field is quoted when it must be (RFC 4180, section 2). */
export function formatCsvRecord(fields: readonly string[]): string {
  return fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}

function readPlain(text: string, start: number, line: number): Field {
  let end = start;
  while (end < text.length && !isFieldEnd(text, end)) {
    if (text[end] === '"') throw new CsvError(line, 'a quote stands inside a field that does not begin with one');
    if (text[end] === '\r') throw new CsvError(line, 'a carriage return stands without a line feed');
    end += 1;
  }
  return { value: text.slice(start, end), end, line };
}

function readQuoted(text: string, start: number, line: number): Field {
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) throw new CsvError(line, 'a quoted field is not closed');
  const inside = text.slice(start + 1, close);
  const lastLine = line + (inside.match(/\n/g)?.length ?? 0);
  if (close + 1 < text.length && !isFieldEnd(text, close + 1)) {
    throw new CsvError(lastLine, 'text follows the closing quote of a field');
  }
  return { value: inside.replaceAll('""', '"'), end: close + 1, line: lastLine };
}

function isFieldEnd(text: string, at: number): boolean {
  return text[at] === ',' || lengthOfBreak(text, at) > 0;
}

function lengthOfBreak(text: string, at: number): number {
  if (text[at] === '\n') return 1;
  return text[at] === '\r' && text[at + 1] === '\n' ? 2 : 0;
}
