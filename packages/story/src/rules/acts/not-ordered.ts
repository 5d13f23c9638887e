import * as act from '../lexicon/act-words.ts';
import { isAnimalOrPerson, isPlaceNoun } from '../lexicon/noun-kinds.ts';
import { finiteVerb } from '../lexicon/person-verbs.ts';
import type { Token } from '../token.ts';
import { type ActContext, isNameLike, type Verdict, verdict } from './judge.ts';

const conditions =
  /(?: |^)(?:if|unless|until|or not|or maybe|maybe|perhaps|tomorrow|some ?day|later|only when|when you are|when you're|but not|never mind|nevermind)(?: |$)/;
const nobody = /^(?:nothing|nobody|noone|none|neither|no|everything|all|anything)$/;
const spoken = new Set([...act.speechVerbs, 'think', 'order', 'command', 'call', 'bellow', 'roar', 'demand', 'hear']);

/**
 * Words that begin like an order to delete or undo and are none: somebody says them, they wonder, they name a condition, or
 * they mean nothing in particular. What takes something away is never guessed.
 */
export function notOrdered(words: readonly string[], context: ActContext): Verdict | undefined {
  if (isSpoken(context)) return verdict('tell', 'spoken line', 0.6);
  if (context.isAsked && !context.isPolite) return verdict('question', 'question mark', 0.9);
  if (context.isWondering) {
    return context.isAsked ? verdict('question', 'asks whether', 0.8) : verdict('chatter', 'wonders whether', 0.7);
  }
  const text = words.join(' ');
  if (context.isTentative || conditions.test(text.replaceAll(" '", "'"))) return verdict('chatter', 'undecided', 0.7);
  return nobody.test(words[1] ?? '') && words.length <= 3 ? verdict('chatter', 'names nothing', 0.7) : undefined;
}

/** Something that records are made of, or a name: `cut the kitchen scene`, `drop Emil`; not `drop the gun`. */
export function namesRecord(words: readonly string[], { word, tokens, sentence }: ActContext): boolean {
  const comma = tokens.slice(sentence.from, sentence.to).find(({ text }) => text === ',');
  const end = comma ? word.filter(({ start }) => start < comma.start).length : words.length;
  return words
    .slice(1, end)
    .some(
      (each, index) =>
        act.recordNouns.has(each) ||
        act.pronounSubjects.has(each) ||
        /^(?:him|them|her|it|relationship|relationships|subplot)$/.test(each) ||
        isAnimalOrPerson(each) ||
        isPlaceNoun(each) ||
        isNameLike(word[index + 1]),
    );
}

const undone =
  /^(?:change|changes|turn|turns|edit|edits|step|steps|thing|things|message|messages|action|actions|deletion|deletions|creation|update|updates|addition|additions|removal|version|last|latest|previous|recent|what|everything|all|again|renaming|rename|deleting|creating|adding|removing|record|records|bulk|import)$/;
const pronouns = /^(?:that|it|this|these|those|them)$/;
const after = /^(?:please|pls|plz|now|again|for|one|thanks|thank|too|then|and|because|since|quick|quickly|right)$/;

/** What can be undone here: `that`, `the last change`, `turn 3`; not a knot or a curse. */
export function canBeUndone(words: readonly string[]): boolean {
  const [, second = '', third = ''] = words;
  if (second === '' || after.test(second)) return true;
  if (pronouns.test(second) && (third === '' || after.test(third))) return true;
  if (/^(?:his|her|their|your)$/.test(second)) return false;
  return words.slice(1).some((each) => undone.test(each) || act.recordNouns.has(each));
}

/** `Delete Sarah, says Tom`, `Undo it! screams Sarah`: the words of somebody in the story. */
export function isSpoken({ tokens, sentence }: ActContext): boolean {
  const first = tokens[sentence.from];
  if (first?.quoted) return true;
  for (let at = sentence.from; at < sentence.to; at++) {
    if (tokens[at]?.text === ',' && speaks(tokens, at + 1)) return true;
  }
  let next = sentence.to;
  while (tokens[next]?.kind === 'mark') next++;
  return next > sentence.to && speaks(tokens, next);
}

/** A verb of saying, with or without who says it before it. */
function speaks(tokens: readonly Token[], at: number): boolean {
  const [first, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (isSaying(first)) return true;
  if (first?.kind !== 'word') return false;
  const isSpeaker = /^(?:he|she|they|the|a|an|his|her)$/.test(first.lower) || isNameLike(first);
  return isSpeaker && (isSaying(second) || (first.shape === 'lower' && isSaying(third)));
}

function isSaying(token: Token | undefined): boolean {
  const base = token?.kind === 'word' && token.shape === 'lower' ? finiteVerb(token.lower) : undefined;
  return base !== undefined && spoken.has(base);
}
