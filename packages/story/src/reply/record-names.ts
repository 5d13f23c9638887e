import { type Change, collectionOf, type RecordKind, type SceneRecord, type StorySnapshot } from '@greenlight/schema';
import { sceneHeading } from './describe.ts';

/** What records are called in a sentence, in plain text. */
export interface RecordNames {
  ofRecord(kind: RecordKind, id: string): string;
  ofChange(change: Change): string;
}

/** The names of a story's records, and of those that some changes speak of though they are not in it (any more). */
export function createRecordNames(snapshot: StorySnapshot, changes: readonly Change[] = []): RecordNames {
  const known = new Map<string, Record<string, unknown>>();
  for (const { id, before, after } of changes) known.set(id, { ...before, ...after });
  for (const kind of ['character', 'location', 'scene', 'relationship'] as const) {
    for (const record of snapshot[collectionOf[kind]]) known.set(record.id, { ...record });
  }
  const ofRecord = (kind: RecordKind, id: string): string => nameOf(kind, known.get(id) ?? {}, ofNamed);
  const ofNamed = (id: unknown): string => String(known.get(String(id))?.name ?? 'somebody');
  return { ofRecord, ofChange: ({ kind, id }) => (kind === 'project' ? 'the project' : ofRecord(kind, id)) };
}

function nameOf(kind: RecordKind, record: Record<string, unknown>, ofNamed: (id: unknown) => string): string {
  if (kind === 'relationship') return `the relationship of ${ofNamed(record.from)} and ${ofNamed(record.to)}`;
  if (kind === 'act') return `act ${record.number ?? ''}`.trim();
  if (kind !== 'scene') return String(record.name ?? record.title ?? `the ${kind}`);
  const heading = sceneHeading(record as Partial<SceneRecord>, record.location ? ofNamed(record.location) : undefined);
  return typeof record.number === 'number' ? `scene ${record.number} (${heading})` : `scene ${heading}`;
}
