import { canonicalize, contentHash } from '@greenlight/ledger';
import {
  collectionOf,
  type ProductionResult,
  type ProjectSnapshot,
  projectFields,
  type RecordKind,
  recordKind,
} from '@greenlight/schema';
import { fieldNames } from '../write-path/record-rows.ts';
import { type IdMap, mapReference, referenceFields } from './id-map.ts';

type Original = Pick<IdMap, 'original'>;

const asTheyAre: Original = { original: (id) => id };

/**
 * What a film is, as hashes that two databases can compare: each collection with its fields and where they came from, the film's own fields
 * with who changed it last, where it stands, and its spec packs. `map` gives back the ids that the original has.
 */
export function fingerprint(snapshot: ProjectSnapshot, map: Original = asTheyAre): Omit<ProductionResult, 'kind'> {
  const lists: [string, readonly object[]][] = recordKind.options.map((kind) => [
    collectionOf[kind],
    snapshot[collectionOf[kind]].map((record) => plainRecord(kind, record, map)),
  ]);
  lists.push(['packs', snapshot.packs.map(({ project: _, ...pack }) => ({ ...pack, id: map.original(pack.id) }))]);
  const hashes = lists.map(([name, records]) => [name, hashOf(sorted(records))]);
  hashes.push(['project', hashOf(plainProject(snapshot))], ['workflow', hashOf(plainStanding(snapshot))]);
  const counts = lists.map(([name, records]) => [name, records.length]);
  return { hashes: Object.fromEntries(hashes), counts: Object.fromEntries(counts) };
}

/** The names of what is not the same. */
export function differences(one: Pick<ProductionResult, 'hashes'>, other: Pick<ProductionResult, 'hashes'>): string[] {
  const names = new Set([...Object.keys(one.hashes), ...Object.keys(other.hashes)]);
  return [...names].filter((name) => one.hashes[name] !== other.hashes[name]).sort();
}

function plainRecord(kind: RecordKind, record: object, { original }: Original): object {
  const value = (name: string): unknown => Reflect.get(record, name) ?? null;
  const references = new Set(referenceFields(kind));
  const fields = fieldNames[kind].map((name) => {
    if (references.has(name)) return [name, mapReference(value(name), original)];
    const file = value(name);
    return [name, kind === 'media' && name === 'filename' && typeof file === 'string' ? original(file) : file];
  });
  const { createdVia, sources } = record as { createdVia: unknown; sources: unknown };
  return { id: original(String(value('id'))), createdVia, sources, ...Object.fromEntries(fields) };
}

function plainProject({ project, lastChange }: ProjectSnapshot): object {
  const fields = Object.keys(projectFields.shape).map((name) => [name, Reflect.get(project, name) ?? null]);
  return { lastChange, ...Object.fromEntries(fields) };
}

/** When a step was completed is told by the gates on the ledger; here it counts whether it is. */
function plainStanding({ workflow }: ProjectSnapshot): object | null {
  if (!workflow) return null;
  const steps = Object.entries(workflow.steps);
  const having = (test: (step: (typeof steps)[number][1]) => boolean) =>
    steps.flatMap(([id, step]) => (test(step) ? [id] : [])).sort();
  return {
    definition: workflow.definition,
    current: workflow.current,
    completed: having(({ completedAt }) => completedAt !== null),
    overridden: having(({ override }) => override !== undefined),
  };
}

function sorted(records: readonly object[]): object[] {
  const idOf = (record: object) => String(Reflect.get(record, 'id'));
  return [...records].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

function hashOf(value: unknown): string {
  return contentHash(canonicalize(value));
}
