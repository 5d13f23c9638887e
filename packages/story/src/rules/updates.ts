import type { ExtractedUpdate, Span } from '@greenlight/schema';
import { readAge } from './age.ts';
import { ageFacts } from './age-facts.ts';
import { capitalize } from './capitalize.ts';
import type { Claims } from './claim.ts';
import { readPluralWork } from './copula.ts';
import { readSegment, stretchEnd } from './fact-segment.ts';
import { numberValue } from './lexicon/number-words.ts';
import { readGroupAt } from './mention-group.ts';
import { tidyName } from './name-key.ts';
import { addStatement } from './predicate.ts';
import { readProperty, readPropertyValue } from './property.ts';
import { type Argument, type Mention, phrase, type Reading, tokenAt } from './reading.ts';
import { readTimeOfDay } from './time-of-day.ts';

/** Reads an order to change something: "make him a detective", "rename Tom to Thomas", "change her age to 31". */
export function readOrder(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  const act = reading.acts[index];
  if (!sentence || act?.kind !== 'update') return;
  const { tokens } = reading;
  const verb = tokenAt(tokens, act.head).lower;
  const after = act.head + 1;
  if (/^(?:change|set|update|edit|correct|fix|switch|swap|replace)$/.test(verb))
    changeProperty(reading, index, after, sentence.to, claims);
  else if (verb === 'rename' || verb === 'call') rename(reading, index, after, sentence.to, claims);
  else if (verb === 'give') give(reading, index, after, sentence.to, claims);
  else turnInto(reading, index, after, sentence.to, claims);
}

/** The one an order is about, and the token after. */
function targetAt(reading: Reading, at: number): { target: Argument; next: number } | undefined {
  const { tokens, mentionAt } = reading;
  let from = at;
  if (/^(?:the|character|location|name|of)$/.test(tokenAt(tokens, from).lower) && !mentionAt[from]) from++;
  if (/^(?:character|person|location|place|name)$/.test(tokenAt(tokens, from).lower)) from++;
  if (tokenAt(tokens, from).lower === 'of') from++;
  const mention = mentionAt[from];
  if (mention) return { target: { mention }, next: mention.last + 1 };
  return /^(?:him|her|them|it|his|their|she|he)$/.test(tokenAt(tokens, from).lower)
    ? { target: { pronoun: from }, next: from + 1 }
    : undefined;
}

function changeProperty(reading: Reading, index: number, at: number, to: number, claims: Claims): void {
  const { tokens } = reading;
  let noun = at;
  if (tokenAt(tokens, noun).lower === 'the') noun++;
  const isOf =
    /^(?:name|age|job|occupation|profession|role)$/.test(tokenAt(tokens, noun).lower) &&
    /^(?:of|for)$/.test(tokenAt(tokens, noun + 1).lower);
  if (isOf) {
    const found = targetAt(reading, noun + 2);
    const link = found ? linkAt(reading, found.next, to) : undefined;
    const property = propertyOf(tokenAt(tokens, noun).lower);
    if (!found || link === undefined || !property) return;
    if (property === 'name') hideNewName(reading, link, to);
    readPropertyValue(reading, index, found.target, property, link, to, claims);
    return;
  }
  const found = targetAt(reading, at);
  if (!found) return;
  const clitic =
    tokenAt(tokens, found.next).lower === "'s" || /^['’]$/.test(tokenAt(tokens, found.next).text)
      ? found.next + 1
      : found.next;
  if (/^(?:name|surname)$/.test(tokenAt(tokens, clitic).lower) || tokenAt(tokens, clitic + 1).lower === 'name')
    hideNewName(reading, clitic + 1, to);
  const link = linkAt(reading, found.next, to);
  if (readProperty(reading, index, found.target, clitic, to, claims) > clitic) return;
  if (link !== undefined && 'mention' in found.target) nameOrDescribe(reading, index, found.target, link, to, claims);
}

function propertyOf(word: string): 'age' | 'occupation' | 'name' | 'role' | undefined {
  if (word === 'age' || word === 'name' || word === 'role') return word;
  return /^(?:job|occupation|profession)$/.test(word) ? 'occupation' : undefined;
}

/** The token after "to", "into", "as", "with". */
function linkAt({ tokens }: Reading, from: number, to: number): number | undefined {
  for (let at = from; at < Math.min(from + 4, to - 1); at++)
    if (/^(?:to|into|as|with|be|by)$/.test(tokenAt(tokens, at).lower)) return at + 1;
  return undefined;
}

/** A name that somebody is to get is nobody new. */
function hideNewName(reading: Reading, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const mention = reading.mentionAt[at];
    if (mention && mention.first >= from) mention.other = 'new name';
  }
}

/** "change Sarah to Anna" renames; "change Sarah to a nurse" describes. */
function nameOrDescribe(
  reading: Reading,
  index: number,
  target: Argument,
  at: number,
  to: number,
  claims: Claims,
): void {
  const { tokens, mentionAt } = reading;
  const segment = mentionAt[at] ? undefined : readSegment(reading, at, to);
  if (segment && segment.facts.length > 0) {
    addStatement({ reading, subjects: [target], to, sentence: index, claims }, segment);
    return;
  }
  if (tokenAt(tokens, at).shape === 'lower' && !mentionAt[at] && tokenAt(tokens, at).kind !== 'mark') return;
  putName(reading, index, target, at, to, claims);
}

function putName(reading: Reading, index: number, target: Argument, at: number, to: number, claims: Claims): void {
  const { tokens, mentionAt } = reading;
  let first = at;
  if (/^["“«'‘:]$/.test(tokenAt(tokens, first).text)) first++;
  const mention = mentionAt[first];
  let last = mention && mention.first === first ? mention.last : stretchEnd(reading, first, to) - 1;
  if (tokenAt(tokens, first).quoted) while (last > first && !tokenAt(tokens, last).quoted) last--;
  while (last > first && /^(?:instead|please|now|from|on|too)$/.test(tokenAt(tokens, last).lower)) last--;
  if (first >= to || last < first || last - first > 5) return;
  hideNewName(reading, first, to);
  const words = phrase(reading, first, last);
  claims.statements.push({
    subjects: [target],
    facts: {
      facts: [
        { field: 'name', value: tidyName(words.text, tokenAt(tokens, first).shape === 'lower'), span: words.span },
      ],
      next: last + 1,
      isPersonal: false,
    },
    sentence: index,
  });
}

function rename(reading: Reading, index: number, at: number, to: number, claims: Claims): void {
  const found = targetAt(reading, at);
  if (!found) return;
  const link = newNameAt(reading, linkAt(reading, found.next, to) ?? found.next, to);
  if (link < to) putName(reading, index, found.target, link, to, claims);
  else if (link > to) putName(reading, index, found.target, link, link + 1, claims);
}

/** "Rename Bruno, he's Bernard now", "call tiff something else... amaya": where the name comes. */
function newNameAt({ tokens }: Reading, from: number, to: number): number {
  let at = from;
  while (
    at < to &&
    /^(?:,|-|–|—|:|he|she|is|'s|something|somebody|else|instead|now|like|maybe|differently)$/.test(
      tokenAt(tokens, at).lower,
    )
  )
    at++;
  if (at < to) return at;
  while (tokenAt(tokens, at).kind === 'mark') at++;
  const isAlone = tokenAt(tokens, at).kind === 'word' && tokenAt(tokens, at + 1).kind !== 'word';
  return at > to && isAlone ? at : to;
}

/** `give her a limp`; "give her a brother named Tom" is told by the noun before the name. */
function give(reading: Reading, index: number, at: number, to: number, claims: Claims): void {
  const found = targetAt(reading, at);
  if (!found || found.next >= to) return;
  const { tokens } = reading;
  for (let next = found.next; next < to; next++) if (reading.mentionAt[next]) return;
  if (/^(?:age|name|job)$/.test(tokenAt(tokens, found.next + 1).lower)) {
    const property = propertyOf(tokenAt(tokens, found.next + 1).lower);
    if (property) readPropertyValue(reading, index, found.target, property, found.next + 2, to, claims);
    return;
  }
  const words = phrase(reading, found.next, stretchEnd(reading, found.next, to) - 1);
  claims.statements.push({
    subjects: [found.target],
    facts: {
      facts: [{ field: 'description', value: capitalize(words.text), span: words.span }],
      next: to,
      isPersonal: true,
    },
    sentence: index,
  });
}

/** `make Nilton 45`, `turn Viktor into a woman called Viktoria`. */
function turnInto(reading: Reading, index: number, at: number, to: number, claims: Claims): void {
  const { tokens, mentionAt } = reading;
  const found = targetAt(reading, at);
  if (!found) return;
  const several = 'mention' in found.target ? readGroupAt(reading, found.target.mention, to) : undefined;
  if (several && several.members.length > 1) {
    const subjects = several.members.map((mention) => ({ mention }));
    if (readPluralWork({ reading, subjects, to, sentence: index, claims }, several.next) !== undefined) return;
  }
  let from = found.next;
  while (from < to && /^(?:into|as|be|to|a_bit|more|,)$/.test(tokenAt(tokens, from).lower)) from++;
  for (let next = from; next < to; next++) {
    const named = mentionAt[next];
    if (!named || !/^(?:called|named)$/.test(tokenAt(tokens, named.first - 1).lower)) continue;
    putName(reading, index, found.target, named.first, to, claims);
    break;
  }
  if (tokenAt(tokens, from).lower === 'both') from++;
  const firm = skipComparative(reading, from, to);
  const isNumbered = firm > from && readAge(tokens, firm, to)?.value !== undefined;
  if (isNumbered) from = firm;
  else if (readLater(reading, index, found.target, claims)) return;
  let turns = 0;
  while (from < to && turns++ < 6) {
    const segment = readSegment(reading, from, to);
    if (!segment || segment.next <= from) break;
    addStatement({ reading, subjects: [found.target], to, sentence: index, claims }, segment);
    from = segment.next;
    while (from < to && (tokenAt(tokens, from).text === ',' || tokenAt(tokens, from).lower === 'and')) from++;
  }
}

/** "a bit younger, say 25": the number alone matters. */
function skipComparative({ tokens }: Reading, from: number, to: number): number {
  let at = from;
  while (at < to && /^(?:a|bit|little|lot|much|way|far|slightly|some|years?)$/.test(tokenAt(tokens, at).lower)) at++;
  if (!/^(?:older|younger)$/.test(tokenAt(tokens, at).lower)) return from;
  at++;
  while (at < to && /^(?:[,:;–—-]+|to|at|say|something|than|that|so)$/.test(tokenAt(tokens, at).lower)) at++;
  return at;
}

/** "Make her older. Like 70": the sentence after the order is the number. */
function readLater(reading: Reading, index: number, target: Argument, claims: Claims): boolean {
  const next = reading.sentences[index + 1];
  const age = next && readAge(reading.tokens, next.from, next.to);
  if (!next || age?.value === undefined || age.next < next.to) return false;
  const facts = { facts: ageFacts(reading, next.from, age), next: age.next, isPersonal: true };
  addStatement({ reading, subjects: [target], to: next.to, sentence: index, claims }, facts);
  return true;
}

/** "Briar Hall should be called Thornfield Hall": the name it is to have. */
export function readNewName(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  if (!sentence) return;
  const { tokens, mentionAt } = reading;
  for (let at = sentence.from + 2; at < sentence.to - 1; at++) {
    if (!/^(?:called|named|renamed)$/.test(tokenAt(tokens, at).lower)) continue;
    const modal = linkBefore(reading, at);
    if (modal < 0) continue;
    let subject = modal - 1;
    if (/^(?:needs|has|ought|now|rather)$/.test(tokenAt(tokens, subject).lower)) subject--;
    const mention: Mention | undefined = mentionAt[subject];
    const target: Argument | undefined = mention?.known
      ? { mention }
      : /^(?:he|she)$/.test(tokenAt(tokens, subject).lower)
        ? { pronoun: subject }
        : undefined;
    if (target)
      putName(reading, index, target, tokenAt(tokens, at + 1).lower === 'as' ? at + 2 : at + 1, sentence.to, claims);
  }
}

/** Where "should be called" or "is now called" begins; -1 when nobody gets another name. */
function linkBefore({ tokens }: Reading, at: number): number {
  const before = tokenAt(tokens, at - 1).lower;
  const first = tokenAt(tokens, at - 2).lower;
  if (before === 'be') return /^(?:should|must|will|shall|to)$/.test(first) ? at - 2 : -1;
  return before === 'now' && /^(?:is|'s|was|gets)$/.test(first) ? at - 2 : -1;
}

/** "From now on he's Corvin", "he is Bernard now": another name for somebody known. */
export function readOtherName(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  if (!sentence || reading.acts[index]?.kind === 'question') return;
  const { tokens, mentionAt, known } = reading;
  const words = tokens.slice(sentence.from, sentence.to).map(({ lower }) => lower);
  const hasNow = /\b(?:from now on|now|instead|from here on)\b/.test(words.join(' '));
  if (!hasNow || !known.all.some(({ kind }) => kind === 'character')) return;
  for (let at = sentence.from; at < sentence.to - 1; at++) {
    const isLink = /^(?:is|'s)$/.test(tokenAt(tokens, at).lower);
    const name = mentionAt[at + 1] ?? mentionAt[at + 2];
    if (
      !isLink ||
      !name ||
      name.known ||
      name.other ||
      (name.first !== at + 1 && tokenAt(tokens, at + 1).lower !== 'now')
    )
      continue;
    const before = mentionAt[at - 1];
    const target: Argument | undefined =
      before?.known?.kind === 'character'
        ? { mention: before }
        : /^(?:he|she)$/.test(tokenAt(tokens, at - 1).lower)
          ? { pronoun: at - 1 }
          : undefined;
    if (!target || name.last + 1 < sentence.to - 3) continue;
    putName(reading, index, target, name.first, name.last + 1, claims);
    return;
  }
}

/** "The name of Hendrik must be now Joost", "the age of Bruno is 28": a field of somebody, by its noun. */
export function readFieldOf(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  if (!sentence || reading.acts[index]?.kind === 'question') return;
  const { tokens, mentionAt } = reading;
  for (let at = sentence.from; at < sentence.to - 3; at++) {
    const property = tokenAt(tokens, at).lower === 'the' ? propertyOf(tokenAt(tokens, at + 1).lower) : undefined;
    if (!property || !/^(?:of|for)$/.test(tokenAt(tokens, at + 2).lower)) continue;
    const owner = mentionAt[at + 3];
    if (!owner?.known) continue;
    let value = owner.last + 1;
    let links = 0;
    while (
      value < sentence.to &&
      /^(?:is|'s|must|should|will|be|to|now|=|:|become|becomes|has|actually)$/.test(tokenAt(tokens, value).lower)
    ) {
      value++;
      links++;
    }
    if (links === 0 || value >= sentence.to) continue;
    if (property === 'name') putName(reading, index, { mention: owner }, value, sentence.to, claims);
    else readPropertyValue(reading, index, { mention: owner }, property, value, sentence.to, claims);
    return;
  }
}

/** "change scene 3 to night", "set scene 2 in the church": a scene by its number. */
export function readSceneUpdate(reading: Reading, index: number): ExtractedUpdate | undefined {
  const sentence = reading.sentences[index];
  if (!sentence || reading.acts[index]?.kind !== 'update') return undefined;
  const { tokens } = reading;
  for (let at = sentence.from; at < sentence.to - 1; at++) {
    if (tokenAt(tokens, at).lower !== 'scene') continue;
    const number = numberValue(tokenAt(tokens, at + 1).lower);
    if (number === undefined) return undefined;
    const set: Record<string, unknown> = {};
    const evidence: Record<string, Span> = { name: phrase(reading, at, at + 1).span };
    const time = readTimeOfDay(reading, at + 2, sentence.to) ?? dayAlone(reading, at + 2, sentence.to);
    if (time) {
      set.timeOfDay = time.value;
      evidence.timeOfDay = time.span;
    }
    for (let next = at + 2; next < sentence.to; next++) {
      const mention = reading.mentionAt[next];
      if (
        !mention ||
        !/^(?:in|at|to|inside|outside|into)$/.test(
          tokenAt(tokens, mention.first - 1).lower.replace(/^the$/, tokenAt(tokens, mention.first - 2).lower),
        )
      )
        continue;
      set.location = mention.known?.name ?? mention.name;
      evidence.location = mention.span;
      break;
    }
    return Object.keys(set).length > 0
      ? { kind: 'scene', name: `Scene ${number}`, set, confidence: 0.85, evidence }
      : undefined;
  }
  return undefined;
}

function dayAlone(reading: Reading, from: number, to: number): { value: 'day'; span: Span } | undefined {
  for (let at = from; at < to; at++)
    if (tokenAt(reading.tokens, at).lower === 'day') return { value: 'day', span: phrase(reading, at, at).span };
  return undefined;
}
