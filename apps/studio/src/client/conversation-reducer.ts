import type { MessageRecord, MessageReply, SessionRecord } from '@greenlight/schema';
import type { OutgoingMessage } from './outbox.ts';
import type { ProjectAction, ProjectState } from './project-state.ts';

export type ConversationAction =
  | { type: 'conversationOpened'; session: string | null; messages: readonly MessageRecord[]; hasEarlier: boolean }
  | { type: 'messagesLoaded'; session: string; messages: readonly MessageRecord[]; hasEarlier: boolean }
  | { type: 'sessionBegun'; session: string; at: string }
  | { type: 'turnAnswered'; key: string | null; text: string; reply: MessageReply; at: string };

export function reduceConversation(state: ProjectState, action: ProjectAction): ProjectState {
  switch (action.type) {
    case 'conversationOpened': {
      const { session, messages, hasEarlier } = action;
      return {
        ...state,
        conversation: { session, messages, hasEarlier },
        view: { ...state.view, lit: null, notice: null },
      };
    }
    case 'messagesLoaded': {
      if (state.conversation.session !== action.session) return state;
      const messages = action.messages.reduce(insertMessage, state.conversation.messages);
      // A page that lies after what is held says nothing about what came before it.
      const isEarlier =
        (action.messages[0]?.turnNumber ?? Number.POSITIVE_INFINITY) <=
        (state.conversation.messages[0]?.turnNumber ?? 1);
      const hasEarlier = isEarlier ? action.hasEarlier : state.conversation.hasEarlier;
      return { ...state, conversation: { ...state.conversation, messages, hasEarlier } };
    }
    case 'sessionBegun':
      return openAdopted(state, action.session, action.at);
    case 'turnAnswered':
      return provisionalMessages(action).reduce(receiveMessage, adoptSession(state, action));
    default:
      return state;
  }
}

/** Takes in a message of one of the user's conversations. The one that is open shows it; it stands for what was sent. */
export function receiveMessage(state: ProjectState, message: MessageRecord): ProjectState {
  const adopted = message.author === 'user' ? markArrived(adoptByText(state, message), message) : state;
  const sessions = touchSession(adopted.sessions, message);
  if (adopted.conversation.session !== message.session) return { ...adopted, sessions };
  const messages = insertMessage(adopted.conversation.messages, message);
  return { ...adopted, sessions, conversation: { ...adopted.conversation, messages } };
}

/** Puts a message in its place by turn. A stored message takes the place of the provisional one; never the other way. */
function insertMessage(messages: readonly MessageRecord[], message: MessageRecord): readonly MessageRecord[] {
  const same = messages.findIndex((one) => one.turnNumber === message.turnNumber && one.author === message.author);
  if (same >= 0) return isProvisional(message) ? messages : messages.with(same, message);
  const after = messages.findLastIndex((one) => comparePlace(one, message) < 0);
  return messages.toSpliced(after + 1, 0, message);
}

function comparePlace(a: MessageRecord, b: MessageRecord): number {
  return a.turnNumber - b.turnNumber || Number(a.author === 'assistant') - Number(b.author === 'assistant');
}

/** True for a message that was made from a reply: the stored one, which says more, is still on its way. */
export function isProvisional(message: MessageRecord): boolean {
  return message.id.startsWith('provisional:');
}

function provisionalMessages({
  text,
  reply,
  at,
}: Extract<ConversationAction, { type: 'turnAnswered' }>): MessageRecord[] {
  const { sessionId: session, turnNumber, response, entities, questions, errors, changeSetId, findings } = reply;
  const base = { session, project: '', turnNumber, createdAt: at };
  const detail = {
    entities,
    questions,
    errors,
    changeSetId,
    engine: 'none',
    handler: 'unknown',
    decision: findings ? 'FAILED' : 'EXECUTED',
    ...(findings ? { findings } : {}),
  } as const;
  return [
    { ...base, id: `provisional:${session}:${turnNumber}:user`, author: 'user', text, detail: null },
    { ...base, id: `provisional:${session}:${turnNumber}:assistant`, author: 'assistant', text: response, detail },
  ];
}

/** The first reply of a new conversation says which session it became. */
function adoptSession(
  state: ProjectState,
  { key, reply, at }: Extract<ConversationAction, { type: 'turnAnswered' }>,
): ProjectState {
  const isOfNew = state.outbox.some((one) => one.key === key && one.session === null);
  if (!isOfNew) return state;
  return openAdopted(state, reply.sessionId, at);
}

/** A new conversation's first message may come as an event before the reply to it does. */
function adoptByText(state: ProjectState, message: MessageRecord): ProjectState {
  if (message.turnNumber !== 1 || state.sessions.some((one) => one.id === message.session)) return state;
  const sent = state.outbox.find((one) => one.state === 'sending' && one.session === null && one.text === message.text);
  return sent ? openAdopted(state, message.session, message.createdAt) : state;
}

/** What was sent and has arrived is shown once, as the message it became. */
function markArrived(state: ProjectState, message: MessageRecord): ProjectState {
  const index = state.outbox.findIndex(
    (one) => one.state === 'sending' && one.session === message.session && becomes(one, message),
  );
  const sent = state.outbox[index];
  return sent ? { ...state, outbox: state.outbox.with(index, { ...sent, hasArrived: true }) } : state;
}

/** Whether what was sent is this message: of a choice the studio finds its own words. */
function becomes(sent: OutgoingMessage, message: MessageRecord): boolean {
  return sent.choice !== undefined || sent.text === message.text;
}

function openAdopted(state: ProjectState, session: string, at: string): ProjectState {
  const outbox = state.outbox.map((one) => (one.session === null ? { ...one, session } : one));
  const conversation =
    state.conversation.session === null ? { ...state.conversation, session, wasNew: true } : state.conversation;
  const isKnown = state.sessions.some((one) => one.id === session);
  const record: SessionRecord = {
    id: session,
    project: state.project.id,
    user: state.userId,
    title: 'New conversation',
    turnCount: 0,
    createdAt: at,
    updatedAt: at,
  };
  return { ...state, outbox, conversation, sessions: isKnown ? state.sessions : [record, ...state.sessions] };
}

function touchSession(sessions: readonly SessionRecord[], message: MessageRecord): readonly SessionRecord[] {
  const index = sessions.findIndex((one) => one.id === message.session);
  const known = sessions[index];
  if (!known || known.turnCount >= message.turnNumber) return sessions;
  return [{ ...known, turnCount: message.turnNumber, updatedAt: message.createdAt }, ...sessions.toSpliced(index, 1)];
}
