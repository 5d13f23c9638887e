import { extractedCharacter, extractedLocation, extractedScene, type FieldSources } from '@greenlight/schema';
import { nameKey } from '../names/name-key.ts';
import { isEmpty } from '../reply/describe.ts';
import { emptyPart, type StoryPart } from './conversation-state.ts';
import { type ReadItem, readItemOf } from './reading-of.ts';

/** What sets a reading right, with where each of its values came from: typed by hand, or words of a later message. */
export interface SaidCorrection {
  kind?: 'character' | 'location' | undefined;
  name?: string | undefined;
  set: Record<string, unknown>;
  sources: FieldSources;
}

export interface CorrectedPart {
  part: StoryPart;
  /** What of the part was set right. */
  item: object;
}

/** A part as it should have been read. What was set right loses the words that it was read from; all else keeps its own. */
export function correctPart(part: StoryPart, correction: SaidCorrection): CorrectedPart {
  const read = readItemOf(part);
  if (!read) return { part, item: part };
  switch (read.type) {
    case 'character':
    case 'location':
      return correctNamed(part, read, correction);
    case 'scene': {
      // A cast that was cleared is an empty one.
      const item = extractedScene.parse({ characters: [], ...setRight(read.item, correction) });
      return { part: { ...part, scenes: [item] }, item };
    }
    case 'relationship': {
      const item = { ...read.item, ...definedOf(correction.set), evidence: evidenceLeft(read.item, correction) };
      return { part: { ...part, relationships: [item] }, item };
    }
    case 'update': {
      const item = {
        ...read.item,
        set: { ...read.item.set, ...correction.set },
        evidence: evidenceLeft(read.item, correction),
      };
      return { part: { ...part, updates: [item] }, item };
    }
  }
}

function correctNamed(
  part: StoryPart,
  { type, item }: Extract<ReadItem, { type: 'character' | 'location' }>,
  correction: SaidCorrection,
): CorrectedPart {
  const name = correction.name ?? item.name;
  const right = { ...setRight(item, correction), name };
  if ((correction.kind ?? type) === 'location') {
    const location = extractedLocation.parse(only(right, Object.keys(extractedLocation.shape)));
    // A place is related to nobody.
    return { part: { ...emptyPart(), locations: [location] }, item: location };
  }
  const character = extractedCharacter.parse(only(right, Object.keys(extractedCharacter.shape)));
  return {
    part: { ...part, characters: [character], locations: [], relationships: renameEnds(part, item.name, name) },
    item: character,
  };
}

/** What waits for a person names them as they are called now. */
function renameEnds({ relationships }: StoryPart, before: string, now: string): StoryPart['relationships'] {
  const called = (name: string): string => (nameKey(name) === nameKey(before) ? now : name);
  return relationships.map((each) => ({ ...each, from: called(each.from), to: called(each.to) }));
}

function setRight(item: ReadItem['item'], correction: SaidCorrection): Record<string, unknown> {
  const said = { ...item, ...correction.set, evidence: evidenceLeft(item, correction) };
  return definedOf(said);
}

function definedOf(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}

function evidenceLeft({ evidence }: ReadItem['item'], { sources }: SaidCorrection): ReadItem['item']['evidence'] {
  return Object.fromEntries(Object.entries(evidence).filter(([field]) => !(field in sources)));
}

function only(values: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([field]) => fields.includes(field)));
}
