import { type Change, collectionOf, type RecordKind, recordKind, type SceneRecord } from '@greenlight/schema';
import type { FilmSnapshot } from '../draft/film-snapshot.ts';
import { sceneHeading, shorten } from './describe.ts';

/** What records are called in a sentence, in plain text. */
export interface RecordNames {
  ofRecord(kind: RecordKind, id: string): string;
  ofChange(change: Change): string;
}

type Fields = Record<string, unknown>;

/** The names of a film's records, and of those that some changes speak of though they are not in it (any more). */
export function createRecordNames(snapshot: FilmSnapshot, changes: readonly Change[] = []): RecordNames {
  const known = new Map<string, Fields>();
  for (const { id, before, after } of changes) known.set(id, { ...before, ...after });
  for (const kind of recordKind.options) {
    for (const record of snapshot[collectionOf[kind]] ?? []) known.set(record.id, { ...record });
  }
  const find = (id: unknown): Fields => known.get(String(id)) ?? {};
  const ofRecord = (kind: RecordKind, id: string): string => recordName(kind, find(id), find);
  return { ofRecord, ofChange: ({ kind, id }) => (kind === 'project' ? 'the project' : ofRecord(kind, id)) };
}

/** What a record is called in the middle of a sentence, in plain text. `find` gives the fields of what it points at. */
export function recordName(kind: RecordKind, record: Fields, find: (id: unknown) => Fields): string {
  const ofNamed = (id: unknown): string => String(find(id).name ?? 'somebody');
  switch (kind) {
    case 'relationship':
      return `the relationship of ${ofNamed(record.from)} and ${ofNamed(record.to)}`;
    case 'scene':
      return sceneName(record, ofNamed);
    case 'act':
      return `act ${record.number ?? ''}`.trim();
    case 'panel': {
      const scene = find(record.scene).number;
      return `panel ${record.number ?? ''} of ${typeof scene === 'number' ? `scene ${scene}` : 'a scene'}`.replace(
        '  ',
        ' ',
      );
    }
    case 'review':
      return 'the review';
    case 'note':
      return `the note “${shorten(String(record.text ?? ''), 60)}”`;
    case 'beat':
    case 'media':
      return `${kind === 'beat' ? 'the beat ' : ''}“${record.title ?? ''}”`;
    default:
      return String(record.name ?? `the ${kind}`);
  }
}

function sceneName(record: Fields, ofNamed: (id: unknown) => string): string {
  // The fields come from a record or passed the scene's schema.
  const heading = sceneHeading(record as Partial<SceneRecord>, record.location ? ofNamed(record.location) : undefined);
  return typeof record.number === 'number' ? `scene ${record.number} (${heading})` : `scene ${heading}`;
}
