import type { Extraction, StorySnapshot } from '@greenlight/schema';
import { change, fieldsOf } from '@greenlight/schema';
import {
  characterRecord,
  createIds,
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
  spanOf,
  storySnapshot,
  uuid,
} from '@greenlight/testkit';
import { describe, expect, it } from 'vitest';
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
          remedy: `You have ${characterCount}.`,
        },
      ];

interface Given {
  snapshot?: StorySnapshot;
  state?: ConversationState;
  message?: string;
  firstId?: number;
}

function plan(
  parts: Partial<Extraction>,
  { snapshot = storySnapshot(), state = emptyConversationState(), message = 'a message', firstId }: Given = {},
): TurnPlan {
  const result = planTurn({
    messageId: MESSAGE_ID,
    message,
    extraction: extractionOf(parts),
    snapshot,
    state,
    newId: createIds(firstId),
    sceneGate,
  });
  // What every plan keeps: its changes and memory have the shapes that the store and the session take.
  for (const each of result.changes) {
    change.parse(each);
    if (each.op === 'create' && each.kind !== 'project') fieldsOf[each.kind].parse(each.after);
  }
  conversationState.parse(JSON.parse(JSON.stringify(result.state)));
  expect(result.questions.length).toBeLessThanOrEqual(1);
  return result;
}

describe('characters', () => {
  it('creates one, with the words each value came from', () => {
    const message = 'Create a character named Sarah, 28, journalist';
    const evidence = {
      name: spanOf(message, 'Sarah'),
      age: spanOf(message, '28'),
      occupation: spanOf(message, 'journalist'),
    };
    const result = plan(
      { characters: [saidCharacter('Sarah', { age: 28, occupation: 'Journalist', evidence })] },
      { message },
    );

    expect(result.response).toBe('Created character: Sarah\n\nage 28 · Journalist');
    expect(result.created.characters).toEqual([result.changes[0]?.id]);
    expect(result.changes).toEqual([
      {
        op: 'create',
        kind: 'character',
        id: uuid(1000),
        before: null,
        after: { name: 'Sarah', age: 28, occupation: 'Journalist' },
        sources: {
          name: { message: MESSAGE_ID, span: evidence.name },
          age: { message: MESSAGE_ID, span: evidence.age },
          occupation: { message: MESSAGE_ID, span: evidence.occupation },
        },
      },
    ]);
    expect(result.entities).toEqual([{ kind: 'character', id: uuid(1000), name: 'Sarah', op: 'created', evidence }]);
  });

  it('names several at once', () => {
    const result = plan({ characters: [saidCharacter('Tom'), saidCharacter('Ann', { age: 30 })] });
    expect(result.response).toBe('Created characters: Tom, Ann\n\n- Ann: age 30');
  });

  it('fills a gap of somebody known without making a second', () => {
    const snapshot = storySnapshot({ characters: [characterRecord(1, 'Sarah', { age: null })] });
    const result = plan({ characters: [saidCharacter('sarah', { age: 28 })] }, { snapshot });
    expect(result.changes).toEqual([
      {
        op: 'update',
        kind: 'character',
        id: uuid(1),
        before: { age: null },
        after: { age: 28 },
        sources: { age: { message: MESSAGE_ID, inferred: true } },
      },
    ]);
    expect(result.response).toBe('Updated character: Sarah: age 28');
  });

  it('lets a fuller name take over and keeps the old one as an alias', () => {
    const snapshot = storySnapshot({ characters: [characterRecord(1, 'Dr. Okafor')] });
    const result = plan({ characters: [saidCharacter('Amara Okafor')] }, { snapshot });
    expect(result.changes[0]).toMatchObject({
      op: 'update',
      before: { name: 'Dr. Okafor', aliases: null },
      after: { name: 'Amara Okafor', aliases: ['Dr. Okafor'] },
    });
    expect(result.response).toBe('Updated character: Amara Okafor: name Amara Okafor, also called Dr. Okafor');
  });

  it('says so when it knows all of it already', () => {
    const snapshot = storySnapshot({ characters: [characterRecord(1, 'Sarah', { age: 28 })] });
    const result = plan({ characters: [saidCharacter('Sarah', { age: 28 })] }, { snapshot });
    expect(result.changes).toEqual([]);
    expect(result.response).toBe('Sarah is already in the story (age 28).');
  });

  it('asks before a mention overwrites', () => {
    const snapshot = storySnapshot({ characters: [characterRecord(1, 'Sarah', { age: 28 })] });
    const result = plan({ characters: [saidCharacter('Sarah', { age: 31 })] }, { snapshot, message: 'Sarah is 31' });
    expect(result.changes).toEqual([]);
    expect(result.questions).toMatchObject([
      { text: 'Sarah has age 28 so far. Change to age 31?', options: ['Change to age 31', 'Keep age 28'] },
    ]);
    expect(result.response).toBe('I have a question first.');
  });

  it.each(['Actually Sarah is 31', 'No, Sarah is 31', 'make her 31', 'Sarah is 31 now'])(
    'overwrites when her words correct: %s',
    (message) => {
      const snapshot = storySnapshot({ characters: [characterRecord(1, 'Sarah', { age: 28 })] });
      const result = plan({ characters: [saidCharacter('Sarah', { age: 31 })] }, { snapshot, message });
      expect(result.changes[0]).toMatchObject({ before: { age: 28 }, after: { age: 31 } });
    },
  );

  it.each(['Sarah, 31, wants to change the world', 'Now Sarah, 31, walks in', 'Sarah is 31 and knows nothing'])(
    'asks when her words only mention: %s',
    (message) => {
      const snapshot = storySnapshot({ characters: [characterRecord(1, 'Sarah', { age: 28 })] });
      expect(plan({ characters: [saidCharacter('Sarah', { age: 31 })] }, { snapshot, message }).changes).toEqual([]);
    },
  );

  it('says nothing of whom it knows beside something new', () => {
    const snapshot = storySnapshot({ characters: [characterRecord(1, 'Sarah')] });
    expect(plan({ characters: [saidCharacter('Sarah'), saidCharacter('Viktor')] }, { snapshot }).response).toBe(
      'Created character: Viktor',
    );
  });

  it('takes the same person twice in one message as one', () => {
    const result = plan({
      characters: [saidCharacter('Sarah', { age: 28 }), saidCharacter('Sarah Baker', { occupation: 'Pilot' })],
    });
    expect(result.changes).toHaveLength(1);
    expect(result.changes[0]?.after).toMatchObject({ name: 'Sarah Baker', age: 28, occupation: 'Pilot' });
  });

  it('never merges family members', () => {
    const snapshot = storySnapshot({ characters: [characterRecord(1, 'Sarah Baker')] });
    const result = plan({ characters: [saidCharacter('Tom Baker')] }, { snapshot });
    expect(result.created.characters).toHaveLength(1);
  });

  it('keeps a mother and her daughter apart', () => {
    const snapshot = storySnapshot({ characters: [characterRecord(1, 'Elizabeth Bennet')] });
    const mother = [saidRelationship('Mrs Bennet', 'Elizabeth', { type: 'family', description: 'mother' })];
    const result = plan({ characters: [saidCharacter('Mrs Bennet')], relationships: mother }, { snapshot });
    expect(result.created.characters).toHaveLength(1);
    expect(result.response).toContain('Related: Mrs Bennet and Elizabeth Bennet (family, mother)');
  });

  it('keeps apart who is family to the same person by another word', () => {
    const sisters = relationshipRecord(3, 1, 2, { type: 'family', description: 'sisters' });
    const snapshot = storySnapshot({
      characters: [characterRecord(1, 'Elizabeth Bennet'), characterRecord(2, 'Lydia')],
      relationships: [sisters],
    });
    const related = (description: string): TurnPlan =>
      plan(
        {
          characters: [saidCharacter('Mrs Bennet')],
          relationships: [saidRelationship('Mrs Bennet', 'Lydia', { type: 'family', description })],
        },
        { snapshot },
      );
    expect(related('mum').created.characters).toHaveLength(1);
    expect(related('sister').created.characters).toEqual([]);
  });

  it('asks which one a shared name means', () => {
    const snapshot = storySnapshot({
      characters: [characterRecord(1, 'Sarah Baker'), characterRecord(2, 'Tom Baker')],
    });
    const result = plan({ characters: [saidCharacter('Baker', { age: 40 })] }, { snapshot });
    expect(result.changes).toEqual([]);
    expect(result.questions).toMatchObject([
      {
        text: 'Which Baker do you mean: Sarah Baker or Tom Baker?',
        options: ['Sarah Baker', 'Tom Baker', 'Someone new'],
      },
    ]);
  });

  it('says of a bare mention whom it may mean, and asks nothing', () => {
    const snapshot = storySnapshot({
      characters: [characterRecord(1, 'Sarah Baker'), characterRecord(2, 'Tom Baker')],
    });
    const result = plan({ characters: [saidCharacter('Baker')] }, { snapshot });
    expect(result.questions).toEqual([]);
    expect(result.response).toBe('Baker could be Sarah Baker or Tom Baker; they are in the story already.');
  });

  it('keeps a role with whom it was given first', () => {
    const snapshot = storySnapshot({ characters: [characterRecord(1, 'King of Bohemia')] });
    const [alias] = plan({ characters: [saidCharacter('The King')] }, { snapshot }).changes;
    expect(alias?.after).toEqual({ aliases: ['The King'] });
    const kings = storySnapshot({
      characters: [
        characterRecord(1, 'King of Bohemia', { aliases: ['The King'] }),
        characterRecord(2, 'King of Scots'),
      ],
    });
    expect(plan({ characters: [saidCharacter('the King', { age: 30 })] }, { snapshot: kings }).changes).toMatchObject([
      { id: uuid(1), after: { age: 30 } },
    ]);
  });

  it('returns an invalid one with its reason and keeps the rest', () => {
    const long = 'x'.repeat(200);
    const result = plan({ characters: [saidCharacter(long), saidCharacter('Tom')] });
    expect(result.created.characters).toHaveLength(1);
    expect(result.errors).toMatchObject([
      { code: 'VALIDATION', field: 'name', message: expect.stringContaining('120 characters') },
    ]);
    expect(result.response).toContain('Created character: Tom');
    expect(result.response).toContain('Not kept: name must be 120 characters or fewer');
  });

  it('asks about one it is not sure of, and writes nothing', () => {
    const result = plan({ characters: [saidCharacter('Black', { confidence: 0.4 })] });
    expect(result.changes).toEqual([]);
    expect(result.questions).toMatchObject([
      { text: 'Is Black a person in the story?', options: ['Add Black', 'Leave it'] },
    ]);
    expect(result.state.open?.question).toEqual(result.questions[0]);
  });

  it('asks about an unsure value of somebody known, and keeps still about an unsure mention', () => {
    const snapshot = storySnapshot({ characters: [characterRecord(1, 'Sarah')] });
    const unsure = plan({ characters: [saidCharacter('Sarah', { age: 31, confidence: 0.4 })] }, { snapshot });
    expect(unsure.questions[0]?.text).toBe('I am not sure I read this right: Sarah: age 31. Add it?');
    const mention = plan({ characters: [saidCharacter('Sarah', { confidence: 0.4 })] }, { snapshot });
    expect(mention.questions).toEqual([]);
    expect(mention.response).toContain('I found nothing new to write down in that.');
  });
});

describe('what a name may carry', () => {
  it.each([
    ['**x**', '\\*\\*x\\*\\*'],
    ['[a](javascript:alert(1))', '\\[a\\](javascript:alert(1))'],
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['![p](http://evil)', '\\!\\[p\\](http\\://evil)'],
    ['`rm`', '\\`rm\\`'],
  ])('is shown as text: %s', (name, shown) => {
    expect(plan({ characters: [saidCharacter(name)] }).response).toBe(`Created character: ${shown}`);
  });
});

describe('locations', () => {
  it('creates one', () => {
    const result = plan({ locations: [saidLocation('Baker Street', { kind: 'street' })] });
    expect(result.response).toBe('Created location: Baker Street\n\na street');
    expect(result.created.locations).toHaveLength(1);
  });

  it('lets a fuller name take over', () => {
    const snapshot = storySnapshot({ locations: [locationRecord(1, 'Baker Street')] });
    const result = plan({ locations: [saidLocation('221B Baker Street')] }, { snapshot });
    expect(result.changes[0]?.after).toEqual({ name: '221B Baker Street', aliases: ['Baker Street'] });
  });

  it('finds the only church', () => {
    const snapshot = storySnapshot({ locations: [locationRecord(1, 'Church of St Monica')] });
    const result = plan({ locations: [saidLocation('the church', { description: 'Small and dark.' })] }, { snapshot });
    expect(result.changes).toMatchObject([{ op: 'update', id: uuid(1), after: { description: 'Small and dark.' } }]);
  });

  it('asks about one it is not sure of', () => {
    const result = plan({ locations: [saidLocation('Malta', { confidence: 0.5 })] });
    expect(result.questions[0]?.text).toBe('Is Malta a place in the story?');
  });
});

describe('relationships', () => {
  const pair = storySnapshot({ characters: [characterRecord(1, 'Sarah Baker'), characterRecord(2, 'Tom Cole')] });

  it('relates people of the same message', () => {
    const result = plan({
      characters: [saidCharacter('Sarah'), saidCharacter('Tom')],
      relationships: [saidRelationship('Sarah', 'Tom', { description: 'since school' })],
    });
    expect(result.changes.map(({ kind }) => kind)).toEqual(['character', 'character', 'relationship']);
    expect(result.response).toContain('Related: Sarah and Tom (friend, since school)');
    expect(result.created.relationships).toHaveLength(1);
    expect(result.entities.at(-1)).toMatchObject({ kind: 'relationship', name: 'Sarah and Tom' });
  });

  it('never doubles one, from whichever end it is said', () => {
    const snapshot = { ...pair, relationships: [relationshipRecord(3, 1, 2)] };
    const result = plan({ relationships: [saidRelationship('Tom', 'Sarah')] }, { snapshot });
    expect(result.changes).toEqual([]);
  });

  it('keeps a second kind of relationship beside the first', () => {
    const snapshot = { ...pair, relationships: [relationshipRecord(3, 1, 2, { type: 'family' })] };
    const result = plan({ relationships: [saidRelationship('Tom', 'Sarah', { type: 'enemy' })] }, { snapshot });
    expect(result.created.relationships).toHaveLength(1);
  });

  it('changes the type when her words correct it', () => {
    const snapshot = { ...pair, relationships: [relationshipRecord(3, 1, 2)] };
    const result = plan(
      { intent: 'story_update', relationships: [saidRelationship('Tom', 'Sarah', { type: 'enemy' })] },
      { snapshot },
    );
    expect(result.changes).toMatchObject([{ op: 'update', before: { type: 'friend' }, after: { type: 'enemy' } }]);
    expect(result.response).toBe('Related: Sarah Baker and Tom Cole (enemy)');
  });

  it('adds a second one beside what it does not gainsay, unless her words take that back', () => {
    const snapshot = {
      ...pair,
      relationships: [relationshipRecord(3, 1, 2, { type: 'romantic', description: 'love' })],
    };
    const said = {
      intent: 'story_update' as const,
      relationships: [saidRelationship('Sarah', 'Tom', { type: 'colleague', description: 'lawyer' })],
    };
    expect(plan(said, { snapshot, message: 'Sarah is Tom’s lawyer' }).changes).toMatchObject([
      { op: 'create', after: { type: 'colleague', description: 'lawyer' } },
    ]);
    expect(plan(said, { snapshot, message: 'Actually, Sarah is Tom’s lawyer' }).changes).toMatchObject([
      { op: 'update', after: { type: 'colleague', description: 'lawyer' } },
    ]);
  });

  it('a mentor is one from one end alone', () => {
    const snapshot = { ...pair, relationships: [relationshipRecord(3, 1, 2, { type: 'mentor' })] };
    const result = plan({ relationships: [saidRelationship('Tom', 'Sarah', { type: 'mentor' })] }, { snapshot });
    expect(result.created.relationships).toHaveLength(1);
  });

  it('says who is missing', () => {
    const result = plan({ relationships: [saidRelationship('Sarah', 'Viktor')] }, { snapshot: pair });
    expect(result.errors).toMatchObject([{ code: 'UNKNOWN_CHARACTER', entity: 'Viktor' }]);
    expect(result.changes).toEqual([]);
  });

  it('says when a name is shared, and when both are one person', () => {
    const snapshot = storySnapshot({
      characters: [characterRecord(1, 'Sarah Baker'), characterRecord(2, 'Tom Baker')],
    });
    const result = plan(
      { relationships: [saidRelationship('Sarah', 'Baker'), saidRelationship('Sarah', 'Sarah Baker')] },
      { snapshot },
    );
    expect(result.errors.map(({ code }) => code)).toEqual(['AMBIGUOUS_NAME', 'SAME_CHARACTER']);
  });

  it('waits with the person it needs', () => {
    const result = plan(
      {
        characters: [saidCharacter('Black', { confidence: 0.4 })],
        relationships: [saidRelationship('Black', 'Sarah')],
      },
      { snapshot: pair },
    );
    expect(result.errors).toEqual([]);
    expect(result.state.proposals[0]?.part.relationships).toHaveLength(1);
  });

  it('asks about one it is not sure of', () => {
    const result = plan({ relationships: [saidRelationship('Sarah', 'Tom', { confidence: 0.3 })] }, { snapshot: pair });
    expect(result.questions[0]?.text).toBe('I am not sure I read this right: Sarah and Tom (friend). Add it?');
  });
});

describe('scenes', () => {
  const cast = [characterRecord(1, 'Sarah'), characterRecord(2, 'Tom')];

  it('creates one after its people and its place, with the next number', () => {
    const snapshot = storySnapshot({ characters: cast, scenes: [sceneRecord(9, { number: 4 })] });
    const scene = saidScene({
      interior: true,
      location: 'Baker Street',
      timeOfDay: 'night',
      characters: ['Sarah', 'Tom'],
      summary: 'They talk.',
    });
    const result = plan({ scenes: [scene] }, { snapshot });
    expect(result.changes.map(({ kind }) => kind)).toEqual(['location', 'scene']);
    expect(result.changes[1]?.after).toEqual({
      number: 5,
      interior: true,
      location: result.created.locations[0],
      timeOfDay: 'night',
      characters: [uuid(1), uuid(2)],
      summary: 'They talk.',
    });
    expect(result.response).toBe(
      'Created location: Baker Street\n\nCreated scene 5: INT. BAKER STREET – NIGHT\n\nwith Sarah and Tom · They talk.',
    );
    expect(result.entities.at(-1)?.name).toBe('INT. BAKER STREET – NIGHT');
  });

  it('keeps one as a proposal while there are too few characters, and says how many there are', () => {
    const result = plan({
      characters: [saidCharacter('Sarah')],
      scenes: [saidScene({ interior: true, location: 'Baker Street' })],
    });
    expect(result.created.scenes).toEqual([]);
    expect(result.created.locations).toEqual([]);
    expect(result.response).toContain('Create at least 2 characters first. You have 1.');
    expect(result.state.proposals).toMatchObject([{ reason: 'gate', label: 'INT. BAKER STREET', offered: false }]);
    expect(result.questions).toEqual([]);
  });

  it('offers it again as soon as there are two', () => {
    const first = plan({ scenes: [saidScene({ interior: true, location: 'Baker Street', timeOfDay: 'night' })] });
    expect(first.response).toContain('You have 0.');
    const second = plan({ characters: [saidCharacter('Sarah')] }, { state: first.state, firstId: 2000 });
    expect(second.questions).toEqual([]);
    const snapshot = storySnapshot({ characters: [characterRecord(1, 'Sarah')] });
    const third = plan({ characters: [saidCharacter('Tom')] }, { snapshot, state: second.state, firstId: 3000 });
    expect(third.questions).toMatchObject([
      {
        text: 'You described a scene earlier: INT. BAKER STREET – NIGHT. Add it now?',
        options: ['Add it', 'Leave it'],
      },
    ]);
    const fourth = plan(
      { intent: 'general' },
      { snapshot: storySnapshot({ characters: cast }), state: third.state, firstId: 4000 },
    );
    expect(fourth.questions).toEqual(third.questions);
  });

  it('keeps two scenes that share a heading, and one that is said again once', () => {
    const bar = { interior: true, location: 'Bar' };
    const first = plan({
      scenes: [saidScene({ ...bar, summary: 'They meet.' }), saidScene({ ...bar, summary: 'They part.' })],
    });
    expect(first.state.proposals).toHaveLength(2);
    const second = plan(
      { scenes: [saidScene({ ...bar, summary: 'They meet.' })] },
      { state: first.state, firstId: 2000 },
    );
    expect(second.state.proposals).toHaveLength(2);
  });

  it('keeps a number of them, and says which it lets go', () => {
    const scenes = Array.from({ length: 22 }, (_, index) => saidScene({ title: `Scene about ${index}` }));
    const result = plan({ scenes });
    expect(result.state.proposals).toHaveLength(20);
    expect(result.errors).toMatchObject([
      { code: 'TOO_MANY_PROPOSALS', entity: 'Scene about 0' },
      { code: 'TOO_MANY_PROPOSALS', entity: 'Scene about 1' },
    ]);
  });

  it('goes on without a place whose name is too long', () => {
    const snapshot = storySnapshot({ characters: cast });
    const result = plan({ scenes: [saidScene({ title: 'A', location: 'x'.repeat(200) })] }, { snapshot });
    expect(result.errors).toMatchObject([{ code: 'VALIDATION', field: 'name' }]);
    expect(result.created.scenes).toHaveLength(1);
  });

  it('passes with the characters of its own message', () => {
    const result = plan({
      characters: [saidCharacter('Ann'), saidCharacter('Bob')],
      scenes: [saidScene({ location: 'the bar', characters: ['Ann', 'Bob'] })],
    });
    expect(result.created.scenes).toHaveLength(1);
  });

  it('updates the scene that has the number', () => {
    const snapshot = storySnapshot({ characters: cast, scenes: [sceneRecord(9, { number: 3, timeOfDay: null })] });
    const result = plan({ scenes: [saidScene({ number: 3, timeOfDay: 'night', characters: ['Tom'] })] }, { snapshot });
    expect(result.changes).toMatchObject([
      { op: 'update', id: uuid(9), after: { timeOfDay: 'night', characters: [uuid(2)] } },
    ]);
    expect(result.response).toBe('Updated scene 3: NIGHT: NIGHT, Tom'.replace('NIGHT, Tom', 'night, Tom'));
  });

  it('asks before a mention changes a scene', () => {
    const snapshot = storySnapshot({
      characters: cast,
      locations: [locationRecord(5, 'Bar')],
      scenes: [sceneRecord(9, { number: 3, location: uuid(5), timeOfDay: 'day' })],
    });
    const result = plan({ scenes: [saidScene({ number: 3, timeOfDay: 'night' })] }, { snapshot });
    expect(result.questions[0]?.text).toBe('Scene 3 is BAR – DAY so far. Change it to BAR – NIGHT?');
    const titled = { ...snapshot, scenes: [sceneRecord(9, { number: 3, location: uuid(5), title: 'The kiss' })] };
    const retitled = plan({ scenes: [saidScene({ number: 3, title: 'Goodbye' })] }, { snapshot: titled });
    expect(retitled.questions[0]?.text).toBe('Scene 3 says otherwise in title. Change it?');
  });

  it('never doubles a scene said again', () => {
    const scene = sceneRecord(9, { number: 1, location: uuid(5), timeOfDay: 'night', characters: [uuid(1)] });
    const snapshot = storySnapshot({ characters: cast, locations: [locationRecord(5, 'Bar')], scenes: [scene] });
    const result = plan(
      { scenes: [saidScene({ location: 'the bar', timeOfDay: 'night', characters: ['Sarah'] })] },
      { snapshot },
    );
    expect(result.changes).toEqual([]);
    expect(result.response).toBe('Scene 1 is already in the story.');
  });

  it('goes on without somebody it does not know, and says so', () => {
    const snapshot = storySnapshot({ characters: cast });
    const result = plan({ scenes: [saidScene({ location: 'Bar', characters: ['Sarah', 'Viktor'] })] }, { snapshot });
    expect(result.created.scenes).toHaveLength(1);
    expect(result.errors).toMatchObject([{ code: 'UNKNOWN_CHARACTER', entity: 'Viktor' }]);
  });

  it('says when a cast name or a place is shared', () => {
    const snapshot = storySnapshot({
      characters: [characterRecord(1, 'Sarah Baker'), characterRecord(2, 'Tom Baker')],
      locations: [locationRecord(5, 'North Bar'), locationRecord(6, 'South Bar')],
    });
    const result = plan({ scenes: [saidScene({ location: 'the bar', characters: ['Baker'] })] }, { snapshot });
    expect(result.errors.map(({ code }) => code)).toEqual(['AMBIGUOUS_NAME', 'AMBIGUOUS_NAME']);
  });

  it('asks about one it is not sure of', () => {
    const snapshot = storySnapshot({ characters: cast });
    const result = plan({ scenes: [saidScene({ title: 'The heist', confidence: 0.3 })] }, { snapshot });
    expect(result.questions[0]?.text).toBe('I am not sure I read this right: The heist. Add it?');
  });
});

describe('explicit updates', () => {
  const snapshot = storySnapshot({
    characters: [characterRecord(1, 'Sarah', { age: 28, traits: ['stubborn'] }), characterRecord(2, 'Tom')],
    locations: [locationRecord(5, 'Bar')],
    scenes: [sceneRecord(9, { number: 3, location: uuid(5), timeOfDay: 'day' })],
  });
  const update = (updates: Extraction['updates']): TurnPlan => plan({ intent: 'story_update', updates }, { snapshot });

  it('overwrites what was there', () => {
    const result = update([saidUpdate('Sarah', { age: 31, occupation: 'Detective' })]);
    expect(result.changes).toMatchObject([
      { before: { age: 28, occupation: null }, after: { age: 31, occupation: 'Detective' } },
    ]);
    expect(result.response).toBe('Updated character: Sarah: age 31, Detective');
  });

  it('adds to a list', () => {
    const result = update([saidUpdate('Sarah', { traits: ['brave', 'Stubborn'] })]);
    expect(result.changes[0]?.after).toEqual({ traits: ['stubborn', 'brave'] });
  });

  it('renames, and the old name still finds her', () => {
    const result = update([saidUpdate('Sarah', { name: 'Clara' })]);
    expect(result.changes[0]?.after).toEqual({ name: 'Clara', aliases: ['Sarah'] });
  });

  it('never gives somebody a name that another has', () => {
    const result = update([saidUpdate('Tom', { name: 'sarah' })]);
    expect(result.changes).toEqual([]);
    expect(result.errors).toMatchObject([{ code: 'NAME_TAKEN' }]);
  });

  it('names the places that a shared name may mean', () => {
    const bars = storySnapshot({ locations: [locationRecord(5, 'North Bar'), locationRecord(6, 'South Bar')] });
    const result = plan(
      { intent: 'story_update', updates: [saidUpdate('the bar', { kind: 'pub' }, { kind: 'location' })] },
      { snapshot: bars },
    );
    expect(result.errors).toMatchObject([{ code: 'AMBIGUOUS_NAME' }]);
  });

  it('changes a scene by its number, its place and people by name', () => {
    const result = update([
      saidUpdate('scene 3', { timeOfDay: 'night', location: 'Old Mill', characters: ['Tom'] }, { kind: 'scene' }),
    ]);
    expect(result.changes).toMatchObject([
      { op: 'create', kind: 'location', after: { name: 'Old Mill' } },
      { op: 'update', kind: 'scene', after: { timeOfDay: 'night', location: uuid(1000), characters: [uuid(2)] } },
    ]);
    expect(result.response).toContain('Updated scene 3: OLD MILL – NIGHT: ');
  });

  it.each([
    ['somebody unknown', saidUpdate('Viktor', { age: 3 }), 'NOT_FOUND'],
    ['a scene that is not there', saidUpdate('12', { timeOfDay: 'day' }, { kind: 'scene' }), 'NOT_FOUND'],
    ['a field that does not exist', saidUpdate('Sarah', { shoeSize: 40 }), 'UNKNOWN_FIELD'],
    ['a wrong value', saidUpdate('Sarah', { age: 20_000 }), 'VALIDATION'],
  ])('returns %s with its reason', (_what, said, code) => {
    const result = update([said]);
    expect(result.errors.map((problem) => problem.code)).toContain(code);
    expect(result.changes).toEqual([]);
  });

  it('says so when nothing is new', () => {
    expect(update([saidUpdate('Sarah', { age: 28 })]).response).toBe('Sarah says so already (age 28).');
  });

  it('asks about one it is not sure of, and which one a shared name means', () => {
    const unsure = update([saidUpdate('Sarah', { age: 31 }, { confidence: 0.5 })]);
    expect(unsure.questions[0]?.text).toBe('I am not sure I read this right: Sarah: age 31. Add it?');
    const bakers = storySnapshot({ characters: [characterRecord(1, 'Sarah Baker'), characterRecord(2, 'Tom Baker')] });
    const shared = plan({ intent: 'story_update', updates: [saidUpdate('Baker', { age: 3 })] }, { snapshot: bakers });
    expect(shared.questions[0]?.options).toEqual(['Sarah Baker', 'Tom Baker', 'Someone new']);
  });
});

describe('what changes nothing', () => {
  it.each(['story_question', 'story_request', 'general', 'help'] as const)(
    'an intent of %s, whatever the extraction holds',
    (intent) => {
      const result = plan({ intent, characters: [saidCharacter('Ridley Scott')], scenes: [saidScene({ title: 'x' })] });
      expect(result.changes).toEqual([]);
      expect(result.state).toEqual(emptyConversationState());
    },
  );

  it('a bulk request without names is answered honestly', () => {
    const result = plan({ intent: 'story_bulk', bulk: { type: 'characters', count: 10, brief: 'for a heist' } });
    expect(result.changes).toEqual([]);
    expect(result.response).toBe("I can't invent people yet; name them and I'll add them.");
    const partly = plan({
      intent: 'story_bulk',
      bulk: { type: 'characters', count: 3, brief: '' },
      characters: [saidCharacter('Ann')],
    });
    expect(partly.response).toBe(
      "Created character: Ann\n\nI can't invent the other 2 people yet; name them and I'll add them.",
    );
    const named = plan({
      intent: 'story_bulk',
      bulk: { type: 'characters', count: 1, brief: '' },
      characters: [saidCharacter('Ann')],
    });
    expect(named.response).toBe('Created character: Ann');
  });
});

describe('questions', () => {
  it('are asked one at a time, three wait at most, and proposals beyond wait their turn', () => {
    const names = ['Ash', 'Birch', 'Cedar', 'Dogwood'];
    const result = plan({ characters: names.map((name) => saidCharacter(name, { confidence: 0.3 })) });
    expect(result.questions).toHaveLength(1);
    expect(result.state.waiting).toHaveLength(2);
    expect(result.state.proposals.map(({ offered }) => offered)).toEqual([true, true, true, false]);
  });

  it('put the extractor’s clarifying question about what was created', () => {
    const questions = [
      { id: 'q', text: 'How old is Sarah?', field: 'age', of: 'Sarah' },
      { id: 'r', text: 'What does she do?', field: 'occupation', of: 'Sarah' },
      { id: 's', text: 'Who is Zed?', field: 'age', of: 'Zed' },
    ];
    const result = plan({ characters: [saidCharacter('Sarah', { occupation: 'Pilot' })], questions });
    expect(result.questions).toMatchObject([{ text: 'How old is Sarah?', field: 'age', of: 'Sarah' }]);
    expect(result.state.waiting).toEqual([]);
  });

  it('drop a detail once it is known, and a proposal once the person is in the story', () => {
    const asked = plan({
      characters: [saidCharacter('Sarah'), saidCharacter('Black', { confidence: 0.3 })],
      questions: [{ id: 'q', text: 'How old is Sarah?', field: 'age', of: 'Sarah' }],
    });
    expect(asked.state.waiting).toHaveLength(1);
    const snapshot = storySnapshot({
      characters: [{ ...characterRecord(1, 'Sarah'), id: asked.created.characters[0] ?? '' }],
    });
    const result = plan(
      { characters: [saidCharacter('Sarah', { age: 3 }), saidCharacter('Black')] },
      { snapshot, state: asked.state, firstId: 2000 },
    );
    expect(result.state).toEqual(emptyConversationState());
  });

  it('say what they could not ask', () => {
    const snapshot = storySnapshot({
      characters: ['Ann', 'Bob', 'Cy', 'Dan'].map((name, index) => characterRecord(index, name, { age: 1 })),
    });
    const result = plan(
      { characters: ['Ann', 'Bob', 'Cy', 'Dan'].map((name) => saidCharacter(name, { age: 2 })) },
      { snapshot },
    );
    expect(result.errors).toMatchObject([{ code: 'NOT_ASKED', message: expect.stringContaining('Dan') }]);
  });
});

describe('what cannot be done', () => {
  const story = storySnapshot({ characters: [characterRecord(1, 'Sarah'), characterRecord(2, 'Tom')] });
  const sayDelete = (message: string, state = emptyConversationState()) =>
    plan({ intent: 'story_delete' }, { snapshot: story, message, state });

  it.each(['delete her', 'Delete him.', 'remove both of them', 'delete everybody'])('“%s” names nobody', (message) => {
    const { changes, errors, questions } = sayDelete(message);
    expect([changes, questions]).toEqual([[], []]);
    expect(errors[0]?.message).toMatch(/^I delete what is named, so nothing was deleted\./);
  });

  it('a deletion that is asked about is not asked about twice', () => {
    const asked = sayDelete('delete Tom');
    const again = sayDelete('delete Tom', asked.state);
    expect(again.state.waiting).toEqual([]);
    expect(again.response).toBe('I have asked about Tom already; a “yes” to that question deletes it.');
  });

  it('a deletion behind another question is said to wait', () => {
    const asked = sayDelete('delete Tom');
    const other = sayDelete('delete Sarah', asked.state);
    expect(other.response).toBe('I have a question about that as well. It comes when the one before it is answered.');
    expect(other.state.waiting.map(({ question }) => question.text)).toEqual(['Delete Sarah?']);
  });

  it.each([
    ['she is 31', 'she'],
    ['make her a detective', 'her'],
    ['both of them are smugglers', 'both'],
  ])('“%s” of nobody asks for the name', (message, word) => {
    const { response } = plan({ intent: 'story_update' }, { snapshot: story, message });
    expect(response).toContain(`If you mean somebody by “${word}”, say the name`);
  });
});
