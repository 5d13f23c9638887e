import { collectionOf, type ProjectSnapshot, type RecordKind, recordKind, referencesOf } from '@greenlight/schema';
import type { MissingThing } from '../missing/missing-things.ts';
import type { MissingField } from '../requirements/shortfall.ts';

/** One change of a project, as an answer makes it. */
export type AnswerChange =
  | { op: 'create'; kind: RecordKind; fields: object }
  | { op: 'update'; kind: RecordKind; id: string; fields: object }
  | { op: 'project'; fields: object }
  | { op: 'review'; notBy: string | null }
  | { op: 'order_scenes' | 'package' };

/**
 * What somebody would do about a missing thing who does exactly what it says and nothing else: proof that what is told is enough to go on. It is
 * taken from the thing alone; records that an answer points to are made first where there are none.
 */
export function answerMissing({ fill }: MissingThing, snapshot: ProjectSnapshot): AnswerChange[] {
  switch (fill.type) {
    case 'review':
      return [{ op: 'review', notBy: fill.notBy }];
    case 'do':
      return [{ op: fill.what }];
    case 'update': {
      const needs = pointed(fill.kind, fill.fields, snapshot);
      if (needs.length > 0) return needs;
      const fields = valuesOf(fill.kind, fill.fields, snapshot);
      if (fill.kind === 'project') return [{ op: 'project', fields }];
      return [{ op: 'update', kind: fill.kind, id: fill.id, fields }];
    }
    case 'create': {
      const needs = pointed(fill.kind, fill.fields, snapshot);
      if (needs.length > 0) return needs;
      return [
        { op: 'create', kind: fill.kind, fields: { ...valuesOf(fill.kind, fill.fields, snapshot), ...fill.set } },
      ];
    }
    case 'choose': {
      const [first] = snapshot[collectionOf[fill.kind]];
      if (!first) return [{ op: 'create', kind: fill.kind, fields: { name: 'Somebody', ...fill.set } }];
      return [{ op: 'update', kind: fill.kind, id: first.id, fields: fill.set }];
    }
  }
}

/** Records that must be there before these fields can point to them. */
function pointed(kind: string, fields: readonly MissingField[], snapshot: ProjectSnapshot): AnswerChange[] {
  const known = recordKind.safeParse(kind);
  const references = known.success ? referencesOf[known.data] : [];
  return references.flatMap(({ field, to, isRequired }) => {
    const isAsked = fields.some(({ anyOf: [first] }) => first === field);
    const wanted = kind === 'relationship' && isRequired ? 2 : 1;
    if (!isAsked || snapshot[collectionOf[to]].length >= wanted) return [];
    return [{ op: 'create', kind: to, fields: { name: `A ${to}` } } as const];
  });
}

function valuesOf(kind: string, fields: readonly MissingField[], snapshot: ProjectSnapshot): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ anyOf: [first], minLength, options }) =>
      first ? [[first, options?.[0] ?? answerFor(kind, first, minLength ?? 1, snapshot)]] : [],
    ),
  );
}

const numbers: Readonly<Record<string, number>> = { runningTime: 90, targetMinutes: 500, number: 1, age: 40 };

function answerFor(
  kind: string,
  field: string,
  minLength: number,
  { characters, locations }: ProjectSnapshot,
): unknown {
  if (field === 'characters') return characters.slice(0, 2).map(({ id }) => id);
  if (field === 'location') return locations[0]?.id;
  if (field === 'from') return characters[0]?.id;
  if (field === 'to') return characters[1]?.id;
  if (field === 'resolved' || field === 'approved') return true;
  return numbers[field] ?? `The ${kind}’s ${field}`.padEnd(minLength, '.');
}
