import { namesOfDiminutive } from './lexicon/diminutives.ts';
import { nameParticles } from './lexicon/name-particles.ts';
import { isFunctionWord, isOrdinaryWord } from './lexicon/ordinary-words.ts';
import { nameKey, nameWords, withoutTitles } from './name-key.ts';

/** A name that the project, or an earlier message, has. */
export interface KnownName {
  kind: 'character' | 'location';
  name: string;
  words: string[];
}

/** Looks names up by whole, by whole without titles, and by part when it fits one alone. */
export interface KnownNames {
  all: readonly KnownName[];
  /** The known name that these folded words mean. */
  resolve(words: string[]): KnownName | undefined;
  /** Every known name whose first word, title or part this is: candidates for a match that begins here. */
  beginningWith(word: string): readonly KnownName[];
  /** The one known person who bears this title: the count is Count von Kramm. */
  byTitle(word: string): KnownName | undefined;
  /** The one known name that this word alone may stand for. */
  byPart(word: string): KnownName | undefined;
}

/** An index over the project's names. Characters win over locations of the same name. */
export function indexKnownNames(known: { characters?: string[]; locations?: string[] } = {}): KnownNames {
  const all: KnownName[] = [];
  for (const name of known.characters ?? []) addName(all, 'character', name);
  for (const name of known.locations ?? []) addName(all, 'location', name);
  const whole = new Map<string, KnownName>();
  const bare = new Map<string, KnownName[]>();
  const parts = new Map<string, KnownName[]>();
  const beginnings = new Map<string, KnownName[]>();
  for (const each of all) {
    const key = each.words.join(' ');
    if (!whole.has(key)) whole.set(key, each);
    const untitled = withoutTitles(each.words);
    pushTo(bare, untitled.join(' '), each);
    pushTo(beginnings, each.words[0] ?? '', each);
    if (untitled[0] !== each.words[0]) pushTo(beginnings, untitled[0] ?? '', each);
    for (const part of new Set(tellingWords(untitled))) if (isTellingPart(part, each)) pushTo(parts, part, each);
  }
  const byPart = (word: string) =>
    only(parts.get(word)) ??
    (parts.has(word) ? undefined : only(namesOfDiminutive(word).flatMap((full) => parts.get(full) ?? [])));
  return {
    all,
    byPart,
    byTitle: (word) => only(all.filter(({ kind, words }) => kind === 'character' && bearsTitle(words, word))),
    beginningWith: (word) => beginnings.get(word) ?? [],
    resolve: (words) => resolveWords(words, { whole, bare, byPart, parts }),
  };
}

const shortTitles: Record<string, string> = {
  doctor: 'dr',
  professor: 'prof',
  captain: 'capt',
  colonel: 'col',
  sergeant: 'sgt',
  lieutenant: 'lt',
  inspector: 'insp',
};

function bearsTitle([first = '', ...rest]: string[], title: string): boolean {
  return rest.length > 0 && (first === title || first === shortTitles[title]);
}

function addName(all: KnownName[], kind: KnownName['kind'], name: string): void {
  const words = nameWords(name);
  if (words.length > 0) all.push({ kind, name: name.trim(), words });
}

function pushTo(map: Map<string, KnownName[]>, key: string, value: KnownName): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Distinct names only: one person under several spellings is one. */
function only(list: readonly KnownName[] | undefined): KnownName | undefined {
  if (!list || list.length === 0) return undefined;
  const first = list[0];
  return list.every((each) => each === first || nameKey(each.name) === nameKey(first?.name ?? '')) ? first : undefined;
}

/** Of "King of Bohemia" the land tells nobody. */
function tellingWords(words: string[]): string[] {
  const of = words.indexOf('of');
  return of > 0 ? words.slice(0, of) : words;
}

function isTellingPart(part: string, name: KnownName): boolean {
  if (part.length < 2 || nameParticles.has(part) || isFunctionWord(part)) return false;
  return name.kind === 'character' || !isOrdinaryWord(part);
}

interface Indexes {
  whole: Map<string, KnownName>;
  bare: Map<string, KnownName[]>;
  parts: Map<string, KnownName[]>;
  byPart(word: string): KnownName | undefined;
}

function resolveWords(words: string[], { whole, bare, parts, byPart }: Indexes): KnownName | undefined {
  if (words.length === 0) return undefined;
  const same = whole.get(words.join(' '));
  if (same) return same;
  const untitled = withoutTitles(words);
  const alike = only(bare.get(untitled.join(' ')));
  if (alike) return alike;
  if (untitled.length === 1) return byPart(untitled[0] ?? '');
  return only(shared(untitled, parts));
}

/** Names that hold every one of the words, or whose words are all among them. */
function shared(words: string[], parts: Map<string, KnownName[]>): KnownName[] {
  const candidates = new Set<KnownName>();
  for (const word of words) for (const each of parts.get(word) ?? []) candidates.add(each);
  return [...candidates].filter((each) => {
    const own = withoutTitles(each.words);
    if (words.every((word) => own.includes(word))) return true;
    return each.kind === 'character' && own.every((word) => words.includes(word)) && own[0] === words[0];
  });
}
