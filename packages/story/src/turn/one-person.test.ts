import type { ExtractedUpdate, Extraction, StorySnapshot } from '@greenlight/schema';
import {
  characterRecord,
  createIds,
  extractionOf,
  locationRecord,
  MESSAGE_ID,
  relationshipRecord,
  saidCharacter,
  saidUpdate,
  sceneRecord,
  storySnapshot,
  uuid,
} from '@greenlight/testkit';
import { describe, expect, it } from 'vitest';
import { emptyConversationState } from './conversation-state.ts';
import { planTurn } from './plan-turn.ts';
import type { TurnPlan } from './turn-plan.ts';

const plan = (parts: Partial<Extraction>, snapshot: StorySnapshot, message = 'a message'): TurnPlan =>
  planTurn({
    messageId: MESSAGE_ID,
    message,
    extraction: extractionOf(parts),
    snapshot,
    state: emptyConversationState(),
    newId: createIds(),
    sceneGate: () => [],
  });

const count = characterRecord(1, 'Count von Kramm');
const reveal = (set: ExtractedUpdate['set']): Partial<Extraction> => ({
  intent: 'story_update',
  updates: [saidUpdate('Count von Kramm', set)],
});

describe('who turns out to be somebody', () => {
  it('goes by the true name, and keeps the old one and the title as aliases', () => {
    const set = { name: 'Wilhelm von Ormstein', aliases: ['King of Bohemia'] };
    const { changes } = plan(reveal(set), storySnapshot({ characters: [count] }));
    expect(changes).toHaveLength(1);
    expect(changes[0]?.after).toEqual({
      name: 'Wilhelm von Ormstein',
      aliases: ['King of Bohemia', 'Count von Kramm'],
    });
  });

  it('adds to the aliases there are', () => {
    const known = { ...count, aliases: ['The Stranger'] };
    const { changes } = plan(reveal({ aliases: ['von Kramm', 'Wilhelm'] }), storySnapshot({ characters: [known] }));
    expect(changes[0]?.after).toEqual({ aliases: ['The Stranger', 'von Kramm', 'Wilhelm'] });
  });

  it('does not take the name of another record: whether the two are one is asked', () => {
    const snapshot = storySnapshot({ characters: [count, characterRecord(2, 'King of Bohemia')] });
    const result = plan(reveal({ aliases: ['King of Bohemia'] }), snapshot);
    expect(result.changes).toEqual([]);
    expect(result.questions).toMatchObject([
      {
        text: 'Count von Kramm and King of Bohemia are two records. Make them one?',
        options: ['Make them one', 'Keep both'],
        merge: { kind: 'character', keep: uuid(2), merge: uuid(1) },
      },
    ]);
  });
});

describe('a role among aliases', () => {
  const king = { ...characterRecord(1, 'Wilhelm von Ormstein'), aliases: ['King of Bohemia'], age: 30 };
  const age = { characters: [saidCharacter('The King', { occupation: 'Hunter' })] };

  it('stands for its bearer', () => {
    const { changes } = plan(age, storySnapshot({ characters: [king, characterRecord(2, 'Irene Adler')] }));
    expect(changes).toMatchObject([{ op: 'update', id: uuid(1) }]);
  });

  it('means the one of two kings whom the story is busy with', () => {
    const other = characterRecord(2, 'King of Scandinavia');
    const { changes } = plan(age, storySnapshot({ characters: [king, other] }));
    expect(changes).toMatchObject([{ op: 'update', id: uuid(1) }]);
    const busy = storySnapshot({
      characters: [king, other, characterRecord(3, 'Irene Adler')],
      scenes: [sceneRecord(4, { characters: [uuid(2)] }), sceneRecord(5, { characters: [uuid(2)] })],
      relationships: [relationshipRecord(6, 2, 3)],
    });
    expect(plan(age, busy).changes).toMatchObject([{ op: 'update', id: uuid(2) }]);
  });

  it('is asked about when nothing tells two kings apart', () => {
    const two = [characterRecord(1, 'King of Bohemia'), characterRecord(2, 'King of Scandinavia')];
    const result = plan(age, storySnapshot({ characters: two }));
    expect(result.changes).toEqual([]);
    expect(result.questions).toHaveLength(1);
  });
});

describe('Mrs', () => {
  const elizabeth = characterRecord(1, 'Elizabeth Bennet');
  const mrs = { characters: [saidCharacter('Mrs Bennet')] };

  it('is somebody new beside a daughter of the name', () => {
    expect(plan(mrs, storySnapshot({ characters: [elizabeth] })).created.characters).toHaveLength(1);
  });

  it('is the woman of the name who has a husband', () => {
    const snapshot = storySnapshot({
      characters: [elizabeth, characterRecord(2, 'Tom')],
      relationships: [relationshipRecord(3, 1, 2, { type: 'family', description: 'husband' })],
    });
    expect(plan(mrs, snapshot).created.characters).toEqual([]);
  });
});

describe('deleting a scene', () => {
  const snapshot = storySnapshot({
    characters: [characterRecord(1, 'Viktor')],
    locations: [locationRecord(2, 'Kitchen')],
    scenes: [sceneRecord(3, { number: 1, location: uuid(2) }), sceneRecord(4, { number: 2, characters: [uuid(1)] })],
  });

  it.each([
    ['Delete the scene in the kitchen', 'Delete scene 1?'],
    ['delete the scene with Viktor', 'Delete scene 2?'],
    ['remove scene 2', 'Delete scene 2?'],
  ])('%s asks about the scene, not about who or what is in it', (message, question) => {
    expect(plan({ intent: 'story_delete' }, snapshot, message).questions).toMatchObject([{ text: question }]);
  });

  it('says so when there is no such scene', () => {
    const result = plan({ intent: 'story_delete' }, snapshot, 'delete the scene in the attic');
    expect(result.questions).toEqual([]);
    expect(result.response).toContain('nothing was deleted');
  });
});

describe('what a reply says of a cleared field', () => {
  it('names the field', () => {
    const snapshot = storySnapshot({
      characters: [characterRecord(1, 'Viktor')],
      scenes: [sceneRecord(2, { number: 1, title: 'Dawn', characters: [uuid(1)] })],
    });
    const { response } = plan({ intent: 'story_delete' }, snapshot, 'delete Viktor from scene 1');
    expect(response).toBe('Updated scene 1: Dawn: cast cleared');
  });
});
