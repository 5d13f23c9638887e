import { nameKey, parseName } from './name-key.ts';
import { placeKey } from './place-identity.ts';

/** The most aliases a record keeps. */
export const ALIAS_LIMIT = 20;

export interface NameChange {
  name?: string;
  aliases?: string[];
}

interface Called {
  name: string;
  aliases?: string[] | null | undefined;
}

/** What a newly heard name of a known person changes: a fuller name takes over and the old one becomes an alias; a title or a role is an alias. */
export function mergePersonName(known: Called, heard: string): NameChange {
  const there = parseName(known.name);
  const said = parseName(heard);
  if (said.tokens.length > there.tokens.length || (there.isTitleOnly && !said.isTitleOnly))
    return renameTo(known, heard);
  const isTitled = said.title !== undefined && said.title !== there.title;
  // Whoever is first called "the King" stays the King when another king comes.
  const isRole = said.isTitleOnly && !there.isTitleOnly;
  return isTitled || isRole ? withAlias(known, heard) : {};
}

/** The same for a place: "221B Baker Street" takes over from "Baker Street". */
export function mergePlaceName(known: Called, heard: string): NameChange {
  const isFuller = placeKey(heard).split(' ').length > placeKey(known.name).split(' ').length;
  return isFuller ? renameTo(known, heard) : {};
}

/** A new name, with the old one kept as an alias. */
export function renameTo(known: Called, name: string): NameChange {
  const { aliases } = withAlias({ ...known, name }, known.name);
  return aliases ? { name, aliases } : { name };
}

/**
 * The whole name after a rename. Of "Pat Gallagher", "change Pat's name to Packie" changes the given name alone; somebody
 * who was named in full is renamed in full.
 */
export function renameInPart(full: string, said: string, next: string): string {
  const words = full.trim().split(/\s+/);
  const isPart = words.length > 1 && parseName(said).tokens.length === 1 && !/\s/.test(next.trim());
  if (!isPart || parseName(full).tokens[1] === 'of') return next;
  const isFamily = nameKey(said) === nameKey(words.at(-1) ?? '');
  const isGiven = nameKey(said) === nameKey(words[0] ?? '');
  if (isFamily) return [...words.slice(0, -1), next].join(' ');
  return isGiven ? [next, ...words.slice(1)].join(' ') : next;
}

function withAlias(known: Called, alias: string): NameChange {
  const aliases = known.aliases ?? [];
  const isKnown = [known.name, ...aliases].some((each) => isSpelledAlike(each, alias));
  return isKnown || aliases.length >= ALIAS_LIMIT ? {} : { aliases: [...aliases, alias] };
}

function isSpelledAlike(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b) && parseName(a).title === parseName(b).title;
}
