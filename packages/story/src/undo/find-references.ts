import { collectionOf, type RecordKind, recordKind, referencesOf } from '@greenlight/schema';
import type { FilmSnapshot } from '../draft/film-snapshot.ts';

/** One record that points at another. */
export interface FoundReference {
  from: { kind: RecordKind; id: string; field: string };
  /** The id that it points at. */
  to: string;
  /** The record is nothing without it. */
  isRequired: boolean;
  isList: boolean;
}

/** Everything in a film that points at something else in it. */
export function findReferences(snapshot: FilmSnapshot): FoundReference[] {
  return recordKind.options.flatMap((kind) => {
    const references = referencesOf[kind];
    const records: readonly { id: string }[] = references.length > 0 ? (snapshot[collectionOf[kind]] ?? []) : [];
    return records.flatMap((record) =>
      references.flatMap(({ field, isRequired = false, isList = false }) =>
        pointedAt(record, field).map((to) => ({ from: { kind, id: record.id, field }, to, isRequired, isList })),
      ),
    );
  });
}

/** The ids that a field of a record holds. */
export function pointedAt(record: object, field: string): string[] {
  const value: unknown = Reflect.get(record, field);
  return [value].flat().filter((id) => typeof id === 'string');
}
