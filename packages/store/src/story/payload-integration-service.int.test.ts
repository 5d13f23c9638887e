import type { Extraction } from '@greenlight/schema';
import { createRulesExtractor, DataExtractionService } from '@greenlight/story';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../test/open-test-store.ts';
import { findRows } from '../write-path/database.ts';
import { lastSeq } from '../write-path/events.ts';
import { readSnapshot } from '../write-path/record-rows.ts';
import { PayloadIntegrationService } from './payload-integration-service.ts';

let store: TestStore;
let service: PayloadIntegrationService;
let project: string;
beforeAll(async () => {
  store = await openTestStore();
  service = new PayloadIntegrationService(store.payload);
  project = await store.createProject(await store.createUser());
});
afterAll(() => store[Symbol.asyncDispose]());

const extract = async (message: string): Promise<Extraction> =>
  (await new DataExtractionService({ rules: createRulesExtractor() }).extractStructuredData(message)).extraction;

test('what was extracted stands in Payload', async () => {
  const result = await service.createFromExtractedData(
    await extract('Create a character named Sarah, 28, journalist'),
    project,
  );
  expect(result.characters).toHaveLength(1);
  expect(result.errors).toHaveLength(0);
  const character = await store.payload.findByID({
    collection: 'characters' as never,
    id: result.characters[0]?.id ?? '',
  });
  expect(character).toMatchObject({ name: 'Sarah', age: 28, occupation: 'Journalist', project });
});

test('the same again creates nothing', async () => {
  const seq = await lastSeq(store, project);
  const result = await service.createFromExtractedData(
    await extract('Create a character named Sarah, 28, journalist'),
    project,
  );
  expect(result.characters).toEqual([]);
  expect(await lastSeq(store, project)).toBe(seq);
});

test('a part that cannot be kept comes back with its reason, and the rest stands', async () => {
  const empty = await store.createProject(await store.createUser());
  const data = await extract('INT. KITCHEN - NIGHT\nIrene burns the letter.');
  const character = { name: 'Irene', age: 30, confidence: 0.95, evidence: {} };
  const broken = { name: 'N'.repeat(200), confidence: 0.95, evidence: {} };
  const result = await service.createFromExtractedData(
    { ...data, intent: 'story_create', characters: [character, broken] },
    empty,
  );
  expect(result.characters).toMatchObject([{ name: 'Irene', age: 30 }]);
  expect(result.scenes).toEqual([]);
  expect(result.errors.map(({ message }) => message).join('\n')).toMatch(/120 characters or fewer/);
  expect(result.errors.map(({ message }) => message).join('\n')).toMatch(/Create at least 2 characters first/);
});

test('an item that is none is named with its reason, and the others are one change set', async () => {
  const film = await store.createProject(await store.createUser());
  const result = await service.createFromExtractedData(
    {
      characters: [
        { name: 'Irene', age: 30 },
        { name: 'Godfrey', age: -4 },
        { name: '' },
        'Wilhelm',
        { name: 'Mary', role: 'villain', confidence: 0.9, evidence: {} },
      ],
      locations: [{ name: 'Briony Lodge' }, null],
    },
    film,
  );
  expect(result.characters.map(({ name }) => name)).toEqual(['Irene']);
  expect(result.locations.map(({ name }) => name)).toEqual(['Briony Lodge']);
  expect(result.errors.map(({ entity, field }) => [entity, field])).toEqual([
    ['Godfrey', 'age'],
    ['characters[2]', 'name'],
    ['characters[3]', undefined],
    ['Mary', 'role'],
    ['locations[1]', undefined],
  ]);
  expect(result.errors[0]?.message).toMatch(/^Godfrey: age: .* \(it was -4\)\.$/);
  expect(await findRows(store, 'change-sets', { project: { equals: film } }, {})).toHaveLength(1);
});

test('every item that is not sure is told of, not the first alone', async () => {
  const film = await store.createProject(await store.createUser());
  const names = ['Irene', 'Godfrey', 'Wilhelm', 'Mary', 'Violet'];
  const characters = names.map((name) => ({ name, confidence: 0.3, evidence: {} }));
  const { errors } = await service.createFromExtractedData({ characters }, film);
  const told = errors.filter(({ code }) => code === 'UNSURE').map(({ message }) => message);
  expect(names.filter((name) => !told.some((message) => message.includes(name)))).toEqual([]);
});

test('several who write at once lose nothing and double nothing', async () => {
  const film = await store.createProject(await store.createUser());
  const own = ['Irene', 'Godfrey', 'Wilhelm', 'Mary', 'Violet', 'Helen'];
  const results = await Promise.all(
    own.map((name) =>
      new PayloadIntegrationService(store.payload).createFromExtractedData(
        { characters: [{ name }, { name: 'Sherlock', age: 34 }], locations: [{ name: 'Briony Lodge' }] },
        film,
      ),
    ),
  );
  expect(results.flatMap(({ errors }) => errors)).toEqual([]);
  const { characters, locations } = await readSnapshot(store, film);
  expect(characters.map(({ name }) => name).toSorted()).toEqual([...own, 'Sherlock'].toSorted());
  expect(locations.map(({ name }) => name)).toEqual(['Briony Lodge']);
});

test('what is not an extraction is refused', async () => {
  await expect(service.createFromExtractedData({ characters: 'all of them' }, project)).rejects.toMatchObject({
    code: 'VALIDATION',
  });
});
