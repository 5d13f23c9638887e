import type { Span } from '@greenlight/schema';
import type { ReadValue } from './read-measure.ts';
import { readPhrase } from './read-phrase.ts';

/** Somebody as a short answer names her: "Viktor", "Viktor, a bodyguard", "The King of Bohemia". */
export interface ReadPerson {
  values: ReadValue[];
  /** Written with a capital, or in a script that has none. */
  isCapital: boolean;
}

const lead = /^\s*(?:(?:it['’]?s|there['’]?s|there is|that['’]?s|and|maybe|perhaps|how about|add)\s+)*/i;
const part = "[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}'’.-]*";
const small = '(?:of|the|de|da|di|du|del|della|van|von|der|den|la|le|el|al|bin|ibn|y|and the)';
const named = new RegExp(`^${part}(?: (?:${small} )*${part}){0,4}`, 'u');
const lower = /^[\p{Ll}][\p{L}\p{M}'’-]{1,30}$/u;
const isWhat = /^(?:\s*[,–—:-]\s*|\s+is\s+)(?=\S)/;

/** Undefined when the words are longer than a name and what somebody is. */
export function readPerson(text: string): ReadPerson | undefined {
  const start = lead.exec(text)?.[0].length ?? 0;
  const said = text.slice(start).replace(/[\s.!,;:]+$/u, '');
  const name = named.exec(said)?.[0] ?? (lower.test(said) ? said : undefined);
  if (name === undefined || /^(?:An?|The)$/.test(name)) return undefined;
  const isCapital = name !== said || !lower.test(said);
  const value = isCapital ? name : name.charAt(0).toUpperCase() + name.slice(1);
  const ofName: ReadValue = { field: 'name', value, span: [start, start + name.length] };
  const rest = said.slice(name.length);
  if (rest === '') return { values: [ofName], isCapital };
  const join = isWhat.exec(rest)?.[0];
  if (join === undefined) return undefined;
  const what = readCalling(said.slice(name.length + join.length), start + name.length + join.length);
  return what && { values: [ofName, what], isCapital };
}

/** What somebody is: an occupation in few words, else a description. */
export function readCalling(text: string, offset = 0): ReadValue | undefined {
  const read = readPhrase(text, 30);
  if (!read || /[.!?]\s+\S/.test(text)) return undefined;
  const isShort = read.value.split(/\s+/).length <= 5 && !/,/.test(read.value) && !clause.test(read.value);
  const span: Span = [read.span[0] + offset, read.span[1] + offset];
  return { field: isShort ? 'occupation' : 'description', value: read.value, span };
}

const clause =
  /\b(?:who|whom|whose|that|which|with|without|because|but|and|always|never|has|have|had|is|was|are|were|will|would|can|wants?|hates?|loves?|fears?|knows?|likes?)\b/i;
