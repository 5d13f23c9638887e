import { type ChangedKind, castRole, type Span, sceneStatus, shotSize } from '@greenlight/schema';
import { foldText } from '../names/name-key.ts';
import { timeOfDayOf } from '../rules/time-of-day.ts';
import type { Measure } from './read-measure.ts';

const statusWords: Readonly<Record<string, string>> = {
  approve: 'approved',
  approves: 'approved',
  approved: 'approved',
  omit: 'omitted',
  omitted: 'omitted',
  cut: 'omitted',
  drop: 'omitted',
  draft: 'draft',
};

const roleWords: Readonly<Record<string, string>> = {
  hero: 'protagonist',
  heroine: 'protagonist',
  lead: 'protagonist',
  villain: 'antagonist',
  baddie: 'antagonist',
};

const shots: readonly [RegExp, string][] = [
  [/\b(?:extreme|very|super)[ -](?:wide|long)(?: shot)?\b|\bels\b|\bews\b/i, 'extreme-wide'],
  [/\b(?:extreme|very|super|big|tight)[ -]close[ -]?up\b|\becu\b|\bxcu\b/i, 'extreme-close-up'],
  [/\b(?:medium|mid)[ -]close(?:[ -]?up)?\b|\bmcu\b/i, 'medium-close'],
  [/\bclose[ -]?ups?\b|\bclose(?: shot)?\b(?= (?:on|of)|$)|\bcu\b/i, 'close-up'],
  [/\binsert(?: shot)?\b/i, 'insert'],
  [/\bfull(?:[ -](?:shot|body|figure))?\b/i, 'full'],
  [/\b(?:medium|mid)(?: shot)?\b/i, 'medium'],
  [/\b(?:wide|long|establishing)(?: shot| angle)?\b/i, 'wide'],
];

/** How much of the world a shot takes in, by the words of the trade. */
export function readShotSize(text: string): Measure | undefined {
  for (const [pattern, value] of shots) {
    const found = pattern.exec(text);
    if (found) return { value, span: [found.index, found.index + found[0].length] };
  }
  const folded = foldText(text).replaceAll(' ', '-');
  const exact = shotSize.safeParse(folded);
  return exact.success ? { value: exact.data, span: wholeOf(text) } : undefined;
}

/** One of a few that a field may be, in the words that people have for it. */
export function readOptionValue(
  kind: ChangedKind,
  field: string,
  text: string,
  options: readonly string[],
): Measure | undefined {
  const found = readKnown(kind, field, text) ?? readExact(text, options);
  return found && (options.length === 0 || options.includes(String(found.value))) ? found : undefined;
}

function readKnown(kind: ChangedKind, field: string, text: string): Measure | undefined {
  if (field === 'shotSize') return readShotSize(text);
  if (field === 'timeOfDay') {
    const value = timeOfDayOf(text.toLowerCase().match(/[\p{L}-]+/gu) ?? []);
    return value && { value, span: wholeOf(text) };
  }
  if (field === 'status' && kind === 'scene') return readWord(text, statusWords, sceneStatus.options);
  if (field === 'role') return readWord(text, roleWords, castRole.options);
  return undefined;
}

/** The first word of a text that means one of the options; none when two mean different ones, or a "not" stands before it. */
function readWord(
  text: string,
  meanings: Readonly<Record<string, string>>,
  options: readonly string[],
): Measure | undefined {
  if (/\b(?:not|never|don['’]?t|isn['’]?t|no)\b/i.test(text)) return undefined;
  const found = [...text.matchAll(/\p{L}+/gu)].flatMap((word) => {
    const said = word[0].toLowerCase();
    const value = Object.hasOwn(meanings, said) ? meanings[said] : options.find((option) => option === said);
    return value ? [{ value, span: [word.index, word.index + said.length] as Span }] : [];
  });
  const [first] = found;
  return first && found.every(({ value }) => value === first.value) ? first : undefined;
}

function readExact(text: string, options: readonly string[]): Measure | undefined {
  const said = foldText(text);
  const value = options.find((option) => foldText(option.replaceAll('-', ' ')) === said || foldText(option) === said);
  return value === undefined ? undefined : { value, span: wholeOf(text) };
}

/** The words of an answer, without the space around them. */
export function wholeOf(text: string): Span {
  const start = text.length - text.trimStart().length;
  return [start, Math.max(start, text.trimEnd().length)];
}
