import type { ProjectAction, ProjectState } from './project-state.ts';

/** A message that is written but not answered. `key` makes sending it again safe; `session` is null in a new conversation. */
export interface OutgoingMessage {
  key: string;
  session: string | null;
  /** Her words; of a choice, what it is called. */
  text: string;
  /** Set when it is a choice that is taken. */
  choice?: TakenChoice;
  at: string;
  /** `waiting` for its turn, `sending`, `paused` until the connection is back, or `failed` with a reason. */
  state: 'waiting' | 'sending' | 'paused' | 'failed';
  /** The session named when it was first sent: the same key must come with the same words. `undefined` before that. */
  sentSession?: string | null;
  /** True once the conversation holds it; the answer to the request is still on its way. */
  hasArrived?: boolean;
  /** What has come of the reply so far. */
  streamed?: string;
  failure?: OutgoingFailure;
}

/** A choice of the step; `customInput` are her words for what to do instead. */
export interface TakenChoice {
  id: string;
  customInput?: string | undefined;
}

export interface OutgoingFailure {
  message: string;
  retryable: boolean;
  suggestions: string[];
}

export type OutboxAction =
  | { type: 'outboxRestored'; outbox: readonly OutgoingMessage[] }
  | { type: 'messageQueued'; message: Pick<OutgoingMessage, 'key' | 'session' | 'text' | 'at' | 'choice'> }
  | { type: 'sendingStarted'; key: string }
  | { type: 'replyStreamed'; key: string; text: string }
  | { type: 'replyRestarted'; key: string }
  | { type: 'sendingPaused'; key: string }
  | { type: 'sendingFailed'; key: string; failure: OutgoingFailure }
  | { type: 'sendingRetried'; key: string }
  | { type: 'outgoingDropped'; key: string };

export function reduceOutbox(state: ProjectState, action: ProjectAction): ProjectState {
  const outbox = reduceList(state.outbox, action);
  return outbox === state.outbox ? state : { ...state, outbox };
}

function reduceList(outbox: readonly OutgoingMessage[], action: ProjectAction): readonly OutgoingMessage[] {
  switch (action.type) {
    case 'outboxRestored':
      // What was on its way when the page was left is asked for again with its own key.
      return action.outbox.map((one) => (one.state === 'failed' ? one : wait(one)));
    case 'messageQueued':
      return [...outbox, { ...action.message, state: 'waiting' }];
    case 'sendingStarted':
      return change(outbox, action.key, (one) => ({
        ...one,
        state: 'sending',
        streamed: undefined,
        failure: undefined,
        sentSession: one.sentSession === undefined ? one.session : one.sentSession,
      }));
    case 'replyStreamed':
      return change(outbox, action.key, (one) => ({ ...one, streamed: (one.streamed ?? '') + action.text }));
    case 'replyRestarted':
      return change(outbox, action.key, (one) => ({ ...one, streamed: undefined }));
    case 'sendingPaused':
      return change(outbox, action.key, (one) => ({ ...one, state: 'paused', streamed: undefined }));
    case 'sendingRetried':
      return change(outbox, action.key, wait);
    case 'connectionChanged':
      return action.connection === 'online' ? resume(outbox) : outbox;
    case 'sendingFailed':
      return change(outbox, action.key, (one) => ({
        ...one,
        state: 'failed',
        streamed: undefined,
        failure: action.failure,
      }));
    case 'turnAnswered':
    case 'outgoingDropped':
      return outbox.some((one) => one.key === action.key) ? outbox.filter((one) => one.key !== action.key) : outbox;
    default:
      return outbox;
  }
}

function change(outbox: readonly OutgoingMessage[], key: string, apply: (one: OutgoingMessage) => OutgoingMessage) {
  return outbox.map((one) => (one.key === key ? apply(one) : one));
}

function wait(one: OutgoingMessage): OutgoingMessage {
  return { ...one, state: 'waiting', streamed: undefined, failure: undefined };
}

function resume(outbox: readonly OutgoingMessage[]): readonly OutgoingMessage[] {
  return outbox.some((one) => one.state === 'paused')
    ? outbox.map((one) => (one.state === 'paused' ? wait(one) : one))
    : outbox;
}

/** The message to send now: the oldest that waits, with none under way and none before it that is stuck in the same conversation. */
export function nextToSend(outbox: readonly OutgoingMessage[]): OutgoingMessage | undefined {
  if (outbox.some((one) => one.state === 'sending')) return undefined;
  return outbox.find((one, index) => {
    const isBehind = outbox.slice(0, index).some((other) => other.state !== 'waiting' && other.session === one.session);
    return one.state === 'waiting' && !isBehind;
  });
}
