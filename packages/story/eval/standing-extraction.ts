import type { Extraction } from '@greenlight/schema';
import { resolveName } from './names.ts';

/** Below this confidence the chat asks before it writes, so nothing is created. */
const certain = 0.6;

export interface KnownNames {
  characters: string[];
  locations: string[];
}

/** The part of an extraction that would be written without asking. */
export function keepCertain(extraction: Extraction): Extraction {
  const isCertain = (item: { confidence: number }) => item.confidence >= certain;
  return {
    ...extraction,
    characters: extraction.characters.filter(isCertain),
    scenes: extraction.scenes.filter(isCertain),
    locations: extraction.locations.filter(isCertain),
    relationships: extraction.relationships.filter(isCertain),
    updates: extraction.updates.filter(isCertain),
  };
}

/** Each thing that an extraction would create or change, in words. Naming what is known already, with nothing new, is no change. */
export function describeChanges(extraction: Extraction, known: KnownNames): string[] {
  const { characters, locations, scenes, relationships, updates, bulk } = extraction;
  return [
    ...characters.filter((each) => isNews(each, known.characters)).map((each) => `character ${each.name}`),
    ...locations.filter((each) => isNews(each, known.locations)).map((each) => `location ${each.name}`),
    ...scenes.map((each) => `scene ${each.location ?? each.title ?? '?'}`),
    ...relationships.map((each) => `relationship ${each.from} – ${each.to}`),
    ...updates.map((each) => `update ${each.name} ${JSON.stringify(each.set)}`),
    ...(bulk ? [`bulk ${bulk.count} ${bulk.type}`] : []),
  ];
}

const fieldsWithNews = ['age', 'occupation', 'role', 'description', 'traits', 'kind'];

function isNews(item: { name: string }, known: string[]): boolean {
  if (resolveName(item.name, known) === undefined) return true;
  return Object.entries(item).some(([field, value]) => fieldsWithNews.includes(field) && value !== undefined);
}
