import { recordId, sessionId } from '@greenlight/schema';
import * as z from 'zod';

/** What a session of the terminal remembers of its story: where it is told, and how its turns are numbered there. */
const storyState = z.object({
  v: z.literal(1),
  place: z.string(),
  project: recordId,
  /** The conversation that the session's turns are told to. */
  conversation: sessionId.nullable(),
  /** One for turns that may only read: no question waits in it, so that nothing said there is an answer. */
  reading: sessionId.nullable(),
  /** A question was asked and is not answered. */
  isWaiting: z.boolean(),
  /** What may be done in the film's step, as it is said. */
  titles: z.array(z.string()).default([]),
  /** The session's turns and their numbers in the conversation, the latest last. */
  turns: z.array(z.tuple([z.int(), z.int()])),
});
export type StoryState = z.infer<typeof storyState>;

/** How many turns back one can be taken back by its number. */
const MOST_TURNS = 200;

/** Nothing and what another version wrote are no memory. */
export function parseStoryState(value: unknown): StoryState | undefined {
  return storyState.safeParse(value).data;
}

/** The same memory with one more turn of the conversation. */
export function withTurn(state: StoryState, turn: number, numberThere: number): StoryState {
  return { ...state, turns: [...state.turns, [turn, numberThere] as [number, number]].slice(-MOST_TURNS) };
}

/** The number that a turn of the session has in the conversation. */
export function numberThere(state: StoryState | undefined, turn: number): number | undefined {
  return state?.turns.find(([here]) => here === turn)?.[1];
}
