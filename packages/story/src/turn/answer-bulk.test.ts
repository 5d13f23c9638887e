import type { BulkRequest, Extraction, StorySnapshot } from '@greenlight/schema';
import { change, fieldsOf, parseGenrePack } from '@greenlight/schema';
import {
  characterRecord,
  createIds,
  locationRecord,
  MESSAGE_ID,
  saidCharacter,
  storySnapshot,
  uuid,
} from '@greenlight/testkit';
import { describe, expect, it } from 'vitest';
import { isSamePerson } from '../names/person-identity.ts';
import type { StoryGenre } from '../requests/story-genre.ts';
import { createRulesExtractor } from '../rules/rules-extractor.ts';
import { emptyConversationState } from './conversation-state.ts';
import { planTurn } from './plan-turn.ts';
import type { TurnPlan } from './turn-plan.ts';

const people = (role: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    occupation: `${role} of type ${index + 1}`,
    description: `{They} know{s} rule ${index + 1}.`,
  }));

/** A genre made for tests: names of Lagos and of elsewhere, somebody for each role, three places. */
function genre(id: string, { title, isInstalled = false }: { title?: string; isInstalled?: boolean } = {}): StoryGenre {
  const pack = parseGenrePack([
    {
      schema_version: 1,
      genre: id,
      ...(title ? { title } : {}),
      names: [
        {
          culture: 'yoruba',
          at_home: ['lagos'],
          given: { female: ['Sade', 'Bisi', 'Yemi', 'Dupe', 'Kemi'], male: ['Tunde', 'Wale', 'Segun', 'Bayo', 'Dele'] },
          family: ['Adeyemi', 'Balogun', 'Coker', 'Falana', 'Ojo', 'Sanusi'],
        },
        {
          culture: 'polish',
          given: { female: ['Ola', 'Ewa', 'Iga', 'Zofia', 'Maja'], male: ['Jan', 'Piotr', 'Adam', 'Olek', 'Marek'] },
          family: ['Nowak', 'Lis', 'Maj', 'Wrona', 'Sowa', 'Zima'],
        },
      ],
      archetypes: [
        {
          id: 'hero',
          title: 'The hero',
          roles: ['protagonist'],
          wants: ['rain.'],
          traits: ['dry'],
          people: people('Hero', 4),
        },
        { id: 'foe', title: 'The foe', roles: ['antagonist'], people: people('Foe', 4) },
        { id: 'friend', title: 'The friend', roles: ['supporting', 'minor'], people: people('Friend', 4) },
      ],
      relationships: [
        { from: 'protagonist', to: 'antagonist', type: 'enemy', description: '{from} hunts {to}.' },
        { from: 'supporting', to: 'protagonist', type: 'friend', description: '{from} waits for {to}.' },
      ],
      places: [
        { name: 'The Old Vault', kind: 'vault', setting: 'city', description: 'Cold.' },
        { name: 'The Long Pier', kind: 'pier', setting: 'lagos', description: 'Wet.' },
        { name: 'Bar Beach', kind: 'beach', setting: 'lagos', description: 'Loud.' },
      ],
    },
  ]);
  return { pack, from: `PKG-GENRE-${id.toUpperCase()}`, isInstalled };
}

const genres = [genre('heist'), genre('thriller', { title: 'Thriller' }), genre('gothic-horror')];

interface Given {
  snapshot?: StorySnapshot;
  messageId?: string;
  from?: StoryGenre[];
  more?: Partial<Extraction>;
}

/** What the rules read in a message, planned. */
async function plan(message: string, given: Given = {}): Promise<TurnPlan> {
  const { snapshot = storySnapshot(), messageId = MESSAGE_ID, from = genres, more = {} } = given;
  const { extraction } = await createRulesExtractor().extract({ message }, {});
  const result = planTurn({
    messageId,
    message,
    extraction: { ...extraction, ...more },
    snapshot,
    state: emptyConversationState(),
    newId: createIds(),
    sceneGate: () => [],
    genres: from,
  });
  for (const each of result.changes) {
    change.parse(each);
    if (each.kind !== 'project') fieldsOf[each.kind].parse(each.after);
  }
  return result;
}
const castOf = ({ changes }: TurnPlan) =>
  changes.flatMap(({ kind, after }) => (kind === 'character' ? [after ?? {}] : []));
const namesOf = (result: TurnPlan) => castOf(result).map(({ name }) => String(name));

describe('people asked for without names', () => {
  it('are invented from the genre that is named, tied to each other, and nothing in them is anybody’s words', async () => {
    const result = await plan('Create 3 characters for a thriller movie');
    const cast = castOf(result);
    expect(cast.map(({ role }) => role)).toEqual(['protagonist', 'antagonist', 'supporting']);
    for (const each of cast)
      expect(each).toMatchObject({ age: expect.any(Number), occupation: expect.stringMatching(/of type/) });
    expect(cast[0]).toMatchObject({ traits: ['dry'], description: expect.stringMatching(/wants rain\.$/) });
    expect(result.response).toMatch(new RegExp(`^Created characters: ${namesOf(result).join(', ')}\\n`));
    expect(result.response).toContain('Invented from the genre pack Thriller (`PKG-GENRE-THRILLER`).');
    expect(result.response).toContain('\n\nRelated: ');
    expect(result.created.characters).toHaveLength(3);
    expect(result.changes.filter(({ kind }) => kind === 'relationship').length).toBeGreaterThan(0);
    for (const { sources } of result.changes)
      for (const source of Object.values(sources)) expect(source).toEqual({ message: MESSAGE_ID, inferred: true });
    expect(
      result.entities.flatMap(({ evidence }) => Object.values(evidence)).every((said) => said === 'inferred'),
    ).toBe(true);
    expect(result.genre?.pack.genre).toBe('thriller');
  });

  it('are the same from the same message, and others from another', async () => {
    const message = 'create 4 characters for a heist';
    const first = await plan(message);
    expect(castOf(await plan(message))).toEqual(castOf(first));
    expect(namesOf(await plan(message, { messageId: uuid(77) }))).not.toEqual(namesOf(first));
  });

  it('bear no name that the story has', async () => {
    const taken = namesOf(await plan('create 4 characters for a heist'));
    const snapshot = storySnapshot({
      characters: taken.map((name, index) =>
        index === 0 ? characterRecord(1, 'Boss', { aliases: [name] }) : characterRecord(index + 1, name),
      ),
    });
    const result = await plan('create 4 characters for a heist', { snapshot });
    expect(namesOf(result)).toHaveLength(4);
    for (const name of namesOf(result)) expect(taken.filter((other) => isSamePerson(name, other))).toEqual([]);
  });

  it.each([
    ['create 1 characters for the heist', 'heist', 1],
    ['I need two suspects for a gothic story', 'gothic-horror', 2],
    ['create three characters for a gothic horror film', 'gothic-horror', 3],
    ['Create 4 characters for a horror movie', 'gothic-horror', 4],
    ['create a couple of characters for a psychological thriller', 'thriller', 2],
  ])('%s', async (message, id, count) => {
    const bulk: BulkRequest = { type: 'characters', count, brief: message };
    const result = await plan(message, count === 1 ? { more: { intent: 'story_bulk', bulk, questions: [] } } : {});
    expect(result.genre?.pack.genre).toBe(id);
    expect(namesOf(result)).toHaveLength(count);
  });

  it('heed what is said plainly, and the reply says what was heeded', async () => {
    const result = await plan('Create 3 characters, women over 50, for a heist set in Lagos with no villains');
    expect(result.response).toContain('; heeded: women, aged 51 to 95, no villains, names at home in Lagos.');
    for (const { name, age, role } of castOf(result)) {
      expect(age).toBeGreaterThan(50);
      expect(role).not.toBe('antagonist');
      expect(name).toMatch(/^(Sade|Bisi|Yemi|Dupe|Kemi) (Adeyemi|Balogun|Coker|Falana|Ojo|Sanusi)$/);
    }
    const villains = await plan('create 2 villains for a heist');
    expect(castOf(villains).map(({ role }) => role)).toEqual(['antagonist', 'antagonist']);
  });

  it('come from the project’s genre, or the only one installed, when none is named', async () => {
    const snapshot = storySnapshot();
    const project = { ...snapshot.project, genre: 'Gothic horror' };
    expect((await plan('Create 3 characters', { snapshot: { ...snapshot, project } })).genre?.pack.genre).toBe(
      'gothic-horror',
    );
    const from = [genre('western', { isInstalled: true }), ...genres];
    expect((await plan('Create 3 characters', { from })).genre?.pack.genre).toBe('western');
  });

  it.each([
    [
      'Create 3 characters',
      /^For which genre\? I can invent from heist, Thriller and gothic horror: say “create 3 characters for a heist”/,
    ],
    ['Create 2 characters for the wedding', /^For which genre\? .* say “create 2 characters for a heist”/],
    [
      'Create 3 characters for a western',
      /^I have no genre pack for “western”\. I can invent from heist, Thriller and gothic horror/,
    ],
    ['Create 3 characters for a cannibal movie', /^I have no genre pack for “cannibal”\./],
    ['create 2 scenes for a heist', /^I can't invent scenes yet/],
    [
      'create 10 characters for a heist',
      /^I can't invent 10 people at once yet; name them and I'll add them, or ask for up to 4\.$/,
    ],
    [
      'Create 3 characters for a thriller: Ann, Bob and Cy',
      /^I could not tell the names in that, so nothing was created\./,
    ],
  ])('%s: are not, and the reply says why', async (message, why) => {
    const result = await plan(message);
    expect(result.changes).toEqual([]);
    expect(result.response).toMatch(why);
    expect(result.genre).toBeUndefined();
  });

  it('are not invented beside named ones, nor where no genre is', async () => {
    const more: Partial<Extraction> = { intent: 'story_bulk', characters: [saidCharacter('Ann')] };
    expect(namesOf(await plan('Create 3 characters for a heist', { more }))).toEqual(['Ann']);
    const without = await plan('Create 3 characters for a heist', { from: [] });
    expect(without.response).toBe("I can't invent people yet; name them and I'll add them.");
  });

  it('leave out what else was asked for, and say so', async () => {
    const result = await plan('Create 3 characters and 2 locations for a thriller');
    expect(namesOf(result)).toHaveLength(3);
    expect(result.response).toContain('Ask for the locations in a message of their own.');
  });
});

describe('places asked for without names', () => {
  it('are invented from a genre, none that the story has, in the setting that is named', async () => {
    const snapshot = storySnapshot({ locations: [locationRecord(1, 'the old vault')] });
    const two = await plan('create 2 locations for a gothic horror', { snapshot });
    expect(two.changes.map(({ after }) => after?.name).toSorted()).toEqual(['Bar Beach', 'The Long Pier']);
    expect(two.response).toMatch(/^Created locations: .*\n\n- .*\n?.*: a beach · Loud\./);
    const lagos = await plan('create 2 places for a heist set in Lagos');
    expect(lagos.response).toContain('; heeded: in Lagos.');
    const three = await plan('create 3 places for a heist', { snapshot });
    expect(three.response).toContain('It had only 2.');
  });
});
