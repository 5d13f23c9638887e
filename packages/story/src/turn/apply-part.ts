import { applyCharacter, applyLocation } from './apply-named.ts';
import { applyRelationship } from './apply-relationship.ts';
import { applyScene } from './apply-scene.ts';
import { applyUpdate } from './apply-update.ts';
import type { StoryPart } from './conversation-state.ts';
import { createKeptApart } from './kept-apart.ts';
import type { Manner, TurnWork } from './turn-work.ts';

/** Takes what a message says into the draft, each kind after those it refers to. */
export function applyPart(work: TurnWork, part: StoryPart, given: Manner): void {
  const manner = { ...given, isApart: createKeptApart(work.draft, part.relationships) };
  for (const location of part.locations) applyLocation(work, location, manner);
  for (const character of byFullestName(part.characters)) applyCharacter(work, character, manner);
  for (const update of part.updates) applyUpdate(work, update, manner);
  for (const relationship of part.relationships) applyRelationship(work, relationship, manner);
  for (const scene of part.scenes) applyScene(work, scene, manner);
}

/** "Baker" after "Tom Baker" and "Sarah Baker" of the same message, so that a short name never makes a third. Order is kept otherwise. */
function byFullestName<T extends { name: string }>(items: readonly T[]): T[] {
  const words = (item: T): number => (item.name.trim().includes(' ') ? 0 : 1);
  return items.some((item) => words(item) === 0) ? [...items].sort((a, b) => words(a) - words(b)) : [...items];
}
