import { createHash } from 'node:crypto';
import {
  type Correction,
  type ErrorBody,
  GreenlightError,
  type MessageReply,
  refuseLongMessage,
  toErrorBody,
} from '@greenlight/schema';
import {
  type ChoiceTurn,
  type ChosenThing,
  describeFailure,
  findKeptReply,
  type IdempotentRequest,
  refuseCorrection,
  resolveChoice,
  resolvePlace,
  type SignedInUser,
  type TurnPlace,
  takeTurn,
  toGreenlightError,
} from '@greenlight/store';
import type { ApiContext } from '../context.ts';
import { hashOf, readKey } from '../idempotency-key.ts';
import { requireUser } from '../require-user.ts';
import { errorFromBody, json } from '../respond.ts';
import { parseLastEventId, streamTurn } from './event-stream.ts';
import type { TurnStream } from './turn-streams.ts';

/** What a route asks of the chat: the words, and where they were said. */
export interface TurnRequest {
  /** The words; of a choice they are found once it is clear where it was taken. */
  query: string | ChosenThing;
  projectId?: string | undefined;
  sessionId?: string | undefined;
  /** Set when the words answer a question that was asked. */
  questionId?: string | undefined;
  /** Set when the answer sets right what the question shows. */
  correction?: Correction | undefined;
}

/** Runs one turn for a signed-in user and answers as JSON or as a stream. The same key and body are answered the same, once run. */
export async function runTurn(context: ApiContext, request: TurnRequest): Promise<Response> {
  const user = requireUser(context);
  refuseLongMessage(typeof request.query === 'string' ? request.query : (request.query.customInput ?? ''));
  const resumed = resumeStream(context, user);
  if (resumed) return resumed;
  const key = readKey(context.request.headers);
  const bodyHash = hashOf(context.bodyText);
  const running = key === null ? undefined : context.studio.turnStreams.find(user.id, placeOf(context, key));
  if (running) return answerFrom(context, refuseOtherBody(running, bodyHash));
  const kept = key === null ? null : await findKeptReply(context.studio.payload, idempotent(context, user, key));
  if (kept) return wantsStream(context) ? streamKept(context, user, kept.reply) : json(kept.reply, kept.status);

  const place = await resolvePlace(context.studio.payload, user, request);
  await judge(context, user, request);
  const said = await wordsOf(context, place, request.query);
  // Nothing is awaited from here to the start: of two at once the second finds the first.
  const begun = key === null ? undefined : context.studio.turnStreams.find(user.id, placeOf(context, key));
  if (begun) return answerFrom(context, refuseOtherBody(begun, bodyHash));
  const stream = context.studio.turnStreams.start(
    user.id,
    key === null ? null : placeOf(context, key),
    bodyHash,
    async (open) => {
      try {
        open.emit('reply', await take({ context, user, place, request, said, key, open }));
      } catch (error) {
        const failure = describeFailure(error);
        if (failure) context.studio.log.error({ requestId: context.requestId, what: 'turn', ...failure });
        open.emit('error', toErrorBody(toGreenlightError(error), context.requestId));
        context.studio.turnStreams.forget(open);
      }
    },
  );
  return answerFrom(context, stream);
}

interface Taking {
  context: ApiContext;
  user: SignedInUser;
  place: TurnPlace;
  request: TurnRequest;
  said: ChoiceTurn;
  key: string | null;
  open: TurnStream;
}

function take({ context, user, place, request, said, key, open }: Taking): Promise<MessageReply> {
  const { payload, registry, ports, createStory } = context.studio;
  return takeTurn({
    payload,
    registry,
    story: createStory({ questionId: request.questionId, correction: request.correction }),
    ports,
    actor: { kind: 'user', id: user.id },
    place,
    ...said,
    once: key === null ? null : idempotent(context, user, key),
    onDelta: (text) => open.emit('delta', { text }),
    onRestart: () => open.emit('restart', {}),
  });
}

/** What cannot be kept is refused before there is a turn. */
async function judge(context: ApiContext, user: SignedInUser, request: TurnRequest): Promise<void> {
  const { sessionId, questionId, correction } = request;
  if (!correction || !sessionId || !questionId) return;
  await refuseCorrection(context.studio.payload, user, { sessionId, questionId, correction });
}

async function wordsOf(context: ApiContext, { project }: TurnPlace, query: TurnRequest['query']): Promise<ChoiceTurn> {
  return typeof query === 'string' ? { query } : resolveChoice(context.studio.payload, project, query);
}

/** The answer of a turn that is running or has run. */
function answerFrom(context: ApiContext, stream: TurnStream): Response | Promise<Response> {
  if (wantsStream(context)) return streamTurn(stream, 0);
  return new Promise((resolve) => {
    stream.listen(0, (event) => {
      if (event.name === 'reply') resolve(json(event.data));
      if (event.name === 'error') resolve(errorFromBody(event.data as ErrorBody));
    });
  });
}

/**
 * A client that lost its stream names the last event it has, and the rest follows. A stream that is over is said to be: without
 * an Idempotency-Key the words might have been written already, and are not taken twice.
 */
function resumeStream(context: ApiContext, user: SignedInUser): Response | null {
  const last = wantsStream(context) ? parseLastEventId(context.request.headers.get('last-event-id')) : null;
  if (!last) return null;
  const stream = context.studio.turnStreams.find(user.id, last.key);
  if (stream) return streamTurn(stream, last.number);
  if (context.request.headers.has('idempotency-key')) return null;
  throw new GreenlightError('NOT_FOUND', 'This stream is over. Read the conversation to see what came of it.');
}

function streamKept(context: ApiContext, user: SignedInUser, reply: unknown): Response {
  const stream = context.studio.turnStreams.start(user.id, null, '', async (open) => open.emit('reply', reply));
  return streamTurn(stream, 0);
}

function refuseOtherBody(stream: TurnStream, bodyHash: string): TurnStream {
  if (stream.bodyHash === bodyHash) return stream;
  throw new GreenlightError(
    'IDEMPOTENCY_MISMATCH',
    'This Idempotency-Key was used before with another body. Use a new key.',
  );
}

function idempotent(context: ApiContext, user: SignedInUser, key: string): IdempotentRequest {
  return { user: user.id, route: context.url.pathname, key, bodyHash: hashOf(context.bodyText) };
}

/** The key of a running turn: the same key on another route is another turn. */
function placeOf(context: ApiContext, key: string): string {
  return createHash('sha256').update(`${context.url.pathname} ${key}`).digest('base64url');
}

function wantsStream({ request }: ApiContext): boolean {
  return (request.headers.get('accept') ?? '').includes('text/event-stream');
}
