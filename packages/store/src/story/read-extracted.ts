import {
  type Extraction,
  extractedCharacter,
  extractedLocation,
  extractedRelationship,
  extractedScene,
  extractedUpdate,
  extraction,
  parseOrThrow,
  type TurnProblem,
} from '@greenlight/schema';
import * as z from 'zod';

export interface ReadExtraction {
  extraction: Extraction;
  /** What was wrong with items that could not be read. */
  errors: TurnProblem[];
}

const anyItems = z.array(z.unknown()).default([]);
const { intent, engine, questions } = extraction.shape;
const outline = extraction.extend({
  characters: anyItems,
  locations: anyItems,
  relationships: anyItems,
  scenes: anyItems,
  updates: anyItems,
  intent: intent.default('story_create'),
  engine: engine.default('rules'),
  questions: questions.default([]),
});

/**
 * Reads extracted data item by item: one that is wrong is told of in `errors` and keeps no other out. What nobody has weighed
 * is sure. Throws VALIDATION for what is no extraction at all.
 */
export function readExtracted(value: unknown): ReadExtraction {
  const said = parseOrThrow(outline, value);
  const errors: TurnProblem[] = [];
  const read = <T>(list: string, schema: z.ZodType<T>, items: readonly unknown[]): T[] =>
    items.flatMap((item, index) => {
      const parsed = schema.safeParse(weighed(item));
      if (parsed.success) return [parsed.data];
      errors.push(...problemsOf(parsed.error, item, `${list}[${index}]`));
      return [];
    });
  const lists = {
    characters: read('characters', extractedCharacter, said.characters),
    locations: read('locations', extractedLocation, said.locations),
    relationships: read('relationships', extractedRelationship, said.relationships),
    scenes: read('scenes', extractedScene, said.scenes),
    updates: read('updates', extractedUpdate, said.updates),
  };
  return { extraction: parseOrThrow(extraction, { ...said, ...lists }), errors };
}

function weighed(item: unknown): unknown {
  const isItem = typeof item === 'object' && item !== null && !Array.isArray(item);
  return isItem ? { confidence: 1, evidence: {}, ...item } : item;
}

function problemsOf(failure: z.ZodError, item: unknown, place: string): TurnProblem[] {
  const name = Object(item).name;
  const entity = typeof name === 'string' && name !== '' ? name.slice(0, 120) : place;
  return failure.issues.map(({ path, message }) => {
    const field = path.join('.');
    const where = [entity, field].filter(Boolean).join(': ');
    const value = shown(Object(item)[String(path[0])]);
    return { code: 'VALIDATION', message: `${where}: ${message}${value}.`, entity, ...(field ? { field } : {}) };
  });
}

function shown(value: unknown): string {
  const isShort = typeof value === 'string' && value.length > 0 && value.length <= 60;
  return typeof value === 'number' || isShort ? ` (it was ${JSON.stringify(value)})` : '';
}
