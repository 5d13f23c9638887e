import type { EntryBody } from '@greenlight/schema';
import type { ChangeCounts, LedgerRow } from '../ledger-port.ts';
import { bodyOf } from './entry-body.ts';
import { quote } from './quote.ts';

type Turn = Extract<EntryBody, { type: 'CHAT_TURN' }>;

/** The cells of a row of the ledger, as Markdown. */
export interface RowCells {
  when: string;
  /** What was said, or what happened where nobody said anything. */
  what: string;
  decision: string;
  handler: string;
  turn: string;
  /** What the turn created, changed and deleted. */
  changes: string;
  stream: string;
  /** Why it was denied or failed. */
  reason: string;
}

/** Describes a row. `texts` are what was said, by hash; one that is missing was erased. */
export function describeRow({ entry, counts }: LedgerRow, texts: ReadonlyMap<string, string>): RowCells {
  const body = bodyOf(entry);
  const place = { when: describeMoment(entry.at), stream: entry.stream };
  if (body?.type !== 'CHAT_TURN') {
    const what = body ? describeOther(body) : `${quote(entry.type, 40)}, which cannot be read here`;
    return { ...place, what, decision: '', handler: '', turn: '', changes: '', reason: '' };
  }
  const said = texts.get(body.query_hash);
  return {
    ...place,
    what: said === undefined ? '(words erased)' : quote(said, LONGEST_SAID),
    decision: body.decision,
    handler: plainName(body.handler),
    turn: String(body.turn_number),
    changes: counts ? describeCounts(counts) : '',
    reason: body.reason === '' || body.decision === 'EXECUTED' ? '' : quote(body.reason, 100),
  };
}

const LONGEST_SAID = 60;

/** `2026-01-31 10:42:07`, UTC. */
export function describeMoment(at: string): string {
  return at.slice(0, 19).replace('T', ' ');
}

function describeOther(body: Exclude<EntryBody, Turn>): string {
  switch (body.type) {
    case 'CHANGE_SET':
      return `edit: ${describeCounts(body.counts) || 'nothing changed'}`;
    case 'MODEL_CALL':
      return `call of the model ${quote(body.model, 40)}: ${body.outcome.replace('_', ' ')}`;
    case 'GATE':
      return `gate ${quote(body.gate, 60)} ${body.passed ? 'passed' : 'failed'}${countOf(body.findings.length, 'finding', ', ')}`;
    case 'ACCESS':
      return body.action === 'command_denied'
        ? `command denied: ${quote(body.subject, 80)}`
        : body.action.replaceAll('_', ' ');
    case 'PACKAGE':
      return `${body.action} of ${[body.package_id, body.version].filter(Boolean).join(' ')}: ${body.phase}${body.phase === 'failed' ? `, ${quote(body.reason, 100)}` : countOf(body.kept.length, 'file', ', kept ')}`;
    case 'REGISTRY':
      return `${body.action === 'row_added' ? 'added' : 'removed'} ${quote(body.row, 60)} in ${body.table}`;
    case 'CHECKPOINT':
      return `checkpoint${countOf(body.size, 'entry', ' over ')}`;
    default:
      // Types that later parts of the product add are named, not explained.
      return quote((body as { type: string }).type, 40);
  }
}

function describeCounts({ created, updated, deleted }: ChangeCounts): string {
  const parts = [created && `created ${created}`, updated && `changed ${updated}`, deleted && `deleted ${deleted}`];
  return parts.filter(Boolean).join(', ');
}

/** `2 findings`, or nothing for none. */
function countOf(count: number, noun: string, before: string): string {
  if (count === 0) return '';
  const plural = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${before}${count} ${count === 1 ? noun : plural}`;
}

/** A handler's name is lower-case letters, digits, `-` and `_`; on a ledger that somebody wrote to it may be anything. */
function plainName(name: string): string {
  return /^[a-z][a-z0-9-]{0,40}$/.test(name) ? name : quote(name, 40);
}
