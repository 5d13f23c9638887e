import { fieldsOf, type Reading, type StoryKind } from '@greenlight/schema';
import { isEmpty } from '../reply/describe.ts';
import type { Proposal, StoryPart } from './conversation-state.ts';

/** What of a proposal its question is about; what else is in it goes with it. */
export type ReadItem =
  | { type: 'character'; item: StoryPart['characters'][number] }
  | { type: 'location'; item: StoryPart['locations'][number] }
  | { type: 'update'; item: StoryPart['updates'][number] }
  | { type: 'scene'; item: StoryPart['scenes'][number] }
  | { type: 'relationship'; item: StoryPart['relationships'][number] };

export function readItemOf({ characters, locations, updates, scenes, relationships }: StoryPart): ReadItem | undefined {
  const [character] = characters;
  if (character) return { type: 'character', item: character };
  const [location] = locations;
  if (location) return { type: 'location', item: location };
  const [update] = updates;
  if (update) return { type: 'update', item: update };
  const [scene] = scenes;
  if (scene) return { type: 'scene', item: scene };
  const [relationship] = relationships;
  return relationship && { type: 'relationship', item: relationship };
}

/** A proposal as its reader sees it before she decides. */
export function readingOf({ part, label, message, quote, about }: Proposal): Reading | undefined {
  const read = readItemOf(part);
  if (!read) return undefined;
  const kind = kindOf(read);
  const { confidence, evidence } = read.item;
  const said = Object.entries(read.type === 'update' ? read.item.set : read.item);
  return {
    kind,
    name: nameOf(read, label),
    values: Object.fromEntries(said.filter(([field, value]) => field in fieldsOf[kind].shape && !isEmpty(value))),
    evidence,
    confidence,
    message,
    ...(quote ? { quote } : {}),
    ...(about ? { about } : {}),
  };
}

export function kindOf(read: ReadItem): StoryKind {
  return read.type === 'update' ? read.item.kind : read.type;
}

function nameOf(read: ReadItem, label: string): string {
  if (read.type === 'scene') return label;
  if (read.type === 'relationship') return `${read.item.from} and ${read.item.to}`;
  return read.item.name;
}
