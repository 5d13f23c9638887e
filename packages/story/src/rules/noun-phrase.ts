import { isAdjective } from './adjective.ts';
import type { Facts, RelationNoun } from './fact.ts';
import { gazetteerKind } from './lexicon/gazetteer.ts';
import { isPlainGivenName } from './lexicon/given-names.ts';
import { personNouns } from './lexicon/person-nouns.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { foldWord } from './name-key.ts';
import { addModifiers, addOccupation, addPersonNoun, addRole } from './noun-facts.ts';
import { type Group, readGroup } from './noun-group.ts';
import { type Head, headOf } from './noun-head.ts';
import { type Argument, phrase, type Reading, tokenAt } from './reading.ts';
import { ownedBond } from './relation-claims.ts';
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

/** Before a relation noun these belong to the bond: "best friend", "older brother". */
const kinAdjectives =
  /^(?:best|old|oldest|older|elder|eldest|young|younger|youngest|little|big|close|closest|childhood|worst|late|twin|only|good|long-lost|long|lost|former|new|first|second|greatest|dear|dearest|sworn|arch|own|real|true|estranged|baby|kid|ex|half|step|so-called|wonderful|secret|then|future)$/;

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
  else if (head.kind === 'occupation' && !(group.owner && isMereBond(tokenAt(tokens, head.last).lower)))
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
  if (group.owner && ownedBond(headText)) result.relation = relationNoun(reading, head, group.owner);
  return result;
}

/** "Her boss", "his partner": a bond alone. "Her nurse", "his lawyer" tell the work as well. */
function isMereBond(lower: string): boolean {
  const relation = relationWord(lower);
  return relation !== undefined && (relation.type !== 'colleague' || ranks.test(lower));
}

const ranks =
  /^(?:boss|partner|manager|supervisor|superior|deputy|agent|editor|assistant|servant|employer|employee|commander|captain|sergeant|lieutenant|handler|accomplice|informant|landlord|landlady|client|patient)s?$/;

/** `mother of Gus`, `the rival of Denise`: the owner stands behind. */
function takeOwner({ tokens, mentionAt }: Reading, group: Group, head: Head, result: Facts): void {
  if (
    group.owner ||
    group.next !== head.last + 1 ||
    !isOwnerLink(tokens, mentionAt, group.next) ||
    !relationWord(tokenAt(tokens, head.last).lower)
  )
    return;
  const adorned = /^(?:the|old|poor|young|late|little)$/;
  let at = group.next + 1;
  while (at < group.next + 3 && !mentionAt[at] && adorned.test(tokenAt(tokens, at).lower)) at++;
  const mention = mentionAt[at];
  if (!mention || mention.first !== at || ownsMore(tokens, mention.last + 1)) return;
  group.owner = { mention };
  result.next = mention.last + 1 + (tokenAt(tokens, mention.last + 1).lower === "'s" ? 1 : 0);
}

/** "The mother of Gus", and "the uncle from Marta" of those who learned English late; "a friend from Leeds" is from there. */
export function isOwnerLink(tokens: Reading['tokens'], mentionAt: Reading['mentionAt'], at: number): boolean {
  const { lower } = tokenAt(tokens, at);
  if (lower !== 'from') return /^(?:of|to)$/.test(lower);
  const mention = mentionAt[at + 1];
  return mention?.known ? mention.known.kind === 'character' : mention !== undefined && isSomebodysName(mention.name);
}

function isSomebodysName(name: string): boolean {
  const first = foldWord(name.split(' ')[0] ?? '');
  return isPlainGivenName(first) && gazetteerKind(first) === undefined;
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
