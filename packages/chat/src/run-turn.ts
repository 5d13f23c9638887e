import {
  type Actor,
  type ChatReply,
  type Classification,
  type EntryBody,
  GreenlightError,
  lowerCapability,
} from '@greenlight/schema';
import { classifyPrepared } from './classifier/classify-prepared.ts';
import type { ChatHandler, ChatPorts, HandlerContext, HandlerInput, HandlerResult, SessionView } from './handler.ts';
import type { HandlerRegistry } from './registry.ts';
import type { ChatSession, CommittedTurn } from './session.ts';
import { createTurnEntries, decisionOf, type TurnFacts } from './turn-entries.ts';
import { checkCapability, runHandler, type TurnCapability } from './turn-result.ts';
import type { TurnSources } from './turn-sources.ts';
import { unavailable } from './unavailable.ts';

/** A turn is tried again when somebody else changed what it read; more often than this is not bad luck. */
const MOST_TRIES = 3;

/** One message on its way through: who said it, in which session, and what may answer. */
export interface TurnRequest {
  query: string;
  session: ChatSession;
  actor: Actor;
  capability: TurnCapability;
  registry: HandlerRegistry;
  ports: ChatPorts;
  signal: AbortSignal;
  sources: TurnSources;
  classification?: Classification | undefined;
  onDelta?: ((text: string) => void) | undefined;
  onRestart?: (() => void) | undefined;
}

/** What came of a turn: the reply, what was written, and the handler's own result for faces that show more than text. */
export interface TurnOutcome {
  reply: ChatReply;
  committed: CommittedTurn;
  result: HandlerResult;
}

interface MessageIds {
  query: string;
  reply: string;
}

/**
 * Runs one turn in its place in the session: view, classify, answer, commit. Throws CANCELLED when aborted before the commit,
 * having written nothing, and CONFLICT when three tries met somebody else's changes.
 */
export async function runTurn(request: TurnRequest): Promise<TurnOutcome> {
  const ids = { query: request.sources.createId(), reply: request.sources.createId() };
  return request.session.exclusively(async () => {
    const earlier: EarlierTries = { started: request.sources.now(), calls: [] };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await attemptTurn(request, ids, earlier);
      } catch (thrown) {
        if (request.signal.aborted) throw cancelled(thrown);
        if (!isConflict(thrown) || attempt >= MOST_TRIES) throw thrown;
        if (!earlier.kept) request.onRestart?.();
      }
    }
  });
}

/** What tries that came to nothing leave to the next. */
interface EarlierTries {
  /** When the first of them began, in milliseconds of the stopwatch. */
  started: number;
  /** Model calls: they were made, so they are on the ledger. */
  calls: EntryBody[];
  /** The answer of a handler that must not run twice. */
  kept?: Answer;
}

interface Answer {
  input: HandlerInput;
  handler: ChatHandler;
  result: HandlerResult;
}

async function attemptTurn(request: TurnRequest, ids: MessageIds, earlier: EarlierTries): Promise<TurnOutcome> {
  request.signal.throwIfAborted();
  const view = await request.session.view();
  const { input, handler, result } = earlier.kept ?? (await answerView(request, view, ids.query, earlier));
  if (!handler.runsOnce) request.signal.throwIfAborted(); // what was done outside the session must be on its ledger
  const durationMs = Math.max(0, Math.round((request.sources.now() - earlier.started) * 1000) / 1000);
  const facts = { turnNumber: view.turnNumber, input, handler: handler.name, result, durationMs };
  const committed = await request.session.commit({
    turnNumber: view.turnNumber,
    input,
    replyId: ids.reply,
    result,
    actor: request.actor,
    entries: createTurnEntries(facts),
  });
  return { reply: describeReply(request.session.id, facts), committed, result };
}

/** Tells the message apart and has it answered, with the model calls of earlier tries put before those of this one. */
async function answerView(
  request: TurnRequest,
  view: SessionView,
  messageId: string,
  earlier: EarlierTries,
): Promise<Answer> {
  const classification = request.classification ?? (await classify(request, view));
  const input: HandlerInput = { query: request.query, classification, messageId };
  const handler = request.registry.resolve(classification) ?? unavailable;
  const answered = await answer(request, handler, input, view);
  const entries = answered.entries ?? [];
  const whole = { input, handler, result: { ...answered, entries: [...earlier.calls, ...entries] } };
  if (handler.runsOnce) earlier.kept = whole;
  earlier.calls.push(...entries.filter((entry) => entry.type === 'MODEL_CALL'));
  return whole;
}

async function classify({ query, ports, registry }: TurnRequest, view: SessionView): Promise<Classification> {
  const { story } = ports;
  return classifyPrepared(query, {
    patterns: registry.patterns(),
    ...(story && { story: (text) => story.classify(text, view), prepare: () => story.prepare?.() }),
  });
}

async function answer(
  request: TurnRequest,
  handler: ChatHandler,
  input: HandlerInput,
  view: SessionView,
): Promise<HandlerResult> {
  const { held, requested } = request.capability;
  const denied = checkCapability(handler, request.capability, request.actor);
  if (denied) return denied;
  const context: HandlerContext = {
    session: view,
    actor: request.actor,
    capability: lowerCapability(held, requested ?? held),
    signal: request.signal,
    onDelta: request.onDelta,
    onRestart: request.onRestart,
    registry: request.registry,
    ports: request.ports,
  };
  return runHandler(handler, input, context);
}

function describeReply(sessionId: string, { turnNumber, input, handler, result, durationMs }: TurnFacts): ChatReply {
  return {
    response: result.response,
    session_id: sessionId,
    turn_number: turnNumber,
    handler,
    ...decisionOf(result),
    duration_ms: durationMs,
    classification: input.classification,
    ...(result.created ? { created: result.created } : {}),
  };
}

function cancelled(cause: unknown): GreenlightError {
  return new GreenlightError('CANCELLED', 'The turn was cancelled. Nothing was changed.', { cause });
}

function isConflict(thrown: unknown): boolean {
  return thrown instanceof GreenlightError && thrown.code === 'CONFLICT';
}
