import { change, type Extraction, type StorySnapshot } from '@greenlight/schema';
import {
  characterRecord,
  createIds,
  EARLIER_MESSAGE_ID,
  extractionOf,
  locationRecord,
  MESSAGE_ID,
  relationshipRecord,
  saidCharacter,
  saidLocation,
  saidRelationship,
  saidScene,
  saidUpdate,
  sceneRecord,
  storySnapshot,
  uuid,
} from '@greenlight/testkit';
import { describe, expect, it } from 'vitest';
import { type AnswerInput, answerOpenQuestion } from './answer-open-question.ts';
import { type ConversationState, conversationState, emptyConversationState } from './conversation-state.ts';
import { planTurn } from './plan-turn.ts';
import type { SceneGate, TurnPlan } from './turn-plan.ts';

const sceneGate: SceneGate = ({ characterCount }) =>
  characterCount >= 2
    ? []
    : [
        {
          gate: 'workflow.scene.create',
          severity: 'blocker',
          code: 'TOO_FEW',
          message: 'Create at least 2 characters first',
        },
      ];

/** The state after a turn that said this, in its own message. */
function ask(
  parts: Partial<Extraction>,
  snapshot: StorySnapshot,
  message = 'a message',
  state = emptyConversationState(),
): ConversationState {
  return planTurn({
    messageId: EARLIER_MESSAGE_ID,
    message,
    extraction: extractionOf(parts),
    snapshot,
    state,
    newId: createIds(1000),
    sceneGate,
  }).state;
}

function answer(
  text: string,
  state: ConversationState,
  snapshot: StorySnapshot,
  more: Partial<AnswerInput> = {},
): TurnPlan | undefined {
  const result = answerOpenQuestion({
    answer: text,
    messageId: MESSAGE_ID,
    state,
    snapshot,
    newId: createIds(5000),
    sceneGate,
    ...more,
  });
  for (const each of result?.changes ?? []) change.parse(each);
  if (result) conversationState.parse(result.state);
  return result;
}

const sarah = storySnapshot({ characters: [characterRecord(1, 'Sarah', { age: 28 })] });
const empty = storySnapshot();

describe('whether a name is a person', () => {
  const asked = ask({ characters: [saidCharacter('Black', { confidence: 0.4, age: 50 })] }, empty);

  it.each(['yes', 'Yes!', 'add it', 'Add Black', 'sure', 'ok', '1'])(
    '%s adds it, from the words of its own message',
    (text) => {
      const result = answer(text, asked, empty);
      expect(result?.response).toBe('Created character: Black\n\nage 50');
      expect(result?.changes[0]?.sources.name).toEqual({ message: EARLIER_MESSAGE_ID, inferred: true });
      expect(result?.state).toEqual(emptyConversationState());
    },
  );

  it.each(['no', 'Leave it', 'nope', "don't", 'skip', 'cancel', 'never mind'])(
    '%s writes nothing and lets it go',
    (text) => {
      const result = answer(text, asked, empty);
      expect(result?.changes).toEqual([]);
      expect(result?.state.open).toBeNull();
      expect(result?.response).not.toBe('');
    },
  );

  it('a digression is no answer and keeps the question', () => {
    expect(answer('Tom is a pilot', asked, empty)).toBeUndefined();
  });

  it('brings what waited for the person', () => {
    const waiting = ask(
      {
        characters: [saidCharacter('Black', { confidence: 0.4 })],
        relationships: [saidRelationship('Black', 'Sarah', { type: 'enemy' })],
      },
      sarah,
    );
    expect(answer('yes', waiting, sarah)?.response).toBe(
      'Created character: Black\n\nRelated: Black and Sarah (enemy)',
    );
  });

  it('lets the person join the scene they were named in', () => {
    const cast = storySnapshot({ characters: [characterRecord(1, 'Sarah'), characterRecord(2, 'Tom')] });
    const said = {
      characters: [saidCharacter('Black', { confidence: 0.4 })],
      scenes: [saidScene({ title: 'The deal', characters: ['Sarah', 'Black'] })],
    };
    const turn = planTurn({
      messageId: EARLIER_MESSAGE_ID,
      message: 'm',
      extraction: extractionOf(said),
      snapshot: cast,
      state: emptyConversationState(),
      newId: createIds(1000),
      sceneGate,
    });
    const scene = sceneRecord(7, {
      number: 1,
      title: 'The deal',
      characters: [uuid(1)],
      id: turn.created.scenes[0] ?? '',
    });
    const result = answer('yes', turn.state, { ...cast, scenes: [scene] });
    const black = result?.created.characters[0];
    expect(result?.changes[1]).toMatchObject({ op: 'update', kind: 'scene', after: { characters: [uuid(1), black] } });
  });
});

describe('a scene that waited for its gate', () => {
  const kept = ask({ scenes: [saidScene({ interior: true, location: 'Bar', timeOfDay: 'night' })] }, empty);
  const cast = storySnapshot({ characters: [characterRecord(1, 'Sarah'), characterRecord(2, 'Tom')] });
  const offered = ask({ intent: 'general' }, cast, 'hm', kept);

  it('is added by yes', () => {
    expect(answer('yes', offered, cast)?.response).toBe('Created location: Bar\n\nCreated scene 1: INT. BAR – NIGHT');
  });

  it('is kept when the question is skipped, and added by name later', () => {
    const skipped = answer('skip', offered, cast);
    expect(skipped?.state.proposals).toHaveLength(1);
    expect(skipped?.response).toBe('Skipped. Say “add the scene” when you want it.');
    const added = answer('add the scene', skipped?.state ?? emptyConversationState(), cast);
    expect(added?.created.scenes).toHaveLength(1);
    expect(added?.state.proposals).toEqual([]);
  });

  it('stays behind the gate when somebody went in the meantime', () => {
    const result = answer('yes', offered, sarah);
    expect(result?.changes).toEqual([]);
    expect(result?.response).toContain('Create at least 2 characters first');
    expect(result?.state.proposals).toHaveLength(1);
  });

  it('is let go by no', () => {
    expect(answer('no', offered, cast)?.state).toEqual(emptyConversationState());
  });
});

describe('a value that differs', () => {
  const asked = ask({ characters: [saidCharacter('Sarah', { age: 31, evidence: { age: [3, 5] } })] }, sarah);

  it.each(['yes', 'Change to age 31', '31', 'change it'])(
    '%s changes it, from the words of its own message',
    (text) => {
      const result = answer(text, asked, sarah);
      expect(result?.changes).toMatchObject([
        { before: { age: 28 }, after: { age: 31 }, sources: { age: { message: EARLIER_MESSAGE_ID, span: [3, 5] } } },
      ]);
    },
  );

  it('is kept by its other option', () => {
    const result = answer('Keep age 28', asked, sarah);
    expect(result?.changes).toEqual([]);
    expect(result?.response).toBe('All right, I left it as it was.');
  });
});

describe('which one a shared name means', () => {
  const bakers = storySnapshot({ characters: [characterRecord(1, 'Sarah Baker'), characterRecord(2, 'Tom Baker')] });
  const asked = ask({ characters: [saidCharacter('Baker', { age: 40 })] }, bakers);

  it.each(['Tom Baker', 'Tom', '2', 'two', 'option 2', 'the second one', 'Second', 'the latter', 'the 2nd'])(
    '%s says it',
    (text) => {
      expect(answer(text, asked, bakers)?.changes).toMatchObject([{ op: 'update', id: uuid(2), after: { age: 40 } }]);
    },
  );

  it.each(['Someone new', 'a new person', 'neither'])('%s makes another', (text) => {
    expect(answer(text, asked, bakers)?.created.characters).toHaveLength(1);
  });

  it('no leaves it, and anything else is no answer', () => {
    expect(answer('no', asked, bakers)?.changes).toEqual([]);
    expect(answer('yes', asked, bakers)).toBeUndefined();
    expect(answer('Viktor', asked, bakers)).toBeUndefined();
  });

  it.each(['the ninth', '0', 'the other one', '4'])('%s is no answer', (text) => {
    expect(answer(text, asked, bakers)).toBeUndefined();
  });

  it('is asked about each of two things, and says about which', () => {
    const twice = ask({ characters: [saidCharacter('Baker', { occupation: 'Pilot' })] }, bakers, 'a message', asked);
    expect(twice.waiting.map(({ question }) => question.text)).toEqual([
      'Which Baker do you mean: Sarah Baker or Tom Baker? This is about: Pilot.',
    ]);
  });

  it('leads to its own question before what waits already', () => {
    const aged = storySnapshot({
      characters: [characterRecord(1, 'Sarah Baker'), characterRecord(2, 'Tom Baker', { age: 30 })],
    });
    const twice = ask({ characters: [saidCharacter('Baker', { occupation: 'Pilot' })] }, aged, 'a message', asked);
    const next = answer('Tom', twice, aged);
    expect(next?.questions.map(({ text }) => text)).toEqual(['Tom Baker has age 30 so far. Change to age 40?']);
    expect(next?.state.waiting).toHaveLength(1);
  });

  it('goes to an update too', () => {
    const updating = ask({ intent: 'story_update', updates: [saidUpdate('Baker', { age: 41 })] }, bakers);
    expect(answer('Sarah', updating, bakers)?.changes).toMatchObject([{ id: uuid(1), after: { age: 41 } }]);
  });

  it('is one or somebody else when there is one that it may be', () => {
    const doctor = storySnapshot({ characters: [characterRecord(1, 'Dr. Black')] });
    const possible = ask({ characters: [saidCharacter('Captain Black', { age: 40 })] }, doctor);
    expect(possible.open?.question.text).toBe('Is Captain Black the same as Dr. Black?');
    expect(answer('yes', possible, doctor)?.changes).toMatchObject([{ op: 'update', id: uuid(1) }]);
    expect(answer('no', possible, doctor)?.created.characters).toHaveLength(1);
  });

  it('works for places', () => {
    const bars = storySnapshot({ locations: [locationRecord(1, 'North Bar'), locationRecord(2, 'South Bar')] });
    const place = ask({ locations: [saidLocation('the bar', { kind: 'pub' })] }, bars);
    expect(answer('South Bar', place, bars)?.changes).toMatchObject([
      { op: 'update', id: uuid(2), after: { kind: 'pub' } },
    ]);
  });
});

describe('a missing detail', () => {
  const question = (field: string): ConversationState => ({
    v: 1,
    open: {
      question: { id: 'q1', text: `What is her ${field}?`, field, of: 'Sarah' },
      purpose: { type: 'detail', kind: 'character', id: uuid(1), field },
    },
    waiting: [],
    proposals: [],
    skipped: [],
    goal: null,
  });
  const plain = storySnapshot({ characters: [characterRecord(1, 'Sarah')] });

  it.each([
    ['age', '28', 28, [0, 2]],
    ['age', "she's about 30", 30, [12, 14]],
    ['age', 'thirty-two', 32, [0, 10]],
    ['age', 'Fifty', 50, [0, 5]],
    ['age', 'seventeen years old', 17, [0, 9]],
    ['occupation', "she's a retired nurse.", 'Retired nurse', [8, 21]],
    ['role', 'the villain', 'antagonist', [4, 11]],
    ['role', 'Protagonist', 'protagonist', [0, 11]],
    ['traits', 'brave, stubborn and kind', ['brave', 'stubborn', 'kind'], [0, 24]],
  ])('%s is read out of “%s”', (field, text, value, span) => {
    const result = answer(text, question(field), plain);
    expect(result?.changes).toEqual([
      {
        op: 'update',
        kind: 'character',
        id: uuid(1),
        before: { [field]: null },
        after: { [field]: value },
        sources: { [field]: { message: MESSAGE_ID, span } },
      },
    ]);
  });

  it.each([
    ['age', 'who is Tom?'],
    ['age', 'between 20 and 30'],
    ['age', 'old'],
    ['age', 'a very long sentence that says one thing about 28 among others'],
    ['role', 'unclear'],
    ['occupation', 'one two three four five six seven eight nine ten eleven twelve thirteen'],
    ['occupation', '.'],
  ])('%s is not in “%s”', (field, text) => {
    expect(answer(text, question(field), plain)).toBeUndefined();
  });

  it('is not filled by a statement of another kind, unless it answers the question by name', () => {
    expect(answer('Viktor is a soldier', question('occupation'), plain, { intent: 'story_create' })).toBeUndefined();
    expect(answer('a soldier', question('occupation'), plain, { intent: 'general' })?.changes).toHaveLength(1);
    expect(
      answer('a soldier', question('occupation'), plain, { intent: 'story_create', questionId: 'q1' })?.changes,
    ).toHaveLength(1);
  });

  it('is asked again when an answer to the very question cannot be read or is not valid', () => {
    const again = answer('green', question('age'), plain, { questionId: 'q1' });
    expect(again?.response).toContain('I could not take that as an answer. What is her age?');
    expect(again?.questions).toHaveLength(1);
    const long = answer('x'.repeat(600), question('occupation'), plain, { questionId: 'q1' });
    expect(long?.errors).toMatchObject([{ code: 'VALIDATION', field: 'occupation' }]);
  });
});

describe('which question is answered', () => {
  const asked = ask(
    { characters: [saidCharacter('Ash', { confidence: 0.3 }), saidCharacter('Birch', { confidence: 0.3 })] },
    empty,
  );

  it('the open one for typed words, and then the next is open', () => {
    const result = answer('yes', asked, empty);
    expect(result?.response).toBe('Created character: Ash');
    expect(result?.questions).toMatchObject([{ text: 'Is Birch a person in the story?' }]);
  });

  it('any that waits, by its id', () => {
    const result = answer('yes', asked, empty, { questionId: asked.waiting[0]?.question.id ?? '' });
    expect(result?.response).toBe('Created character: Birch');
    expect(result?.questions).toMatchObject([{ text: 'Is Ash a person in the story?' }]);
  });

  it('none that is not open any more', () => {
    expect(answer('yes', asked, empty, { questionId: 'gone' })).toBeUndefined();
    expect(answer('yes', emptyConversationState(), empty)).toBeUndefined();
  });

  it('cancel drops those that wait too', () => {
    expect(answer('cancel', asked, empty)?.questions).toEqual([]);
  });
});

describe('deleting', () => {
  const snapshot = storySnapshot({
    characters: [characterRecord(1, 'Viktor'), characterRecord(2, 'Sarah'), characterRecord(3, 'Tom')],
    locations: [locationRecord(4, 'Bar')],
    relationships: [relationshipRecord(5, 1, 2), relationshipRecord(6, 2, 3)],
    scenes: [sceneRecord(7, { number: 1, location: uuid(4), characters: [uuid(1), uuid(2)] })],
  });
  const wish = (message: string): ConversationState => ask({ intent: 'story_delete' }, snapshot, message);

  it('asks first, and says what goes with it', () => {
    expect(wish('delete Viktor').open?.question).toMatchObject({
      text: 'Delete Viktor? 1 relationship will go too. 1 scene will be without Viktor.',
      options: ['Delete Viktor', 'Keep Viktor'],
    });
  });

  it('takes the relationships with it and frees the scenes', () => {
    const result = answer('yes', wish('please remove the character Viktor from the story.'), snapshot);
    expect(result?.changes).toMatchObject(
      [
        { op: 'update', kind: 'scene', before: { characters: [uuid(1), uuid(2)] }, after: { characters: [uuid(2)] } },
        { op: 'delete', kind: 'character', id: uuid(1), before: { name: 'Viktor' }, after: null },
        { op: 'delete', kind: 'relationship', id: uuid(5), before: { from: uuid(1), to: uuid(2), type: 'friend' } },
      ].sort((a, b) => order(a.kind) - order(b.kind)),
    );
    expect(result?.response).toContain('Deleted character: Viktor\n\nDeleted 1 relationship');
  });

  it('keeps everything on no', () => {
    expect(answer('no', wish('delete Viktor'), snapshot)?.changes).toEqual([]);
  });

  it('deletes places and scenes', () => {
    expect(answer('Delete Bar', wish('delete the bar'), snapshot)?.changes).toMatchObject([
      { op: 'update', kind: 'scene', after: { location: null } },
      { op: 'delete', kind: 'location' },
    ]);
    expect(answer('yes', wish('delete scene 1'), snapshot)?.changes).toMatchObject([{ op: 'delete', kind: 'scene' }]);
  });

  it('asks about several one by one', () => {
    const state = wish('delete Viktor and Tom');
    expect([state.open, ...state.waiting].map((pending) => pending?.question.options?.[0])).toEqual([
      'Delete Viktor',
      'Delete Tom',
    ]);
  });

  it('takes somebody out of one scene without a question', () => {
    const result = planTurn({
      messageId: MESSAGE_ID,
      message: 'remove Viktor from scene 1',
      extraction: extractionOf({ intent: 'story_delete' }),
      snapshot,
      state: emptyConversationState(),
      newId: createIds(),
      sceneGate,
    });
    expect(result.changes).toMatchObject([
      {
        kind: 'scene',
        after: { characters: [uuid(2)] },
        sources: { characters: { message: MESSAGE_ID, inferred: true } },
      },
    ]);
  });

  it.each([
    ['delete Zed', 'There is nothing called Zed'],
    ['remove Tom from scene 1', 'Tom is not in scene 1'],
    ['delete', 'Say what to delete'],
  ])('%s changes nothing and says why', (message, why) => {
    const result = planTurn({
      messageId: MESSAGE_ID,
      message,
      extraction: extractionOf({ intent: 'story_delete' }),
      snapshot,
      state: emptyConversationState(),
      newId: createIds(),
      sceneGate,
    });
    expect(result.changes).toEqual([]);
    expect(result.response).toContain(why);
  });

  it('names those that a shared name may mean', () => {
    const bakers = storySnapshot({ characters: [characterRecord(1, 'Sarah Baker'), characterRecord(2, 'Tom Baker')] });
    const result = planTurn({
      messageId: MESSAGE_ID,
      message: 'delete Baker',
      extraction: extractionOf({ intent: 'story_delete' }),
      snapshot: bakers,
      state: emptyConversationState(),
      newId: createIds(),
      sceneGate,
    });
    expect(result.errors).toMatchObject([{ code: 'AMBIGUOUS_NAME' }]);
  });
});

/** The order in which a plan writes and deletes. */
function order(kind: string): number {
  return ['scene', 'relationship', 'character', 'location'].indexOf(kind);
}

describe('renaming', () => {
  const snapshot = storySnapshot({ characters: [characterRecord(1, 'Viktor')], locations: [locationRecord(2, 'Bar')] });
  const rename = (message: string): TurnPlan =>
    planTurn({
      messageId: MESSAGE_ID,
      message,
      extraction: extractionOf({ intent: 'story_update' }),
      snapshot,
      state: emptyConversationState(),
      newId: createIds(),
      sceneGate,
    });

  it.each([
    'rename Viktor to Anton',
    "change Viktor's name to Anton",
    'Call Viktor Anton from now on',
    'change the name of Viktor to “Anton”',
  ])('%s keeps the old name as an alias', (message) => {
    const [only] = rename(message).changes;
    const start = message.indexOf('Anton');
    expect(only).toMatchObject({
      after: { name: 'Anton', aliases: ['Viktor'] },
      sources: { name: { message: MESSAGE_ID, span: [start, start + 5] } },
    });
  });

  it.each([
    ['rename viktor to anton', 'Anton'],
    ['rename viktor to jean-luc of arles', 'Jean-Luc of Arles'],
    ['rename Viktor to deVito', 'deVito'],
  ])('%s makes it %s', (message, name) => {
    expect(rename(message).changes).toMatchObject([{ after: { name } }]);
  });

  it('changes the part of a name that was said', () => {
    const pat = storySnapshot({ characters: [characterRecord(1, 'Pat Gallagher')] });
    const result = planTurn({
      messageId: MESSAGE_ID,
      message: "change Pat's name to Packie",
      extraction: extractionOf({ intent: 'story_update' }),
      snapshot: pat,
      state: emptyConversationState(),
      newId: createIds(),
      sceneGate,
    });
    expect(result.changes).toMatchObject([{ after: { name: 'Packie Gallagher', aliases: ['Pat Gallagher'] } }]);
  });

  it('renames a place', () => {
    expect(rename('rename the bar to The Anchor').changes).toMatchObject([
      { kind: 'location', after: { name: 'The Anchor', aliases: ['Bar'] } },
    ]);
  });

  it('changes the given name alone of whom the answer names', () => {
    const annas = storySnapshot({ characters: [characterRecord(1, 'Anna Cole'), characterRecord(2, 'Anna Berg')] });
    const asked = ask({ intent: 'story_update' }, annas, 'rename Anna to Hannah');
    expect(answer('Anna Berg', asked, annas)?.changes).toMatchObject([{ id: uuid(2), after: { name: 'Hannah Berg' } }]);
  });

  it.each(['scene 3', 'the scene 3'])('gives %s a title', (scene) => {
    const film = storySnapshot({ scenes: [sceneRecord(9, { number: 3, summary: 'Leo drives.' })] });
    const plan = planTurn({
      messageId: MESSAGE_ID,
      message: `Rename ${scene} to The Van`,
      extraction: extractionOf({ intent: 'story_update' }),
      snapshot: film,
      state: emptyConversationState(),
      newId: createIds(1000),
      sceneGate,
    });
    expect(plan.changes).toMatchObject([{ op: 'update', kind: 'scene', id: uuid(9), after: { title: 'The Van' } }]);
  });
});
