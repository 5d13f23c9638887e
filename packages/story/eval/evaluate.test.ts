import type { Extraction } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import type { Extractor } from '../src/extractor.ts';
import { type Conversation, conversations, type Gold, type SingleMessage, singleMessages } from './corpus.ts';
import { evaluateConversation } from './evaluate-conversation.ts';
import { evaluateMessage } from './evaluate-message.ts';

const weighed = { confidence: 1, evidence: {} };
const empty: Extraction = {
  intent: 'general',
  characters: [],
  scenes: [],
  locations: [],
  relationships: [],
  updates: [],
  engine: 'rules',
  questions: [],
};
const first = <T>(value: T | T[]): T | undefined => (Array.isArray(value) ? value[0] : value);

/** An extractor that says what it is told, one extraction a message. */
function createScripted(extractions: Extraction[]): Extractor {
  const left = [...extractions];
  return { engine: 'rules', extract: async () => ({ extraction: left.shift() ?? empty, calls: [] }) };
}

/** The gold as an extraction: what a perfect extractor would say. */
function perform(gold: Gold): Extraction {
  return {
    ...empty,
    intent: gold.intent?.[0] ?? 'general',
    characters: gold.characters.map(({ name, age, occupation, role }) => ({
      name,
      age: first(age ?? []),
      occupation: occupation?.[0],
      role,
      ...weighed,
    })),
    locations: gold.locations.map(({ name }) => ({ name, ...weighed })),
    scenes: gold.scenes.map(({ location, timeOfDay, interior, characters = [] }) => ({
      location,
      timeOfDay: first(timeOfDay ?? []),
      interior,
      characters,
      ...weighed,
    })),
    relationships: gold.relationships.map(({ from, to, type }) => ({ from, to, type: type[0] ?? 'other', ...weighed })),
    updates: gold.updates.map(({ kind, name, set }) => ({
      kind,
      name,
      set: Object.fromEntries(
        Object.entries(set).map(([field, value]) => [field, Array.isArray(value) ? value[0] : value]),
      ),
      ...weighed,
    })),
    bulk: gold.bulk && { ...gold.bulk, brief: '' },
  };
}

function performAll({ people, places, scenes, relationships = [] }: Conversation['expected']): Extraction {
  return perform({
    characters: people,
    locations: places,
    scenes: (scenes?.standing ?? []).map(({ locationIncludes, charactersInclude, ...scene }) => ({
      ...scene,
      location: locationIncludes?.[0],
      characters: charactersInclude,
    })),
    relationships: relationships.map(({ between: [from = '', to = ''], types }) => ({ from, to, type: types })),
    updates: [],
  });
}

const wrong = (evaluation: { faults: string[]; falseCreations: string[] }) => [
  ...evaluation.faults,
  ...evaluation.falseCreations,
];

describe('evaluateMessage', () => {
  it.each(singleMessages.map((each) => [each.text, each] as const))(
    'finds no fault with the gold of: %s',
    async (_text, single) => {
      expect(wrong(await evaluateMessage(createScripted([perform(single.gold)]), single))).toEqual([]);
    },
  );

  const lead: SingleMessage = {
    text: 'Who is Monday?',
    creates: false,
    split: 'work',
    known: { characters: ['Grace Mwangi'], locations: [] },
    gold: { intent: ['story_question'], characters: [], locations: [], scenes: [], relationships: [], updates: [] },
  };
  const judge = (extraction: Partial<Extraction>) =>
    evaluateMessage(createScripted([{ ...empty, intent: 'story_question', ...extraction }]), lead);

  it('counts what a question created, and the person against precision', async () => {
    const evaluation = await judge({ characters: [{ name: 'Monday', ...weighed }] });
    expect(evaluation.falseCreations).toEqual(['character Monday']);
    expect(evaluation.measures.people).toEqual({ hits: 0, spurious: 1, missed: 0 });
  });

  it('lets a known person be named again by a part of the name, but not be changed', async () => {
    expect(wrong(await judge({ characters: [{ name: 'Grace', ...weighed }] }))).toEqual([]);
    const changed = await judge({ characters: [{ name: 'Grace', age: 40, ...weighed }] });
    expect(changed.measures.updates).toEqual({ hits: 0, spurious: 1, missed: 0 });
    expect(changed.falseCreations).toEqual(['character Grace']);
  });

  it('lets be what the chat would ask about before it writes', async () => {
    expect(wrong(await judge({ characters: [{ name: 'Monday', confidence: 0.4, evidence: {} }] }))).toEqual([]);
  });

  it('judges the intent', async () => {
    expect((await judge({ intent: 'story_create' })).measures.intents).toEqual({ hits: 0, spurious: 1, missed: 1 });
  });
});

describe('evaluateConversation', () => {
  it.each(conversations.map((each) => [each.title, each] as const))(
    'finds no fault with the gold of %s',
    async (_title, telling) => {
      const [opening, ...rest] = telling.messages;
      const messages = [{ text: opening?.text ?? '' }, ...rest];
      const evaluation = await evaluateConversation(createScripted([performAll(telling.expected)]), {
        ...telling,
        messages,
      });
      expect(wrong(evaluation)).toEqual([]);
    },
  );

  it('misses everyone and everything when nothing is extracted', async () => {
    for (const telling of conversations) {
      const { measures } = await evaluateConversation(createScripted([]), telling);
      expect(measures.people?.hits).toBe(0);
      expect(measures.people?.missed).toBe(telling.expected.people.filter((each) => !each.minor).length);
    }
  });
});
