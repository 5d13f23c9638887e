import type { FilmSnapshot } from '../draft/film-snapshot.ts';
import { StoryDraft } from '../draft/story-draft.ts';
import { type AskedManner, toPending, withWanted } from '../wanted/ask-wanted.ts';
import type { WantedThing } from '../wanted/wanted-thing.ts';
import { type ConversationState, pendingQuestions, withQuestions } from './conversation-state.ts';

/** A conversation that asks for something, behind what it asks already. What was skipped is asked again: she wants it now. */
export function askThing(
  state: ConversationState,
  thing: WantedThing,
  film: FilmSnapshot,
  manner: AskedManner,
): ConversationState {
  return withWanted(state, toPending(thing, new StoryDraft(film, manner.newId), manner));
}

/** A conversation whose film went to another step: what was asked for the sake of the former is let go, and the goal once it is reached. */
export function leaveStep(state: ConversationState, to: string): ConversationState {
  const others = pendingQuestions(state).filter(
    ({ purpose }) => purpose.type !== 'wanted' && purpose.type !== 'override',
  );
  return { ...withQuestions(state, others), goal: state.goal === to ? null : state.goal };
}

/** A conversation that asks an admin whether a step shall begin though its gate is closed. */
export function askOverride(
  state: ConversationState,
  { step, title, reason }: { step: string; title: string; reason: string },
  newId: () => string,
): ConversationState {
  const text = `Go on to ${title} though its gate is closed? It is put on record with your reason: “${reason}”`;
  const pending = {
    question: { id: newId(), text, options: ['Pass it over', 'Leave it closed'] },
    purpose: { type: 'override' as const, step, reason },
  };
  const others = pendingQuestions(state).filter(({ purpose }) => purpose.type !== 'override');
  return withQuestions(state, [pending, ...others]);
}
