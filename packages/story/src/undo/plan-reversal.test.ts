import {
  type Change,
  type ChangeSet,
  change,
  collectionOf,
  type StoryKind,
  type StorySnapshot,
} from '@greenlight/schema';
import {
  characterRecord,
  createIds,
  extractionOf,
  locationRecord,
  MESSAGE_ID,
  PROJECT_ID,
  relationshipRecord,
  saidCharacter,
  saidRelationship,
  saidScene,
  saidUpdate,
  sceneRecord,
  storySnapshot,
  uuid,
} from '@greenlight/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOpenQuestion } from '../turn/answer-open-question.ts';
import { emptyConversationState } from '../turn/conversation-state.ts';
import { planTurn } from '../turn/plan-turn.ts';
import { planRedo, planUndo } from './plan-reversal.ts';

function changeSetOf(changes: Change[]): ChangeSet {
  const actor = { kind: 'local', id: 'me' } as const;
  return {
    v: 1,
    id: uuid(1),
    project: PROJECT_ID,
    session: null,
    turn: 1,
    actor,
    origin: 'chat',
    reverts: null,
    at: '2026-01-31T10:42:00.000Z',
    changes,
  };
}

/** A story after changes, as the store would write them. */
function apply(snapshot: StorySnapshot, changes: Change[]): StorySnapshot {
  const next = structuredClone(snapshot);
  for (const each of changes) {
    change.parse(each);
    const rows: { id: string }[] = next[collectionOf[each.kind as StoryKind]];
    const at = rows.findIndex(({ id }) => id === each.id);
    const row = {
      id: each.id,
      project: PROJECT_ID,
      createdVia: 'chat',
      sources: each.sources,
      ...rows[at],
      ...each.after,
    };
    if (each.op === 'create') rows.push(row);
    else rows.splice(at, 1, ...(each.op === 'update' ? [row] : []));
  }
  return next;
}

/** A story's own fields, empty ones left out and in no order: what has to be the same again. */
function essence({ characters, locations, scenes, relationships }: StorySnapshot): unknown {
  const plain = (record: object): unknown =>
    Object.fromEntries(
      Object.entries(record)
        .filter(([field, value]) => value !== null && value !== undefined && field !== 'sources')
        .sort(),
    );
  return [characters, locations, scenes, relationships].map((rows) =>
    rows.map(plain).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  );
}

const story = storySnapshot({
  characters: [characterRecord(1, 'Sarah', { age: 28 }), characterRecord(2, 'Tom'), characterRecord(3, 'Viktor')],
  locations: [locationRecord(4, 'Bar')],
  relationships: [relationshipRecord(5, 1, 2), relationshipRecord(6, 3, 2)],
  scenes: [sceneRecord(7, { number: 1, location: uuid(4), characters: [uuid(1), uuid(3)] })],
});

function turn(parts: Parameters<typeof extractionOf>[0], snapshot: StorySnapshot, firstId = 1000): Change[] {
  const state = emptyConversationState();
  return planTurn({
    messageId: MESSAGE_ID,
    message: 'm',
    extraction: extractionOf(parts),
    snapshot,
    state,
    newId: createIds(firstId),
    sceneGate: () => [],
  }).changes;
}

const full = turn(
  {
    characters: [saidCharacter('Ann', { age: 40 }), saidCharacter('Sarah', { occupation: 'Pilot' })],
    relationships: [saidRelationship('Ann', 'Tom')],
    scenes: [
      saidScene({ location: 'Harbour', characters: ['Ann', 'Tom'] }),
      saidScene({ number: 1, timeOfDay: 'night' }),
    ],
  },
  story,
);

describe('planUndo', () => {
  it('takes everything back that a turn made', () => {
    const after = apply(story, full);
    const undo = planUndo({ changeSet: changeSetOf(full), snapshot: after });
    expect(undo.conflicts).toEqual([]);
    expect(essence(apply(after, undo.changes))).toEqual(essence(story));
    expect(undo.response).toMatch(/^Undone: .*character Ann is gone/);
    expect(undo.entities.map(({ op }) => op)).toContain('deleted');
  });

  it('brings back who was deleted, with what went along', () => {
    const ask = planTurn({
      messageId: MESSAGE_ID,
      message: 'delete Viktor',
      extraction: extractionOf({ intent: 'story_delete' }),
      snapshot: story,
      state: emptyConversationState(),
      newId: createIds(),
      sceneGate: () => [],
    });
    const changes =
      answerOpenQuestion({
        answer: 'yes',
        messageId: MESSAGE_ID,
        snapshot: story,
        state: ask.state,
        newId: createIds(2000),
        sceneGate: () => [],
      })?.changes ?? [];
    const after = apply(story, changes);
    expect(after.characters).toHaveLength(2);
    const undo = planUndo({ changeSet: changeSetOf(changes), snapshot: after });
    expect(essence(apply(after, undo.changes))).toEqual(essence(story));
    expect(undo.response).toContain('character Viktor is back');
  });

  it('refuses where a value was changed later, and names it', () => {
    const changes = turn(
      { intent: 'story_update', updates: [saidUpdate('Sarah', { age: 31, occupation: 'Pilot' })] },
      story,
    );
    const after = apply(
      apply(story, changes),
      turn({ intent: 'story_update', updates: [saidUpdate('Sarah', { age: 32 })] }, apply(story, changes), 2000),
    );
    const undo = planUndo({ changeSet: changeSetOf(changes), snapshot: after });
    expect(undo.conflicts).toEqual(['age of Sarah was changed later.']);
    expect(undo.changes).toEqual([]);
  });

  it('refuses where a created record was filled in later', () => {
    const changes = turn({ characters: [saidCharacter('Ann')] }, story);
    const ann = apply(story, changes);
    const after = apply(ann, turn({ characters: [saidCharacter('Ann', { age: 3 })] }, ann, 2000));
    expect(planUndo({ changeSet: changeSetOf(changes), snapshot: after }).conflicts).toEqual([
      'age of Ann was changed later.',
    ]);
    const renamed = apply(
      ann,
      turn({ intent: 'story_update', updates: [saidUpdate('Ann', { name: 'Bea' })] }, ann, 2000),
    );
    expect(planUndo({ changeSet: changeSetOf(changes), snapshot: renamed }).conflicts).toEqual([
      'name and aliases of Bea were changed later.',
    ]);
  });

  it('refuses where others rest on a created record, and names them', () => {
    const changes = turn({ characters: [saidCharacter('Ann')] }, story);
    const ann = apply(story, changes);
    const later = turn(
      { relationships: [saidRelationship('Ann', 'Tom')], scenes: [saidScene({ number: 1, characters: ['Ann'] })] },
      ann,
      2000,
    );
    const undo = planUndo({ changeSet: changeSetOf(changes), snapshot: apply(ann, later) });
    expect(undo.conflicts.sort()).toEqual([
      'scene 1 (BAR) rests on Ann.',
      'the relationship of Ann and Tom rests on Ann.',
    ]);
  });

  it('refuses where the record is gone', () => {
    const changes = turn({ characters: [saidCharacter('Ann')] }, story);
    expect(planUndo({ changeSet: changeSetOf(changes), snapshot: story }).conflicts).toEqual([
      'Ann was deleted later.',
    ]);
  });

  it('refuses to bring back what would point at nobody', () => {
    const relationship: Change = {
      op: 'delete',
      kind: 'relationship',
      id: uuid(5),
      before: { from: uuid(1), to: uuid(2), type: 'friend' },
      after: null,
      sources: {},
    };
    const snapshot = { ...story, characters: story.characters.slice(1), relationships: [], scenes: [] };
    expect(planUndo({ changeSet: changeSetOf([relationship]), snapshot }).conflicts).toEqual([
      'the relationship of somebody and Tom points at something that was deleted later.',
    ]);
  });
});

describe('planRedo', () => {
  it('brings a turn back that was undone', () => {
    const after = apply(story, full);
    const undone = apply(after, planUndo({ changeSet: changeSetOf(full), snapshot: after }).changes);
    const redo = planRedo({ changeSet: changeSetOf(full), snapshot: undone });
    expect(redo.conflicts).toEqual([]);
    expect(essence(apply(undone, redo.changes))).toEqual(essence(after));
    expect(redo.response).toMatch(/^Redone: /);
  });

  it('refuses where it is done already, or what it rested on has changed', () => {
    const create = turn({ characters: [saidCharacter('Ann')] }, story);
    expect(planRedo({ changeSet: changeSetOf(create), snapshot: apply(story, create) }).conflicts).toEqual([
      'Ann is in the story already.',
    ]);
    const update = turn({ intent: 'story_update', updates: [saidUpdate('Sarah', { age: 31 })] }, story);
    const older = apply(story, turn({ intent: 'story_update', updates: [saidUpdate('Sarah', { age: 50 })] }, story));
    expect(planRedo({ changeSet: changeSetOf(update), snapshot: older }).conflicts).toEqual([
      'age of Sarah was changed later.',
    ]);
  });
});

describe('a place that is taken by now', () => {
  const conflictsAfter = (gone: Change[], since: StorySnapshot) =>
    planRedo({ changeSet: changeSetOf(gone), snapshot: since }).conflicts;
  const createdIn = (parts: Parameters<typeof turn>[0], snapshot: StorySnapshot) => turn(parts, snapshot);

  it('of a name', () => {
    const ann = createdIn({ characters: [saidCharacter('Ann')] }, story);
    const another = characterRecord(90, 'Ann');
    const since = { ...story, characters: [...story.characters, another] };
    expect(conflictsAfter(ann, since)).toEqual(['Another Ann is in the story already.']);
    expect(conflictsAfter(ann, { ...story, characters: [...story.characters, { ...another, name: 'Anna' }] })).toEqual(
      [],
    );
  });

  it('of a tie, from whichever end, but not of a mentor', () => {
    const [one, two] = [characterRecord(80, 'Ann'), characterRecord(81, 'Bea')];
    const pair = { ...story, characters: [one, two], relationships: [], scenes: [] };
    const tied = (type: 'friend' | 'mentor') =>
      createdIn({ relationships: [saidRelationship('Ann', 'Bea', { type })] }, pair);
    const turned = (type: 'friend' | 'mentor') => ({
      ...pair,
      relationships: [relationshipRecord(90, 81, 80, { type })],
    });
    expect(conflictsAfter(tied('friend'), turned('friend'))).toEqual([
      'Another relationship of Ann and Bea is in the story already.',
    ]);
    expect(conflictsAfter(tied('mentor'), turned('mentor'))).toEqual([]);
  });
});

describe('undo and redo of any turn', () => {
  it('end where they began', () => {
    const name = fc.constantFrom('Sarah', 'Tom', 'Viktor', 'Ann', 'Bea Cole', 'Dr. Cole', 'Bar', '**x**');
    const characters = fc.array(fc.record({ name, age: fc.integer({ min: 0, max: 99 }) }), { maxLength: 4 });
    const scenes = fc.array(
      fc.record({ location: name, number: fc.integer({ min: 1, max: 3 }), cast: fc.array(name, { maxLength: 3 }) }),
      { maxLength: 2 },
    );
    const pairs = fc.array(fc.tuple(name, name), { maxLength: 3 });
    fc.assert(
      fc.property(characters, scenes, pairs, (people, places, ends) => {
        const changes = turn(
          {
            characters: people.map(({ name, age }) => saidCharacter(name, { age })),
            scenes: places.map(({ location, number, cast }) => saidScene({ location, number, characters: cast })),
            relationships: ends.map(([from, to]) => saidRelationship(from, to)),
          },
          story,
        );
        if (changes.length === 0) return;
        const after = apply(story, changes);
        const undo = planUndo({ changeSet: changeSetOf(changes), snapshot: after });
        expect(undo.conflicts).toEqual([]);
        const undone = apply(after, undo.changes);
        expect(essence(undone)).toEqual(essence(story));
        const redo = planRedo({ changeSet: changeSetOf(changes), snapshot: undone });
        expect(redo.conflicts).toEqual([]);
        expect(essence(apply(undone, redo.changes))).toEqual(essence(after));
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});

describe('what a film is planned with', () => {
  const act = {
    id: uuid(30),
    project: PROJECT_ID,
    createdVia: 'chat',
    sources: {},
    number: 1,
    summary: 'It begins.',
  } as const;
  const scene = sceneRecord(31, { number: 1, act: uuid(30) });
  const panel = {
    id: uuid(32),
    project: PROJECT_ID,
    createdVia: 'chat',
    sources: {},
    scene: uuid(31),
    number: 1,
  } as const;
  const film = { ...storySnapshot({ scenes: [scene] }), acts: [act], panels: [panel] };

  it('is taken back as the story is: the film itself, an act, a panel', () => {
    const told = changeSetOf([
      {
        op: 'update',
        kind: 'project',
        id: PROJECT_ID,
        before: { genre: null },
        after: { genre: 'Heist' },
        sources: {},
      },
      { op: 'create', kind: 'panel', id: uuid(32), before: null, after: { scene: uuid(31), number: 1 }, sources: {} },
    ]);
    const snapshot = { ...film, project: { ...film.project, genre: 'Heist' } };
    const { changes, conflicts, response } = planUndo({ changeSet: told, snapshot });
    expect(conflicts).toEqual([]);
    expect(changes).toMatchObject([
      { op: 'update', kind: 'project', before: { genre: 'Heist' }, after: { genre: null } },
      { op: 'delete', kind: 'panel', id: uuid(32) },
    ]);
    expect(response).toBe('Undone: genre of the project as it was and panel 1 of scene 1 is gone.');
  });

  it('is not taken back while a record rests on it, and the reason names that', () => {
    const told = changeSetOf([
      {
        op: 'create',
        kind: 'act',
        id: uuid(30),
        before: null,
        after: { number: 1, summary: 'It begins.' },
        sources: {},
      },
    ]);
    expect(planUndo({ changeSet: told, snapshot: film }).conflicts).toEqual([
      'scene 1 (Untitled scene) rests on act 1.',
    ]);
    expect(planUndo({ changeSet: told, snapshot: { ...film, scenes: [] } }).conflicts).toEqual([]);
  });

  it('is not brought back to point at what is gone', () => {
    const told = changeSetOf([
      { op: 'create', kind: 'panel', id: uuid(40), before: null, after: { scene: uuid(41), number: 1 }, sources: {} },
    ]);
    expect(planRedo({ changeSet: told, snapshot: film }).conflicts).toEqual([
      'panel 1 of a scene points at something that was deleted later.',
    ]);
  });

  it('keeps what somebody changed since', () => {
    const told = changeSetOf([
      {
        op: 'update',
        kind: 'project',
        id: PROJECT_ID,
        before: { genre: null },
        after: { genre: 'Heist' },
        sources: {},
      },
    ]);
    const snapshot = { ...film, project: { ...film.project, genre: 'Western' } };
    expect(planUndo({ changeSet: told, snapshot }).conflicts).toEqual(['genre of the project was changed later.']);
  });
});
