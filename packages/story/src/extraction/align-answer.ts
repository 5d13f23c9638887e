import type {
  Evidence,
  ExtractedCharacter,
  ExtractedLocation,
  ExtractedRelationship,
  ExtractedScene,
  ExtractedUpdate,
  Extraction,
  ExtractionInput,
  Question,
  Span,
} from '@greenlight/schema';
import type { FoundWords } from '../alignment/message-words.ts';
import { findNumbers } from '../alignment/number-words.ts';
import { ValueAligner } from '../alignment/value-aligner.ts';
import { resolveCharacter, resolveLocation } from '../names/resolve-name.ts';
import { isEmpty } from '../reply/describe.ts';
import { confidenceOf, nameWorth, tidyOccupation } from './answer-worth.ts';
import { type ModelAnswerShape, readable } from './model-answer.ts';

/** What a model said, as an extraction: each value with the words it came from, and a confidence that its evidence earns. */
export function alignAnswer(answer: ModelAnswerShape, input: ExtractionInput): Extraction {
  const reader = new AnswerReader(input);
  const characters = reader.characters(readable(answer.characters));
  const locations = reader.locations(readable(answer.locations));
  const scenes = readable(answer.scenes).flatMap((scene) => reader.scene(scene));
  const relationships = readable(answer.relationships).flatMap((relationship) => reader.relationship(relationship));
  const updates = readable(answer.updates).flatMap((update) => reader.update(update));
  const bulk = answer.bulk ?? undefined;
  const isCreating = [characters, locations, scenes, relationships].some((items) => items.length > 0);
  const intent = bulk ? 'story_bulk' : isCreating ? 'story_create' : updates.length > 0 ? 'story_update' : 'general';
  const questions = toQuestions(answer);
  return {
    intent,
    characters,
    scenes,
    locations,
    relationships,
    ...(bulk ? { bulk } : {}),
    updates,
    engine: 'llm',
    questions,
  };
}

type Said<K extends 'characters' | 'locations' | 'scenes' | 'relationships' | 'updates'> = NonNullable<
  NonNullable<ModelAnswerShape[K]>[number]
>;
type Fields = Record<string, unknown>;

class AnswerReader {
  readonly #input: ExtractionInput;
  readonly #aligner: ValueAligner;
  /** Where each name stands. */
  readonly #mentions = new Map<string, Span[]>();

  constructor(input: ExtractionInput) {
    this.#input = input;
    this.#aligner = new ValueAligner(input.message);
  }

  characters(said: Said<'characters'>[]): ExtractedCharacter[] {
    return this.#named(said, 'characters').map(({ item, found }) => {
      const { name, traits, ...rest } = item;
      const values = {
        ...present(this.#tidy(rest)),
        ...(readable(traits).length > 0 ? { traits: readable(traits) } : {}),
      };
      // The model's schema types these fields; tidying keeps their types.
      return { name: name.trim(), ...values, ...this.#weigh(name, found, values) } as ExtractedCharacter;
    });
  }

  locations(said: Said<'locations'>[]): ExtractedLocation[] {
    return this.#named(said, 'locations').map(({ item, found }) => {
      const { name, ...rest } = item;
      const values = present(rest);
      return { name: name.trim(), ...values, ...this.#weigh(name, found, values) } as ExtractedLocation;
    });
  }

  scene({ characters, number, ...said }: Said<'scenes'>): ExtractedScene[] {
    const cast = readable(characters).filter((name) => this.#worthOf(name, 'characters') !== undefined);
    const isNumbered = number && this.#aligner.words.text.includes(String(number));
    const values = present({ ...said, ...(isNumbered ? { number } : {}) });
    if (isEmpty(Object.keys(values)) && cast.length === 0) return [];
    const place = said.location ? this.#aligner.alignValue('location', said.location, []) : undefined;
    const anchors = place ? [place.span] : [];
    const evidence: Evidence = {};
    for (const [field, value] of Object.entries(values)) {
      evidence[field] =
        (field === 'location' ? place : this.#aligner.alignValue(field, value, anchors))?.span ?? 'inferred';
    }
    const [first] = cast.flatMap((name) => this.#mentionsOf(name));
    if (cast.length > 0) evidence.characters = first ?? 'inferred';
    return [
      {
        ...values,
        characters: cast,
        confidence: confidenceOf(place ? 0.95 : 0.85, evidence, ['summary', 'title']),
        evidence,
      } as ExtractedScene,
    ];
  }

  relationship({ from, to, type, description }: Said<'relationships'>): ExtractedRelationship[] {
    const worths = [this.#worthOf(from, 'characters'), this.#worthOf(to, 'characters')];
    if (worths.some((worth) => worth === undefined) || from === to) return [];
    const ends = [...this.#mentionsOf(from), ...this.#mentionsOf(to)];
    const said = description ? this.#aligner.alignValue('description', description, ends) : undefined;
    const cue = this.#aligner.alignValue('type', type, ends) ?? said;
    const evidence: Evidence = {
      from: this.#mentionsOf(from)[0] ?? 'inferred',
      to: this.#mentionsOf(to)[0] ?? 'inferred',
      type: cue?.span ?? 'inferred',
      ...(description ? { description: said?.span ?? 'inferred' } : {}),
    };
    // Nothing in the message says what they are to each other: that is asked about.
    const confidence = cue ? confidenceOf(Math.min(...worths.map(Number)), evidence, ['description', 'type']) : 0.5;
    return [{ from, to, type, ...(description ? { description } : {}), confidence, evidence }];
  }

  update({ kind, name, set: said }: Said<'updates'>): ExtractedUpdate[] {
    const { traits, ...rest } = said;
    const set = { ...present(this.#tidy(rest)), ...(readable(traits).length > 0 ? { traits: readable(traits) } : {}) };
    const worth = kind === 'scene' ? 0.85 : this.#worthOf(name, kind === 'location' ? 'locations' : 'characters');
    if (isEmpty(Object.keys(set)) || worth === undefined) return [];
    const evidence = this.#evidence(set, this.#mentionsOf(name));
    return [{ kind, name, set, confidence: confidenceOf(worth, evidence, ['description', 'summary']), evidence }];
  }

  /** Longer names first, so that each finds its own words; then in the order of the model. A name that is nowhere is dropped. */
  #named<T extends { name: string }>(
    items: T[],
    kind: 'characters' | 'locations',
  ): { item: T; found: FoundWords | undefined }[] {
    const byLength = [...items].sort((a, b) => b.name.length - a.name.length);
    const found = new Map(byLength.map((item) => [item, this.#aligner.alignName(item.name)]));
    for (const [item, words] of found) if (words) this.#mentions.set(item.name, this.#allMentions(item.name, words));
    return items
      .map((item) => ({ item, found: found.get(item) }))
      .filter(({ item, found }) => found ?? this.#isKnown(item.name, kind));
  }

  #allMentions(name: string, { span }: FoundWords): Span[] {
    const exact = this.#aligner.words.findExact(name);
    return [span, ...exact.filter((each) => each[0] !== span[0])];
  }

  #mentionsOf(name: string): Span[] {
    return this.#mentions.get(name) ?? this.#aligner.words.findExact(name);
  }

  #isKnown(name: string, kind: 'characters' | 'locations'): boolean {
    const known = (this.#input.known?.[kind] ?? []).map((each, index) => ({ id: String(index), name: each }));
    return (kind === 'characters' ? resolveCharacter(name, known) : resolveLocation(name, known)).outcome !== 'none';
  }

  #worthOf(name: string, kind: 'characters' | 'locations'): number | undefined {
    const { words } = this.#aligner;
    if (words.findExact(name).length > 0) return nameWorth.exact;
    if (this.#isKnown(name, kind)) return nameWorth.known;
    return words.findFuzzy(name).length > 0 ? nameWorth.fuzzy : undefined;
  }

  #weigh(name: string, found: FoundWords | undefined, values: Fields): { confidence: number; evidence: Evidence } {
    const evidence: Evidence = { name: found?.span ?? 'inferred', ...this.#evidence(values, this.#mentionsOf(name)) };
    return {
      confidence: confidenceOf(found ? nameWorth[found.match] : nameWorth.known, evidence, [
        'description',
        'traits',
        'name',
      ]),
      evidence,
    };
  }

  #evidence(values: Fields, anchors: readonly Span[]): Evidence {
    const entries = Object.entries(values).map(([field, value]) => {
      const [first] = Array.isArray(value) ? value : [value];
      return [field, this.#aligner.alignValue(field, first, anchors)?.span ?? 'inferred'] as const;
    });
    return Object.fromEntries(entries);
  }

  /** "a journalist" is Journalist. An age without any number in the message is an invention. */
  #tidy<T extends { age?: number | null; occupation?: string | null }>(said: T): T {
    const { age, occupation } = said;
    const hasNumber =
      findNumbers(this.#input.message).length > 0 || /\b(teens|\w+ties|years?|born)\b/i.test(this.#input.message);
    return {
      ...said,
      ...(age != null && !hasNumber ? { age: null } : {}),
      ...(occupation ? { occupation: tidyOccupation(occupation) } : {}),
    };
  }
}

function present(values: object): Fields {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}

function toQuestions({ questions }: ModelAnswerShape): Question[] {
  return readable(questions)
    .slice(0, 3)
    .map(({ text, field, of }, index) => ({
      id: `q${index + 1}`,
      text,
      ...(field ? { field } : {}),
      ...(of ? { of } : {}),
    }));
}
