import { type Slot, slotOf, wideSlots } from './slots.ts';
import type { Token } from './tokens.ts';
import { slipsBetween } from './typo.ts';

interface Literal {
  words: ReadonlySet<string>;
}
interface Opening {
  slot: Slot;
  name: string;
}
type Element = Literal | Opening;

/** A template without options: what must stand in a message, one element after the other. */
export interface Sequence {
  elements: readonly Element[];
  /** How much of a message it explains: words count double, slots of one word once. */
  weight: number;
}

/** What a sequence found in a message. */
export interface Match {
  args: Record<string, string>;
  slips: number;
  weight: number;
}

// A slot of a name of its own takes one word.
const anyWord: Slot = (tokens) => tokens[0]?.text;

const slotName = /^\{([a-z]+)(?::([a-z]+))?\}$/;

/**
 * Reads a token template. Words match themselves, `a|b` either word, `{name}` one value, `{name:kind}` one of that kind,
 * `{text}` one word or more; `[ … ]` may be left out. No regular expression comes from outside. Throws TypeError when it is none.
 */
export function compileTemplate(template: string): Sequence[] {
  return expandOptions(template).map((parts) => {
    const elements = parts.map((part) => compilePart(part, template));
    const wide = elements.filter((element) => isWide(element)).length;
    if (wide > 1) throw new TypeError(`The template "${template}" has more than one slot of several words.`);
    return {
      elements,
      weight: elements.reduce((sum, element) => sum + ('words' in element ? 2 : isWide(element) ? 0 : 1), 0),
    };
  });
}

/** The template as people are shown it: without the kinds of its slots. */
export function titleOfTemplate(template: string): string {
  return template.replaceAll(/\{([a-z]+):[a-z]+\}/g, '{$1}');
}

/** Stands for the first word of a template that begins with a slot. */
export const ANY_WORD = '{}';

/** Every word that a template names, without reading the template whole. */
export function wordsOfTemplate(template: string): string[] {
  return template.split(/[\s|[\]]+/).filter((word) => word !== '' && !word.startsWith('{'));
}

/** The words that a message may begin with to match a template: those of its first part, and of options before that. */
export function firstWordsOfTemplate(template: string): string[] {
  const words: string[] = [];
  for (const match of template.matchAll(/\[\s*([^\s\]]+)[^\]]*\]|(\S+)/g)) {
    const part = match[1] ?? match[2] ?? '';
    words.push(...(part.startsWith('{') ? [ANY_WORD] : part.toLowerCase().split('|')));
    if (match[2] !== undefined) break;
  }
  return words;
}

// With an option before without it, so that `search {text} [in {path}]` sees its path.
function expandOptions(template: string): string[][] {
  const open = template.indexOf('[');
  if (open < 0) return [template.split(' ').filter((part) => part !== '')];
  const close = template.indexOf(']', open);
  if (close < 0) throw new TypeError(`The template "${template}" has a [ without a ].`);
  const [before, option, after] = [template.slice(0, open), template.slice(open + 1, close), template.slice(close + 1)];
  return [...expandOptions(`${before} ${option} ${after}`), ...expandOptions(`${before} ${after}`)];
}

function compilePart(part: string, template: string): Element {
  if (!part.startsWith('{')) return { words: new Set(part.toLowerCase().split('|')) };
  const [, name, kind] = slotName.exec(part) ?? [];
  if (!name) throw new TypeError(`The template "${template}" has "${part}", which is no slot.`);
  return { name, slot: slotOf(kind ?? name) ?? anyWord };
}

function isWide(element: Element | undefined): boolean {
  return element !== undefined && 'slot' in element && wideSlots.has(element.slot);
}

/** Matches the whole of a message, or nothing of it. `vocabulary` holds the words that are never a slip of another. */
export function matchSequence(
  sequence: Sequence,
  tokens: readonly Token[],
  message: string,
  vocabulary: ReadonlySet<string>,
): Match | undefined {
  const { elements } = sequence;
  const wideAt = elements.findIndex(isWide);
  const extra = tokens.length - elements.length;
  if (extra < 0 || (extra > 0 && wideAt < 0)) return undefined;
  const match: Match = { args: {}, slips: 0, weight: sequence.weight };
  for (let index = 0; index < elements.length; index += 1) {
    const element = elements[index];
    const from = wideAt >= 0 && index > wideAt ? index + extra : index;
    const to = index === wideAt ? from + extra : from;
    const fits =
      element &&
      matchElement(element, tokens.slice(from, to + 1), {
        match,
        message,
        vocabulary,
        isLast: to === tokens.length - 1,
      });
    if (!fits) return undefined;
  }
  return match;
}

interface Place {
  match: Match;
  message: string;
  vocabulary: ReadonlySet<string>;
  isLast: boolean;
}

function matchElement(element: Element, tokens: readonly Token[], place: Place): boolean {
  if ('words' in element) return matchLiteral(element, tokens[0], place);
  const found = element.slot(tokens, place.message);
  if (found === undefined) return false;
  Object.assign(place.match.args, typeof found === 'string' ? { [element.name]: found } : found);
  return true;
}

function matchLiteral(element: Literal, token: Token | undefined, place: Place): boolean {
  if (!token || token.isQuoted || (token.endsClause && !place.isLast)) return false;
  const slips = slipsTo(element.words, token.word, place.vocabulary);
  place.match.slips += slips;
  return place.match.slips <= 2;
}

function slipsTo(words: ReadonlySet<string>, typed: string, vocabulary: ReadonlySet<string>): number {
  if (words.has(typed)) return 0;
  if (vocabulary.has(typed)) return Number.POSITIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  for (const word of words) least = Math.min(least, slipsBetween(typed, word));
  return least;
}
