import { endSentence, type Question } from '@greenlight/schema';
import type { StoryDraft } from '../draft/story-draft.ts';
import {
  type ConversationState,
  type PendingQuestion,
  pendingQuestions,
  QUESTION_LIMIT,
  withQuestions,
} from '../turn/conversation-state.ts';
import type { WantedFill, WantedThing } from './wanted-thing.ts';

export interface AskedManner {
  newId: () => string;
  /** She was led to it. */
  isExpected: boolean;
  /** It is asked because she wants it asked, whether or not the film misses it. */
  isFree?: boolean;
}

/** A question about something that is missing, as it waits for its answer. */
export function toPending(thing: WantedThing, draft: StoryDraft, manner: AskedManner): PendingQuestion {
  const { key, message, question, fill } = tailor(thing, draft);
  const options = optionsOf(fill, draft);
  const asked: Question = {
    id: manner.newId(),
    text: fill.type === 'create' && fill.kind === 'character' ? `${endSentence(message)} ${question}` : question,
    ...targetOf(fill),
    ...(options.length > 0 ? { options } : {}),
  };
  return {
    question: asked,
    purpose: { type: 'wanted', key, fill, isExpected: manner.isExpected, isFree: manner.isFree ?? false },
  };
}

/** The same memory with this question behind those that wait: of things that are missing one is asked at a time. */
export function withWanted(state: ConversationState, pending: PendingQuestion): ConversationState {
  const others = pendingQuestions(state).filter(({ purpose }) => purpose.type !== 'wanted');
  const key = pending.purpose.type === 'wanted' ? pending.purpose.key : '';
  const skipped = state.skipped.filter((each) => each !== key);
  return withQuestions({ ...state, skipped }, [...others.slice(0, QUESTION_LIMIT - 1), pending]);
}

/** Of somebody who is alone in her story the next question is who opposes her. */
function tailor(thing: WantedThing, draft: StoryDraft): WantedThing {
  const { fill } = thing;
  const [only, other] = draft.list('character');
  const isSecond = fill.type === 'create' && fill.kind === 'character' && Object.keys(fill.set).length === 0;
  if (!isSecond || !only || other || only.role === 'antagonist') return thing;
  return { ...thing, question: `Who opposes ${only.name}?`, fill: { ...fill, set: { role: 'antagonist' } } };
}

const MOST_NAMES = 8;

function optionsOf(fill: WantedFill, draft: StoryDraft): string[] {
  if (fill.type === 'order') return ['Number them', 'Leave it'];
  if (fill.type === 'choose') {
    const names = fill.kind === 'character' ? draft.list('character').map(({ name }) => name) : [];
    return names.length > MOST_NAMES ? [] : names;
  }
  // What is asked for first is answered first: how near the camera is comes after what it sees.
  const {
    anyOf: [field = ''],
    options = [],
  } = fill.fields[0] ?? { anyOf: [''] };
  if (field === 'status') return ['Approve', 'Omit'];
  if (field === 'resolved' || field === 'approved') return ['Yes', 'Not yet'];
  return options.map((option) => option.replaceAll('-', ' '));
}

function targetOf(fill: WantedFill): Pick<Question, 'field' | 'of'> {
  if (fill.type !== 'update') return {};
  return { field: fill.fields[0]?.anyOf[0] ?? '', of: fill.name };
}
