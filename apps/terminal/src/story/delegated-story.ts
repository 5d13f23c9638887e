import type { HandlerContext, HandlerInput, HandlerResult, SessionView, StoryPort } from '@greenlight/chat';
import { canonicalize, contentHash } from '@greenlight/ledger';
import { collectionOf, GreenlightError, type MessageReply, normalizeError, type TurnEntity } from '@greenlight/schema';
import { classifyMessage, progressPattern } from '@greenlight/story';
import { chooseProject } from './choose-project.ts';
import type { StoryConversation } from './conversation.ts';
import { describeReply } from './describe-reply.ts';
import type { StoryCarrier } from './story-carrier.ts';
import { numberThere, parseStoryState, type StoryState, withTurn } from './story-state.ts';

/**
 * The story of a terminal: each turn is said in a conversation where the records are, which answers it and writes it down. The
 * terminal's own session keeps the turn, where it was answered, and what of it is still open.
 */
export function createDelegatedStory(carrier: Pick<StoryCarrier, 'use'>): StoryPort {
  const memory = createMemory();
  return {
    classify: (query, session) => classifyMessage(query, settingOf(session && memory.read(session))),
    async respond(input, context) {
      const told = await carrier
        .use(context.signal, (conversation) => tell(conversation, memory.read(context.session), input, context))
        .catch(refuseQuietly);
      memory.keep(context.session, told.state);
      return told.result;
    },
  };
}

function settingOf(state: StoryState | undefined): { isWaiting: boolean; titles: readonly string[] } {
  return { isWaiting: state?.isWaiting ?? false, titles: state?.titles ?? [] };
}

interface Told {
  result: HandlerResult;
  /** Undefined when nothing was said. */
  state?: StoryState | undefined;
}

/** A turn that failed leaves no state in its session, yet its conversation stands: this process remembers that much. */
function createMemory() {
  const kept = new Map<string, { turn: number; state: StoryState }>();
  return {
    read({ id, turnNumber, state }: SessionView): StoryState | undefined {
      const last = kept.get(id);
      return last && last.turn === turnNumber - 1 ? last.state : parseStoryState(state);
    },
    keep({ id, turnNumber }: SessionView, state: StoryState | undefined): void {
      if (state) kept.set(id, { turn: turnNumber, state });
    },
  };
}

/** Who stopped waiting for a studio has not stopped the studio: that is a turn, and no cancelled one. */
function refuseQuietly(thrown: unknown): Told {
  const error = normalizeError(thrown);
  if (error.code !== 'CANCELLED' || !error.details?.isUnderWay) throw thrown;
  return { result: { response: error.message, reads: [], writes: [], decision: 'FAILED', reason: 'CANCELLED' } };
}

async function tell(
  conversation: StoryConversation,
  before: StoryState | undefined,
  input: HandlerInput,
  context: HandlerContext,
): Promise<Told> {
  const { capability, signal, session, onDelta, onRestart } = context;
  const named = session.project ?? before?.project ?? null;
  const isTelling = !beginsNothing.has(input.classification.type);
  const chosen = await chooseProject(conversation, named, capability, signal, isTelling);
  if (!chosen) return { result: noProject };
  const { id: project, notice } = chosen;
  const isSame = before?.place === conversation.place && before.project === project;
  const state = isSame ? before : beginState(conversation.place, project);
  const text = wordsFor(input, state);
  if (text === undefined) return { result: nothingTold(input) };
  const slot = capability === 'read' ? 'reading' : 'conversation';
  const request = { project, text, key: input.messageId, capability, signal, onDelta, onRestart };
  const saying = sayIn(conversation, state[slot], request);
  const { reply, isLost } = await (before && !isSame ? saying.catch(explainForbidden) : saying);
  const next = stateAfter({ ...state, [slot]: reply.sessionId }, input, context, reply);
  const notices = [notice, (isLost || (before && !isSame)) && newConversationNotice(conversation)];
  return { result: toResult(conversation, reply, next, { notices, isAboutSteps: isAboutSteps(input) }), state: next };
}

/** What is asked of a story that is there. Ideas need none, but a conversation to be given in. */
const beginsNothing = new Set(['story_question', 'story_undo', 'story_advance', 'story_delete', 'general']);

const noProject: HandlerResult = {
  response:
    'There is no project yet, so there is nothing to look at. Tell me about a person or a place, and one is made.',
  reads: [],
  writes: [],
  reason: 'no project',
};

function beginState(place: string, project: string): StoryState {
  return { v: 1, place, project, conversation: null, reading: null, isWaiting: false, titles: [], turns: [] };
}

/** Says it in the conversation, or in a new one when that was deleted or has become somebody else's. */
async function sayIn(
  conversation: StoryConversation,
  id: string | null,
  request: Omit<Parameters<StoryConversation['send']>[0], 'conversation'>,
): Promise<{ reply: MessageReply; isLost: boolean }> {
  if (id === null) return { reply: await conversation.send(request), isLost: false };
  try {
    return { reply: await conversation.send({ ...request, conversation: id }), isLost: false };
  } catch (thrown) {
    if (!(thrown instanceof GreenlightError) || !['NOT_FOUND', 'FORBIDDEN'].includes(thrown.code)) throw thrown;
    return { reply: await conversation.send({ ...request, key: `${request.key}-again` }), isLost: true };
  }
}

/** Who told a story to the database here is somebody else to a studio. */
function explainForbidden(thrown: unknown): never {
  if (!(thrown instanceof GreenlightError) || thrown.code !== 'FORBIDDEN') throw thrown;
  const how =
    'This session was begun elsewhere. An admin of the studio can add you too; a new session has its own project.';
  throw new GreenlightError('FORBIDDEN', `${thrown.message} ${how}`, { cause: thrown });
}

/** A turn is taken back by the number that this session gave it; the conversation has numbers of its own. */
function wordsFor({ query, classification }: HandlerInput, state: StoryState): string | undefined {
  const { turn, direction } = classification.args;
  if (classification.type !== 'story_undo' || turn === undefined) return query;
  const there = numberThere(state, Number(turn));
  return there === undefined ? undefined : `${direction === 'redo' ? 'Redo' : 'Undo'} turn ${there}`;
}

function nothingTold({ classification }: HandlerInput): HandlerResult {
  const isRedo = classification.args.direction === 'redo';
  const response = `There is nothing of that turn to ${isRedo ? 'bring back' : 'take back'}.`;
  return {
    response,
    reads: [],
    writes: [],
    reason: `turn ${classification.args.turn} told nothing to the conversation`,
  };
}

const digressions = new Set(['story_question', 'story_request', 'story_undo', 'story_advance', 'general']);

function stateAfter(
  state: StoryState,
  { classification }: HandlerInput,
  { session, capability }: HandlerContext,
  reply: MessageReply,
): StoryState {
  if (capability === 'read') return state;
  const isStillOpen = state.isWaiting && (digressions.has(classification.type) || refusalIn(reply) !== undefined);
  return {
    ...withTurn(state, session.turnNumber, reply.turnNumber),
    isWaiting: reply.questions.length > 0 || isStillOpen,
    titles: titlesOf(reply),
  };
}

/** The choices of the film's step, by what they are called. */
function titlesOf({ choices }: MessageReply): string[] {
  return choices
    .filter(({ id }) => id !== 'manual_override' && !id.startsWith('advance_to_'))
    .map(({ title }) => title);
}

function toResult(
  conversation: StoryConversation,
  reply: MessageReply,
  state: StoryState,
  { notices, isAboutSteps }: { notices: (string | false | undefined)[]; isAboutSteps: boolean },
): HandlerResult {
  const { createdEntities: created, sessionId, turnNumber, entities } = reply;
  const refusal = refusalIn(reply);
  const answered = `answered by ${conversation.name}, conversation ${sessionId}, turn ${turnNumber}`;
  return {
    response: [describeReply(reply, { isAboutSteps }), ...notices].filter(Boolean).join('\n\n'),
    reads: [],
    writes: entities.map(writeOf),
    ...(Object.values(created).some((ids) => ids.length > 0) ? { created } : {}),
    ...(refusal ? { decision: refusal.code === 'FORBIDDEN' ? 'DENIED' : 'FAILED' } : {}),
    reason: refusal ? `${refusal.code}, ${answered}` : answered,
    effects: { origin: 'chat', changes: [], state },
    detail: reply,
  };
}

function isAboutSteps({ classification }: HandlerInput): boolean {
  return classification.type === 'story_advance' || classification.pattern === progressPattern;
}

/** A turn that was denied or failed says why in its reply and once more among its errors. */
function refusalIn({ response, errors }: MessageReply): MessageReply['errors'][number] | undefined {
  return errors.find(({ message }) => message === response);
}

function writeOf(entity: TurnEntity): { path: string; hash: string } {
  return {
    path: `${entity.kind === 'project' ? 'projects' : collectionOf[entity.kind]}/${entity.id}`,
    hash: contentHash(canonicalize(entity)),
  };
}

function newConversationNotice(conversation: StoryConversation): string {
  return `A new conversation began here, with ${conversation.name}: the one before is not open to you there, and what it asked is left.`;
}
