import { randomBytes } from 'node:crypto';
import type { ChatSession, CommittedTurn, SessionOwner, SessionStore, SessionView, TurnDraft } from '@greenlight/chat';
import { createSessionId, GreenlightError, parseOrThrow, sessionId } from '@greenlight/schema';
import type { Payload } from 'payload';
import { findSession } from '../access/find-access.ts';
import { appendEntries } from '../ledger/ledger-table.ts';
import { BlockedStepError } from '../workflow/blocked-step-error.ts';
import { findRow, type Row } from '../write-path/database.ts';
import { insertMany } from '../write-path/insert-many.ts';
import { createDraft } from '../write-path/record-change-set.ts';
import { type Transaction, withTransaction } from '../write-path/transaction.ts';
import { commitTurn, NEW_TITLE } from './commit-turn.ts';
import { sessionOrder } from './session-order.ts';
import { stoppedTurn } from './stopped-turn.ts';

/** What else stands or falls with a turn: the reply kept for an idempotency key. */
export type Alongside = (
  transaction: Transaction,
  session: string,
  committed: CommittedTurn,
  draft: TurnDraft,
) => Promise<void>;

/** Sessions as rows: each turn is one transaction with everything it changes. `alongside` runs inside it. */
export class DatabaseSessionStore implements SessionStore {
  readonly #payload: Payload;
  readonly #alongside: Alongside | undefined;

  constructor(payload: Payload, alongside?: Alongside) {
    this.#payload = payload;
    this.#alongside = alongside;
  }

  async create(
    owner: SessionOwner,
    title: string = NEW_TITLE,
    also?: (transaction: Transaction, session: string) => Promise<void>,
  ): Promise<ChatSession> {
    if (owner.project === null)
      throw new GreenlightError('VALIDATION', 'A conversation belongs to a project; say which one.');
    const row = {
      id: createSessionId(new Date(), randomBytes(4)),
      project: owner.project,
      user: owner.actor.id,
      title,
      turnCount: 0,
      state: null,
    };
    // The id is the primary key: one that exists already fails the insert, and nothing is overwritten.
    await withTransaction(this.#payload, async (transaction) => {
      await insertMany(transaction, 'sessions', [row]);
      const body = { type: 'ACCESS', action: 'session_created', subject: row.id, detail: {} } as const;
      await appendEntries(transaction, 'audit', [createDraft(body, owner.actor)]);
      await also?.(transaction, row.id);
    });
    return this.#sessionOf(row);
  }

  async open(id: string, owner: SessionOwner): Promise<ChatSession> {
    parseOrThrow(sessionId, id);
    const { row, project } = await findSession(this.#payload, id, { id: owner.actor.id });
    if (owner.project !== null && owner.project !== project) {
      throw new GreenlightError('FORBIDDEN', 'This conversation belongs to another project.');
    }
    return this.#sessionOf(row);
  }

  #sessionOf(row: Row): ChatSession {
    const payload = this.#payload;
    const alongside = this.#alongside;
    const place = { session: row.id, project: String(row.project), user: String(row.user) };
    return {
      id: row.id,
      exclusively: (work) => sessionOrder(payload)(row.id, work),
      view: () => readView(payload, row.id),
      async commit(draft) {
        try {
          return await withTransaction(payload, async (transaction) => {
            const committed = await commitTurn(transaction, place, draft);
            await alongside?.(transaction, row.id, committed, draft);
            return committed;
          });
        } catch (error) {
          if (!(error instanceof BlockedStepError)) throw error;
          await withTransaction(payload, (transaction) => commitTurn(transaction, place, stoppedTurn(draft, error)));
          throw error;
        }
      },
    };
  }
}

async function readView(payload: Payload, id: string): Promise<SessionView> {
  const row = await findRow({ payload }, 'sessions', { id: { equals: id } });
  if (!row) throw new GreenlightError('NOT_FOUND', 'This conversation was deleted.');
  return { id, project: String(row.project), turnNumber: Number(row.turnCount) + 1, state: row.state ?? null };
}
