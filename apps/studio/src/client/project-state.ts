import type {
  Capability,
  MemberRecord,
  MemberRole,
  MessageRecord,
  ProjectEvent,
  ProjectSnapshot,
  SessionRecord,
} from '@greenlight/schema';
import { applyEvents } from './apply-events.ts';
import { type ConversationAction, reduceConversation } from './conversation-reducer.ts';
import { type OutboxAction, type OutgoingMessage, reduceOutbox } from './outbox.ts';
import { type OwnChange, type OwnChangeAction, reduceOwnChange } from './own-change.ts';
import { type RecordAction, reduceRecords } from './record-reducer.ts';
import { initialView, reduceView, type ViewAction, type ViewState } from './view-reducer.ts';

/** `connecting` before the first answer, `offline` once it is lost. */
export type Connection = 'connecting' | 'online' | 'offline';

export interface Conversation {
  /** Null before the first message of a new one. */
  session: string | null;
  /** Oldest first, by turn; the user's message before the reply to it. */
  messages: readonly MessageRecord[];
  hasEarlier: boolean;
  /** True when it became this session while it was open: what is being written belongs to it still. */
  wasNew?: boolean;
}

/** A project as the page holds it: what the server said, what happened since, and what is not sent yet. */
export interface ProjectState extends Frozen<ProjectSnapshot> {
  userId: string;
  seq: number;
  connection: Connection;
  /** Whether the user may still see the project. */
  access: 'held' | 'lost' | 'signed-out';
  capability: Capability;
  role: MemberRole | null;
  members: readonly MemberRecord[];
  sessions: readonly SessionRecord[];
  conversation: Conversation;
  outbox: readonly OutgoingMessage[];
  view: ViewState;
  /** Records that changed while the page was open, with the event that did it: what is lit up briefly. */
  fresh: Readonly<Record<string, number>>;
  /** What she changed last by hand. */
  ownChange: OwnChange | null;
  /** What stood there before it: the same event may be the answer to an undo of that. */
  reversing: OwnChange | null;
  /** What this page saved last, and which of its fields were others before; or took away, and what it was called. */
  saved: { id: string; fields: readonly string[]; name?: string } | null;
}

/** Lists that nobody changes in place. */
type Frozen<T> = { [K in keyof T]: T[K] extends (infer Item)[] ? readonly Item[] : T[K] };

/** What the server gives the page to begin with (`ProjectView` of the store). */
export interface InitialView extends ProjectSnapshot {
  capability: Capability;
  role: MemberRole | null;
  members: MemberRecord[];
  sessions: SessionRecord[];
  session: SessionRecord | null;
  messages: MessageRecord[];
  hasEarlierMessages: boolean;
  seq: number;
}

export type ProjectAction =
  | { type: 'eventsReceived'; events: readonly ProjectEvent[] }
  | { type: 'caughtUp'; seq: number }
  | { type: 'viewLoaded'; view: InitialView }
  | { type: 'connectionChanged'; connection: Connection }
  | { type: 'accessChanged'; access: ProjectState['access'] }
  | RecordAction
  | ConversationAction
  | OwnChangeAction
  | OutboxAction
  | ViewAction;

export function createProjectState(view: InitialView, userId: string): ProjectState {
  return {
    userId,
    connection: 'connecting',
    access: 'held',
    outbox: [],
    view: initialView,
    fresh: {},
    ownChange: null,
    reversing: null,
    saved: null,
    ...fromView(view),
  };
}

// What she changed is compared with what was held before it is.
const reducers = [reduceOwnChange, reduceRecords, reduceConversation, reduceOutbox, reduceView];

/** The next state. Pure: the same state and action give the same answer, and an event seen before changes nothing. */
export function reduceProject(state: ProjectState, action: ProjectAction): ProjectState {
  switch (action.type) {
    case 'eventsReceived':
      return applyEvents(state, action.events);
    case 'caughtUp':
      return action.seq > state.seq ? { ...state, seq: action.seq } : state;
    case 'viewLoaded':
      return { ...state, ...fromView(action.view) };
    case 'connectionChanged':
      return reduceOutbox(
        action.connection === state.connection ? state : { ...state, connection: action.connection },
        action,
      );
    case 'accessChanged':
      return { ...state, access: action.access };
    default:
      return reducers.reduce((next, reduce) => reduce(next, action), state);
  }
}

function fromView(view: InitialView) {
  const { session, messages, hasEarlierMessages, ...rest } = view;
  return { ...rest, conversation: { session: session?.id ?? null, messages, hasEarlier: hasEarlierMessages } };
}
