import type { MergeKind } from '@greenlight/schema';
import { nameKey, parseName } from './name-key.ts';
import { placeKey } from './place-identity.ts';

/**
 * What two spellings of one and the same name share: case, accents, articles and punctuation are folded away, a title is not.
 * "Mr Baker" and "Mrs Baker" are two names, "Dr. Baker" and "doctor Baker" one.
 */
export function spellingKey(kind: MergeKind, name: string): string {
  if (kind === 'location') return placeKey(name);
  const { title, isTitleOnly } = parseName(name);
  const key = nameKey(name);
  return title === undefined || isTitleOnly || key.startsWith(`${title} `) ? key : `${title} ${key}`;
}
