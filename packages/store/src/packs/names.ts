import type {
  MemberRecord,
  PackOrigin,
  ProjectRecords,
  ProjectSnapshot,
  RecordKind,
  SceneRecord,
} from '@greenlight/schema';
import { cutText } from '@greenlight/schema';

/** What the things of a project are called, by their ids. */
export interface PackNames {
  character: (id: string) => string;
  location: (id: string | null | undefined) => string;
  act: (id: string | null | undefined) => string;
  scene: (id: string | null | undefined) => string;
  person: (id: string | null | undefined) => string;
  /** Who is in a scene. */
  cast: (scene: SceneRecord) => string;
  origin: <Kind extends RecordKind>(kind: Kind, record: ProjectRecords[Kind]) => PackOrigin;
}

const GONE = 'somebody who is gone';
/** Names of a list that are written out; the others are counted. */
const NAMED = 20;

export function createNames(snapshot: ProjectSnapshot, members: readonly MemberRecord[]): PackNames {
  const characters = new Map(snapshot.characters.map(({ id, name }) => [id, name]));
  const locations = new Map(snapshot.locations.map(({ id, name }) => [id, name]));
  const acts = new Map(snapshot.acts.map(({ id, number }) => [id, `Act ${number}`]));
  const scenes = new Map(snapshot.scenes.map((scene) => [scene.id, sceneName(scene)]));
  const people = new Map(members.map(({ user, name }) => [user, name]));
  const of = (names: ReadonlyMap<string, string>) => (id: string | null | undefined) => (id && names.get(id)) || '';
  const character = (id: string) => characters.get(id) ?? '';
  const relationship = (from: string, to: string) => `${character(from)} and ${character(to)}`;
  return {
    character,
    location: of(locations),
    act: of(acts),
    scene: of(scenes),
    person: (id) => (id && people.get(id)) || GONE,
    cast: (scene) => listNames((scene.characters ?? []).map(character)),
    origin: (kind, record) => ({ kind, id: record.id, name: recordName(kind, record, relationship) }),
  };
}

/** "Ada, Ben, Cleo and 4 more". */
export function listNames(names: readonly string[]): string {
  const known = names.filter((name) => name !== '');
  if (known.length <= NAMED) return known.join(', ');
  return `${known.slice(0, NAMED).join(', ')} and ${known.length - NAMED} more`;
}

/** A scene as its crew calls it: by its number, else by its title. */
export function sceneName({ number, title }: Pick<SceneRecord, 'number' | 'title'>): string {
  if (number) return title ? `Scene ${number}, “${title}”` : `Scene ${number}`;
  return title ? `“${title}”` : 'a scene without a number';
}

function recordName<Kind extends RecordKind>(
  kind: Kind,
  record: ProjectRecords[Kind],
  relationship: (from: string, to: string) => string,
): string {
  // Each kind has the fields that are read for it here; those of others are not there.
  const fields = record as Partial<Record<'name' | 'title' | 'text' | 'from' | 'to', string | null>> & {
    number?: number | null;
  };
  if (kind === 'scene') return sceneName(fields);
  if (kind === 'relationship') return relationship(fields.from ?? '', fields.to ?? '');
  if (kind === 'act') return `Act ${fields.number}`;
  if (kind === 'panel') return fields.number ? `Panel ${fields.number}` : 'a panel';
  if (kind === 'review') return 'a review';
  return fields.name ?? fields.title ?? cutText(fields.text ?? '', 60);
}
