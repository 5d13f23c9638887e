import { argumentAt } from './argument.ts';
import { finiteVerb, isBareVerb, participleVerb } from './lexicon/person-verbs.ts';
import type { RelationVerb } from './lexicon/relation-words.ts';
import { wordSet } from './lexicon/word-set.ts';
import { addBonds, type Predicate, skipAdverbs } from './predicate.ts';
import { type Argument, phrase, tokenAt } from './reading.ts';

/** What people do to anybody, and what binds nobody. */
const passing = wordSet(
  'see say tell ask find watch look want think know call name hear meet notice read write play need mean visit have do make become let seem appear remember recognise recognize believe describe imagine mention walk enter come go get stand sit wait smile nod laugh turn greet thank wave stop start try keep add change replace move put live stay like recall create consider decide expect explain film cast shoot direct say suggest prefer compare begin end arrive return show answer reply whisper shout phone dial text email reach join hand pass die be run-in give',
);

const harm = wordSet(
  'arrest fire sack blame accuse evict expose rob burn shoot stab jail imprison convict ditch abandon desert humiliate insult punch slap beat hit attack trap capture cheat trick outwit lie steal destroy crash wreck sink strangle drown interrogate abduct exile banish curse catch hurt wound crush scare denounce disown',
);

/** "Costa pulled Ibrahim out of the fire", "burned down Ilija's mill", "has been running Nikolai as an asset": a deed ties two who have no other word for it. */
export function readDeed(predicate: Predicate, from: number): number | undefined {
  const { reading, subjects } = predicate;
  if (subjects.length > 2) return undefined;
  const deed = deedAt(predicate, from);
  const bond = deed && deedBond(deed.base);
  if (!deed || !bond) return undefined;
  const found = objectBehind(predicate, deed.at + 1) ?? objectFurther(predicate, deed.at + 1);
  if (!found) return undefined;
  const { text, span } = phrase(reading, deed.at, found.verbEnd);
  addBonds(predicate, [found.object], { ...bond, word: text.toLowerCase(), span, weight: 0.66 });
  return found.next;
}

/** What a verb that no list of bonds has makes of two: enemies where it does harm, nothing where it passes. */
export function deedBond(base: string): RelationVerb | undefined {
  return passing.has(base) ? undefined : { type: harm.has(base) ? 'enemy' : 'other' };
}

interface Deed {
  base: string;
  at: number;
}

/** A verb of the past, or of the present where no scene is told, since what happens in a scene passes. */
function deedAt({ reading, to }: Predicate, from: number): Deed | undefined {
  const { tokens, message } = reading;
  let at = from;
  while (/^(?:has|have|had|'ve|been|once|just|would|will|'d|'ll|must)$/.test(tokenAt(tokens, at).lower))
    at = skipAdverbs(reading, at + 1, to);
  const { lower, quoted } = tokenAt(tokens, at);
  if (quoted || at >= to) return undefined;
  const finite = finiteVerb(lower);
  if (finite === undefined) {
    const base =
      at > from
        ? (participleVerb(lower) ?? (isBareVerb(lower) && isModal(tokenAt(tokens, from).lower) ? lower : undefined))
        : undefined;
    return base ? { base, at } : /[a-z]{2}ed$/.test(lower) ? { base: lower, at } : undefined;
  }
  return lower.endsWith('s') && staged.test(message) ? undefined : { base: finite, at };
}

function isModal(lower: string): boolean {
  return /^(?:would|will|'d|'ll|must)$/.test(lower);
}

const staged = /\b(?:INT|EXT|[Ss]cenes?|SCENES?)\b/;

interface FoundObject {
  object: Argument;
  verbEnd: number;
  next: number;
}

/** Right behind the verb or its particle: a name, a pronoun, or the owner of what it is done to. */
function objectBehind({ reading, to }: Predicate, from: number): FoundObject | undefined {
  const { tokens, mentionAt } = reading;
  const first = skipAdverbs(reading, from, to);
  const at = /^(?:down|up|out|off|for|against|over|to|from|under|on|with|into|back|away)$/.test(
    tokenAt(tokens, first).lower,
  )
    ? skipAdverbs(reading, first + 1, to)
    : first;
  const mention = mentionAt[at];
  if (mention?.first === at && !mention.other && at < to)
    return { object: { mention }, verbEnd: at - 1, next: mention.last + 1 };
  const [member] = argumentAt(reading, at, to)?.members ?? [];
  return member && 'pronoun' in member ? { object: member, verbEnd: at - 1, next: at + 1 } : undefined;
}

const REACH = 8;

/** "Sold the last of her land to Rosa", "keeps the books for Hugo". */
function objectFurther({ reading, to }: Predicate, from: number): FoundObject | undefined {
  const { tokens, mentionAt } = reading;
  for (let at = from; at < Math.min(from + REACH, to); at++) {
    const mention = mentionAt[at];
    const { lower, kind } = tokenAt(tokens, at);
    if (mention) {
      const isMeant = /^(?:to|for|from|against|with)$/.test(tokenAt(tokens, at - 1).lower) && !mention.other;
      return isMeant ? { object: { mention }, verbEnd: at - 1, next: mention.last + 1 } : undefined;
    }
    if (kind === 'mark' || /^(?:and|but|who|that|he|she|they|it|when|while|because|by)$/.test(lower)) return undefined;
  }
  return undefined;
}
