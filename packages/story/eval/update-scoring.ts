import type { Extraction } from '@greenlight/schema';
import type { Gold } from './corpus.ts';
import { isAccepted } from './field-scoring.ts';
import { isPartOf, resolveName } from './names.ts';
import type { KnownNames } from './standing-extraction.ts';
import { createTally, type Tally } from './tally.ts';

export interface UpdateResult {
  tally: Tally;
  faults: string[];
}

interface FieldUpdate {
  kind: string;
  name: string;
  field: string;
  value: unknown;
  optional?: boolean;
}

const scoredFields = ['name', 'age', 'occupation', 'role'];

/**
 * Judges updates field by field. A known character that is extracted again with a value sets that value just as an update
 * does, so it counts as one. Descriptions and traits are not judged.
 */
export function scoreUpdates(gold: Gold, extraction: Extraction, known: KnownNames): UpdateResult {
  const wanted = gold.updates.flatMap(({ kind, name, set, optional }) => spread({ kind, name, set, optional }));
  const found = [...extraction.updates.flatMap(spread), ...restated(gold, extraction, known)];
  const left = new Set(found);
  const result: UpdateResult = { tally: createTally(), faults: [] };
  for (const update of wanted) {
    const match = [...left].find((each) => isSameUpdate(each, update));
    if (match) left.delete(match);
    if (update.optional) continue;
    if (match) result.tally.hits++;
    else {
      result.tally.missed++;
      result.faults.push(`no update ${describe(update)}`);
    }
  }
  const surplus = [...left].filter(
    (each) => !found.some((other) => other !== each && !left.has(other) && repeats(other, each)),
  );
  result.tally.spurious = surplus.length;
  result.faults.push(...surplus.map((each) => `unexpected update ${describe(each)}`));
  return result;
}

function restated(gold: Gold, extraction: Extraction, known: KnownNames): FieldUpdate[] {
  return extraction.characters
    .filter((each) => !gold.characters.some((expected) => isPartOf(each.name, expected.name)))
    .flatMap(({ name, age, occupation, role }) => {
      const resolved = resolveName(name, known.characters);
      return resolved === undefined
        ? []
        : spread({ kind: 'character', name: resolved, set: { age, occupation, role } });
    });
}

function spread(update: {
  kind: string;
  name: string;
  set: Record<string, unknown>;
  optional?: boolean;
}): FieldUpdate[] {
  return Object.entries(update.set)
    .filter(([field, value]) => scoredFields.includes(field) && value !== undefined)
    .map(([field, value]) => ({ kind: update.kind, name: update.name, field, value, optional: update.optional }));
}

function isSameUpdate(found: FieldUpdate, wanted: FieldUpdate): boolean {
  const isSameField = found.kind === wanted.kind && found.field === wanted.field;
  return isSameField && isPartOf(found.name, wanted.name) && isAccepted(wanted.value, found.value);
}

function repeats(a: FieldUpdate, b: FieldUpdate): boolean {
  return isSameUpdate(a, b) && isAccepted(a.value, b.value);
}

function describe({ name, field, value }: FieldUpdate): string {
  return `${name}.${field} = ${String(value)}`;
}
