import { type Classification, GreenlightError } from '@greenlight/schema';
import type { Payload } from 'payload';
import { choicePattern } from '../story/choice-pattern.ts';
import { stepOfChoice } from '../story/step-of-choice.ts';
import { readGround } from '../workflow/read-ground.ts';
import { viewProject } from '../workflow/view-project.ts';

/** A choice as it was sent. */
export interface ChosenThing {
  choice: string;
  customInput?: string | undefined;
}

/** A choice as a turn of the conversation: its user's words, and what they ask for. */
export interface ChoiceTurn {
  query: string;
  classification?: Classification;
}

/**
 * A choice as what is said: "Go on to the scene breakdown". Her own words, of `manual_override`, are taken as any message is. Throws
 * VALIDATION for a choice that the step does not have, and for `manual_override` without words.
 */
export async function resolveChoice(
  payload: Payload,
  project: string,
  { choice: id, customInput }: ChosenThing,
): Promise<ChoiceTurn> {
  if (id === 'manual_override') {
    if (customInput !== undefined) return { query: customInput };
    throw refusal('customInput', 'is required with manual_override: say in your own words what to do instead');
  }
  const film = await readGround({ payload }, project);
  const { choices } = viewProject(film);
  const { steps } = film.definition;
  const step = stepOfChoice(film.definition, film.state.current, id);
  const chosen = choices.find((each) => each.id === id);
  if (!step && !chosen) {
    const all = choices.map((each) => each.id).join(', ');
    throw refusal('choice', `is ${JSON.stringify(id)}, which is no choice at ${film.state.current}; there are ${all}`);
  }
  const placeOf = (wanted: string | undefined) => steps.findIndex((each) => each.id === wanted);
  const isBack = placeOf(step?.id) < placeOf(film.state.current);
  const query = step ? `Go ${isBack ? 'back' : 'on'} to the ${step.title.toLowerCase()}` : (chosen?.title ?? id);
  const type = id === 'review_progress' ? 'story_question' : 'story_advance';
  return { query, classification: { type, confidence: 1, pattern: choicePattern, args: { choice: id } } };
}

function refusal(field: string, message: string): GreenlightError {
  return new GreenlightError('VALIDATION', `${field}: ${message}`, { details: { fields: [{ field, message }] } });
}
