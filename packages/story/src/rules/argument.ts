import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { readGroupAt } from './mention-group.ts';
import { type Argument, type Reading, tokenAt } from './reading.ts';

/** Whom a verb or a preposition is about. */
export interface FoundArgument {
  members: Argument[];
  /** The token to go on from: a name is read again, for what is said of it. */
  next: number;
}

/** A name, a list of names, or a pronoun, at a token. */
export function argumentAt(reading: Reading, at: number, to: number): FoundArgument | undefined {
  const { tokens, mentionAt } = reading;
  const isAdorned =
    /^(?:the|old|young|poor|both|dear|little|big|master|maestro)$/.test(tokenAt(tokens, at).lower) &&
    !mentionAt[at] &&
    mentionAt[at + 1];
  const from = isAdorned ? at + 1 : at;
  if (from >= to) return undefined;
  const mention = mentionAt[from];
  if (mention && mention.first === from) {
    if (tokenAt(tokens, mention.last + 1).lower === "'s") return behindNoun(reading, mention.last + 1, to);
    return { members: readGroupAt(reading, mention, to).members.map((each) => ({ mention: each })), next: from };
  }
  return behindNoun(reading, from, to) ?? pronounAt(reading, from, to);
}

/** `him`, `them`, and `her` where it is no possessive. */
function pronounAt({ tokens }: Reading, at: number, to: number): FoundArgument | undefined {
  const word = tokenAt(tokens, at).lower;
  if (/^(?:him|them)$/.test(word)) return { members: [{ pronoun: at }], next: at + 1 };
  const next = tokenAt(tokens, at + 1);
  const isObject =
    at + 1 >= to ||
    next.kind === 'mark' ||
    /^(?:and|but|in|at|for|because|when|from|with|so|or|to|on|as|a|an|the|how|what|that|everything|nothing|all|back|since|like|well|again|now|too|very|he|she|they|until|after|before)$/.test(
      next.lower,
    );
  return word === 'her' && isObject ? { members: [{ pronoun: at }], next: at + 1 } : undefined;
}

/** "her friend Charlotte Lucas", "the baker, Tom": the name behind its noun. */
function behindNoun({ tokens, mentionAt }: Reading, from: number, to: number): FoundArgument | undefined {
  if (!/^(?:his|her|their|a|an|the|'s)$/.test(tokenAt(tokens, from).lower)) return undefined;
  let hasNoun = false;
  for (let at = from + 1; at < Math.min(from + 6, to); at++) {
    const mention = mentionAt[at];
    if (mention) {
      const isOwner = tokenAt(tokens, mention.last + 1).lower === "'s";
      return hasNoun && !isOwner ? { members: [{ mention }], next: mention.first } : undefined;
    }
    const word = tokenAt(tokens, at);
    if (word.kind !== 'word' && word.text !== ',') return undefined;
    if (/^(?:of|in|at|with|and|to|for|who|that|from|is|was)$/.test(word.lower)) return undefined;
    if (isPersonNoun(word.lower)) hasNoun = true;
    else if (hasNoun && word.kind === 'word' && !/^(?:named|called)$/.test(word.lower)) return undefined;
  }
  return undefined;
}
