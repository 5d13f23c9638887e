import type { Extraction } from '@greenlight/schema';
import type { Extractor } from '../src/extractor.ts';
import type { Gold, SingleMessage } from './corpus.ts';
import type { ExpectedStory, FoundStory } from './expectation.ts';
import { type Evaluation, measureStory } from './measures.ts';
import { findExpected } from './name-matching.ts';
import { resolveName } from './names.ts';
import { scoreStory } from './scoring.ts';
import { describeChanges, type KnownNames, keepCertain } from './standing-extraction.ts';
import { createTally, type Tally } from './tally.ts';
import { scoreUpdates } from './update-scoring.ts';

/** Extracts one message with what was known before it, and judges all that comes back. */
export async function evaluateMessage(extractor: Extractor, single: SingleMessage): Promise<Evaluation> {
  const { text, gold, history } = single;
  const known = single.known ?? { characters: [], locations: [] };
  const { extraction } = await extractor.extract({ message: text, known, history });
  const standing = keepCertain(extraction);
  const expected = expectStory(gold, known);
  const story = measureStory(scoreStory(expected, findStory(standing, expected, known), { isComplete: true }));
  const updates = scoreUpdates(gold, standing, known);
  const intents = scoreIntent(gold, extraction);
  return {
    label: text.replaceAll('\n', ' / '),
    measures: { ...story.measures, updates: updates.tally, bulk: scoreBulk(gold, extraction), intents },
    falseCreations: single.creates === false ? describeChanges(standing, known) : [],
    faults: [
      ...story.faults,
      ...updates.faults,
      ...(intents.missed ? [`intent ${extraction.intent} (${gold.intent?.join('/')})`] : []),
    ],
  };
}

/** The gold as an expectation. People and places that are known already may be named again, so they are free. */
function expectStory(gold: Gold, known: KnownNames): ExpectedStory {
  const people = gold.characters.map(({ optional, ...person }) => ({ ...person, minor: optional }));
  const free = <T extends { name: string }>(names: string[], gold: T[]) =>
    names.filter((name) => !findExpected(name, gold));
  return {
    people: [...people, ...free(known.characters, people).map((name) => ({ name, minor: true }))],
    places: [...gold.locations, ...free(known.locations, gold.locations).map((name) => ({ name, optional: true }))],
    scenes: {
      count: { min: gold.scenes.filter((scene) => !scene.optional).length, max: gold.scenes.length },
      standing: gold.scenes.map(({ location, characters, ...scene }) => ({
        ...scene,
        locationIncludes: location === undefined ? undefined : [location],
        charactersInclude: characters,
      })),
    },
    relationships: gold.relationships.map(({ from, to, type, optional }) => ({
      between: [from, to],
      types: type,
      optional,
    })),
    never: [],
  };
}

function findStory(extraction: Extraction, expected: ExpectedStory, known: KnownNames): FoundStory {
  const settle = (name: string, wanted: { name: string }[], names: string[]) =>
    findExpected(name, wanted) ? name : (resolveName(name, names) ?? name);
  return {
    people: extraction.characters.map((each) => ({
      ...each,
      name: settle(each.name, expected.people, known.characters),
    })),
    places: extraction.locations.map((each) => ({ name: settle(each.name, expected.places, known.locations) })),
    scenes: extraction.scenes,
    relationships: extraction.relationships,
  };
}

function scoreIntent(gold: Gold, { intent }: Extraction): Tally {
  if (!gold.intent) return createTally();
  return gold.intent.includes(intent) ? createTally(1) : createTally(0, 1, 1);
}

function scoreBulk({ bulk: wanted }: Gold, { bulk: found }: Extraction): Tally {
  const isRight = wanted !== undefined && wanted.type === found?.type && wanted.count === found.count;
  return isRight ? createTally(1) : createTally(0, found ? 1 : 0, wanted ? 1 : 0);
}
