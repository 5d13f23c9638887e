import type { EntryBody } from '@greenlight/schema';
import type { LedgerPage, LedgerRow } from '../ledger-port.ts';
import { describeMoment } from './describe-row.ts';
import { bodyOf } from './entry-body.ts';
import { quote } from './quote.ts';
import { type Column, renderTable } from './table.ts';

type Call = Extract<EntryBody, { type: 'MODEL_CALL' }>;

const columns: Column[] = [
  { title: 'When (UTC)' },
  { title: 'Session' },
  { title: 'Purpose' },
  { title: 'Model' },
  { title: 'Tokens in', isNumber: true },
  { title: 'Tokens out', isNumber: true },
  { title: 'Time', isNumber: true },
  { title: 'Outcome' },
  { title: 'Prompt (SHA-256)' },
];

const NONE_YET =
  'No model was asked yet, as far as the ledger of {scope} goes. One is set with `LLM_BASE_URL`, `LLM_MODEL` and, where it wants a key, `LLM_API_KEY`; without one the rules answer.';

/** The calls of models, as Markdown that reads well as it is. */
export function renderCalls(page: LedgerPage): string {
  const calls = page.rows.flatMap(describeCall);
  const damaged = page.damaged.map(({ stream, message }) => `**Damaged:** ${quote(stream)}. ${quote(message, 200)}`);
  if (calls.length === 0) return [NONE_YET.replace('{scope}', page.scope), ...damaged].join('\n\n');
  const count = calls.length === 1 ? '1 call' : `${calls.length} calls`;
  const head = `**Models asked in ${page.scope}**: ${page.isCut ? 'the last ' : ''}${count}, newest first.`;
  const kept = 'Prompts and replies themselves are not kept; the hash tells whether two prompts were the same.';
  const more = page.isCut ? [`See more with \`show last ${Math.min(calls.length * 2, 200)} prompts\`.`] : [];
  return [head, renderTable(columns, calls), ...damaged, [kept, ...more].join(' ')].join('\n\n');
}

function describeCall({ entry }: LedgerRow): string[][] {
  const body = bodyOf(entry);
  if (body?.type !== 'MODEL_CALL') return [];
  return [[describeMoment(entry.at), entry.stream, ...describeBody(body)]];
}

function describeBody(call: Call): string[] {
  return [
    quote(call.purpose, 40),
    quote(call.model, 40),
    call.input_tokens?.toString() ?? '–',
    call.output_tokens?.toString() ?? '–',
    `${(call.duration_ms / 1000).toFixed(1)} s`,
    call.outcome.replace('_', ' '),
    `\`${call.prompt_hash.slice('sha256:'.length, 'sha256:'.length + 12)}\``,
  ];
}
