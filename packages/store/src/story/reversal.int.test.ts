import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../test/open-test-store.ts';
import { StoreFilm } from '../../test/store-film.ts';
import { Teller } from '../../test/told-film.ts';
import { readSnapshot } from '../write-path/record-rows.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store[Symbol.asyncDispose]());

async function cast(film: StoreFilm): Promise<string[]> {
  const { characters } = await readSnapshot(store, film.project);
  return characters.map(({ name }) => name).toSorted();
}

test('undo and redo without a number go back and forth, a turn at a time', async () => {
  const film = await StoreFilm.begin(store);
  const writer = new Teller(film);
  expect((await writer.say('redo')).response).toBe('There is nothing to bring back.');
  expect((await writer.say('undo')).response).toBe('There is nothing to take back.');
  await writer.say('Create a character named Irene, 30');
  await writer.say('Create a character named Godfrey, 34');
  await writer.say('undo that');
  await writer.say('undo');
  expect(await cast(film)).toEqual([]);
  expect((await writer.say('undo')).response).toBe('There is nothing to take back.');

  expect((await writer.say('redo')).response).toContain('Irene');
  expect(await cast(film)).toEqual(['Irene']);
  await writer.say('redo that');
  expect(await cast(film)).toEqual(['Godfrey', 'Irene']);
  expect((await writer.say('redo')).response).toBe('There is nothing to bring back.');

  await writer.say('undo');
  await writer.say('undo the undo');
  expect(await cast(film)).toEqual(['Godfrey', 'Irene']);
});

test('a redo that meets somebody of that name names her, and changes nothing', async () => {
  const film = await StoreFilm.begin(store);
  const writer = new Teller(film);
  await writer.say('Create a character named Irene, 30');
  await writer.say('undo');
  await writer.say('Create a character named Irene, 50');
  const { response } = await writer.say('redo');
  expect(response).toBe('That cannot be brought back: Another Irene is in the story already.');
  expect(await cast(film)).toEqual(['Irene']);
});

test('an undo that meets another scene of that number names it', async () => {
  const film = await StoreFilm.begin(store);
  const [irene, wilhelm] = await film.cast();
  const scene = await film.create('scenes', { number: 2, summary: 'They meet.', characters: [irene, wilhelm] });
  const writer = new Teller(film);
  await writer.say('delete scene 2');
  await writer.say('yes');
  await film.create('scenes', { number: 2, summary: 'They part.', characters: [irene, wilhelm] });
  const { response } = await writer.say('undo that');
  expect(response).toBe('That cannot be taken back: Another scene 2 is in the story already.');
  const { scenes } = await readSnapshot(store, film.project);
  expect(scenes.map(({ id }) => id)).not.toContain(scene);
});
