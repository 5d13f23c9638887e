import { readAge } from './age.ts';
import type { Fact, Facts, RelationNoun } from './fact.ts';
import { recordNouns } from './lexicon/act-words.ts';
import { lookWords, traitWords } from './lexicon/adjectives.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { isOccupation } from './lexicon/occupations.ts';
import { isFunctionWord } from './lexicon/ordinary-words.ts';
import { animals, personNouns } from './lexicon/person-nouns.ts';
import { finiteVerb } from './lexicon/person-verbs.ts';
import { placeKinds } from './lexicon/place-kinds.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { roleWords } from './lexicon/roles.ts';
import { type Argument, phrase, type Reading, tokenAt } from './reading.ts';

const articles = new Set('a an the another one our my this some'.split(' '));
const owners = new Set('his her their'.split(' '));
const trailing = new Set(
  'now again too also actually really instead there here currently then already still though by'.split(' '),
);
const linking = new Set(
  'of in at from with for on by to near who whom whose that which where when while because since named called known aged about as until after before without against between during via per through into onto over under across behind inside outside beside'.split(
    ' ',
  ),
);

interface Group {
  article: boolean;
  owner?: Argument;
  /** Tokens of the adjectives and nouns, without marks. */
  words: number[];
  facts: Fact[];
  next: number;
}

/** Reads a noun phrase that tells what somebody or some place is, with what follows it up to `to`. */
export function readNounPhrase(reading: Reading, at: number, to: number): Facts | undefined {
  const group = readGroup(reading, at, to);
  if (!group || group.words.length === 0)
    return group && group.facts.length > 0 ? { facts: group.facts, next: group.next, isPersonal: true } : undefined;
  const described = describeGroup(reading, group, at);
  if (!described) return undefined;
  if (group.owner && described.isPersonal && !described.relation) described.relation = ownedRelation(reading, group);
  if (described.relation === undefined) delete described.relation;
  return described;
}

function readGroup(reading: Reading, from: number, to: number): Group | undefined {
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
      if (clitic.lower !== "'s" && !/^['’]$/.test(clitic.text)) return undefined;
      group.owner = { mention: owner };
      at = owner.last + 2;
    }
  }
  at = collectWords(reading, group, at, to);
  while (group.words.length > 0 && trailing.has(tokenAt(tokens, group.words.at(-1) ?? 0).lower)) group.words.pop();
  group.next = at;
  return group;
}

function collectWords(reading: Reading, group: Group, from: number, to: number): number {
  const { tokens, mentionAt } = reading;
  let at = from;
  while (at < to && group.words.length < 9) {
    const token = tokenAt(tokens, at);
    if (mentionAt[at] || token.quoted) break;
    const age = token.kind === 'number' || token.kind === 'word' ? readAge(tokens, at, to) : undefined;
    if (age && age.value !== undefined && (age.isExplicit || standsForAge(reading, at, age.next))) {
      group.facts.push({ field: 'age', value: age.value, span: phrase(reading, at, age.next - 1).span });
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
        !/^(?:former|same|other|only|most|more|very|quite|rather|almost|once|second|first|third|twice|one|two|three|own|never|too|always|little|mine)$/.test(
          token.lower,
        ))
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

export function isAdjective(lower: string): boolean {
  return (
    traitWords.has(lower) ||
    lookWords.has(lower) ||
    /^(?:very|quite|rather|extremely|too|so|really|bit|little|most|slightly|always|deeply)$/.test(lower) ||
    /(?:-[a-z]+ed|ful|less|ous)$/.test(lower)
  );
}

/** Before a relation noun these belong to the bond: "best friend", "older brother". */
const kinAdjectives =
  /^(?:best|old|oldest|older|elder|eldest|young|younger|youngest|little|big|close|closest|childhood|worst|late|twin|only|good|long-lost|long|lost|former|new|first|second|greatest|dear|dearest|sworn|arch|own|real|true|estranged|baby|kid|ex|half|step|so-called|wonderful|secret|then|future)$/;

interface Head {
  kind: 'role' | 'occupation' | 'relation' | 'person' | 'animal' | 'place';
  first: number;
  last: number;
}

function headOf({ tokens }: Reading, words: readonly number[]): Head | undefined {
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const before = words.at(-2);
  const word = tokenAt(tokens, last).lower;
  const pair = before !== undefined && before === last - 1 ? `${tokenAt(tokens, before).lower} ${word}` : '';
  if (pair && roleWords.has(pair)) return { kind: 'role', first: before ?? last, last };
  if (roleWords.has(word) && word !== 'star' && word !== 'lead') return { kind: 'role', first: last, last };
  if (word === 'lead' && words.length <= 2) return { kind: 'role', first: last, last };
  if (pair && (relationWord(pair) || placeKinds.has(pair)))
    return { kind: relationWord(pair) ? 'relation' : 'place', first: before ?? last, last };
  if (isOccupation(word)) return { kind: 'occupation', first: last, last };
  if (relationWord(word)) return { kind: 'relation', first: last, last };
  if (personNouns.has(word)) return { kind: 'person', first: last, last };
  if (animals.has(word)) return { kind: 'animal', first: last, last };
  if (recordNouns.get(word)?.kind === 'characters') return { kind: 'person', first: last, last };
  return placeKinds.has(word) ? { kind: 'place', first: last, last } : undefined;
}

function describeGroup(reading: Reading, group: Group, from: number): Facts | undefined {
  const { tokens } = reading;
  const head = headOf(reading, group.words);
  if (!head) return describeAdjectives(reading, group);
  const gender =
    personNouns.get(tokenAt(tokens, head.last).lower) ?? relationWord(tokenAt(tokens, head.last).lower)?.gender;
  const result: Facts = { facts: [...group.facts], next: group.next, isPersonal: head.kind !== 'place' };
  takeOwner(reading, group, head, result);
  if (gender && gender !== 'any') result.gender = gender;
  const modifiers = group.words.filter((each) => each < head.first);
  if (head.kind === 'place') {
    result.place = { kind: tokenAt(tokens, head.last).lower };
    const first = group.words[0] ?? head.last;
    if (first < head.last) result.place.description = phrase(reading, first, head.last);
    return result;
  }
  if (head.kind === 'animal') result.isAnimal = true;
  if (head.kind === 'role') addRole(reading, result, head, modifiers);
  else if (head.kind === 'occupation' && !(group.owner && relationWord(tokenAt(tokens, head.last).lower)))
    addOccupation(reading, result, head, modifiers, group.article ? from : undefined);
  else if (!group.owner || !relationWord(tokenAt(tokens, head.last).lower))
    addPersonNoun(reading, result, head, modifiers);
  else
    addModifiers(
      reading,
      result,
      modifiers.filter((each) => !kinAdjectives.test(tokenAt(tokens, each).lower)),
    );
  const headText = phrase(reading, head.first, head.last).text.toLowerCase();
  if (group.owner && (relationWord(headText) || relationWord(tokenAt(tokens, head.last).lower)))
    result.relation = relationNoun(reading, head, group.owner);
  return result;
}

/** `mother of Gus`, `the rival of Denise`: the owner stands behind. */
function takeOwner({ tokens, mentionAt }: Reading, group: Group, head: Head, result: Facts): void {
  if (
    group.owner ||
    group.next !== head.last + 1 ||
    !/^(?:of|to)$/.test(tokenAt(tokens, group.next).lower) ||
    !relationWord(tokenAt(tokens, head.last).lower)
  )
    return;
  const mention = mentionAt[group.next + 1];
  if (!mention || mention.first !== group.next + 1 || ownsMore(tokens, mention.last + 1)) return;
  group.owner = { mention };
  result.next = mention.last + 1 + (tokenAt(tokens, mention.last + 1).lower === "'s" ? 1 : 0);
}

/** `friend of Mr White's house` is of the house; `friend of Mr White's who …` is of Mr White. */
function ownsMore(tokens: Reading['tokens'], clitic: number): boolean {
  const after = tokenAt(tokens, clitic + 1);
  return (
    tokenAt(tokens, clitic).lower === "'s" &&
    after.kind === 'word' &&
    !/^(?:who|and|but|that|from|is|was)$/.test(after.lower)
  );
}

function relationNoun(reading: Reading, head: Head, owner: Argument): RelationNoun {
  const whole = phrase(reading, head.first, head.last);
  return { word: whole.text.toLowerCase(), owner, span: whole.span };
}

function ownedRelation(reading: Reading, group: Group): RelationNoun | undefined {
  const head = headOf(reading, group.words);
  if (!head || !group.owner || !relationWord(tokenAt(reading.tokens, head.last).lower)) return undefined;
  return relationNoun(reading, head, group.owner);
}

function describeAdjectives(reading: Reading, group: Group): Facts | undefined {
  const { tokens } = reading;
  if (group.article || group.owner)
    return group.facts.length > 0 ? { facts: group.facts, next: group.next, isPersonal: true } : undefined;
  if (!group.words.every((each) => isAdjective(tokenAt(tokens, each).lower)))
    return group.facts.length > 0 ? { facts: group.facts, next: group.next, isPersonal: true } : undefined;
  const result: Facts = { facts: [...group.facts], next: group.next, isPersonal: true };
  addModifiers(reading, result, group.words);
  return result;
}

function addRole(reading: Reading, result: Facts, head: Head, modifiers: number[]): void {
  const whole = phrase(reading, head.first, head.last);
  const value = roleWords.get(
    reading.tokens
      .slice(head.first, head.last + 1)
      .map((token) => token.lower)
      .join(' '),
  );
  const first = modifiers[0];
  const isMinor = first !== undefined && tokenAt(reading.tokens, first).lower === 'minor';
  if (value) result.facts.push({ field: 'role', value: isMinor ? 'minor' : value, span: whole.span });
  addModifiers(
    reading,
    result,
    modifiers.filter(
      (each) =>
        !/^(?:main|lead|central|minor|second|real|true|big|principal)$/.test(tokenAt(reading.tokens, each).lower),
    ),
  );
}

/** The occupation keeps what makes it special (`retired opera singer`) and hands on what describes the person. */
function addOccupation(
  reading: Reading,
  result: Facts,
  head: Head,
  modifiers: number[],
  article: number | undefined,
): void {
  const own = [...modifiers];
  const personal: number[] = [];
  while (own.length > 0 && isAdjective(tokenAt(reading.tokens, own[0] ?? 0).lower)) personal.push(own.shift() ?? 0);
  addModifiers(reading, result, personal);
  const first = own[0] ?? head.first;
  const last = throughOf(reading, head.last, result);
  const value = phrase(reading, first, last);
  const isWhole = article !== undefined && personal.length === 0 && article === first - 1;
  result.facts.push({
    field: 'occupation',
    value: capitalize(value.text),
    span: isWhole ? phrase(reading, article, last).span : value.span,
  });
}

/** `head of security`, `professor of history`: the complement belongs to the occupation. */
function throughOf(reading: Reading, last: number, result: Facts): number {
  const { tokens, mentionAt } = reading;
  if (result.next !== last + 1 || tokenAt(tokens, last + 1).lower !== 'of') return last;
  let at = last + 2;
  if (/^(?:the|a|an)$/.test(tokenAt(tokens, at).lower)) at++;
  const token = tokenAt(tokens, at);
  if (
    mentionAt[at] ||
    token.kind !== 'word' ||
    isFunctionWord(token.lower) ||
    readAge(tokens, at, at + 3) ||
    token.quoted
  )
    return last;
  const next = tokenAt(tokens, at + 1);
  const end =
    next.kind === 'word' &&
    !isFunctionWord(next.lower) &&
    finiteVerb(next.lower) === undefined &&
    !next.quoted &&
    !mentionAt[at + 1] &&
    !linking.has(next.lower)
      ? at + 1
      : at;
  result.next = end + 1;
  return end;
}

function addPersonNoun(reading: Reading, result: Facts, head: Head, modifiers: number[]): void {
  const { tokens } = reading;
  const word = tokenAt(tokens, head.last).lower;
  const isPlain =
    /^(?:man|woman|boy|girl|guy|lady|person|character|human|individual|people|figure|one|role|name|gentleman|fellow|dude|lad|child|kid)$/.test(
      word,
    ) || animals.has(word);
  const look = modifiers.filter((each) => !traitWords.has(tokenAt(tokens, each).lower));
  addModifiers(
    reading,
    result,
    modifiers.filter((each) => traitWords.has(tokenAt(tokens, each).lower)),
  );
  if (
    (recordNouns.get(word)?.kind === 'characters' && !personNouns.has(word.replace(/s$/, ''))) ||
    word === 'character'
  ) {
    addModifiers(
      reading,
      result,
      look.filter((each) => lookWords.has(tokenAt(tokens, each).lower)),
    );
    return;
  }
  if (look.length === 0 && isPlain && !animals.has(word)) return;
  const value = phrase(reading, look[0] ?? head.first, head.last);
  result.facts.push({ field: 'description', value: capitalize(value.text), span: value.span });
}

function addModifiers(reading: Reading, result: Facts, modifiers: readonly number[]): void {
  const { tokens } = reading;
  for (const at of modifiers) {
    const token = tokenAt(tokens, at);
    const span = phrase(reading, at, at).span;
    if (traitWords.has(token.lower)) result.facts.push({ field: 'trait', value: token.lower, span });
    else if (
      !/^(?:very|quite|rather|extremely|too|so|really|bit|little|most|slightly|always|deeply)$/.test(token.lower)
    )
      result.facts.push({ field: 'description', value: capitalize(token.text), span });
  }
}

/** First letter large; the rest as written. */
export function capitalize(text: string): string {
  const isLoud = text.length > 4 && text === text.toUpperCase() && text !== text.toLowerCase();
  const calm = isLoud ? text.toLowerCase() : text;
  const first = [...calm][0] ?? '';
  return first.toUpperCase() + calm.slice(first.length);
}
