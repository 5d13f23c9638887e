import type { StoryKind } from '@greenlight/schema';
import type { TurnWork } from './turn-work.ts';

/** Takes a record out of the draft, with what refers to it: relationships go, scenes lose the person or the place. */
export function removeRecord(work: TurnWork, kind: StoryKind, id: string): void {
  const { draft } = work;
  for (const relationship of draft.list('relationship')) {
    if (relationship.from === id || relationship.to === id) draft.remove(relationship.id);
  }
  for (const scene of draft.list('scene')) {
    const cast = scene.characters ?? [];
    if (cast.includes(id))
      leaveScene(
        work,
        scene.id,
        cast.filter((each) => each !== id),
      );
    if (scene.location === id) work.keep(draft.update('scene', scene.id, { location: null }, work.implied));
  }
  if (draft.find(kind, id)) draft.remove(id);
}

/** Gives a scene this cast. */
export function leaveScene(work: TurnWork, scene: string, characters: string[]): void {
  work.keep(work.draft.update('scene', scene, { characters }, work.implied));
}
