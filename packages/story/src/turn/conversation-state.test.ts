import { uuid } from '@greenlight/testkit';
import { describe, expect, it } from 'vitest';
import {
  type ConversationState,
  emptyConversationState,
  parseConversationState,
  QUESTION_LIMIT,
  withQuestions,
} from './conversation-state.ts';

describe('parseConversationState', () => {
  it.each([
    null,
    undefined,
    {},
    'x',
    { v: 2, open: null, waiting: [], proposals: [], skipped: [], goal: null },
    { v: 1, open: {}, waiting: [], proposals: [], skipped: [], goal: null },
  ])('takes %j for an empty memory', (value) => {
    expect(parseConversationState(value)).toEqual(emptyConversationState());
  });

  it('reads what it wrote', () => {
    const state: ConversationState = {
      v: 1,
      open: { question: { id: 'q', text: 'Delete?' }, purpose: { type: 'delete', kind: 'scene', id: uuid(1) } },
      waiting: [],
      proposals: [],
      skipped: [],
      goal: null,
    };
    expect(parseConversationState(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });
});

describe('withQuestions', () => {
  it('opens the first and lets few wait', () => {
    const questions = Array.from({ length: 5 }, (_, index) => ({
      question: { id: `q${index}`, text: 'Delete?' },
      purpose: { type: 'delete', kind: 'scene', id: uuid(index) } as const,
    }));
    const state = withQuestions(emptyConversationState(), questions);
    expect(state.open?.question.id).toBe('q0');
    expect(state.waiting).toHaveLength(QUESTION_LIMIT - 1);
    expect(withQuestions(state, [])).toEqual(emptyConversationState());
  });
});
