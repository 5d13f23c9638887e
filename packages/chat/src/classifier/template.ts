import { type Slot, slotOf, wideSlots } from './slots.ts';

/** What must stand in a message, or may, one after the other. */
export interface Element {
  /** The words that may stand here; else it is a slot. */
  words?: ReadonlySet<string>;
  slot?: Slot;
  /** The slot's name among the arguments. */
  name: string;
  /** True when it takes one token or more. */
  isWide: boolean;
  /** Where an option begins: the element behind it. */
  behindOption?: number;
  /** How many tokens it and all behind it take, at least and at most. */
  least: number;
  most: number;
}

export type Template = readonly Element[];

/** More would take long to try. */
const MOST_OPTIONS = 12;

// A slot of a name of its own takes one word.
const anyWord: Slot = (tokens) => tokens[0]?.text;

const slotName = /^\{([a-z]+)(?::([a-z]+))?\}$/;

/**
 * Reads a token template. Words match themselves, `a|b` either word, `{name}` one value, `{name:kind}` one of that kind,
 * `{text}` one word or more; `[ … ]` may be left out. No regular expression comes from outside. Throws TypeError when it is none.
 */
export function compileTemplate(template: string): Template {
  const elements: Element[] = [];
  const groups = splitOptions(template);
  for (const { isOption, parts } of groups) {
    const behindOption = isOption ? elements.length + parts.length : undefined;
    for (const [index, part] of parts.entries()) {
      const element = compilePart(part, template);
      elements.push(index === 0 && behindOption !== undefined ? { ...element, behindOption } : element);
    }
  }
  if (elements.filter(({ isWide }) => isWide).length > 1)
    throw new TypeError(`The template "${template}" has more than one slot of several words.`);
  if (groups.filter(({ isOption }) => isOption).length > MOST_OPTIONS)
    throw new TypeError(`The template "${template}" has more than ${MOST_OPTIONS} options.`);
  countTokens(elements);
  return elements;
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

interface Group {
  isOption: boolean;
  parts: string[];
}

function splitOptions(template: string): Group[] {
  const groups: Group[] = [];
  for (let from = 0; from < template.length; ) {
    const isOption = template[from] === '[';
    const mark = template.indexOf(isOption ? ']' : '[', from);
    if (isOption && mark < 0) throw new TypeError(`The template "${template}" has a [ without a ].`);
    const to = mark < 0 ? template.length : mark;
    const parts = template
      .slice(isOption ? from + 1 : from, to)
      .split(' ')
      .filter((part) => part !== '');
    if (parts.length > 0) groups.push({ isOption, parts });
    from = isOption ? to + 1 : to;
  }
  return groups;
}

function compilePart(part: string, template: string): Element {
  const element = { name: '', isWide: false, least: 0, most: 0 };
  if (!part.startsWith('{')) return { ...element, words: new Set(part.toLowerCase().split('|')) };
  const [, name, kind] = slotName.exec(part) ?? [];
  if (!name) throw new TypeError(`The template "${template}" has "${part}", which is no slot.`);
  const slot = slotOf(kind ?? name) ?? anyWord;
  return { ...element, name, slot, isWide: wideSlots.has(slot) };
}

/** From the last element to the first, since each counts those behind it. */
function countTokens(elements: Element[]): void {
  for (let index = elements.length - 1; index >= 0; index -= 1) {
    const element = elements[index];
    if (!element) continue;
    const next = elements[index + 1];
    element.most = (element.isWide ? Number.POSITIVE_INFINITY : 1) + (next?.most ?? 0);
    element.least = 1 + (next?.least ?? 0);
    if (element.behindOption !== undefined) element.least = elements[element.behindOption]?.least ?? 0;
  }
}
