import type { Span } from '@greenlight/schema';
import type { KnownName, KnownNames } from './known-names.ts';
import type { Gender } from './lexicon/person-nouns.ts';
import type { SentenceAct } from './sentence-act.ts';
import type { Sentence, Token } from './token.ts';

/** A reason to believe something of a mention, with its weight. */
export interface Cue {
  name: string;
  weight: number;
}

/** A name where it stands in the message: tokens `[first, last]`. */
export interface Mention {
  first: number;
  last: number;
  name: string;
  span: Span;
  sentence: number;
  /** Begins the sentence, so that its capital says nothing. */
  isInitial: boolean;
  /** Written without a capital. */
  isLower: boolean;
  hasTitle: boolean;
  known?: KnownName;
  person: Cue[];
  place: Cue[];
  /** What it is otherwise: a company, a film. It becomes neither person nor place. */
  other?: string;
  gender: Gender;
  /** Said in words ("her sister"), so that it outweighs what the name suggests. */
  isGenderTold?: boolean;
  isAnimal?: boolean;
  /** Another name of somebody, and whether it is the true one. */
  sameAs?: { mention: Mention; isTrueName: boolean };
  placeKind?: string;
  placeDescription?: Phrase;
}

/** Words of the message as a value. */
export interface Phrase {
  text: string;
  span: Span;
}

/** Who or what a statement is about: a mention, or a pronoun at a token. */
export type Argument = { mention: Mention } | { pronoun: number };

/** A message, read so far. */
export interface Reading {
  message: string;
  tokens: Token[];
  sentences: Sentence[];
  acts: SentenceAct[];
  known: KnownNames;
  mentions: Mention[];
  /** The mention that covers each token. */
  mentionAt: (Mention | undefined)[];
}

/** The token at an index, or an empty mark beyond the ends. */
export function tokenAt(tokens: readonly Token[], at: number): Token {
  return tokens[at] ?? beyond;
}

const beyond: Token = { kind: 'mark', text: '', lower: '', start: 0, end: 0, shape: 'lower', quoted: false };

/** The message's words from token `first` to token `last`, inclusive. */
export function phrase(reading: Pick<Reading, 'message' | 'tokens'>, first: number, last: number): Phrase {
  const start = tokenAt(reading.tokens, first).start;
  const end = tokenAt(reading.tokens, last).end;
  return { text: reading.message.slice(start, end).replace(/\s+/g, ' '), span: [start, end] };
}

export function addCue(cues: Cue[], name: string, weight: number): void {
  const same = cues.find((cue) => cue.name === name);
  if (!same) cues.push({ name, weight });
  else if (same.weight < weight) same.weight = weight;
}

/** The belief that independent cues give together, below certainty. */
export function belief(cues: readonly Cue[]): number {
  let doubt = 1;
  for (const cue of cues) doubt *= 1 - cue.weight;
  return Math.min(0.98, 1 - doubt);
}
