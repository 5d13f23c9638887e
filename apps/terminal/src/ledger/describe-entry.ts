import type { LedgerEntry } from '@greenlight/schema';
import type { NamedText } from './texts.ts';

/** An entry for a person: a line of what happened, and its texts below. */
export function describeEntry(entry: LedgerEntry, texts: readonly NamedText[]): string {
  const head = `#${entry.seq}  ${entry.at}  ${entry.type}  ${entry.actor.kind}:${entry.actor.id}`;
  const lines = [`${head}  ${summarize(entry)}`.trimEnd(), ...texts.flatMap(describeText)];
  return `${lines.join('\n')}\n`;
}

function summarize(entry: LedgerEntry): string {
  switch (entry.type) {
    case 'CHAT_TURN':
      return `turn ${entry.turn_number}  ${entry.handler}  ${entry.decision}${entry.reason ? `: ${entry.reason}` : ''}`;
    case 'CHANGE_SET':
      return `${entry.counts.created} created, ${entry.counts.updated} updated, ${entry.counts.deleted} deleted`;
    case 'MODEL_CALL':
      return `${entry.model}  ${entry.purpose}  ${entry.outcome}`;
    case 'GATE':
      return `${entry.gate}  ${entry.passed ? 'passed' : 'failed'}${entry.findings.map((finding) => `\n    ${finding}`).join('')}`;
    case 'ACCESS':
      return `${entry.action}  ${entry.subject}`;
    case 'PACKAGE':
      return `${entry.action} ${[entry.package_id, entry.version].filter(Boolean).join(' ')}  ${entry.phase}${entry.reason ? `: ${entry.reason}` : ''}${entry.kept.map((path) => `\n    kept ${path}`).join('')}`;
    case 'REGISTRY':
      return `${entry.action}  ${entry.row}  ${entry.table}`;
    case 'CHECKPOINT':
      return `covers ${entry.size} entries, root ${entry.root}, key ${entry.key_id}`;
    default:
      return describeRest(entry);
  }
}

/** What a type of entry carries that this version does not know. */
function describeRest(entry: object): string {
  const envelope = new Set(['v', 'stream', 'seq', 'id', 'at', 'type', 'actor', 'prev', 'hash']);
  const rest = Object.entries(entry).filter(([name]) => !envelope.has(name));
  return rest.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join('  ');
}

function describeText({ name, hash, text, isChanged }: NamedText): string[] {
  if (text === null) return [`    ${name}: ${isChanged ? 'changed, so not shown' : 'erased'} (${hash})`];
  const lines = text.split(/\r?\n/);
  return lines.length === 1 ? [`    ${name}: ${text}`] : [`    ${name}:`, ...lines.map((line) => `      ${line}`)];
}
