import { nameParticles } from './lexicon/name-particles.ts';
import { titles } from './lexicon/titles.ts';

const cache = new Map<string, string>();
const CACHE_LIMIT = 20_000;

/** A word as compared: lower case, without accents and apostrophes. */
export function foldWord(word: string): string {
  const cached = cache.get(word);
  if (cached !== undefined) return cached;
  const folded = word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’ʼ.]/g, '')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss');
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(word, folded);
  return folded;
}

/** The words of a name as compared, without a leading article. */
export function nameWords(name: string): string[] {
  const words = name
    .split(/[\s,()"“”]+/)
    .map(foldWord)
    .filter(Boolean);
  const first = words[0];
  return words.length > 1 && (first === 'the' || first === 'a' || first === 'an') ? words.slice(1) : words;
}

/** The words without titles in front; all of them when nothing else is there. */
export function withoutTitles(words: string[]): string[] {
  const first = words.findIndex((word) => !titles.has(word));
  return first <= 0 || words[first] === 'of' ? words : words.slice(first);
}

/** Accents, case, articles and punctuation aside. */
export function nameKey(name: string): string {
  return nameWords(name).join(' ');
}

/** Names typed small get their capitals; others keep the writer's. */
export function tidyName(text: string, isLower: boolean): string {
  const trimmed = text.trim();
  if (!isLower) return trimmed;
  const small = trimmed === trimmed.toUpperCase() ? trimmed.toLowerCase() : trimmed;
  return small
    .split(' ')
    .map((word, at) => (at > 0 && nameParticles.has(word) ? word : capitalizeParts(word)))
    .join(' ');
}

/** `al-rashid` → `al-Rashid`, `jean-luc` → `Jean-Luc`. */
function capitalizeParts(word: string): string {
  return word
    .replace(/(^|-)(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/^(?:Al|El|Ul|As|Ad|Ash|Bin)-(?=\p{Lu})/u, (prefix) => prefix.toLowerCase());
}
