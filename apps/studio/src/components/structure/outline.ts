import type { ActRecord, BeatRecord, SceneRecord } from '@greenlight/schema';
import { byNumber } from './ordering.ts';

/** An act with what happens in it, in order. */
export interface OutlinedAct {
  act: ActRecord;
  beats: BeatRecord[];
  scenes: SceneRecord[];
}

/** The film by its acts, and what stands in none. */
export interface Outline {
  acts: OutlinedAct[];
  loose: { beats: BeatRecord[]; scenes: SceneRecord[] };
}

interface Planned {
  acts: readonly ActRecord[];
  beats: readonly BeatRecord[];
  scenes: readonly SceneRecord[];
}

export function outline({ acts, beats, scenes }: Planned): Outline {
  const known = new Set(acts.map(({ id }) => id));
  const [beatsOf, scenesOf] = [group(byNumber(beats), known), group(byNumber(scenes), known)];
  return {
    acts: byNumber(acts).map((act) => ({ act, beats: beatsOf.get(act.id) ?? [], scenes: scenesOf.get(act.id) ?? [] })),
    loose: { beats: beatsOf.get(null) ?? [], scenes: scenesOf.get(null) ?? [] },
  };
}

function group<T extends { act?: string | null | undefined }>(list: readonly T[], known: ReadonlySet<string>) {
  const groups = new Map<string | null, T[]>();
  for (const one of list) {
    const act = one.act && known.has(one.act) ? one.act : null;
    groups.set(act, [...(groups.get(act) ?? []), one]);
  }
  return groups;
}

/** A scene that nobody has timed yet is drawn as if it ran a minute, the length of a page. */
const UNTIMED = 60;

/** How much room an act takes in the picture of the film, in seconds. An act without scenes still is one. */
export function actWeight({ scenes }: Pick<OutlinedAct, 'scenes'>): number {
  return scenes.reduce((sum, scene) => sum + sceneWeight(scene), 0) || UNTIMED;
}

export function sceneWeight({ status, runningTime }: Pick<SceneRecord, 'status' | 'runningTime'>): number {
  return status === 'omitted' ? 0 : (runningTime ?? UNTIMED);
}

/** How long the film is so far. What is omitted is not in it. */
export interface FilmLength {
  /** Scenes that are in the film. */
  count: number;
  seconds: number;
  untimed: number;
}

export function filmLength(scenes: readonly Pick<SceneRecord, 'status' | 'runningTime'>[]): FilmLength {
  const kept = scenes.filter(({ status }) => status !== 'omitted');
  return {
    count: kept.length,
    seconds: kept.reduce((sum, { runningTime }) => sum + (runningTime ?? 0), 0),
    untimed: kept.filter(({ runningTime }) => !runningTime).length,
  };
}
