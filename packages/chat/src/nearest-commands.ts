import { tokenize } from './classifier/tokens.ts';
import { editDistance } from './classifier/typo.ts';
import type { ChatHandler } from './handler.ts';

/** A way of saying a command, and how far a message is from it: 0 the same, 1 nothing alike. */
export interface NearCommand {
  handler: ChatHandler;
  pattern: string;
  distance: number;
}

/** Further than this is not near. */
const FAR = 0.65;
/** What a slot explains of a word it takes: it fits anything, so it says little about what was meant. */
const SLOT = 0.5;

/**
 * The commands most like a message, the nearest first, one way of saying for each handler. Words are compared by edit distance,
 * wherever they stand, and long words weigh more.
 */
export function nearestCommands(message: string, handlers: readonly ChatHandler[], limit = 3): NearCommand[] {
  const words = tokenize(message.slice(0, 400))
    .map((token) => token.word)
    .slice(0, 24);
  return handlers
    .flatMap((handler) => nearestOf(words, handler) ?? [])
    .filter(({ distance }) => distance < FAR)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit);
}

function nearestOf(words: readonly string[], handler: ChatHandler): NearCommand | undefined {
  let nearest: NearCommand | undefined;
  for (const pattern of handler.patterns) {
    const distance = distanceTo(words, pattern);
    if (!nearest || distance < nearest.distance) nearest = { handler, pattern, distance };
  }
  return nearest;
}

function distanceTo(words: readonly string[], pattern: string): number {
  const parts = partsOf(pattern);
  const literals = parts.filter((part) => part.words.length > 0);
  const named = shareOf(
    literals.filter((part) => !part.isOptional).map((part) => part.words),
    (said) => Math.max(0, ...words.flatMap((word) => said.map((each) => likeness(word, each)))),
  );
  if (named === 0) return 1;
  const hasSlot = literals.length < parts.length;
  const explained = shareOf(
    words.map((word) => [word]),
    ([word = '']) =>
      Math.max(hasSlot ? SLOT : 0, ...literals.flatMap((part) => part.words.map((each) => likeness(word, each)))),
  );
  return 1 - (0.6 * named + 0.4 * explained);
}

/** The share of words that were found, weighed by their letters. */
function shareOf(places: readonly (readonly string[])[], find: (said: readonly string[]) => number): number {
  let [found, all] = [0, 0];
  for (const said of places) {
    const letters = said[0]?.length ?? 0;
    found += letters * find(said);
    all += letters;
  }
  return all === 0 ? 0 : found / all;
}

/** 1 for the same word, 0 for two that share less than half of their letters. */
function likeness(word: string, other: string): number {
  const share = 1 - editDistance(word, other) / Math.max(word.length, other.length, 1);
  return share > 0.5 ? share : 0;
}

interface Part {
  /** Words that may stand here; none for a slot, which takes any. */
  words: string[];
  isOptional: boolean;
}

function partsOf(pattern: string): Part[] {
  let depth = 0;
  return pattern.split(/\s+/).map((text) => {
    depth += text.startsWith('[') ? 1 : 0;
    const isOptional = depth > 0;
    depth -= text.endsWith(']') ? 1 : 0;
    const bare = text.replace(/^\[|\]$/g, '').toLowerCase();
    return { words: bare.startsWith('{') ? [] : bare.split('|'), isOptional };
  });
}
