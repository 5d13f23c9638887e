import type { RegistryRowView } from '@greenlight/schema';
import { quote } from '../ledger/quote.ts';
import { renderTable } from '../ledger/table.ts';

/** The rows of the registries, as Markdown. */
export function renderRegistries(rows: readonly RegistryRowView[]): string {
  if (rows.length === 0) return 'No module is registered here.';
  const columns = [{ title: 'Row' }, { title: 'Version' }, { title: 'Status' }, { title: 'Title' }, { title: 'Table' }];
  const cells = rows.map((row) => [
    quote(row.id, 60),
    quote(row.version, 30),
    quote(row.status, 30),
    quote(row.title, 80),
    quote(row.table, 60),
  ]);
  return ['**Registered modules**', renderTable(columns, cells)].join('\n\n');
}
