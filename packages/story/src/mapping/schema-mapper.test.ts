import { fieldsOf, GreenlightError } from '@greenlight/schema';
import { saidCharacter, saidLocation, saidRelationship, saidScene, uuid } from '@greenlight/testkit';
import { describe, expect, it } from 'vitest';
import { type NameResolver, SchemaMapper } from './schema-mapper.ts';

const projectId = 'proj_123';
const mapper = new SchemaMapper();
const resolve: NameResolver = {
  character: (name) => ({ Sarah: uuid(1), Tom: uuid(2) })[name],
  location: (name) => (name === 'Bar' ? uuid(3) : undefined),
};

describe('SchemaMapper', () => {
  it('maps a character (plan 3, task 1.2)', () => {
    const mapped = mapper.mapToCollectionSchema(
      'character',
      { name: 'Sarah', age: 28, occupation: 'Journalist' },
      projectId,
    );
    expect(mapped).toHaveProperty('name', 'Sarah');
    expect(mapped).toHaveProperty('project', projectId);
    expect(mapped).toHaveProperty('createdVia', 'chat');
    expect(mapped).toEqual({
      name: 'Sarah',
      age: 28,
      occupation: 'Journalist',
      project: projectId,
      createdVia: 'chat',
    });
  });

  it.each(['dragon', 'constructor', ''])('refuses the kind “%s”, and says which there are', (kind) => {
    const map = () => mapper.mapToCollectionSchema(kind as 'character', { name: 'Smaug' }, projectId);
    expect(map).toThrow(GreenlightError);
    expect(map).toThrow(`kind: "${kind}" is none; say character, `);
  });

  it.each([
    [
      'character',
      saidCharacter('Sarah', { age: 28, occupation: 'Pilot', role: 'minor', description: 'Tall.', traits: ['brave'] }),
    ],
    ['location', saidLocation('Bar', { kind: 'pub', description: 'Dark.' })],
    [
      'scene',
      saidScene({
        title: 'A',
        number: 1,
        interior: true,
        location: 'Bar',
        timeOfDay: 'day',
        characters: ['Sarah'],
        summary: 'S',
      }),
    ],
    ['relationship', saidRelationship('Sarah', 'Tom', { description: 'since school' })],
  ] as const)('maps all of an extracted %s, and nothing of how it was extracted', (kind, data) => {
    const { project, createdVia, ...fields } = mapper.mapToCollectionSchema(kind, data, projectId, resolve);
    expect([project, createdVia]).toEqual([projectId, 'chat']);
    expect(fieldsOf[kind].safeParse(fields).success).toBe(true);
    const said = Object.keys(data).filter((field) => field !== 'confidence' && field !== 'evidence');
    expect(Object.keys(fields).sort()).toEqual(said.sort());
  });

  it('resolves names to ids, each once', () => {
    const scene = mapper.mapToCollectionSchema(
      'scene',
      { location: 'Bar', characters: ['Sarah', 'Tom', 'Sarah'] },
      projectId,
      resolve,
    );
    expect(scene).toMatchObject({ location: uuid(3), characters: [uuid(1), uuid(2)] });
    const relationship = mapper.mapToCollectionSchema(
      'relationship',
      { from: 'Tom', to: 'Sarah', type: 'friend' },
      projectId,
      resolve,
    );
    expect(relationship).toMatchObject({ from: uuid(2), to: uuid(1), type: 'friend' });
  });

  it('takes ids as they are', () => {
    expect(
      mapper.mapToCollectionSchema('scene', { location: uuid(9), characters: [uuid(8)] }, projectId),
    ).toMatchObject({ location: uuid(9), characters: [uuid(8)] });
  });

  it.each([
    [
      'a character',
      () =>
        mapper.mapToCollectionSchema(
          'relationship',
          { from: 'Viktor', to: 'Sarah', type: 'friend' },
          projectId,
          resolve,
        ),
      'no character called "Viktor"',
    ],
    [
      'a place',
      () => mapper.mapToCollectionSchema('scene', { location: 'Harbour' }, projectId, resolve),
      'no location called "Harbour"',
    ],
    [
      'anybody without a resolver',
      () => mapper.mapToCollectionSchema('scene', { characters: ['Sarah'] }, projectId),
      'no character called "Sarah"',
    ],
  ])('refuses %s that the project does not have', (_what, map, words) => {
    expect(map).toThrowError(expect.objectContaining({ code: 'VALIDATION', message: expect.stringContaining(words) }));
    expect(map).toThrowError(GreenlightError);
  });

  it('leaves out what was not said', () => {
    expect(mapper.mapToCollectionSchema('scene', {}, projectId)).toEqual({ project: projectId, createdVia: 'chat' });
  });
});
