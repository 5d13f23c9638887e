import type {
  Actor,
  Capability,
  Change,
  Classification,
  CreatedEntities,
  Decision,
  EntryBody,
  QueryType,
} from '@greenlight/schema';
import type { FilesPort } from './files-port.ts';
import type { LedgerPort } from './ledger-port.ts';
import type { PackagesPort } from './packages-port.ts';

/** A path and the hash of what stood there, `sha256:<hex>`: what a turn says it read or wrote. */
export interface PathHash {
  path: string;
  hash: string;
}

export interface HandlerInput {
  query: string;
  classification: Classification;
  /** The id that the user's message will have: what provenance points at. */
  messageId: string;
}

/** What of a session a handler may see. `state` is the conversation's own memory (open questions, proposals); the story owns its shape. */
export interface SessionView {
  id: string;
  project: string | null;
  /** The number that this turn will have. */
  turnNumber: number;
  state: unknown;
}

export interface HandlerContext {
  session: SessionView;
  actor: Actor;
  capability: Capability;
  signal: AbortSignal;
  /** Pieces of the reply as they come, for faces that stream. */
  onDelta?: (text: string) => void;
  /** What `onDelta` was given so far is void. */
  onRestart?: () => void;
  registry: HandlerList;
  ports: ChatPorts;
}

/** To another step of a film's workflow; past a closed gate only with a reason, which only an admin may give. */
export interface StepMove {
  to: string;
  override?: { reason: string };
}

/** What a turn wants changed. Applied by the session's store in one transaction with the turn itself. */
export interface TurnEffects {
  origin: 'chat' | 'undo' | 'redo';
  changes: Change[];
  /** The change set that an undo or a redo reverts. */
  reverts?: string;
  /** The session's new state; left out means unchanged. */
  state?: unknown;
  /** Where the film goes in its workflow. Its gate is judged again where it is written. */
  step?: StepMove;
}

export interface HandlerResult {
  /** Markdown. */
  response: string;
  reads: PathHash[];
  writes: PathHash[];
  created?: CreatedEntities;
  effects?: TurnEffects;
  /** Further ledger entries of this turn, model calls among them. */
  entries?: EntryBody[];
  /** What a face shows beside the text. Stored with the message; its shape belongs to the face and the port that made it. */
  detail?: unknown;
  /** Left out means EXECUTED. */
  decision?: Decision;
  reason?: string;
}

/** The groups that help lists handlers under, in this order. */
export const handlerCategories = ['help', 'story', 'browse', 'search', 'ledger', 'packages', 'other'] as const;
export type HandlerCategory = (typeof handlerCategories)[number];

/** Answers one kind of turn. Registers itself by standing in a handlers folder; patterns are token templates, never regular expressions. */
export interface ChatHandler {
  name: string;
  description: string;
  category: HandlerCategory;
  /** The query types it answers. A handler of a type of its own leaves it empty, and its patterns are matched by the classifier. */
  answers: QueryType[];
  requires: Capability;
  /** As a person would type them, shown by help: `search for {text} [in {path}]`. */
  patterns: string[];
  /** True when `run` does something outside the session, such as installing: after a conflict its result is kept, not made again. */
  runsOnce?: boolean;
  run(input: HandlerInput, context: HandlerContext): Promise<HandlerResult>;
}

/** The registered handlers, as help reads them. */
export interface HandlerList {
  list(): readonly ChatHandler[];
}

/** What lies outside the chat. A handler whose port is absent says so in its reply. */
export interface ChatPorts {
  files?: FilesPort;
  ledger?: LedgerPort;
  packages?: PackagesPort;
  story?: StoryPort;
}

/** The story, as the chat sees it. Implemented where the records are. */
export interface StoryPort {
  /** Loads what `classify` needs, where that is not there from the start. Awaited before it, and only for a message that is no clear command. */
  prepare?(): Promise<void>;
  /**
   * What a message that is no command asks for; undefined when it is not about the story. Quick and pure. The session is what
   * the turn will see: the answer to an open question is a message that only its state explains.
   */
  classify(query: string, session?: SessionView): Classification | undefined;
  /** Reads the message against the project and proposes what to change. All slow work happens here; nothing is written. */
  respond(input: HandlerInput, context: HandlerContext): Promise<HandlerResult>;
}
