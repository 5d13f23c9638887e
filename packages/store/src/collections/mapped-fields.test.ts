import { fieldsOf, recordKind, referencesOf, storyKind } from '@greenlight/schema';
import { mappings } from '@greenlight/story';
import type { CollectionConfig, Field } from 'payload';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { acts, beats, createMedia, notes, panels, reviews } from './planning.ts';
import { characters, locations, relationships, scenes } from './story.ts';

const collections = {
  character: characters,
  location: locations,
  scene: scenes,
  relationship: relationships,
  act: acts,
  beat: beats,
  panel: panels,
  media: createMedia(null),
  review: reviews,
  note: notes,
};
/** What every collection has besides its kind's own fields; see fields.ts. */
const head = ['project', 'createdVia', 'sources'];
/** What Payload adds to a collection of files. */
const ofFiles = ['filename', 'mimeType', 'filesize'];

type Named = Extract<Field, { name: string }>;
const fieldsIn = ({ fields }: CollectionConfig): Named[] =>
  fields.filter((field): field is Named => 'name' in field && !head.includes(String(field.name)));

/** The values that a schema lets one choose among. */
function choicesOf(schema: z.ZodType | undefined): unknown[] {
  const { anyOf = [], enum: values = [] } = schema ? z.toJSONSchema(schema, { io: 'input' }) : {};
  return [...values, ...anyOf.flatMap((each) => (typeof each === 'object' ? (each.enum ?? []) : []))];
}

describe.each(recordKind.options)('the collection of every %s', (kind) => {
  const shape: Record<string, z.ZodType> = fieldsOf[kind].shape;
  const stored = fieldsIn(collections[kind]);

  it('stores the fields that its schema judges, and no others', () => {
    const judged = Object.keys(shape).filter((field) => kind !== 'media' || !ofFiles.includes(field));
    expect(stored.map(({ name }) => name).sort()).toEqual(judged.sort());
  });

  it('asks for what its schema asks for', () => {
    const required = stored.filter((field) => 'required' in field && field.required).map(({ name }) => name);
    const asked = Object.keys(shape).filter((field) => !shape[field]?.safeParse(undefined).success);
    expect(required.sort()).toEqual(asked.sort());
  });

  it('offers what its schema allows to choose', () => {
    for (const field of stored) {
      if (field.type !== 'select') continue;
      const offered = field.options.map((option) => (typeof option === 'string' ? option : option.value));
      expect(offered).toEqual(choicesOf(shape[field.name]));
    }
  });

  it('keeps lists and lists of ids as JSON, and one id as a relationship', () => {
    const referring = new Map(referencesOf[kind].map(({ field, isList = false }) => [field, isList]));
    for (const { name, type } of stored) {
      const takesList = shape[name]?.safeParse([]).success ?? false;
      const isOne = referring.get(name) === false;
      expect([name, type === 'json', type === 'relationship']).toEqual([name, takesList, isOne]);
    }
  });
});

describe.each(storyKind.options)('the mapping of every %s', (kind) => {
  it('is of the fields of its collection', () => {
    const { told, elsewhere } = mappings[kind];
    expect(fieldsIn(collections[kind]).map(({ name }) => name)).toEqual(
      expect.arrayContaining([...told, ...elsewhere]),
    );
    expect([...told, ...elsewhere]).toHaveLength(fieldsIn(collections[kind]).length);
  });
});

describe('other names', () => {
  it.each(['character', 'location'] as const)('of a %s are stored, judged and mapped', (kind) => {
    expect(fieldsIn(collections[kind])).toContainEqual(expect.objectContaining({ name: 'aliases', type: 'json' }));
    expect(mappings[kind].told).toContain('aliases');
    const judge = (aliases: unknown): boolean => fieldsOf[kind].safeParse({ name: 'Irene', aliases }).success;
    expect([judge(['The Woman']), judge(null), judge([]), judge('The Woman'), judge([''])]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(judge(Array.from({ length: 20 }, (_, index) => `Name ${index}`))).toBe(true);
    expect(judge(Array.from({ length: 21 }, (_, index) => `Name ${index}`))).toBe(false);
    expect([judge(['N'.repeat(120)]), judge(['N'.repeat(121)])]).toEqual([true, false]);
  });
});
