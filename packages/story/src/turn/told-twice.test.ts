import type { StorySnapshot } from '@greenlight/schema';
import {
  characterRecord,
  createIds,
  locationRecord,
  MESSAGE_ID,
  relationshipRecord,
  sceneRecord,
  storySnapshot,
  uuid,
} from '@greenlight/testkit';
import { describe, expect, it } from 'vitest';
import { extractByRules } from '../rules/rules-extractor.ts';
import { answerOpenQuestion } from './answer-open-question.ts';
import { emptyConversationState } from './conversation-state.ts';
import { planTurn } from './plan-turn.ts';
import type { TurnPlan } from './turn-plan.ts';

const ground = (snapshot: StorySnapshot, message: string) => ({
  messageId: MESSAGE_ID,
  message,
  snapshot,
  state: emptyConversationState(),
  newId: createIds(),
  sceneGate: () => [],
});

/** One turn: the rules read it, the turn is planned. */
function say(message: string, snapshot: StorySnapshot, history: string[] = []): TurnPlan {
  const namesOf = (records: readonly { name: string; aliases?: string[] | null | undefined }[]): string[] =>
    records.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
  const known = { characters: namesOf(snapshot.characters), locations: namesOf(snapshot.locations) };
  return planTurn({ ...ground(snapshot, message), extraction: extractByRules({ message, known, history }) });
}

const people = (...names: string[]): StorySnapshot =>
  storySnapshot({ characters: names.map((name, index) => characterRecord(index + 1, name)) });

describe('two records that are told to be one', () => {
  it.each([
    ['The King is Count von Kramm', ['The King', 'Count von Kramm']],
    ['The King is really Count von Kramm.', ['The King', 'Count von Kramm']],
    ['the Count and Viktor are the same person', ['The Count', 'Viktor']],
    ['Turns out the Count and Viktor are one and the same!', ['The Count', 'Viktor']],
    ['Rook is the same person as Daniel Price', ['Rook', 'Daniel Price']],
    ['Rook aka Daniel Price', ['Rook', 'Daniel Price']],
    ["Sherry is Dr. Okafor's nickname", ['Sherry', 'Amara Okafor']],
    ['Amara, also known as the Owl', ['Amara', 'The Owl']],
    ['Merge Rook and Daniel Price', ['Rook', 'Daniel Price']],
    ['Viktor is the Count', ['Viktor', 'Count von Kramm']],
    ['rook is daniel price', ['Rook', 'Daniel Price']],
  ])('are asked about once: %s', (message, names) => {
    const snapshot = people(...names);
    const plan = say(message, snapshot);
    expect(plan.changes).toEqual([]);
    expect(plan.errors).toEqual([]);
    const pair = [uuid(1), uuid(2)].sort();
    expect(plan.questions).toMatchObject([
      { text: expect.stringMatching(/ are two records\. Make them one\?$/), options: ['Make them one', 'Keep both'] },
    ]);
    expect([plan.questions[0]?.merge?.keep, plan.questions[0]?.merge?.merge].sort()).toEqual(pair);
    const again = planTurn({
      ...ground(snapshot, message),
      state: plan.state,
      extraction: extractByRules({ message, known: { characters: names } }),
    });
    expect([again.state.open?.question.id, again.state.waiting]).toEqual([plan.questions[0]?.id, []]);
  });

  it('are left as they are when one of them is gone by the time she says yes', () => {
    const asked = say('The King is Count von Kramm', people('The King', 'Count von Kramm'));
    const plan = answerOpenQuestion({
      ...ground(
        storySnapshot({ characters: [characterRecord(2, 'Count von Kramm', { aliases: ['The King'] })] }),
        'yes',
      ),
      answer: 'yes',
      state: asked.state,
    });
    expect(plan).toMatchObject({ changes: [], errors: [], questions: [] });
    expect(plan?.response).toContain('One of the two is gone by now');
  });

  it('are one in the turn that says yes, by the fuller name', () => {
    const snapshot = storySnapshot({
      characters: [characterRecord(1, 'The King', { age: 50 }), characterRecord(2, 'Count von Kramm', { age: 31 })],
      scenes: [sceneRecord(10, { number: 1, characters: [uuid(1)] })],
      relationships: [relationshipRecord(20, 1, 2)],
    });
    const { state } = say('The King is Count von Kramm', snapshot);
    for (const answer of ['yes', 'Make them one', '1', 'Make them one!']) {
      const done = answerOpenQuestion({ ...ground(snapshot, answer), answer, state });
      expect(done?.changes.map(({ op, kind, id }) => [op, kind, id])).toEqual([
        ['update', 'character', uuid(2)],
        ['update', 'scene', uuid(10)],
        ['delete', 'relationship', uuid(20)],
        ['delete', 'character', uuid(1)],
      ]);
      const aliases = done?.changes[0];
      expect(aliases).toMatchObject({
        after: { aliases: ['The King'] },
        sources: { aliases: { message: MESSAGE_ID, span: [12, 27] } },
      });
      expect(done?.response).toBe(
        `The King and Count von Kramm are one now: [Count von Kramm](#character-${uuid(2)}), also called The King. ` +
          'I kept age 31; of The King it was age 50. Moved along: 1 scene. 1 relationship went that said nothing any more.',
      );
      expect(done?.state.open).toBeNull();
    }
  });

  it('stay two when she says no', () => {
    const snapshot = people('The King', 'Count von Kramm');
    const { state } = say('The King is Count von Kramm', snapshot);
    const done = answerOpenQuestion({ ...ground(snapshot, 'Keep both'), answer: 'Keep both', state });
    expect([done?.changes, done?.state.open]).toEqual([[], null]);
  });

  it('are asked about no more once one of them is gone', () => {
    const { state } = say('The King is Count von Kramm', people('The King', 'Count von Kramm'));
    const later = planTurn({
      ...ground(people('The King'), 'thanks'),
      state,
      extraction: extractByRules({ message: 'thanks' }),
    });
    expect(later.state.open).toBeNull();
  });

  it('may be places', () => {
    const snapshot = storySnapshot({ locations: [locationRecord(1, 'Briony Lodge'), locationRecord(2, 'The Bar')] });
    const plan = say('Briony Lodge and the Bar are the same place', snapshot);
    expect(plan.questions[0]?.merge).toEqual({ kind: 'location', keep: uuid(1), merge: uuid(2) });
  });
});

describe('a name without a record', () => {
  it.each([
    ['The King is Count von Kramm', ['The King'], 'Count von Kramm'],
    ['the Count and Viktor are the same person', ['Viktor'], 'The Count'],
    ["Sherry is Dr. Okafor's nickname", ['Amara Okafor'], 'Sherry'],
    ['Amara, also known as the Owl', ['Amara'], 'The Owl'],
    ['Rook aka Daniel Price', ['Daniel Price'], 'Rook'],
    ['The King is called Wilhelm', ['The King'], 'Wilhelm'],
  ])('becomes what the other is called besides: %s', (message, names, alias) => {
    const plan = say(message, people(...names));
    expect(plan.questions).toEqual([]);
    expect(plan.changes).toMatchObject([{ op: 'update', id: uuid(1), after: { aliases: [alias] } }]);
    expect(Object.keys(plan.changes[0]?.after ?? {})).toEqual(['aliases']);
  });

  it('may be said of a pronoun', () => {
    const plan = say('everyone calls her Bo', people('Boadicea Jones'), ['Boadicea Jones is a pilot.']);
    expect(plan.changes).toMatchObject([{ op: 'update', id: uuid(1), after: { aliases: ['Bo'] } }]);
  });
});

describe('two names of nobody yet', () => {
  it.each([
    ['the King is called Wilhelm', 'Wilhelm', 'The King'],
    ['The King is Count von Kramm', 'Count von Kramm', 'The King'],
    ['the Count and Viktor are the same person', 'Viktor', 'The Count'],
    ['Amara, also known as the Owl', 'Amara', 'The Owl'],
    ['Rook aka Daniel Price', 'Rook', 'Daniel Price'],
    ['Viktor and Anna are the same person. Viktor is 40.', 'Viktor', 'Anna'],
  ])('are one new record: %s', (message, name, alias) => {
    const { created, changes } = say(message, people());
    expect(created.characters).toHaveLength(1);
    expect(changes).toMatchObject([{ op: 'create', after: { name, aliases: [alias] } }]);
    expect(changes[0]?.after).not.toHaveProperty('description');
  });
});

describe('what says nothing of the kind', () => {
  it.each([
    'The Count and the King are not the same person',
    'Is the King Count von Kramm?',
    'She thinks the King is the Count',
    'The King is tall',
    'The King is angry at Count von Kramm',
    'If the King is the Count, we are lost',
    'Maybe the King is the Count',
  ])('%s', (message) => {
    const plan = say(message, people('The King', 'Count von Kramm'));
    expect(plan.questions.filter(({ merge }) => merge)).toEqual([]);
    expect(plan.changes.filter(({ op }) => op === 'delete')).toEqual([]);
    // Whoever is called "the Count" may be called so from then on; never by the other's name.
    expect(JSON.stringify(plan.changes.map(({ after }) => after))).not.toMatch(/The King|Count von Kramm/);
  });

  it('and an order that names nobody is told so', () => {
    expect(say('Merge Rook and Daniel Price', people('Rook')).errors).toMatchObject([
      { code: 'NOT_FOUND', entity: 'Daniel Price' },
    ]);
  });
});

describe('somebody who may be there already', () => {
  it.each([
    ['Create a character named jose diaz, 40', 'José Díaz'],
    ['Create a character named Dr. Amara Okafor, 40', 'Amara Okafor'],
    ['Create a character named AMARA OKAFOR, 40', 'Amara Okafor'],
  ])('is brought up to date: %s', (message, name) => {
    const plan = say(message, people(name, 'Viktor Zima'));
    expect(plan.created.characters).toEqual([]);
    expect(plan.changes).toMatchObject([{ op: 'update', id: uuid(1), after: { age: 40 } }]);
  });

  it.each([
    ['Create a character named Dr. Okafor', ['Amara Okafor', 'Ben Okafor']],
    ['Create a character named Dr. Okafor, 40', ['Amara Okafor', 'Ben Okafor']],
    ['Create a character named Sarah, 28', ['Sarah Baker', 'Sarah Jones']],
  ])('is asked about where it may be either of two: %s', (message, names) => {
    const plan = say(message, people(...names));
    expect(plan.changes).toEqual([]);
    expect(plan.questions).toMatchObject([{ options: [...names, 'Someone new'] }]);
  });

  it('is found by another name', () => {
    const rook = characterRecord(1, 'Daniel Price', { aliases: ['Rook'] });
    const snapshot = storySnapshot({ characters: [rook, characterRecord(2, 'Anna')] });
    expect(say('Rook is 40', snapshot).changes).toMatchObject([{ op: 'update', id: uuid(1), after: { age: 40 } }]);
    expect(say("Rook is Anna's brother", snapshot).changes).toMatchObject([
      { op: 'create', kind: 'relationship', after: { from: uuid(1), to: uuid(2) } },
    ]);
    expect(say('INT. BAR - NIGHT\nRook waits for Anna.', snapshot).changes).toMatchObject([
      { kind: 'location' },
      { kind: 'scene', after: { characters: [uuid(1), uuid(2)] } },
    ]);
  });

  it('keeps what somebody else is called out of the names a record had', () => {
    const tom = characterRecord(1, 'Tom');
    const other = characterRecord(2, 'Thomas Reed', { aliases: ['Tom'] });
    const plan = say('rename Tom to Bartholomew', storySnapshot({ characters: [tom, other] }));
    expect(plan.changes).toMatchObject([{ id: uuid(1), after: { name: 'Bartholomew' } }]);
    expect(plan.changes[0]?.after).not.toHaveProperty('aliases');
  });
});
