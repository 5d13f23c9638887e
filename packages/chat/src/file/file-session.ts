import { randomUUID } from 'node:crypto';
import type { LedgerStore, ObjectStore } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';
import type { SessionView } from '../handler.ts';
import type { ChatSession, CommittedTurn, TurnDraft } from '../session.ts';
import { createTurnQueue } from '../turn-queue.ts';
import { readSessionState, writeSessionState } from './session-state.ts';

export interface FileSessionParts {
  id: string;
  folder: string;
  project: string | null;
  ledger: LedgerStore;
  objects: ObjectStore;
  now: () => Date;
  /** Resolves when the session itself is on the disk: no turn is answered before. */
  kept: Promise<void>;
}

/** A conversation kept as a ledger file, with the texts as objects beside it. It has no records, so a turn that changes any is refused. */
export class FileSession implements ChatSession {
  readonly id: string;
  readonly #parts: FileSessionParts;
  readonly #turns = createTurnQueue();
  readonly #commits = createTurnQueue();
  /** The ledger up to here was read already: its size, and the last turn's number. */
  #read = { size: 0, lastTurn: 0 };

  constructor(parts: FileSessionParts) {
    this.id = parts.id;
    this.#parts = parts;
  }

  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns(work);
  }

  async view(): Promise<SessionView> {
    const { lastTurn } = await this.#readOn();
    const state = await readSessionState(this.#parts.folder, lastTurn);
    return { id: this.id, project: this.#parts.project, turnNumber: lastTurn + 1, state };
  }

  commit(turn: TurnDraft): Promise<CommittedTurn> {
    return this.#commits(() => this.#write(turn));
  }

  async #write(turn: TurnDraft): Promise<CommittedTurn> {
    const { effects, response } = turn.result;
    if (effects && effects.changes.length > 0) {
      throw new GreenlightError(
        'STORAGE',
        'This session is kept in files and has no story records to change. Open a project in the studio, or with --project.',
        { retryable: false },
      );
    }
    const { size, lastTurn } = await this.#readOn();
    if (turn.turnNumber !== lastTurn + 1) {
      throw new GreenlightError(
        'CONFLICT',
        `Turn ${turn.turnNumber} of ${this.id} is not the next one; that is ${lastTurn + 1}.`,
      );
    }
    const { objects, kept } = this.#parts;
    await Promise.all([kept, objects.put(turn.input.query), objects.put(response)]);
    if (effects?.state !== undefined) await writeSessionState(this.#parts.folder, turn.turnNumber, effects.state);
    const at = this.#parts.now().toISOString();
    const drafts = turn.entries.map((entry) => ({ ...entry, id: randomUUID(), at, actor: turn.actor }));
    const entries = await this.#parts.ledger.append(this.id, drafts, { expectedSize: size });
    return { turnNumber: turn.turnNumber, changeSetId: null, entries };
  }

  /** Reads what was added to the ledger since the last time, by this process or another. */
  async #readOn(): Promise<{ size: number; lastTurn: number }> {
    let { size, lastTurn } = this.#read;
    for await (const entry of this.#parts.ledger.read(this.id, { from: size })) {
      size += 1;
      if (entry.type === 'CHAT_TURN') lastTurn = entry.turn_number;
    }
    this.#read = { size, lastTurn };
    return this.#read;
  }
}
