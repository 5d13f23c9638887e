import { randomUUID } from 'node:crypto';
import type { HandlerContext, HandlerInput, HandlerResult, PathHash, SessionView, StoryPort } from '@greenlight/chat';
import { canonicalize, contentHash } from '@greenlight/ledger';
import {
  type Change,
  type Classification,
  collectionOf,
  type EntryBody,
  GreenlightError,
  type StorySnapshot,
} from '@greenlight/schema';
import {
  answerClassification,
  answerOpenQuestion,
  answerQuestion,
  answerRequest,
  type ConversationState,
  classifyMessage,
  type DataExtractionService,
  type ModelCall,
  type ModelPort,
  parseConversationState,
  planTurn,
  type StoryGenre,
  type StoryPrompt,
  type TurnGround,
  type TurnPlan,
} from '@greenlight/story';
import type { Payload } from 'payload';
import type { StoryDetail } from '../sessions/turn-detail.ts';
import { findRows } from '../write-path/database.ts';
import { planReversal } from './reversal.ts';
import { createSceneGate } from './scene-gate.ts';
import { SnapshotCache } from './snapshot-cache.ts';

/** What installed packages bring to a story. Asked for anew by each wish, as packages come and go. */
export interface StoryAssets {
  /** Where ideas come from without a model, and what nobody named. */
  genres?: (() => Promise<readonly StoryGenre[]>) | undefined;
  /** What goes with a wish to a model. */
  prompts?: (() => Promise<readonly StoryPrompt[]>) | undefined;
}

export interface StoryPortOptions extends StoryAssets {
  payload: Payload;
  extraction: DataExtractionService;
  model: ModelPort | null;
  /** Set when the words answer a question that was asked by this id. */
  questionId?: string | undefined;
}

/** How many earlier messages the extraction sees: enough for a pronoun, not the whole conversation. */
const HISTORY = 8;

/** The story behind the chat: reads a message against the project's records and proposes what to change. Writes nothing. */
export function createStoryPort(options: StoryPortOptions): StoryPort {
  return {
    classify: (query, session) => classify(query, session, options.questionId),
    respond: (input, context) => respond(options, input, context),
  };
}

function classify(
  query: string,
  session: SessionView | undefined,
  questionId: string | undefined,
): Classification | undefined {
  const { open, proposals } = parseConversationState(session?.state ?? null);
  return classifyMessage(query, { isWaiting: open !== null || proposals.length > 0, questionId });
}

async function respond(
  options: StoryPortOptions,
  input: HandlerInput,
  context: HandlerContext,
): Promise<HandlerResult> {
  const project = context.session.project;
  if (project === null) throw new GreenlightError('VALIDATION', 'This conversation has no project.');
  const snapshot = await SnapshotCache.of(options.payload).read(project);
  const ground: TurnGround = {
    messageId: input.messageId,
    message: input.query,
    snapshot,
    state: parseConversationState(context.session.state),
    newId: randomUUID,
    sceneGate: createSceneGate(snapshot),
  };
  const type = input.classification.type;
  const isAnswer = input.classification.pattern === answerClassification.pattern;
  const answered = answerOpenQuestion({
    ...ground,
    answer: input.query,
    questionId: options.questionId,
    intent: isAnswer ? 'general' : type,
  });
  if (answered) return fromPlan(answered, 'none');
  if (isAnswer) return stillOpen(ground.state);
  switch (type) {
    case 'story_undo':
      return planReversal(options.payload, input, context, snapshot);
    case 'story_question':
      return answerFromRecords(input.query, snapshot);
    case 'story_advance':
      return said(
        'There are no steps to go to yet. Go on telling: people, places and scenes are written down as you speak.',
      );
    case 'story_request':
      return answerWish(options, input.query, context, snapshot);
    default:
      return writeDown(options, ground, context);
  }
}

async function writeDown(
  options: StoryPortOptions,
  ground: TurnGround,
  context: HandlerContext,
): Promise<HandlerResult> {
  const { snapshot } = ground;
  const result = await options.extraction.extractStructuredData(ground.message, {
    known: { characters: namesOf(snapshot.characters), locations: namesOf(snapshot.locations) },
    history: await readHistory(options.payload, context.session.id),
    signal: context.signal,
  });
  const genres = result.extraction.bulk ? ((await options.genres?.()) ?? []) : [];
  const plan = planTurn({ ...ground, extraction: result.extraction, genres });
  const response = result.notice ? `${plan.response}\n\n${result.notice}` : plan.response;
  const done = fromPlan({ ...plan, response }, result.extraction.engine);
  return { ...done, reads: plan.genre ? [readOf(plan.genre)] : [], entries: modelEntries(result.calls) };
}

function namesOf(records: readonly { name: string; aliases?: string[] | null | undefined }[]): string[] {
  return records.flatMap((record) => [record.name, ...(record.aliases ?? [])]);
}

async function readHistory(payload: Payload, session: string): Promise<string[]> {
  const where = { session: { equals: session }, author: { equals: 'user' } };
  const rows = await findRows({ payload }, 'messages', where, { sort: '-turnNumber', limit: HISTORY });
  return rows.map((row) => String(row.text)).reverse();
}

function answerFromRecords(message: string, snapshot: StorySnapshot): HandlerResult {
  const answer = answerQuestion({ message, snapshot });
  return { ...said(answer.response), reads: readsOf(answer.reads, snapshot) };
}

async function answerWish(
  options: StoryPortOptions,
  message: string,
  context: HandlerContext,
  snapshot: StorySnapshot,
): Promise<HandlerResult> {
  const { model } = options;
  const answer = await answerRequest({
    message,
    snapshot,
    ...(model ? { model, prompts: (await options.prompts?.()) ?? [] } : { genres: (await options.genres?.()) ?? [] }),
    turn: context.session.turnNumber,
    signal: context.signal,
    ...(context.onDelta ? { onDelta: context.onDelta } : {}),
  });
  const detail: StoryDetail = { ...emptyDetail, engine: model ? 'llm' : 'none' };
  const reads = answer.genre ? [readOf(answer.genre)] : [];
  return { ...said(answer.response), detail, reads, entries: modelEntries(answer.calls) };
}

function readOf({ pack, from }: StoryGenre): PathHash {
  return { path: `${from}/${pack.genre}`, hash: contentHash(canonicalize(pack)) };
}

function modelEntries(calls: readonly ModelCall[]): EntryBody[] {
  return calls.map((call) => ({ type: 'MODEL_CALL', ...call }));
}

/** Words that answer nothing, while a question is open: it stays, and is shown again. */
function stillOpen({ open }: ConversationState): HandlerResult {
  const question = open ? ' My question stands; answer it when you like, or say “skip”.' : '';
  return {
    ...said(`All right, nothing was changed.${question}`),
    detail: { ...emptyDetail, questions: open ? [open.question] : [] },
  };
}

/** The records that an answer came from, each with the hash of what it said. */
function readsOf(ids: readonly string[], snapshot: StorySnapshot): PathHash[] {
  const wanted = new Set(ids);
  const { characters, locations, scenes, relationships } = snapshot;
  return Object.entries({ characters, locations, scenes, relationships }).flatMap(([collection, records]) =>
    records
      .filter(({ id }) => wanted.has(id))
      .map((record) => ({ path: `${collection}/${record.id}`, hash: contentHash(canonicalize(record)) })),
  );
}

function writesOf(changes: readonly Change[]): PathHash[] {
  return changes.map(({ kind, id, after }) => ({
    path: `${kind === 'project' ? 'projects' : collectionOf[kind]}/${id}`,
    hash: contentHash(canonicalize(after)),
  }));
}

const emptyDetail: StoryDetail = { entities: [], questions: [], errors: [], engine: 'none' };

function said(response: string): HandlerResult {
  return { response, reads: [], writes: [], detail: emptyDetail };
}

function fromPlan(plan: TurnPlan, engine: StoryDetail['engine']): HandlerResult {
  const detail: StoryDetail = { entities: plan.entities, questions: plan.questions, errors: plan.errors, engine };
  return {
    response: plan.response,
    reads: [],
    writes: writesOf(plan.changes),
    created: plan.created,
    effects: { origin: 'chat', changes: plan.changes, state: plan.state },
    detail,
  };
}
