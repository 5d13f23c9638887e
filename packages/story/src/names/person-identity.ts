import { namesOfDiminutive } from '../rules/lexicon/diminutives.ts';
import { genderOfGivenName } from './given-names.ts';
import { type ParsedName, parseName } from './name-key.ts';

/** How sure two names are one person: `exact` the same words, `same` one a form of the other, `possible` needs asking. */
export type Likeness = 'exact' | 'same' | 'possible' | 'different';

/** True when two names are forms of one person's name: "Holmes" and "Sherlock Holmes", never "Tom Baker" and "Sarah Baker". */
export function isSamePerson(a: string, b: string): boolean {
  const likeness = comparePersons(a, b);
  return likeness === 'exact' || likeness === 'same';
}

/** Compares two names of people by their words alone. Symmetric. */
export function comparePersons(a: string, b: string): Likeness {
  const left = parseName(a);
  const right = parseName(b);
  if (left.tokens.length === 0 || right.tokens.length === 0) return 'different';
  if (gendersClash(left, right)) return 'different';
  const bySuffix = compareSuffixes(left, right);
  if (bySuffix === 'different') return 'different';
  const byWords = compareWords(left, right);
  return byWords !== 'different' && bySuffix === 'possible' ? 'possible' : byWords;
}

function compareWords(left: ParsedName, right: ParsedName): Likeness {
  if (left.tokens.join(' ') === right.tokens.join(' ')) return compareTitles(left, right);
  const [short, long] = left.tokens.length <= right.tokens.length ? [left, right] : [right, left];
  if (isRole(short) || isRole(long)) return compareRole(short, long);
  if (long.tokens[1] === 'of') return isHeadOf(short, long) ? 'same' : 'different';
  return short.tokens.length === 1 ? compareSingle(short, long) : compareFull(short, long);
}

/** "Captain Black" and "Dr Black" may be one person or two; "Black" and "Dr Black" are one. */
function compareTitles(left: ParsedName, right: ParsedName): Likeness {
  const bothTitled = left.title && right.title && left.title !== right.title && !left.isTitleOnly;
  if (bothTitled && left.tokens.length === 1 && !left.gender && !right.gender) return 'possible';
  return 'exact';
}

/** "the King", "Doctor": a title that stands for whoever bears it. */
function isRole(name: ParsedName): boolean {
  return name.isTitleOnly;
}

function compareRole(short: ParsedName, long: ParsedName): Likeness {
  const [role, other] = isRole(short) ? [short, long] : [long, short];
  if (role.title === other.title) return 'same';
  // "King" without an article may be Stephen King's family name.
  return !role.hasArticle && other.tokens.at(-1) === role.tokens[0] && !isRole(other) ? 'same' : 'different';
}

function isHeadOf(short: ParsedName, long: ParsedName): boolean {
  const head = long.tokens[0];
  return short.tokens.length === 1 && short.tokens[0] === head;
}

function compareSingle(short: ParsedName, long: ParsedName): Likeness {
  const [word] = short.tokens;
  if (word === undefined || long.tokens.length === 1) return 'different';
  const isFamily = word === long.tokens.at(-1);
  if (isFamily || word === long.tokens[0]) return 'same';
  return long.tokens.includes(word) ? 'possible' : 'different';
}

/**
 * Both have a given and a family name: the family must agree, and the given must be the same, an initial, or left out in between. Bob Smith
 * may be Robert Smith, and Jean Luc may be Jean-Luc Picard.
 */
function compareFull(short: ParsedName, long: ParsedName): Likeness {
  if (short.tokens.at(-1) !== long.tokens.at(-1))
    return short.tokens.every((token, at) => token === long.tokens[at]) ? 'possible' : 'different';
  const givenShort = short.tokens.slice(0, -1);
  const givenLong = long.tokens.slice(0, -1);
  if (isInOrder(givenShort, givenLong, isSameGiven)) return 'same';
  const mayBe = (a: string, b: string): boolean => isSameGiven(a, b) || isPetForm(a, b) || isPetForm(b, a);
  return isInOrder(givenShort, givenLong, mayBe) ? 'possible' : 'different';
}

/** Whether each of some given names is among others, in their order. */
function isInOrder(
  some: readonly string[],
  others: readonly string[],
  isSame: (a: string, b: string) => boolean,
): boolean {
  let from = 0;
  for (const given of some) {
    const at = others.findIndex((other, index) => index >= from && isSame(given, other));
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

function isSameGiven(a: string, b: string): boolean {
  return a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
}

function isPetForm(pet: string, full: string): boolean {
  return namesOfDiminutive(pet).includes(full);
}

function compareSuffixes(left: ParsedName, right: ParsedName): Likeness {
  if (left.suffix === right.suffix) return 'same';
  return left.suffix && right.suffix ? 'different' : 'possible';
}

function gendersClash(left: ParsedName, right: ParsedName): boolean {
  const a = genderOf(left);
  const b = genderOf(right);
  if (a === undefined || b === undefined || a === b) return false;
  // Two given names that differ are told apart by their words; a title against anything is decided here.
  return left.gender !== undefined || right.gender !== undefined;
}

function genderOf(name: ParsedName): 'female' | 'male' | undefined {
  if (name.gender) return name.gender;
  return name.isTitleOnly ? undefined : genderOfGivenName(name.tokens[0] ?? '');
}
