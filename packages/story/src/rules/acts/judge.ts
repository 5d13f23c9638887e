import type { Sentence, Token } from '../token.ts';

/** What a sentence does. Only `create`, `update` and `tell` put anything on record. */
export interface SentenceAct {
  kind: 'create' | 'update' | 'delete' | 'bulk' | 'question' | 'request' | 'advance' | 'undo' | 'tell' | 'chatter';
  /** The cue that decided, by name. */
  pattern: string;
  confidence: number;
  /** Only what is named outright (`a nurse named Ada`) counts: the writer speaks of her own wishes. */
  isStrict?: boolean;
  /** Index of the first word after polite lead-ins. */
  head: number;
}

/** What a judge reads. */
export interface ActContext {
  tokens: readonly Token[];
  sentence: Sentence;
  /** The tokens the words stand for. */
  word: readonly Token[];
  isPolite: boolean;
  /** "maybe", "perhaps": the writer has not made up her mind. */
  isTentative: boolean;
  /** "can I", "should we": it asks whether, and orders nothing that takes away. */
  isWondering: boolean;
  isAsked: boolean;
}

export type Verdict = Omit<SentenceAct, 'head'>;

/** Says what a sentence does, from its words in lower case; undefined when another judge should. */
export type Judge = (words: readonly string[], context: ActContext) => Verdict | undefined;

/** A verdict: the act, the cue's name, and how sure it is. */
export function verdict(kind: SentenceAct['kind'], pattern: string, confidence: number, isStrict?: boolean): Verdict {
  return isStrict ? { kind, pattern, confidence, isStrict } : { kind, pattern, confidence };
}

/** Written with a capital, or in a script that has none. */
export function isNameLike(token: Token | undefined): boolean {
  return token !== undefined && token.shape !== 'lower';
}
