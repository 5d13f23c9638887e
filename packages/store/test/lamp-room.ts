import type { MessageReply } from '@greenlight/schema';
import { addMember } from '../src/members/change-members.ts';
import { packPhase } from '../src/packs/pack-phase.ts';
import { overrideStep } from '../src/workflow/override-step.ts';
import { findRows } from '../src/write-path/database.ts';
import type { TestStore } from './open-test-store.ts';
import { StoreFilm } from './store-film.ts';
import { Teller } from './told-film.ts';

/** A film with everything in it that makes one: told, edited, taken back, brought back, advanced, packaged and reviewed, by two people. */
export async function makeLampRoom(store: TestStore): Promise<StoreFilm> {
  const film = await StoreFilm.begin(store);
  const { payload } = store;
  const producer = await store.createUser('producer');
  await addMember(payload, film.owner, film.project, producer.email, 'editor');
  const teller = new Teller(film);
  const told = async (words: string) => expectDone(await teller.say(words), words);

  await told('Create a character named Mara Lindqvist, 41, lighthouse keeper. She is the protagonist.');
  await told('Create a character named Tomás Rey, 58, ferry captain');
  await told('Mara and Tomás are old friends.');
  await told('Create a character named Edda Voss, 35, insurance investigator. She is the antagonist.');
  const ghost = await told('Create a character named Viktor, 50, smuggler');
  await told('There is a bar called The Drowned Bell.');
  await film.conceive();
  const acts = await film.divide();
  await film.change('characters', await idOf(film, 'characters', 'Edda Voss'), {
    description: 'She reads everything.',
  });
  await told('INT. LIGHTHOUSE - NIGHT\nMara finds a name scratched into the lamp room wall.');
  await told('EXT. FERRY PIER - DAWN\nTomás waits for Edda, who is late.');
  await told('Mara is 42');
  await told('rename Tomás Rey to Tomas Reyes');

  const other = new Teller(film, producer);
  expectDone(await other.say('Create a character named Ada Finch, 29, journalist'), 'Ada Finch');
  expectDone(await other.say('Ada is a detective'), 'Ada is a detective');
  await other.undo(2);
  await other.redo(2);
  await other.undo(2);

  await teller.undo(ghost.turnNumber);
  await teller.redo(ghost.turnNumber);
  await told('delete Viktor');
  await teller.say('yes');
  for (const [index, title] of ['A name under the paint', 'Edda is sent', 'Tomas lies'].entries()) {
    await film.create('beats', { number: index + 1, title, act: acts[index], approved: index < 2 });
  }
  const gone = await film.create('locations', { name: 'A place that goes' });
  const scene = await film.create('scenes', { number: 9, location: gone, title: 'Somewhere' }, producer);
  await film.create('panels', { scene, number: 1, description: 'A door.', shotSize: 'wide' });
  await film.remove('locations', gone);
  await film.remove('scenes', scene);
  await film.create('notes', { text: 'The storm comes too early.', blocking: true }, producer);

  await teller.choose('advance_to_story_structure');
  await teller.choose('advance_to_character_development');
  await packPhase(payload, { project: film.project, actor: { kind: 'user', id: film.owner.id } });
  await film.changeFilm({ thresholds: { scenes: 2 }, title: 'The Lamp Room' });
  const admin = await store.createUser('admin');
  await overrideStep(payload, admin, film.project, { step: 'storyboard', reason: 'The boards are on paper.' });
  await film.changeFilm({ type: 'short-film' });
  await teller.choose('advance_to_scene_breakdown').catch(() => undefined);
  await film.create('reviews', { verdict: 'approved', text: 'It holds.' }, producer);
  return film;
}

async function idOf(film: StoreFilm, collection: 'characters', name: string): Promise<string> {
  const where = { project: { equals: film.project }, name: { equals: name } };
  const [row] = await findRows(film.store, collection, where);
  if (!row) throw new Error(`There is no ${name}.`);
  return row.id;
}

function expectDone(reply: MessageReply, words: string): MessageReply {
  if (reply.changeSetId === null && !/^delete/.test(words)) {
    throw new Error(`Nothing came of “${words}”: ${reply.response}`);
  }
  return reply;
}
