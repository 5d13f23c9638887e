import * as z from 'zod';
import { bondLine, packLine, personLine, storyLine } from './genre-line.ts';
import { findGenreFaults } from './genre-references.ts';
import { castRole, relationshipType, timeOfDay } from './records.ts';

// A genre is what its files say together: every file has the same shape, every list may be left out, and the lists of all
// files of one genre are joined. So a pack may be one file, or one file a list, or more names for somebody else's genre.

const id = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens');
const label = packLine(80);
const ageRange = z
  .tuple([z.int().min(0).max(120), z.int().min(0).max(120)])
  .refine(([youngest, oldest]) => youngest <= oldest, 'must begin with the younger age');

export const castGender = z.enum(['female', 'male', 'nonbinary']);
export type CastGender = z.infer<typeof castGender>;

const personName = packLine(60);
/** A family name, or its forms where it follows the bearer's gender: Kowalska, Kowalski. */
const familyName = z.union([
  personName,
  z.strictObject({ female: personName, male: personName, nonbinary: personName.optional() }),
]);
export type FamilyName = z.infer<typeof familyName>;

/** Given and family names that belong together. `neutral` ones serve everybody. */
export const genreNames = z.strictObject({
  culture: id,
  /** How people call it: "Yoruba". */
  title: label.optional(),
  /** When such a name is likely: "today", "1900". */
  era: z
    .string()
    .max(40)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens')
    .optional(),
  /** Settings where such names are at home: `lagos`, `harbour`. */
  at_home: z.array(id).max(40).optional(),
  order: z.enum(['given-first', 'family-first']).optional(),
  /** False where the second name is a parent's own name, so that kin do not share it. */
  inherited: z.boolean().optional(),
  given: z.strictObject({
    female: z.array(personName).max(500).optional(),
    male: z.array(personName).max(500).optional(),
    neutral: z.array(personName).max(500).optional(),
  }),
  family: z.array(familyName).min(1).max(500),
});
export type GenreNames = z.infer<typeof genreNames>;

/** Somebody whole, but for a name: what they do, and a line or two that could be nobody else. */
export const genrePerson = z.strictObject({
  occupation: label,
  description: personLine,
  /** Narrower than the archetype's, where the words ask for it. */
  ages: ageRange.optional(),
});
export type GenrePerson = z.infer<typeof genrePerson>;

/** A part to play. `wants` end a sentence that begins "Ada wants"; `flaws` and `secrets` one that begins "Ada". */
export const genreArchetype = z.strictObject({
  id,
  title: label,
  /** What the story needs them for. */
  about: packLine(400).optional(),
  roles: z.array(castRole).min(1).max(4),
  /** 18 to 80 when it is left out. */
  ages: ageRange.optional(),
  people: z.array(genrePerson).min(1).max(200),
  wants: z.array(personLine).max(200).optional(),
  flaws: z.array(personLine).max(200).optional(),
  secrets: z.array(personLine).max(200).optional(),
  traits: z.array(packLine(60)).max(100).optional(),
});
export type GenreArchetype = z.infer<typeof genreArchetype>;

/** Trouble between two. An end is an archetype, a role, or `anyone`; `from` is `type` of `to`. */
export const genreRelationship = z.strictObject({
  from: id,
  to: id,
  type: relationshipType,
  description: bondLine,
  /** By how many years `from` is the older one, at least and at most; below 0 is younger. */
  older_by: z.tuple([z.int().min(-100).max(100), z.int().min(-100).max(100)]).optional(),
  /** True for kin who bear one family name, where their culture has one to share. */
  shares_name: z.boolean().optional(),
});
export type GenreRelationship = z.infer<typeof genreRelationship>;

export const genrePlace = z.strictObject({
  name: packLine(120),
  kind: label,
  /** Where it stands: `city`, `country-house`, `lagos`. */
  setting: id,
  description: packLine(500),
  interior: z.boolean().optional(),
  times: z.array(timeOfDay).max(4).optional(),
  /** Weather, light, noise: what it is like on the day. */
  moods: z.array(packLine(200)).max(20).optional(),
});
export type GenrePlace = z.infer<typeof genrePlace>;

/** A turn of the story. The order of the list is the order of telling. */
export const genreBeat = z.strictObject({
  title: label,
  act: z.int().min(1).max(5),
  line: storyLine,
  /** What is different afterwards. */
  turn: storyLine.optional(),
  /** Archetypes or roles. */
  needs: z.array(id).max(20).optional(),
  /** Kinds of place. */
  at: z.array(label).max(10).optional(),
});
export type GenreBeat = z.infer<typeof genreBeat>;

export const genreEnding = z.strictObject({ title: label, line: storyLine });
export type GenreEnding = z.infer<typeof genreEnding>;

const lists = {
  names: z.array(genreNames).max(200),
  archetypes: z.array(genreArchetype).max(100),
  relationships: z.array(genreRelationship).max(500),
  places: z.array(genrePlace).max(500),
  beats: z.array(genreBeat).max(200),
  endings: z.array(genreEnding).max(200),
  complications: z.array(storyLine).max(500),
  titles: z.array(packLine(120)).max(500),
  loglines: z.array(storyLine).max(200),
};

/** One file of kind `genre`. */
export const genrePart = z.strictObject({
  schema_version: z.literal(1),
  genre: id,
  title: label.optional(),
  about: packLine(500).optional(),
  ...z.strictObject(lists).partial().shape,
});
export type GenrePart = z.infer<typeof genrePart>;

/** All files of a genre together: references lead somewhere, and nothing is listed twice. */
export const genrePack = z
  .strictObject({ genre: id, title: label.optional(), about: packLine(500).optional(), ...lists })
  .superRefine((pack, context) => {
    for (const { path, message } of findGenreFaults(pack)) context.addIssue({ code: 'custom', path, message });
  });
export type GenrePack = z.infer<typeof genrePack>;

/** Joins the files of one genre, in the order given. Throws ZodError for what is malformed or leads nowhere. */
export function parseGenrePack(files: readonly unknown[]): GenrePack {
  const parts = z.array(genrePart).min(1, 'must not be empty').max(200).parse(files);
  const joined = <Key extends keyof typeof lists>(key: Key) => parts.flatMap((part): unknown[] => part[key] ?? []);
  const keys = Object.keys(lists) as (keyof typeof lists)[]; // its own keys, which Object.keys types as strings
  const [title] = parts.flatMap((part) => part.title ?? []);
  const [about] = parts.flatMap((part) => part.about ?? []);
  const genres = new Set(parts.map((part) => part.genre));
  return z
    .custom<unknown>(() => genres.size === 1, 'the files are of more than one genre')
    .pipe(genrePack)
    .parse({
      genre: [...genres][0],
      ...(title ? { title } : {}),
      ...(about ? { about } : {}),
      ...Object.fromEntries(keys.map((key) => [key, joined(key)])),
    });
}
