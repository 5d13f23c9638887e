import { type Evidence, type Extraction, type ExtractionInput, extraction, normalizeError } from '@greenlight/schema';
import type { Extractor } from '@greenlight/story';
import { describe, expect, it } from 'vitest';

/** The messages of the contract. An engine that has to be told what to answer (a scripted model) finds them here. */
export const contractMessages = {
  sarah: { message: 'Create a character named Sarah, 28, journalist' },
  twins: { message: 'Sarah is 28 and a journalist. Tom is 28 and a pilot.' },
  painter: { message: '🎬🎥 Zoë Müller, 30, is a painter.' },
  friends: { message: 'Sarah and Tom are friends.', known: { characters: ['Sarah', 'Tom'] } },
  scene: { message: 'INT. BAKER STREET - NIGHT. Sarah meets Tom.', known: { characters: ['Sarah', 'Tom'] } },
  update: {
    message: 'Make her a detective.',
    known: { characters: ['Sarah'] },
    history: ['Create a character named Sarah, 28, journalist'],
  },
  thanks: { message: 'Thanks, that is lovely!' },
} satisfies Record<string, ExtractionInput>;

/** What every engine that reads messages keeps (contracts, section 5). */
export function describeExtractor(
  name: string,
  engine: Extraction['engine'],
  create: () => Extractor | Promise<Extractor>,
): void {
  async function read(input: ExtractionInput): Promise<Extraction> {
    const given = structuredClone(input);
    const { extraction: read } = await (await create()).extract(input);
    expect(input).toEqual(given);
    extraction.parse(read);
    for (const evidence of evidencesOf(read)) expectInside(evidence, input.message);
    return read;
  }

  describe(`${name}, as every extractor`, () => {
    it('says which engine it is', async () => {
      expect((await create()).engine).toBe(engine);
      expect((await read(contractMessages.sarah)).engine).toBe(engine);
    });

    it('reads a name, an age and an occupation, tidied, with the words that they came from', async () => {
      const { message } = contractMessages.sarah;
      const { characters } = await read(contractMessages.sarah);
      expect(characters).toMatchObject([{ name: 'Sarah', age: 28, occupation: 'Journalist' }]);
      const [sarah] = characters;
      expect(sarah?.confidence).toBeGreaterThanOrEqual(0.6);
      expect(wordsOf(message, sarah?.evidence.name)).toBe('Sarah');
      expect(wordsOf(message, sarah?.evidence.age)).toBe('28');
      expect(wordsOf(message, sarah?.evidence.occupation)).toMatch(/journalist$/);
    });

    it('gives each of two people the number beside their own name', async () => {
      const { message } = contractMessages.twins;
      const { characters } = await read(contractMessages.twins);
      const ages = ['Sarah', 'Tom'].map((who) => characters.find((each) => each.name === who)?.evidence.age);
      expect(ages).toEqual([
        [message.indexOf('28'), message.indexOf('28') + 2],
        [message.lastIndexOf('28'), message.lastIndexOf('28') + 2],
      ]);
    });

    it('counts evidence in UTF-16 units', async () => {
      const { message } = contractMessages.painter;
      const [painter] = (await read(contractMessages.painter)).characters;
      expect(painter?.name).toBe('Zoë Müller');
      expect(wordsOf(message, painter?.evidence.name)).toBe('Zoë Müller');
      expect(wordsOf(message, painter?.evidence.age)).toBe('30');
    });

    it('relates people', async () => {
      const { relationships } = await read(contractMessages.friends);
      expect(relationships).toHaveLength(1);
      expect(relationships[0]?.type).toBe('friend');
      expect([relationships[0]?.from, relationships[0]?.to].sort()).toEqual(['Sarah', 'Tom']);
    });

    it('reads a heading', async () => {
      const { scenes } = await read(contractMessages.scene);
      expect(scenes).toHaveLength(1);
      expect(scenes[0]).toMatchObject({ interior: true, timeOfDay: 'night' });
      expect(scenes[0]?.location?.toLowerCase()).toBe('baker street');
      expect([...(scenes[0]?.characters ?? [])].sort()).toEqual(['Sarah', 'Tom']);
    });

    it('updates whom a follow-up speaks of, and creates nobody', async () => {
      const { characters, updates } = await read(contractMessages.update);
      expect(characters).toEqual([]);
      expect(updates).toMatchObject([{ kind: 'character', name: 'Sarah', set: { occupation: 'Detective' } }]);
    });

    it('makes nothing of thanks', async () => {
      const { characters, scenes, locations, relationships, updates } = await read(contractMessages.thanks);
      expect([characters, scenes, locations, relationships, updates].flat()).toEqual([]);
    });

    it.each(['', '   ', 'x'.repeat(8001)])('refuses a message that is none or too long', async (message) => {
      const extractor = await create();
      const thrown = await extractor.extract({ message }).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(thrown).toBeDefined();
      expect(normalizeError(thrown).code).toBe('VALIDATION');
    });
  });
}

function evidencesOf({ characters, scenes, locations, relationships, updates }: Extraction): Evidence[] {
  return [...characters, ...scenes, ...locations, ...relationships, ...updates].map(({ evidence }) => evidence);
}

function expectInside(evidence: Evidence, message: string): void {
  for (const words of Object.values(evidence)) {
    if (words === 'inferred') continue;
    expect(words[0]).toBeLessThan(words[1]);
    expect(words[1]).toBeLessThanOrEqual(message.length);
  }
}

function wordsOf(message: string, words: Evidence[string] | undefined): string | undefined {
  return Array.isArray(words) ? message.slice(...words) : words;
}
