import type { MessageRecord } from '@greenlight/schema';
import type { Payload } from 'payload';
import { findRows, type Row } from '../write-path/database.ts';

export interface MessagePage {
  /** Oldest first. */
  messages: MessageRecord[];
  hasEarlier: boolean;
}

/** A page of a conversation: the last `limit` messages before turn `before`, oldest first. Access is checked by the caller. */
export async function readMessages(
  payload: Payload,
  session: string,
  page: { before?: number; limit: number },
): Promise<MessagePage> {
  const where = { session: { equals: session }, ...(page.before ? { turnNumber: { less_than: page.before } } : {}) };
  const rows = await findRows({ payload }, 'messages', where, {
    sort: ['-turnNumber', 'author'],
    // One more shows that there are earlier ones, another that a turn of which only half would fit is whole.
    limit: page.limit + 2,
  });
  const shown = wholeTurns(rows, page.limit);
  const messages = shown.map(toMessage);
  messages.reverse();
  return { messages, hasEarlier: rows.length > shown.length };
}

/** At most `limit` rows, latest first, but no half of a turn: the next page begins before a turn, and would pass over the other half. */
function wholeTurns(rows: readonly Row[], limit: number): readonly Row[] {
  const cut = rows[limit]?.turnNumber;
  if (cut === undefined || cut !== rows[limit - 1]?.turnNumber) return rows.slice(0, limit);
  const whole = rows.slice(0, limit).filter(({ turnNumber }) => turnNumber !== cut);
  return whole.length > 0 ? whole : rows.slice(0, limit + 1);
}

function toMessage(row: Row): MessageRecord {
  return {
    id: row.id,
    session: String(row.session),
    project: String(row.project),
    turnNumber: Number(row.turnNumber),
    author: row.author as MessageRecord['author'],
    text: String(row.text),
    detail: (row.detail as MessageRecord['detail']) ?? null,
    createdAt: String(row.createdAt),
  };
}
