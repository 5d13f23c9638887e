import {
  type ActRecord,
  type CharacterRecord,
  collectionOf,
  type LocationRecord,
  type MediaKind,
  type PanelRecord,
  type ProjectRecords,
  type ProjectSnapshot,
  type RecordKind,
  type SceneRecord,
} from '@greenlight/schema';
import { lazy } from './lazy.ts';

/** Media that a gate asks for: each is of one kind of record. */
export type GatheredKind = Exclude<MediaKind, 'other'>;

/** A project's records as the gates ask for them. Each part is made when it is first asked for, and once for a snapshot. */
export interface ProjectIndex {
  characters: () => ReadonlyMap<string, CharacterRecord>;
  locations: () => ReadonlyMap<string, LocationRecord>;
  acts: () => ReadonlyMap<string, ActRecord>;
  /** The scenes that will be shot: all but the omitted. */
  scenes: () => readonly SceneRecord[];
  /** The records of a kind, the omitted scenes among them. */
  idsOf: (kind: RecordKind) => ReadonlyMap<string, unknown>;
  panelsOf: (scene: string) => readonly PanelRecord[];
  /** The characters who are in a scene, and the locations where one plays. */
  cast: () => readonly CharacterRecord[];
  places: () => readonly LocationRecord[];
  /** Which characters have a sheet, locations a reference, scenes a breakdown, with something in it. */
  mediaOf: (kind: GatheredKind) => ReadonlySet<string>;
}

const indexes = new WeakMap<ProjectSnapshot, ProjectIndex>();

/** The index of a snapshot, which is read only from then on. */
export function indexOf(snapshot: ProjectSnapshot): ProjectIndex {
  const index = indexes.get(snapshot) ?? createIndex(snapshot);
  indexes.set(snapshot, index);
  return index;
}

export function recordsOf<Kind extends RecordKind>(
  snapshot: ProjectSnapshot,
  kind: Kind,
): readonly ProjectRecords[Kind][] {
  // Each collection holds records of its own kind, which the types of a lookup by name cannot say.
  return snapshot[collectionOf[kind]] as unknown as readonly ProjectRecords[Kind][];
}

function createIndex(snapshot: ProjectSnapshot): ProjectIndex {
  const characters = lazy(() => byId(snapshot.characters));
  const locations = lazy(() => byId(snapshot.locations));
  const acts = lazy(() => byId(snapshot.acts));
  const scenes = lazy(() => snapshot.scenes.filter(({ status }) => status !== 'omitted'));
  const others = new Map<RecordKind, () => ReadonlyMap<string, unknown>>([
    ['character', characters],
    ['location', locations],
    ['act', acts],
  ]);
  const idsOf = (kind: RecordKind): ReadonlyMap<string, unknown> => {
    const known = others.get(kind) ?? lazy(() => byId<{ id: string }>(recordsOf(snapshot, kind)));
    others.set(kind, known);
    return known();
  };
  const panels = lazy(() => panelsByScene(snapshot.panels));
  const media = lazy(() => indexMedia(snapshot));
  return {
    characters,
    locations,
    acts,
    scenes,
    idsOf,
    panelsOf: (scene) => panels().get(scene) ?? [],
    cast: lazy(() =>
      pick(
        characters(),
        scenes().flatMap((scene) => scene.characters ?? []),
      ),
    ),
    places: lazy(() =>
      pick(
        locations(),
        scenes().flatMap(({ location }) => location ?? []),
      ),
    ),
    mediaOf: (kind) => media()[kind],
  };
}

function byId<Item extends { id: string }>(records: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(records.map((record) => [record.id, record]));
}

function panelsByScene(panels: readonly PanelRecord[]): ReadonlyMap<string, readonly PanelRecord[]> {
  const scenes = new Map<string, PanelRecord[]>();
  for (const panel of panels) {
    const known = scenes.get(panel.scene);
    if (known) known.push(panel);
    else scenes.set(panel.scene, [panel]);
  }
  return scenes;
}

/** Those of these ids that are there, each once, in the order in which they come up. */
function pick<Item>(records: ReadonlyMap<string, Item>, ids: readonly string[]): Item[] {
  return [...new Set(ids)].flatMap((id) => records.get(id) ?? []);
}

/** What each kind of medium is of. */
const subjectOf = { sheet: 'character', reference: 'location', breakdown: 'scene' } as const;

function indexMedia({ media }: ProjectSnapshot): Record<GatheredKind, ReadonlySet<string>> {
  const subjects = { sheet: new Set<string>(), reference: new Set<string>(), breakdown: new Set<string>() };
  for (const medium of media) {
    if (medium.kind === 'other' || (!medium.filename && !medium.text?.trim())) continue;
    const subject = medium[subjectOf[medium.kind]];
    if (subject) subjects[medium.kind].add(subject);
  }
  return subjects;
}
