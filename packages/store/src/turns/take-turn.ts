import { ChatInterface, type ChatPorts, type HandlerRegistry, type StoryPort } from '@greenlight/chat';
import { type Actor, type Classification, GreenlightError, type MessageReply } from '@greenlight/schema';
import type { Payload } from 'payload';
import { type IdempotentRequest, keepReply } from '../sessions/idempotency.ts';
import { type Alongside, DatabaseSessionStore } from '../sessions/session-store.ts';
import { readGround } from '../workflow/read-ground.ts';
import { viewProject } from '../workflow/view-project.ts';
import { toMessageReply } from './message-reply.ts';
import type { TurnPlace } from './resolve-place.ts';

/** One message to a conversation of the store, from whichever face. */
export interface StoryTurn {
  payload: Payload;
  registry: HandlerRegistry;
  story: StoryPort;
  /** What else the face lets its handlers reach. */
  ports?: Omit<ChatPorts, 'story'> | undefined;
  actor: Actor;
  place: TurnPlace;
  query: string;
  /** What the words ask for, where a button said so. */
  classification?: Classification | undefined;
  /** Under which the reply is kept, so that the same request again is answered and not done again. */
  once?: IdempotentRequest | null | undefined;
  signal?: AbortSignal | undefined;
  onDelta?: ((text: string) => void) | undefined;
  onRestart?: (() => void) | undefined;
}

/** Takes a turn whole, or throws and has written nothing. The reply kept for its key stands or falls with it. */
export async function takeTurn(turn: StoryTurn): Promise<MessageReply> {
  const { payload, registry, story, actor, place, query, once } = turn;
  let reply: MessageReply | undefined;
  const alongside: Alongside = async (transaction, session, committed, draft) => {
    const standing = viewProject(await readGround(transaction, place.project));
    reply = toMessageReply(session, committed, draft, standing);
    if (once) await keepReply(transaction, once, { status: 200, reply });
  };
  const sessions = new DatabaseSessionStore(payload, alongside);
  const chat = new ChatInterface({ sessions, registry, ports: { ...turn.ports, story } });
  await chat.turn(
    { query, ...(place.sessionId ? { session_id: place.sessionId } : {}) },
    {
      actor,
      capability: place.capability,
      project: place.project,
      ...(turn.classification ? { classification: turn.classification } : {}),
      ...(turn.signal ? { signal: turn.signal } : {}),
      ...(turn.onDelta ? { onDelta: turn.onDelta } : {}),
      ...(turn.onRestart ? { onRestart: turn.onRestart } : {}),
    },
  );
  if (!reply) throw new GreenlightError('INTERNAL', 'The turn ended without a reply.');
  return reply;
}
