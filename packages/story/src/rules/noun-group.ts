import { isAdjective } from './adjective.ts';
import { readAge } from './age.ts';
import { ageFacts } from './age-facts.ts';
import type { Fact } from './fact.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { isOccupation } from './lexicon/occupations.ts';
import { isFunctionWord } from './lexicon/ordinary-words.ts';
import { finiteVerb } from './lexicon/person-verbs.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { headOf } from './noun-head.ts';
import { type Argument, type Reading, tokenAt } from './reading.ts';

const articles = new Set('a an the another one our my this some'.split(' '));
const owners = new Set('his her their'.split(' '));
const trailing = new Set(
  'now again too also actually really instead there here currently then already still though by'.split(' '),
);
export const linking = new Set(
  'of in at from with for on by to near who whom whose that which where when while because since named called known aged about as until after before without against between during via per through into onto over under across behind inside outside beside'.split(
    ' ',
  ),
);

export interface Group {
  article: boolean;
  owner?: Argument;
  /** Tokens of the adjectives and nouns, without marks. */
  words: number[];
  facts: Fact[];
  next: number;
}

export function readGroup(reading: Reading, from: number, to: number): Group | undefined {
  const { tokens, mentionAt } = reading;
  const group: Group = { article: false, words: [], facts: [], next: from };
  let at = from;
  const first = tokenAt(tokens, at);
  if (articles.has(first.lower)) {
    group.article = true;
    at++;
    if (/^(?:kind|sort|type)$/.test(tokenAt(tokens, at).lower) && tokenAt(tokens, at + 1).lower === 'of')
      at += /^(?:a|an)$/.test(tokenAt(tokens, at + 2).lower) ? 3 : 2;
  } else if (owners.has(first.lower)) {
    group.owner = { pronoun: at };
    at++;
  } else {
    const owner = mentionAt[at];
    if (owner) {
      const clitic = tokenAt(tokens, owner.last + 1);
      const isBare = isKinAlone(reading, owner.last + 1, to);
      if (clitic.lower !== "'s" && !/^['’]$/.test(clitic.text) && !isBare) return undefined;
      group.owner = { mention: owner };
      at = owner.last + (isBare ? 1 : 2);
    }
  }
  at = collectWords(reading, group, at, to);
  while (group.words.length > 0 && trailing.has(tokenAt(tokens, group.words.at(-1) ?? 0).lower)) group.words.pop();
  group.next = at;
  return group;
}

const bonded = /^(?:married|engaged|related|divorced|separated)$/;

/** "Ana is Tom sister": the owner without its 's, as people write who are not at home in English. */
export function isKinAlone({ tokens }: Reading, at: number, to: number): boolean {
  const kin = at < to ? relationWord(tokenAt(tokens, at).lower) : undefined;
  const next = tokenAt(tokens, at + 1);
  return kin?.type === 'family' && (at + 1 >= to || next.kind === 'mark' || /^(?:and|but)$/.test(next.lower));
}

function collectWords(reading: Reading, group: Group, from: number, to: number): number {
  const { tokens, mentionAt } = reading;
  let at = from;
  while (at < to && group.words.length < 9) {
    const token = tokenAt(tokens, at);
    if (mentionAt[at] || token.quoted) break;
    const age = token.kind === 'number' || token.kind === 'word' ? readAge(tokens, at, to) : undefined;
    if (age && age.value !== undefined && (age.isExplicit || standsForAge(reading, at, age.next))) {
      group.facts.push(...ageFacts(reading, at, age));
      at = age.next;
      continue;
    }
    if (
      token.kind === 'mark' &&
      (token.text === ',' || token.text === '/' || token.text === '&') &&
      isAdjectiveRun(reading, group, at + 1, to)
    ) {
      at++;
      continue;
    }
    const isOwner =
      token.lower === "'s" &&
      group.article &&
      group.words.length > 0 &&
      isPersonNoun(tokenAt(tokens, at - 1).lower) &&
      isOccupation(tokenAt(tokens, at + 1).lower);
    if (isOwner) {
      at++;
      continue;
    }
    if (token.kind !== 'word') break;
    if (
      (token.lower === 'and' || token.lower === 'but' || token.lower === 'or' || token.lower === 'yet') &&
      isAdjectiveRun(reading, group, at + 1, to)
    ) {
      at++;
      continue;
    }
    if (
      linking.has(token.lower) ||
      (isFunctionWord(token.lower) &&
        !trailing.has(token.lower) &&
        !/^(?:former|same|other|only|most|more|very|quite|rather|almost|once|second|first|third|last|twice|one|two|three|own|never|too|always|little|mine)$/.test(
          token.lower,
        ))
    )
      break;
    if (
      group.words.length > 0 &&
      bonded.test(token.lower) &&
      /^(?:to|from)$/.test(tokenAt(tokens, at + 1).lower) &&
      headOf(reading, group.words) !== undefined
    )
      break;
    if (
      group.words.length > 0 &&
      finiteVerb(token.lower) !== undefined &&
      !isPersonNoun(token.lower) &&
      headOf(reading, group.words) !== undefined &&
      !/(?:ed|en)$/.test(token.lower)
    )
      break;
    group.words.push(at);
    at++;
  }
  return at;
}

/** "28 journalist": digits right before one person. "two sons" and "90,000 people" count. */
function standsForAge({ tokens }: Reading, at: number, next: number): boolean {
  return (
    tokenAt(tokens, at).kind === 'number' &&
    isPersonNoun(tokenAt(tokens, next).lower) &&
    !tokenAt(tokens, next).lower.endsWith('s')
  );
}

/** All words so far are adjectives, and the next is one too, or the noun they wait for. */
function isAdjectiveRun({ tokens, mentionAt }: Reading, group: Group, next: number, to: number): boolean {
  if (next >= to || mentionAt[next] || group.words.length === 0) return false;
  const token = tokenAt(tokens, next);
  if (token.kind !== 'word' || articles.has(token.lower) || owners.has(token.lower)) return false;
  return (
    group.words.every((each) => isAdjective(tokenAt(tokens, each).lower)) &&
    (isAdjective(token.lower) ||
      isPersonNoun(token.lower) ||
      (tokenAt(tokens, next + 1).kind === 'word' && isPersonNoun(tokenAt(tokens, next + 1).lower)))
  );
}
