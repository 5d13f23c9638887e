import type { LedgerPage, LedgerQuery } from '../ledger-port.ts';
import { describeMoment, describeRow, type RowCells } from './describe-row.ts';
import { quote } from './quote.ts';
import { type Column, renderTable } from './table.ts';

export interface LedgerAnswer {
  query: LedgerQuery;
  page: LedgerPage;
  /** What was said in the turns, by hash. */
  texts: ReadonlyMap<string, string>;
  /** Sentences to put before the table. */
  notes: readonly string[];
}

// What was said comes early: on a small screen the rest is scrolled to.
const columns: (Column & { key: keyof RowCells })[] = [
  { key: 'when', title: 'When (UTC)' },
  { key: 'what', title: 'What' },
  { key: 'decision', title: 'Decision' },
  { key: 'handler', title: 'Handler' },
  { key: 'turn', title: 'Turn', isNumber: true },
  { key: 'changes', title: 'Changes' },
  { key: 'stream', title: 'Session' },
  { key: 'reason', title: 'Reason' },
];

/** An answer about the ledger, as Markdown that reads well as it is. */
export function renderLedger({ query, page, texts, notes }: LedgerAnswer): string {
  const rows = page.rows.map((row) => describeRow(row, texts));
  const parts = [
    describeFound(query, page),
    ...notes,
    renderRows(rows, query),
    describeDamage(page),
    describeMore(query, page),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** A column that would say the same in every row, or nothing, is left out. */
function renderRows(rows: readonly RowCells[], query: LedgerQuery): string {
  if (rows.length === 0) return '';
  const shown = columns.filter(({ key }) =>
    key === 'stream' ? query.stream === undefined : rows.some((row) => row[key] !== ''),
  );
  return renderTable(
    shown,
    rows.map((row) => shown.map(({ key }) => row[key])),
  );
}

function describeFound(query: LedgerQuery, page: LedgerPage): string {
  const what = query.type === 'CHAT_TURN' || query.handler || query.decision ? 'turn' : 'entry';
  const place = query.stream === undefined ? page.scope : quote(query.stream);
  const filters = [
    query.handler === undefined ? '' : `of the handler ${quote(query.handler, 40)}`,
    query.decision === undefined ? '' : `that ended ${query.decision}`,
    query.since === undefined ? '' : `since ${describeMoment(query.since.toISOString())} UTC`,
  ];
  const matching = filters.filter((part) => part !== '').map((part) => ` ${part}`);
  if (page.rows.length === 0) return `No ${what}${matching.join('')} is on the ledger of ${place}.`;
  const count = page.rows.length === 1 ? `1 ${what}` : `${page.rows.length} ${what === 'turn' ? 'turns' : 'entries'}`;
  return `**Ledger of ${place}**: ${page.isCut ? 'the last ' : ''}${count}${matching.join('')}, newest first.${describeDecisions(page)}`;
}

/** How the turns ended, when they did not all end well. */
function describeDecisions({ rows }: LedgerPage): string {
  const decisions = rows.flatMap(({ entry }) => (entry.type === 'CHAT_TURN' ? [entry.decision] : []));
  const counts = (['EXECUTED', 'DENIED', 'FAILED'] as const)
    .map((decision) => [decision, decisions.filter((one) => one === decision).length] as const)
    .filter(([, count]) => count > 0);
  if (counts.length < 2) return '';
  return ` Of the turns ${counts.map(([decision, count]) => `${count} ${decision}`).join(', ')}.`;
}

function describeDamage({ damaged }: LedgerPage): string {
  return damaged.map(({ stream, message }) => `**Damaged:** ${quote(stream)}. ${quote(message, 200)}`).join('\n\n');
}

function describeMore({ limit, stream }: LedgerQuery, { isCut, rows }: LedgerPage): string {
  const more = isCut ? [`\`show last ${Math.min(limit * 2, 200)} entries\``] : [];
  const session = rows[0]?.entry.stream;
  const one = stream === undefined && session?.startsWith('SES-') ? [`\`show ledger for session ${session}\``] : [];
  const ways = [...more, '`show ledger since yesterday`', '`show denied entries`', ...one];
  return `See also: ${ways.join(', ')}.`;
}
