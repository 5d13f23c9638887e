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
    limit: page.limit + 1,
  });
  const messages = rows.slice(0, page.limit).map(toMessage);
  messages.reverse();
  return { messages, hasEarlier: rows.length > page.limit };
}

export function toMessage(row: Row): MessageRecord {
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
