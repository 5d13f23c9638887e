import type { BulkRequest } from '@greenlight/schema';
import { createVerbs, recordNouns } from '../lexicon/act-words.ts';
import { numberValue } from '../lexicon/number-words.ts';
import { occupationOfPlural } from '../lexicon/occupations.ts';
import { personNouns } from '../lexicon/person-nouns.ts';
import type { Token } from '../token.ts';

const vague = new Map([
  ['some', 3],
  ['several', 5],
  ['few', 3],
  ['couple', 2],
  ['dozen', 12],
  ['many', 10],
  ['multiple', 3],
  ['more', 3],
]);
const openers = new Set([
  ...createVerbs,
  'give',
  'i',
  'we',
  'need',
  'want',
  'populate',
  'fill',
  'spawn',
  'produce',
  'prepare',
  'provide',
  "let's",
  'lets',
  'have',
  'set',
  'come',
  'think',
  'get',
  'cast',
  'do',
  'please',
  'another',
  'how',
]);

export interface BulkCue {
  type: BulkRequest['type'];
  count: number;
  /** Index among the words of the noun, after which the brief begins. */
  noun: number;
}

/** A number of records without names: "create 10 characters for a heist", "ten locations for a western". */
export function readBulk(words: readonly string[], word: readonly Token[]): BulkCue | undefined {
  const first = words[0] ?? '';
  const startsWithNumber = numberValue(first) !== undefined || first === 'a' || vague.has(first);
  if (!startsWithNumber && !(openers.has(first) && isWish(words))) return undefined;
  const limit = Math.min(words.length, 9);
  for (let at = 0; at < limit; at++) {
    const count = countAt(words, at);
    if (count === undefined) continue;
    const noun = findNoun(words, at + 1, word);
    if (noun === undefined || (!recordNouns.has(words[noun] ?? '') && !isPlainOrder(words, at))) continue;
    if (startsWithNumber && !standsAlone(words, noun)) return undefined;
    if (hasNames(words, word, noun)) return undefined;
    const kind = nounOf(words, noun)?.kind;
    if (kind && count >= 1 && count <= 100_000) return { type: kind, count, noun };
  }
  return undefined;
}

function isWish(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  if (first === 'i' || first === 'we') return /^(?:need|want|'d|would|also|could|really)$/.test(second);
  if (first === 'how') return second === 'about';
  return true;
}

function countAt(words: readonly string[], at: number): number | undefined {
  const here = words[at] ?? '';
  const value = numberValue(here);
  const scale = numberValue(words[at + 1] ?? '');
  if (value !== undefined && value < 100 && (scale === 100 || scale === 1000) && /^[a-z]/.test(words[at + 1] ?? ''))
    return value * scale;
  if (value !== undefined) return value > 0 && here !== 'one' ? value : here === 'one' ? 1 : undefined;
  return vague.get(here);
}

/** The plural noun after the number; adjectives may stand between. "one more scene" is singular. */
function findNoun(words: readonly string[], from: number, word: readonly Token[]): number | undefined {
  for (let at = from; at < Math.min(from + 5, words.length); at++) {
    const noun = nounOf(words, at);
    if (noun?.isPlural) {
      const isAttribute = recordNouns.get(words[at + 1] ?? '')?.isPlural;
      return isAttribute ? at + 1 : at;
    }
    if (/^(?:in|for|with|who|and|to|at|of|on|that|named|called|year|years)$/.test(words[at] ?? '')) {
      if (words[at] === 'of' && at === from) continue;
      return undefined;
    }
    if (word[at]?.kind === 'number' && at > from) return undefined;
  }
  return undefined;
}

const fillers =
  /^(?:me|us|please|pls|for|like|about|another|maybe|some|around|more|up|at|least|just|to|have|want|need|u|you|out)$/;

/** Nothing but fillers between the order and the number: "make like five more villagers", not "a place named Pier 39, where smugglers …". */
function isPlainOrder(words: readonly string[], count: number): boolean {
  return words.slice(1, count).every((each) => fillers.test(each));
}

/** What is asked for: a record by its own noun, or behind an order people and places by any plural ("nine teachers", "six bars"). */
function nounOf(words: readonly string[], at: number): { kind: BulkRequest['type']; isPlural: boolean } | undefined {
  const word = words[at] ?? '';
  const listed = recordNouns.get(word);
  if (listed || numberValue(words[0] ?? '') !== undefined || !word.endsWith('s') || word.length < 4) return listed;
  const single = word.slice(0, -1);
  if (occupationOfPlural(word) || personNouns.has(single)) return { kind: 'characters', isPlural: true };
  return undefined;
}

/** "Ten characters for a heist" asks; "three friends find a body" tells. */
function standsAlone(words: readonly string[], noun: number): boolean {
  const next = words[noun + 1];
  return (
    (next === undefined &&
      !/^(?:brothers|sisters|siblings|friends|men|women|kids|children|soldiers|students)$/.test(words[noun] ?? '')) ||
    (next !== undefined &&
      /^(?:for|in|from|with|please|about|based|who|that|to|set|of|and)$/.test(next) &&
      recordNouns.get(words[noun] ?? '') !== undefined &&
      /^(?:characters|scenes|locations|places|settings|villains|suspects|charaters|people)$/.test(words[noun] ?? ''))
  );
}

function hasNames(words: readonly string[], word: readonly Token[], noun: number): boolean {
  const last = word[noun];
  for (let at = noun + 1; at < words.length; at++) {
    if (/^(?:named|called|names)$/.test(words[at] ?? '')) return (words[at + 1] ?? '') !== 'after';
  }
  const next = word[noun + 1];
  if (!next || !last || next.shape === 'lower' || next.kind !== 'word') return false;
  return next.start - last.end > 1;
}
