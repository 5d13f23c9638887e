import { readFileSync } from 'node:fs';
import path from 'node:path';
import { verifyStream } from '@greenlight/ledger';
import type { ChatReply } from '@greenlight/schema';
import { rowsOf } from '@greenlight/testkit/test-database';

type Row = Record<string, unknown>;

const tables = {
  characters: 'select * from characters order by created_at, name',
  locations: 'select * from locations order by created_at, name',
  scenes: 'select * from scenes order by created_at',
  relationships: 'select * from relationships order by created_at',
  messages: 'select turn_number, author, text from messages order by session_id, turn_number, author desc',
  turns: "select type from ledger_entries where stream like 'SES-%' order by stream, seq",
};

/** All that a story left in a database, with its ids and moments told apart but not by value: two tellings can be compared. */
export async function storyIn(data: string): Promise<Record<string, unknown[]>> {
  const label = createLabels();
  const found: Record<string, unknown[]> = {};
  for (const [name, sql] of Object.entries(tables)) found[name] = (await rowsOf(data, sql)).map((row) => label(row));
  return found;
}

/** Replies without what no two runs have in common: ids, times and who answered. */
export function comparable(replies: readonly ChatReply[]): unknown[] {
  const label = createLabels();
  return replies.map(({ duration_ms: _time, reason, ...reply }) => ({
    ...label(reply),
    reason: reason.replace(/answered by .*?, conversation SES-CHAT-\S+, /, 'answered in '),
  }));
}

/** The same id is given the same label, in the order that they come. */
function createLabels(): (value: Row) => Row {
  const labels = new Map<string, string>();
  const ids = /SES-CHAT-\d{8}-[0-9a-f]{8}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
  return (value) => {
    const { created_at: _created, updated_at: _updated, ...rest } = value;
    const text = JSON.stringify(rest).replace(ids, (id) => {
      const label = labels.get(id) ?? `id-${labels.size + 1}`;
      labels.set(id, label);
      return label;
    });
    return JSON.parse(text);
  };
}

/** Whether every conversation's ledger in the database holds, line by line from the bytes. */
export async function areLedgersWhole(data: string): Promise<boolean> {
  const rows = await rowsOf(data, 'select stream, line from ledger_entries order by stream, seq');
  return [...group(rows).values()].every((lines) => verifyStream(lines.map(({ line }) => String(line))).ok);
}

function group(rows: readonly Row[]): Map<unknown, Row[]> {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) groups.set(row.stream, [...(groups.get(row.stream) ?? []), row]);
  return groups;
}

/** The entries of a session's own ledger in the workspace; throws when it does not hold. */
export function sessionEntries(workspace: string, session: string): Row[] {
  const file = path.join(workspace, '.greenlight/sessions', session, 'ledger.jsonl');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const verified = verifyStream(lines);
  if (!verified.ok) throw new Error(`The ledger of ${session} does not hold: ${JSON.stringify(verified)}`);
  return lines.map((line) => JSON.parse(line));
}
