import { type Correction, change, type Extraction, type Question, type StorySnapshot } from '@greenlight/schema';
import {
  characterRecord,
  createIds,
  EARLIER_MESSAGE_ID,
  extractionOf,
  MESSAGE_ID,
  saidCharacter,
  saidLocation,
  saidRelationship,
  saidScene,
  saidUpdate,
  spanOf,
  storySnapshot,
  uuid,
} from '@greenlight/testkit';
import { describe, expect, it } from 'vitest';
import { type AnswerInput, answerOpenQuestion } from './answer-open-question.ts';
import { type ConversationState, conversationState, emptyConversationState } from './conversation-state.ts';
import { planTurn } from './plan-turn.ts';
import type { TurnPlan } from './turn-plan.ts';

const words = 'Ana is a nurse. Sarah watches Kestrel, 50.';
const kestrel = saidCharacter('Kestrel', {
  age: 50,
  confidence: 0.51,
  evidence: { name: spanOf(words, 'Kestrel'), age: spanOf(words, '50') },
});
const sarah = storySnapshot({ characters: [characterRecord(1, 'Sarah', { age: 28 })] });
const source = { editedBy: uuid(7), at: '2026-01-31T10:42:00.000Z' };

/** The turn that said this in its own message. */
function tell(parts: Partial<Extraction>, snapshot: StorySnapshot = sarah, message = words): TurnPlan {
  return planTurn({
    messageId: EARLIER_MESSAGE_ID,
    message,
    extraction: extractionOf(parts),
    snapshot,
    state: emptyConversationState(),
    newId: createIds(1000),
    sceneGate: () => [],
  });
}

function answer(text: string, state: ConversationState, more: Partial<AnswerInput> = {}, snapshot = sarah): TurnPlan {
  const plan = answerOpenQuestion({
    answer: text,
    messageId: MESSAGE_ID,
    state,
    snapshot,
    newId: createIds(5000),
    sceneGate: () => [],
    ...more,
  });
  if (!plan) throw new Error(`“${text}” was taken for no answer`);
  for (const each of plan.changes) change.parse(each);
  conversationState.parse(plan.state);
  return plan;
}

function correct(state: ConversationState, said: Correction, snapshot = sarah): TurnPlan {
  return answer(
    'as corrected',
    state,
    { questionId: state.open?.question.id ?? '', correction: { said, source } },
    snapshot,
  );
}

it('behind a question that is open already is said to wait, and is asked about next', () => {
  const open = tell({ characters: [kestrel] });
  const behind = planTurn({
    messageId: MESSAGE_ID,
    message: 'Sarah watches Dunmore.',
    extraction: extractionOf({
      characters: [saidCharacter('Dunmore', { confidence: 0.51, evidence: { name: [14, 21] } })],
    }),
    snapshot: sarah,
    state: open.state,
    newId: createIds(3000),
    sceneGate: () => [],
  });
  expect(behind.response).toBe('I am not sure about Dunmore. I will ask once the open question is settled.');
  expect(behind.questions[0]?.reading?.name).toBe('Kestrel');
  expect(answer('no', behind.state).questions[0]?.reading?.name).toBe('Dunmore');
});

describe('what a question about an uncertain reading shows', () => {
  it('is the reading: kind, values, their words, the sentence they stand in and how sure it is', () => {
    const plan = tell({ characters: [saidCharacter('Ana', { occupation: 'Nurse' }), kestrel] });
    expect(plan.response).toContain('Created character: Ana');
    expect(plan.response).not.toContain('Kestrel');
    expect(plan.questions[0]?.reading).toEqual({
      kind: 'character',
      name: 'Kestrel',
      values: { name: 'Kestrel', age: 50 },
      evidence: kestrel.evidence,
      confidence: 0.51,
      message: EARLIER_MESSAGE_ID,
      quote: { text: 'Sarah watches Kestrel, 50.', start: 16 },
    });
  });

  it('says whom it would change', () => {
    const update = tell({ intent: 'story_update', updates: [saidUpdate('Sarah', { age: 31 }, { confidence: 0.5 })] });
    expect(update.questions[0]?.reading).toMatchObject({ kind: 'character', about: uuid(1), values: { age: 31 } });
    const mention = tell({ characters: [saidCharacter('Sarah', { age: 31, confidence: 0.5 })] });
    expect(mention.questions[0]?.reading).toMatchObject({ about: uuid(1), name: 'Sarah' });
  });

  it('says of three at once which it is, and brings the others along', () => {
    const names = ['Ash', 'Birch', 'Cedar', 'Damson'];
    const plan = tell({ characters: names.map((name) => saidCharacter(name, { confidence: 0.5 })) });
    const [question] = plan.questions;
    const shown = [question, ...(question?.following ?? [])] as Question[];
    expect(plan.questions).toHaveLength(1);
    expect(shown.map(({ reading }) => [reading?.name, reading?.series])).toEqual([
      ['Ash', { number: 1, of: 3 }],
      ['Birch', { number: 2, of: 3 }],
      ['Cedar', { number: 3, of: 3 }],
    ]);
    const next = answer('yes', plan.state);
    expect(next.questions[0]?.reading).toMatchObject({ name: 'Birch', series: { number: 2, of: 3 } });
    // The last of the three may be answered before the second.
    const last = answer('Leave it', next.state, { questionId: shown[2]?.id ?? '' });
    expect(last.questions[0]?.reading?.name).toBe('Birch');
  });

  it('is not in the question of a scene that only its gate keeps back', () => {
    const scene = saidScene({ title: 'The heist' });
    const gate = { gate: 'g', severity: 'blocker', code: 'TOO_FEW', message: 'No' } as const;
    const kept = planTurn({
      messageId: EARLIER_MESSAGE_ID,
      message: words,
      extraction: extractionOf({ scenes: [scene] }),
      snapshot: sarah,
      state: emptyConversationState(),
      newId: createIds(1000),
      sceneGate: () => [gate],
    });
    expect(kept.state.proposals[0]?.reason).toBe('gate');
    const offered = answerlessTurn(kept.state);
    expect(offered.questions[0]?.text).toContain('The heist');
    expect(offered.questions[0]?.reading).toBeUndefined();
  });
});

function answerlessTurn(state: ConversationState): TurnPlan {
  const extraction = extractionOf({ intent: 'general' });
  const ground = { messageId: MESSAGE_ID, message: 'hm', snapshot: sarah, state, newId: createIds(3000) };
  return planTurn({ ...ground, extraction, sceneGate: () => [] });
}

describe('yes to a reading', () => {
  it('keeps its words as the source, and does not call them words of the answer', () => {
    const plan = answer('yes', tell({ characters: [kestrel] }).state);
    expect(plan.changes[0]?.sources.age).toEqual({ message: EARLIER_MESSAGE_ID, span: kestrel.evidence.age });
    expect(plan.entities[0]?.evidence).toEqual({ name: 'inferred', age: 'inferred' });
  });

  it('to news about somebody known overwrites what was shown beside it, without asking again', () => {
    const plan = answer('yes', tell({ characters: [saidCharacter('Sarah', { age: 31, confidence: 0.5 })] }).state);
    expect(plan.changes).toMatchObject([{ op: 'update', id: uuid(1), after: { age: 31 } }]);
    expect(plan.questions).toEqual([]);
  });
});

describe('a correction', () => {
  it('writes the values as she typed them, edited by her; the others keep their words', () => {
    const plan = correct(tell({ characters: [kestrel] }).state, { name: ' Mirela ', set: { occupation: 'Spy' } });
    expect(plan.changes).toHaveLength(1);
    expect(plan.changes[0]).toMatchObject({
      op: 'create',
      kind: 'character',
      after: { name: 'Mirela', age: 50, occupation: 'Spy' },
      sources: {
        name: source,
        occupation: source,
        age: { message: EARLIER_MESSAGE_ID, span: kestrel.evidence.age },
      },
    });
    expect(plan.state.open).toBeNull();
    expect(plan.state.proposals).toEqual([]);
  });

  it('an empty value clears', () => {
    const plan = correct(tell({ characters: [kestrel] }).state, { set: { age: null } });
    expect(plan.changes[0]?.after).toEqual({ name: 'Kestrel' });
  });

  it('makes a place of a person, without what only a person has', () => {
    const asked = tell({ characters: [kestrel], relationships: [saidRelationship('Kestrel', 'Sarah')] });
    const plan = correct(asked.state, { kind: 'location', set: { kind: 'Ship' } });
    expect(plan.changes).toMatchObject([{ kind: 'location', after: { name: 'Kestrel', kind: 'Ship' } }]);
    expect(plan.changes[0]?.after).not.toHaveProperty('age');
    expect(plan.errors).toEqual([]);
  });

  it('makes a person of a place', () => {
    const asked = tell({ locations: [saidLocation('Malta', { confidence: 0.5, kind: 'Island' })] });
    const plan = correct(asked.state, { kind: 'character', set: { age: 30 } });
    expect(plan.changes).toMatchObject([{ kind: 'character', after: { name: 'Malta', age: 30 } }]);
    expect(plan.changes[0]?.after).not.toHaveProperty('kind');
  });

  it('lets who waited for the person know her by her right name', () => {
    const asked = tell({
      characters: [kestrel],
      relationships: [saidRelationship('Kestrel', 'Sarah', { type: 'enemy' })],
    });
    const plan = correct(asked.state, { name: 'Mirela', set: {} });
    expect(plan.response).toContain('Related: Mirela and Sarah (enemy)');
  });

  it('may turn out to be somebody known', () => {
    const plan = correct(tell({ characters: [kestrel] }).state, {
      name: 'Sarah',
      set: { age: null, occupation: 'Spy' },
    });
    expect(plan.changes).toMatchObject([
      { op: 'update', id: uuid(1), after: { occupation: 'Spy' }, sources: { occupation: source } },
    ]);
  });

  it('sets right what was read of somebody known', () => {
    const asked = tell({ intent: 'story_update', updates: [saidUpdate('Sarah', { age: 31 }, { confidence: 0.5 })] });
    const plan = correct(asked.state, { set: { age: 32 } });
    expect(plan.changes).toMatchObject([{ op: 'update', id: uuid(1), after: { age: 32 }, sources: { age: source } }]);
  });

  it('sets a scene and a relationship right', () => {
    const scene = tell({ scenes: [saidScene({ title: 'The heist', confidence: 0.3 })] });
    expect(correct(scene.state, { set: { title: 'The theft', location: 'Bank' } }).changes).toMatchObject([
      { kind: 'location', after: { name: 'Bank' } },
      { kind: 'scene', after: { title: 'The theft' }, sources: { title: source, location: source } },
    ]);
    const pair = storySnapshot({ characters: [characterRecord(1, 'Sarah'), characterRecord(2, 'Tom')] });
    const tie = tell({ relationships: [saidRelationship('Sarah', 'Tom', { confidence: 0.3 })] }, pair);
    expect(correct(tie.state, { set: { type: 'rival' } }, pair).changes).toMatchObject([{ after: { type: 'rival' } }]);
  });

  it.each<[string, Correction, string]>([
    ['an age that is none', { set: { age: -1 } }, 'correction.set.age: must be 0 or more.'],
    [
      'a field that there is not',
      { set: { shoeSize: 44 } },
      'correction.set.shoeSize: is nothing that can be set right of a character.',
    ],
    [
      'a person’s field for a place',
      { kind: 'location', set: { age: 4 } },
      'correction.set.age: is nothing that can be set right of a location.',
    ],
  ])('refuses %s, naming the field', (_what, said, message) => {
    const { state } = tell({ characters: [kestrel] });
    expect(() => correct(state, said)).toThrow(expect.objectContaining({ code: 'VALIDATION', message }));
  });

  it('refuses another name or kind for somebody known', () => {
    const { state } = tell({ characters: [saidCharacter('Sarah', { age: 31, confidence: 0.5 })] });
    expect(() => correct(state, { name: 'Tom', set: {} })).toThrow(/^correction\.name: stays as it is/);
    expect(() => correct(state, { kind: 'location', set: {} })).toThrow(/^correction\.kind: stays as it is/);
  });

  it('refuses what is not open any more, and a question that shows no reading', () => {
    const closed = { ...tell({ characters: [kestrel] }).state, open: null };
    expect(() => correct(closed, { set: {} })).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
    const detail = tell({
      characters: [saidCharacter('Ana')],
      questions: [{ id: 'q', text: 'How old is Ana?', field: 'age', of: 'Ana' }],
    });
    expect(() => correct(detail.state, { set: { age: 3 } })).toThrow(/^correction: belongs to a question/);
  });
});

describe('a correction typed into the conversation', () => {
  const { state } = tell({ characters: [kestrel] });

  it('no, it’s a place', () => {
    expect(answer("no, it's a place", state).changes).toMatchObject([{ kind: 'location', after: { name: 'Kestrel' } }]);
  });

  it('her name is Mirela: from the words that say it', () => {
    const said = 'no, her name is Mirela';
    const plan = answer(said, state, { intent: 'story_create' });
    expect(plan.changes[0]).toMatchObject({
      after: { name: 'Mirela', age: 50 },
      sources: {
        name: { message: MESSAGE_ID, span: spanOf(said, 'Mirela') },
        age: { message: EARLIER_MESSAGE_ID },
      },
    });
    expect(plan.entities[0]?.evidence.name).toEqual(spanOf(said, 'Mirela'));
  });

  it('it’s not a person', () => {
    const plan = answer("it's not a person", state);
    expect(plan.changes).toEqual([]);
    expect(plan.state.proposals).toEqual([]);
  });

  it('a statement of its own is none, and the question stays', () => {
    const ground = { messageId: MESSAGE_ID, state, snapshot: sarah, newId: createIds(1), sceneGate: () => [] };
    expect(answerOpenQuestion({ ...ground, answer: 'Tom is a pilot', intent: 'story_create' })).toBeUndefined();
  });
});
