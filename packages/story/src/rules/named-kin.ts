import { isAdjective } from './adjective.ts';
import type { Claims } from './claim.ts';
import { numberValue } from './lexicon/number-words.ts';
import { finiteVerb } from './lexicon/person-verbs.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { readGroupAt } from './mention-group.ts';
import { type Argument, type Mention, phrase, type Reading, tokenAt } from './reading.ts';

const NAME_REACH = 11;
const OWNER_REACH = 5;

/** "Hugo has one enemy in town: Rosa", "gets a new partner, Rosa", "Hugo's rival at the bakery is a girl called Rosa": the name stands further off. */
export function readNamedKin(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  if (!sentence) return;
  for (let at = sentence.from + 1; at < sentence.to - 1; at++) {
    const { lower, quoted } = tokenAt(reading.tokens, at);
    const relation = quoted || reading.mentionAt[at] ? undefined : relationWord(lower);
    if (!relation) continue;
    const owners = ownersBefore(reading, at, sentence.from);
    const named = owners.length > 0 ? namedBehind(reading, at, sentence.to) : undefined;
    if (!named) continue;
    const { span } = phrase(reading, at, at);
    for (const owner of owners) {
      for (const mention of readGroupAt(reading, named, sentence.to).members.slice(0, lower.endsWith('s') ? 6 : 1)) {
        if ('mention' in owner && owner.mention.name === mention.name) continue;
        const [from, to] = relation.inverse ? [owner, { mention }] : [{ mention }, owner];
        claims.relations.push({ from, to, type: relation.type, word: lower, span, weight: 0.74, sentence: index });
      }
    }
  }
}

const having = /^(?:has|have|had|having|gets|got|get|finds|found|gains|gained|keeps|kept|takes|took|loses|lost)$/;

/** Whose the noun is: "Hugo's", "her", or the subject of "has a". */
function ownersBefore(reading: Reading, noun: number, from: number): Argument[] {
  const { tokens, mentionAt } = reading;
  let at = noun - 1;
  while (at > Math.max(from, noun - OWNER_REACH) && isBeforeNoun(tokenAt(tokens, at).lower) && !mentionAt[at]) at--;
  const { lower } = tokenAt(tokens, at);
  const owner = mentionAt[at - 1];
  const relative = lower === 'whose' ? (owner ?? mentionAt[at - 2]) : undefined;
  if (relative) return [{ mention: relative }];
  if (lower === "'s" && owner) return [...joinedTo(reading, owner, from), { mention: owner }];
  if (/^(?:his|her|their)$/.test(lower)) return [{ pronoun: at }];
  return having.test(lower) && isBeforeNoun(tokenAt(tokens, at + 1).lower) ? subjectsAt(reading, at - 1, from) : [];
}

/** "Mateo and Irma's mother is Pilar": of both, where they begin the sentence. */
function joinedTo({ tokens, mentionAt }: Reading, owner: Mention, from: number): Argument[] {
  const first = mentionAt[from];
  const isJoined =
    first !== undefined && first.last + 2 === owner.first && /^(?:and|&)$/.test(tokenAt(tokens, first.last + 1).lower);
  return isJoined ? [{ mention: first }] : [];
}

function isBeforeNoun(lower: string): boolean {
  return (
    /^(?:a|an|another|only|best|new|one|own|old|older|younger|big|little|first|second|last|worst|just|also|now|former|mortal|sworn|great|secret)$/.test(
      lower,
    ) ||
    numberValue(lower) !== undefined ||
    isAdjective(lower)
  );
}

function subjectsAt({ tokens, mentionAt }: Reading, from: number, start: number): Argument[] {
  const first = mentionAt[start];
  if (first && /^(?:and|but|,)$/.test(tokenAt(tokens, from).lower) && from > first.last) return [{ mention: first }];
  for (let at = from; at >= Math.max(start, from - 3); at--) {
    const mention = mentionAt[at];
    if (mention) {
      const other = /^(?:and|&)$/.test(tokenAt(tokens, mention.first - 1).lower) && mentionAt[mention.first - 2];
      return other ? [{ mention: other }, { mention }] : [{ mention }];
    }
    const { lower } = tokenAt(tokens, at);
    if (/^(?:he|she|they)$/.test(lower)) return [{ pronoun: at }];
    if (!/^(?:also|now|still|only|just|is|already|always|never|who|then|,)$/.test(lower)) return [];
  }
  return [];
}

/** The first name behind the noun, with nothing done in between. */
function namedBehind({ message, tokens, mentionAt }: Reading, noun: number, to: number): Mention | undefined {
  const turns = phrase({ message, tokens }, noun + 1, noun + 4).text.toLowerCase();
  const start = /^turn(?:s|ed) out to be$/.test(turns) ? noun + 4 : noun;
  let isApart = start > noun;
  for (let at = start + 1; at < Math.min(start + NAME_REACH, to); at++) {
    const mention = mentionAt[at];
    const { lower, text, kind } = tokenAt(tokens, at);
    if (mention) {
      const isOwner = /^(?:'s|['’])$/.test(tokenAt(tokens, mention.last + 1).lower);
      const isWhere = /^(?:in|at|from|for|on|near|into|behind|over|against)$/.test(tokenAt(tokens, at - 1).lower);
      return (isApart || at === noun + 1) && !isOwner && !isWhere && !mention.other ? mention : undefined;
    }
    if (/^[,:(–—-]$/.test(text) || /^(?:is|was|named|called|are|were|be|:)$/.test(lower)) isApart = true;
    else if (
      /^(?:'s|who|that|which|of|and|but|he|she|they|it|i|we|you|his|her|their|with|not|whose|by|or|to)$/.test(lower)
    )
      return undefined;
    else if (kind === 'mark' || (finiteVerb(lower) !== undefined && !/(?:ed|n)$/.test(lower))) return undefined;
    else if (relationWord(lower) !== undefined && isApart) return undefined;
  }
  return undefined;
}
