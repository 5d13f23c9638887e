import { castRole, queryType, relationshipType, timeOfDay } from '@greenlight/schema';
import * as z from 'zod';
import baraat from './conversations/baraat.json' with { type: 'json' };
import blueHeron from './conversations/blue-heron.json' with { type: 'json' };
import frankenstein from './conversations/frankenstein.json' with { type: 'json' };
import harmattan from './conversations/harmattan.json' with { type: 'json' };
import longOrbit from './conversations/long-orbit.json' with { type: 'json' };
import mareAlta from './conversations/mare-alta.json' with { type: 'json' };
import paperCrane from './conversations/paper-crane.json' with { type: 'json' };
import prideAndPrejudice from './conversations/pride-and-prejudice.json' with { type: 'json' };
import redHeadedLeague from './conversations/red-headed-league.json' with { type: 'json' };
import secondAnansi from './conversations/second-anansi.json' with { type: 'json' };
import secondCarmilla from './conversations/second-carmilla.json' with { type: 'json' };
import secondDeuda from './conversations/second-deuda.json' with { type: 'json' };
import secondMagi from './conversations/second-magi.json' with { type: 'json' };
import secondMamaKwanza from './conversations/second-mama-kwanza.json' with { type: 'json' };
import secondMarseille from './conversations/second-marseille.json' with { type: 'json' };
import secondMomotaro from './conversations/second-momotaro.json' with { type: 'json' };
import secondMonkeysPaw from './conversations/second-monkeys-paw.json' with { type: 'json' };
import thirdGoleira from './conversations/third-goleira.json' with { type: 'json' };
import thirdTwoTickets from './conversations/third-two-tickets.json' with { type: 'json' };
import treasureIsland from './conversations/treasure-island.json' with { type: 'json' };
import yellowWallpaper from './conversations/yellow-wallpaper.json' with { type: 'json' };
import zima from './conversations/zima.json' with { type: 'json' };
import bulk from './messages/bulk.json' with { type: 'json' };
import commands from './messages/commands.json' with { type: 'json' };
import fifthNothing from './messages/fifth-nothing.json' with { type: 'json' };
import followUps from './messages/follow-ups.json' with { type: 'json' };
import fourthBulk from './messages/fourth-bulk.json' with { type: 'json' };
import fourthContrast from './messages/fourth-contrast.json' with { type: 'json' };
import fourthFollowUps from './messages/fourth-follow-ups.json' with { type: 'json' };
import fourthNothing from './messages/fourth-nothing.json' with { type: 'json' };
import fourthPeople from './messages/fourth-people.json' with { type: 'json' };
import fourthPlacesAndScenes from './messages/fourth-places-and-scenes.json' with { type: 'json' };
import fourthRelationships from './messages/fourth-relationships.json' with { type: 'json' };
import nothing from './messages/nothing.json' with { type: 'json' };
import people from './messages/people.json' with { type: 'json' };
import placesAndScenes from './messages/places-and-scenes.json' with { type: 'json' };
import relationships from './messages/relationships.json' with { type: 'json' };
import secondFollowUps from './messages/second-follow-ups.json' with { type: 'json' };
import secondNothing from './messages/second-nothing.json' with { type: 'json' };
import secondPeople from './messages/second-people.json' with { type: 'json' };
import secondPlacesAndScenes from './messages/second-places-and-scenes.json' with { type: 'json' };
import secondRelationships from './messages/second-relationships.json' with { type: 'json' };
import thirdBulk from './messages/third-bulk.json' with { type: 'json' };
import thirdFollowUps from './messages/third-follow-ups.json' with { type: 'json' };
import thirdMixed from './messages/third-mixed.json' with { type: 'json' };
import thirdNothing from './messages/third-nothing.json' with { type: 'json' };
import thirdPeople from './messages/third-people.json' with { type: 'json' };
import thirdPlacesAndScenes from './messages/third-places-and-scenes.json' with { type: 'json' };
import thirdRelationships from './messages/third-relationships.json' with { type: 'json' };

// The gold is read strictly: a key typed wrongly must not pass as an expectation that nothing tests.
const texts = z.array(z.string().min(1));
const oneOrMore = <T extends z.ZodType>(value: T) => z.union([value, z.array(value).min(1)]);

const split = z.enum(['work', 'held-out']);
export type Split = z.infer<typeof split>;

const fields = {
  age: oneOrMore(z.int()).optional(),
  ageOptional: z.boolean().optional(),
  occupation: texts.optional(),
  occupationOptional: z.boolean().optional(),
  role: castRole.optional(),
  roleOptional: z.boolean().optional(),
};
const named = { name: z.string().min(1), aliases: texts.optional() };
const place = z.strictObject({ ...named, optional: z.boolean().optional() });
const spoken = { text: z.string().min(1).max(8000), creates: z.literal(false).optional() };

const story = z.strictObject({
  people: z.array(z.strictObject({ ...named, ...fields, minor: z.boolean().optional() })),
  places: z.array(place),
  scenes: z
    .strictObject({
      count: z.strictObject({ min: z.int(), max: z.int() }),
      standing: z.array(
        z.strictObject({
          locationIncludes: texts.optional(),
          timeOfDay: oneOrMore(timeOfDay).optional(),
          interior: z.boolean().optional(),
          charactersInclude: texts.optional(),
        }),
      ),
    })
    .optional(),
  relationships: z
    .array(z.strictObject({ between: texts.length(2), types: z.array(relationshipType).min(1) }))
    .optional(),
  never: texts,
});

/** A whole telling, and what must stand after it. `creates: false` marks a message that must change nothing. */
export const conversation = z.strictObject({
  title: z.string(),
  voice: z.string(),
  split,
  messages: z.array(z.strictObject(spoken)).min(10).max(25),
  expected: story,
});
export type Conversation = z.infer<typeof conversation>;

const gold = z.strictObject({
  /** Any of these is right. */
  intent: z.array(queryType).min(1).optional(),
  characters: z.array(z.strictObject({ ...named, ...fields, optional: z.boolean().optional() })),
  locations: z.array(place),
  scenes: z.array(
    z.strictObject({
      location: z.string().optional(),
      timeOfDay: oneOrMore(timeOfDay).optional(),
      interior: z.boolean().optional(),
      characters: texts.optional(),
      optional: z.boolean().optional(),
    }),
  ),
  relationships: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      type: z.array(relationshipType).min(1),
      optional: z.boolean().optional(),
    }),
  ),
  updates: z.array(
    z.strictObject({
      kind: z.enum(['character', 'location']),
      name: z.string(),
      set: z.partialRecord(
        z.enum(['name', 'age', 'occupation', 'role']),
        z.union([oneOrMore(z.string()), oneOrMore(z.int())]),
      ),
      optional: z.boolean().optional(),
    }),
  ),
  bulk: z.strictObject({ type: z.enum(['characters', 'scenes', 'locations']), count: z.int() }).optional(),
});
export type Gold = z.infer<typeof gold>;

/** One message, what was known before it, and all that an extraction of it should hold. */
export const singleMessage = z.strictObject({
  ...spoken,
  split,
  known: z.strictObject({ characters: texts, locations: texts }).optional(),
  history: texts.optional(),
  gold,
});
export type SingleMessage = z.infer<typeof singleMessage>;

export const conversations: Conversation[] = z
  .array(conversation)
  .parse([
    treasureIsland,
    harmattan,
    mareAlta,
    paperCrane,
    prideAndPrejudice,
    blueHeron,
    frankenstein,
    redHeadedLeague,
    baraat,
    zima,
    longOrbit,
    yellowWallpaper,
    secondAnansi,
    secondCarmilla,
    secondDeuda,
    secondMagi,
    secondMamaKwanza,
    secondMarseille,
    secondMomotaro,
    secondMonkeysPaw,
    thirdGoleira,
    thirdTwoTickets,
  ]);

export const singleMessages: SingleMessage[] = z
  .array(singleMessage)
  .parse(
    [
      people,
      bulk,
      placesAndScenes,
      relationships,
      followUps,
      nothing,
      commands,
      secondFollowUps,
      secondNothing,
      secondPeople,
      secondPlacesAndScenes,
      secondRelationships,
      thirdBulk,
      thirdFollowUps,
      thirdMixed,
      thirdNothing,
      thirdPeople,
      thirdPlacesAndScenes,
      thirdRelationships,
      fourthContrast,
      fourthNothing,
      fourthPeople,
      fourthPlacesAndScenes,
      fourthRelationships,
      fourthFollowUps,
      fourthBulk,
      fifthNothing,
    ].flat(),
  );
