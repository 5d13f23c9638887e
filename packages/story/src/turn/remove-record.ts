import { type ChangedKind, type RecordKind, recordKind, referencesOf } from '@greenlight/schema';
import { pointedAt } from '../undo/find-references.ts';
import type { TurnWork } from './turn-work.ts';

/** Takes a record out of the draft, with what refers to it: what is nothing without it goes too, the rest loses the person, the place or the scene. */
export function removeRecord(work: TurnWork, kind: RecordKind, id: string): void {
  const { draft } = work;
  for (const from of recordKind.options) {
    const references = referencesOf[from].filter(({ to }) => to === kind);
    if (references.length === 0) continue;
    for (const record of draft.list(from)) {
      for (const { field, isList, isRequired } of references) {
        const ids = pointedAt(record, field);
        if (!ids.includes(id)) continue;
        if (isRequired) removeRecord(work, from, record.id);
        else loseReference(work, from, record.id, { [field]: isList ? ids.filter((each) => each !== id) : null });
      }
    }
  }
  if (draft.find(kind, id)) draft.remove(id);
}

function loseReference(work: TurnWork, kind: ChangedKind, id: string, set: Record<string, unknown>): void {
  if (work.draft.find(kind, id)) work.keep(work.draft.update(kind, id, set, work.implied));
}

/** Gives a scene this cast. */
export function leaveScene(work: TurnWork, scene: string, characters: string[]): void {
  work.keep(work.draft.update('scene', scene, { characters }, work.implied));
}
