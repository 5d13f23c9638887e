import {
  type BulkRequest,
  type Extraction,
  type ExtractionInput,
  extractionInput,
  type Question,
} from '@greenlight/schema';
import type { Extractor } from '../extractor.ts';
import { readBulk } from './acts/bulk-request.ts';
import { type Analysis, analyse } from './analysis.ts';
import { draftPeople } from './draft-people.ts';
import { draftPlaces } from './draft-places.ts';
import { readHistory } from './history.ts';
import { classifyReading } from './intent.ts';
import { indexKnownNames } from './known-names.ts';
import { recordNouns } from './lexicon/act-words.ts';
import { readMakers } from './makers.ts';
import { readMessage } from './read-message.ts';
import { type Reading, tokenAt } from './reading.ts';
import { holdBack, isBeside } from './register/hold-back.ts';
import { learnFromClaims, Resolver } from './resolution.ts';
import { readSceneUpdate } from './updates/scene-update.ts';

/** The extractor that needs no model: cues, lexicons and the project's own names. Pure, and the same for the same input. */
export function createRulesExtractor(): Extractor {
  return {
    engine: 'rules',
    async extract(input) {
      return { extraction: extractByRules(extractionInput.parse(input)), calls: [] };
    },
  };
}

/** Reads one message. Spans are UTF-16 offsets into it. */
export function extractByRules(input: ExtractionInput): Extraction {
  const earlier = needsHistory(input) ? readHistory(input.history ?? [], input.known) : [];
  const known = {
    characters: input.known?.characters ?? [...new Set(earlier.map((each) => each.name))],
    locations: input.known?.locations ?? [],
  };
  const analysis = analyse(readMessage(input.message, indexKnownNames(known)), readMakers(input.history ?? []));
  const resolver = new Resolver(analysis, earlier);
  learnFromClaims(analysis, resolver);
  const people = draftPeople(analysis, resolver);
  const places = draftPlaces(analysis, resolver);
  const sceneUpdates = analysis.reading.sentences.flatMap((_, index) => readSceneUpdate(analysis.reading, index) ?? []);
  const extraction: Extraction = {
    intent: classifyReading(analysis.reading).type,
    characters: people.characters,
    scenes: places.scenes,
    locations: places.locations,
    relationships: people.relationships,
    updates: [...people.updates, ...places.updates, ...sceneUpdates],
    engine: 'rules',
    questions: questionsOf(analysis, people.characters.length),
  };
  const bulk = bulkOf(analysis.reading);
  if (bulk) extraction.bulk = bulk;
  const wasFound = holdsAnything(extraction);
  holdBack(analysis, extraction);
  const isSilent = !holdsAnything(extraction) && /^story_(?:create|update)$/.test(extraction.intent);
  if (isSilent && (wasFound || isBeside(analysis))) extraction.intent = 'general';
  extraction.intent = settleIntent(extraction);
  return extraction;
}

function holdsAnything({ characters, locations, scenes, relationships, updates, bulk }: Extraction): boolean {
  return (
    bulk !== undefined ||
    characters.length + locations.length + scenes.length + relationships.length + updates.length > 0
  );
}

const pronouns =
  /\b(?:he|she|they|him|her|his|hers|them|their|it|hes|shes)\b|^\s*(?:no[, ]+)?not\b|\b(?:husband|wife|son|daughter|brother|sister|mother|father|kids?|child|children|mum|mom|dad)\b/i;

/** Earlier messages are read only when this one points back to them, or the project's names are not given. */
function needsHistory(input: ExtractionInput): boolean {
  if (!input.history || input.history.length === 0) return false;
  return input.known?.characters === undefined || pronouns.test(input.message);
}

/** What came of a telling tells whether it created or updated. */
function settleIntent(extraction: Extraction): Extraction['intent'] {
  const creates =
    extraction.characters.length + extraction.scenes.length > 0 ||
    (extraction.locations.length > 0 && extraction.updates.length === 0);
  if (extraction.intent === 'story_create' && !creates && extraction.updates.length > 0) return 'story_update';
  if (extraction.intent === 'story_update' && creates && extraction.updates.length === 0) return 'story_create';
  if (extraction.intent === 'general' && creates) return 'story_create';
  return extraction.intent === 'general' && extraction.updates.length > 0 ? 'story_update' : extraction.intent;
}

function bulkOf(reading: Reading): BulkRequest | undefined {
  const index = reading.acts.findIndex((act) => act.kind === 'bulk');
  const act = reading.acts[index];
  const sentence = reading.sentences[index];
  if (!act || !sentence) return undefined;
  const words = reading.tokens
    .slice(act.head, sentence.to)
    .filter((token) => !token.quoted && (token.kind === 'word' || token.kind === 'number' || token.kind === 'clitic'));
  const cue = readBulk(
    words.map((token) => token.lower),
    words,
  );
  if (!cue) return undefined;
  return {
    type: cue.type,
    count: cue.count,
    brief: briefOf(
      reading,
      words[cue.noun]?.end ?? 0,
      act.head,
      cue.noun,
      words.map((token) => token.text),
    ),
  };
}

/** What they are for: the words after the noun, and adjectives before it. */
function briefOf(reading: Reading, from: number, _head: number, noun: number, words: readonly string[]): string {
  const adjectives = words
    .slice(1, noun)
    .filter(
      (word) =>
        !/^(?:create|add|make|generate|me|us|the|a|an|of|more|new|some|other|another|different|please|need|want|have|up|lets|let's|i|we|of|can|you|could|another|give|come|with|\d+|characters?|scenes?|locations?)$/i.test(
          word,
        ),
    );
  const after = reading.message
    .slice(from)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[.!?,:;\s]+|[.!?\s]+$/g, '')
    .replace(/^(?:for|about) (?:a |an |the |my |our )?/i, '');
  const number =
    /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred|thousand|dozen|couple|few|several|many|one)$/i;
  return [...adjectives.filter((word) => !number.test(word)), after].filter(Boolean).join(' ').slice(0, 2000);
}

function questionsOf({ reading, claims }: Analysis, created: number): Question[] {
  const create = reading.acts.findIndex((act) => act.kind === 'create');
  const sentence = reading.sentences[create];
  if (create >= 0 && sentence && created === 0 && claims.statements.length === 0 && reading.mentions.length === 0) {
    const words = reading.tokens.slice(sentence.from, sentence.to).map((token) => token.lower);
    const noun = words.find((word) => recordNouns.get(word)?.kind === 'characters');
    if (noun) return [{ id: 'character-name', text: `What is the ${noun}'s name?`, field: 'name', of: 'character' }];
  }
  const update = reading.acts.findIndex((act) => act.kind === 'update');
  const order = reading.acts[update];
  if (
    order &&
    claims.statements.length === 0 &&
    /^(?:him|her|them)$/.test(tokenAt(reading.tokens, order.head + 1).lower)
  )
    return [{ id: 'update-detail', text: 'What exactly should change?', field: 'description' }];
  return [];
}
