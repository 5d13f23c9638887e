import { type MergeRequest, recordKind, referencesOf } from '@greenlight/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../test/open-test-store.ts';
import { StoreFilm } from '../../test/store-film.ts';
import { readSnapshot } from '../write-path/record-rows.ts';
import { mergeRecords, previewMerge } from './merge-records.ts';
import { reverseChange } from './reverse-change.ts';
import { SnapshotCache } from './snapshot-cache.ts';

let store: TestStore;
let film: StoreFilm;
let keep: string;
let merge: string;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  film = await StoreFilm.begin(store);
  await film.conceive();
  [keep, merge] = await film.cast();
});
afterAll(() => store[Symbol.asyncDispose]());

const actor = () => ({ kind: 'user' as const, id: film.owner.id });
const order = (more: Partial<MergeRequest> = {}) => {
  const request: MergeRequest = { kind: 'character', keep, merge, ...more };
  return { project: film.project, actor: actor(), request };
};
const reverse = (changeSetId: string, direction: 'undo' | 'redo') =>
  reverseChange(store.payload, { project: film.project, changeSetId, direction, actor: actor() });

/** All of the film but who changed it last; records in the order of their ids. */
async function told(): Promise<object> {
  const { lastChange: _lastChange, workflow: _workflow, ...snapshot } = await readSnapshot(store, film.project);
  return Object.fromEntries(
    Object.entries(snapshot).map(([name, value]) => [
      name,
      Array.isArray(value) ? [...value].sort((a, b) => a.id.localeCompare(b.id)) : value,
    ]),
  );
}

/** Something of every kind that points at a person or a place. */
async function pointAtAll(location: string): Promise<void> {
  const third = await film.create('characters', { name: 'Godfrey' });
  await film.create('scenes', { number: 1, location, characters: [merge, third], summary: 'They meet.' });
  await film.create('scenes', { number: 2, location, characters: [keep, merge] });
  await film.create('relationships', { from: keep, to: merge, type: 'enemy' });
  await film.create('relationships', { from: third, to: keep, type: 'friend' });
  await film.create('relationships', { from: merge, to: third, type: 'friend', description: 'from the opera' });
  await film.create('notes', { text: 'Who is this?', character: merge, location });
  await film.create('media', { title: 'A sheet', kind: 'sheet', character: merge });
  await film.create('media', { title: 'A picture', kind: 'reference', location });
}

describe('a merge', () => {
  test('leaves nothing that points at the one who went, of any kind', async () => {
    const lodge = await film.create('locations', { name: 'Briony Lodge' });
    const house = await film.create('locations', { name: 'The house', kind: 'villa' });
    await pointAtAll(house);
    const people = await mergeRecords(store.payload, order());
    const places = await mergeRecords(store.payload, order({ kind: 'location', keep: lodge, merge: house }));
    const moved = new Set([...people.moved, ...places.moved].map(({ kind, field }) => `${kind}.${field}`));
    const pointing = recordKind.options.flatMap((kind) =>
      referencesOf[kind].flatMap(({ to, field }) =>
        to === 'character' || to === 'location' ? [`${kind}.${field}`] : [],
      ),
    );
    // Both relationships that would have moved say nothing then, and went.
    expect(pointing.filter((each) => !moved.has(each))).toEqual(['relationship.from', 'relationship.to']);
    expect(people.removed.map(({ why }) => why).sort()).toEqual(['duplicate', 'self']);
    const after = JSON.stringify(await told());
    expect([after.includes(merge), after.includes(house)]).toEqual([false, false]);
    expect(after).toContain('from the opera');
  });

  test('comes back exactly as it was, with where each value came from, and is made again', async () => {
    const lodge = await film.create('locations', { name: 'Briony Lodge' });
    await pointAtAll(lodge);
    await film.change('characters', merge, { age: 30, traits: ['proud'], aliases: ['The King'] });
    const before = await told();
    const { changeSetId } = await mergeRecords(store.payload, order());
    const merged = await told();
    for (const _time of [1, 2]) {
      await reverse(changeSetId, 'undo');
      expect(await told()).toEqual(before);
      await reverse(changeSetId, 'redo');
      expect(await told()).toEqual(merged);
    }
  });

  test('with the other’s name comes back too', async () => {
    const before = await told();
    const { changeSetId, record } = await mergeRecords(store.payload, order({ values: { name: 'merge' } }));
    expect(record).toMatchObject({ id: keep, name: 'Wilhelm', aliases: ['Irene'] });
    await reverse(changeSetId, 'undo');
    expect(await told()).toEqual(before);
  });

  test('asks the film’s steps again', async () => {
    expect(await film.completed()).toContain('character_development');
    const { changeSetId } = await mergeRecords(store.payload, order());
    expect(await film.completed()).not.toContain('character_development');
    expect((await film.ledger('audit')).at(-1)).toMatchObject({ type: 'CHANGE_SET', change_set: changeSetId });
    await reverse(changeSetId, 'undo');
    expect(await film.completed()).toContain('character_development');
  });
});

describe('two who write at once', () => {
  test('a merge that rests on what somebody changed meanwhile writes nothing', async () => {
    const stale = { ...(await SnapshotCache.of(store.payload).read(film.project)) };
    const cache = SnapshotCache.of(store.payload);
    const read = cache.read.bind(cache);
    // What the plan reads is what stood before the other one's change: as when both came at the same moment.
    cache.read = async () => stale;
    try {
      await film.change('characters', merge, { age: 44 });
      const before = await told();
      await expect(mergeRecords(store.payload, order())).rejects.toMatchObject({ code: 'CONFLICT' });
      expect(await told()).toEqual(before);
    } finally {
      cache.read = read;
    }
    expect((await mergeRecords(store.payload, order())).record).toMatchObject({ age: 44 });
  });

  test('a merge and edits end with every edit, or with a refusal of it', async () => {
    const results = await Promise.allSettled([
      mergeRecords(store.payload, order()),
      film.change('characters', keep, { age: 31 }),
      film.change('characters', merge, { description: 'Tall.' }),
      film.create('scenes', { number: 1, characters: [merge] }),
    ]);
    const snapshot = await readSnapshot(store, film.project);
    const [merged, age, description, scene] = results.map(({ status }) => status === 'fulfilled');
    const kept = snapshot.characters.find(({ id }) => id === keep);
    expect(snapshot.characters.length).toBe(merged ? 1 : 2);
    if (age) expect(kept?.age).toBe(31);
    if (description) expect(JSON.stringify(snapshot.characters)).toContain('Tall.');
    if (scene) expect(snapshot.scenes[0]?.characters).toEqual([merged ? keep : merge]);
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    for (const reason of refused) expect(reason.code ?? reason.status).toSatisfy((code) => code !== 'INTERNAL');
  });

  test('a turn that deletes somebody whom a new scene has come to cast is refused', async () => {
    const session = await film.talk();
    await film.create('scenes', { number: 1, characters: [merge] });
    await expect(film.turn(session, { changes: [film.deletion('character', merge)] })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });
});

describe('another name', () => {
  test.each([
    ['the name of another', () => ({ aliases: ['wilhelm'] }), /"wilhelm" is the name of another character/],
    ['what another is called', () => ({ aliases: ['the king'] }), /another character, Wilhelm, is called already/],
  ])('that is %s is refused, naming it', async (_what, data, words) => {
    await film.change('characters', merge, { aliases: ['The King'] });
    await expect(film.change('characters', keep, data())).rejects.toMatchObject({
      code: 'VALIDATION',
      message: expect.stringMatching(words),
    });
    await expect(film.create('characters', { name: 'A third', ...data() })).rejects.toThrow(words);
  });

  test('is no more than twenty, of 120 characters each', async () => {
    const many = Array.from({ length: 21 }, (_, index) => `Name ${index}`);
    await expect(film.change('characters', keep, { aliases: many })).rejects.toThrow(/aliases/);
    await expect(film.change('characters', keep, { aliases: ['N'.repeat(121)] })).rejects.toThrow(/120 characters/);
  });

  test('may be a person’s and a place’s', async () => {
    await film.change('characters', keep, { aliases: ['The Owl'] });
    await film.create('locations', { name: 'The nest', aliases: ['The Owl'] });
  });

  test('is shown before a merge as it will be', async () => {
    const shown = await previewMerge(store.payload, film.project, order().request);
    expect(shown).toMatchObject({ aliases: ['Wilhelm'], differences: [{ field: 'name' }, {}, {}] });
  });
});
