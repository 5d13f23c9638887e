import type { Actor, EntryBody, LedgerEntry } from '@greenlight/schema';
import type { HandlerInput, HandlerResult, SessionView } from './handler.ts';

/** Keeps sessions. The terminal's stores files; the studio's stores rows. Both pass one contract suite. */
export interface SessionStore {
  /** Makes a session exclusively, with a fresh `SES-CHAT-…` id. */
  create(owner: SessionOwner): Promise<ChatSession>;
  /** Opens an existing one. Throws NOT_FOUND, or FORBIDDEN when it is another's: an id is never authority. */
  open(id: string, owner: SessionOwner): Promise<ChatSession>;
}

export interface SessionOwner {
  actor: Actor;
  project: string | null;
}

/** One conversation. Turns run in order: `exclusively` gives each its place. */
export interface ChatSession {
  readonly id: string;
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** The session as the next turn will see it, read afresh. */
  view(): Promise<SessionView>;
  /**
   * Writes a turn whole: its messages, its effects, its ledger entries. Throws CONFLICT, having written nothing, when a
   * record or the session is not as it was read.
   */
  commit(turn: TurnDraft): Promise<CommittedTurn>;
}

export interface TurnDraft {
  turnNumber: number;
  input: HandlerInput;
  /** The id that the message with the reply will have. */
  replyId: string;
  result: HandlerResult;
  actor: Actor;
  /** The CHAT_TURN entry, then those the handler added. The store adds CHANGE_SET itself. */
  entries: EntryBody[];
}

export interface CommittedTurn {
  turnNumber: number;
  changeSetId: string | null;
  entries: LedgerEntry[];
}
