import {
  evidence,
  extractedCharacter,
  extractedLocation,
  extractedRelationship,
  extractedScene,
  extractedUpdate,
  fieldSource,
  mergeQuery,
  type Question,
  question,
  reading,
  recordId,
  storyKind,
} from '@greenlight/schema';
import * as z from 'zod';
import { wantedFill } from '../wanted/wanted-thing.ts';

/** The most questions that wait at a time, the open one among them. */
export const QUESTION_LIMIT = 3;

/** A part of a message: what of it waits for the writer's word. */
export const storyPart = z.strictObject({
  characters: z.array(extractedCharacter),
  locations: z.array(extractedLocation),
  relationships: z.array(extractedRelationship),
  scenes: z.array(extractedScene),
  updates: z.array(extractedUpdate),
});
export type StoryPart = z.infer<typeof storyPart>;

/** Something she said that is not written yet: a gate was closed, or the words did not make it sure. */
export const proposal = z.strictObject({
  id: z.string().min(1),
  reason: z.enum(['gate', 'unsure']),
  /** Plain text that names it. */
  label: z.string(),
  /** The message it came from. */
  message: recordId,
  /** That message's words around it. */
  quote: reading.shape.quote,
  /** Whom or what it says something new of. */
  about: recordId.optional(),
  part: storyPart,
  /** Scenes that a character joins once she is one. */
  joins: z.array(recordId).default([]),
  /** True once the chat has asked about it. */
  offered: z.boolean(),
});
export type Proposal = z.infer<typeof proposal>;

/** What an answer does. */
export const questionPurpose = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('proposal'), proposal: z.string() }),
  z.strictObject({
    type: z.literal('value'),
    kind: storyKind,
    id: recordId,
    set: z.record(z.string(), z.unknown()),
    message: recordId,
    evidence,
  }),
  z.strictObject({ type: z.literal('which'), candidates: z.array(recordId), part: storyPart, message: recordId }),
  z.strictObject({
    type: z.literal('detail'),
    kind: z.enum(['character', 'location']),
    id: recordId,
    field: z.string(),
  }),
  z.strictObject({ type: z.literal('delete'), kind: storyKind, id: recordId }),
  /** Two records turn out to be one; `said` is where that was told. */
  mergeQuery.extend({ type: z.literal('merge'), said: fieldSource }),
  /** What the film misses. */
  z.strictObject({
    type: z.literal('wanted'),
    key: z.string().max(300),
    fill: wantedFill,
    /** She was led to it; otherwise it only stands below what she told, and her words are taken for an answer less boldly. */
    isExpected: z.boolean(),
    /** It was asked for its own sake, and stays open though nothing misses it. */
    isFree: z.boolean(),
  }),
  /** An admin confirms that a step begins though its gate is closed. */
  z.strictObject({ type: z.literal('override'), step: z.string().max(40), reason: z.string().min(1).max(500) }),
]);
export type QuestionPurpose = z.infer<typeof questionPurpose>;

export const pendingQuestion = z.strictObject({ question, purpose: questionPurpose });
export type PendingQuestion = z.infer<typeof pendingQuestion>;

/** A conversation's own memory. The session keeps it; the story alone reads it. */
export const conversationState = z.strictObject({
  v: z.literal(1),
  /** The one question that is asked and not answered. */
  open: pendingQuestion.nullable(),
  /** Those that come after it, oldest first. */
  waiting: z.array(pendingQuestion),
  proposals: z.array(proposal),
  /** What the film misses and she would rather not be asked, by key. */
  skipped: z.array(z.string().max(300)).max(200).default([]),
  /** The step that a closed gate kept her from: what it misses is asked first. */
  goal: z.string().max(40).nullable().default(null),
});
export type ConversationState = z.infer<typeof conversationState>;

export function emptyConversationState(): ConversationState {
  return { v: 1, open: null, waiting: [], proposals: [], skipped: [], goal: null };
}

/** Nothing and what another version wrote are an empty memory: a conversation goes on without its open questions. */
export function parseConversationState(value: unknown): ConversationState {
  const result = conversationState.safeParse(value);
  return result.success ? result.data : emptyConversationState();
}

export function emptyPart(): StoryPart {
  return { characters: [], locations: [], relationships: [], scenes: [], updates: [] };
}

/** Every question that is not answered, the open one first. */
export function pendingQuestions(state: ConversationState): PendingQuestion[] {
  return state.open ? [state.open, ...state.waiting] : state.waiting;
}

/** What is asked now, as it is shown: the open question, with the readings that are asked about after it. */
export function askedQuestions({ open, waiting }: ConversationState): Question[] {
  if (!open) return [];
  const following = open.question.reading ? waiting.map((each) => each.question).filter((each) => each.reading) : [];
  return [following.length > 0 ? { ...open.question, following } : open.question];
}

/** The same memory with these questions: the first is open, the rest wait. */
export function withQuestions(state: ConversationState, questions: readonly PendingQuestion[]): ConversationState {
  const [open = null, ...waiting] = questions.slice(0, QUESTION_LIMIT);
  return { ...state, open, waiting };
}
