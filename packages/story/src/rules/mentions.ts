import type { KnownName } from './known-names.ts';
import { gazetteerKind } from './lexicon/gazetteer.ts';
import { givenNameGender, isPlainGivenName } from './lexicon/given-names.ts';
import { numberValue } from './lexicon/number-words.ts';
import { isFunctionWord, isOrdinaryWord } from './lexicon/ordinary-words.ts';
import { looksFinite } from './lexicon/person-verbs.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { offices, smallTitles, titles } from './lexicon/titles.ts';
import { foldWord, nameWords, tidyName, withoutTitles } from './name-key.ts';
import { readNameSequence } from './name-sequence.ts';
import { readNamingCue } from './naming-cue.ts';
import { addCue, type Mention, phrase, type Reading, tokenAt } from './reading.ts';
import type { Sentence } from './token.ts';

/** Finds every name in the sentences that put something on record, left to right. */
export function findMentions(reading: Reading): void {
  for (const [index, sentence] of reading.sentences.entries()) {
    const act = reading.acts[index];
    if (!act || !readsNames(act.kind, act.isStrict) || act.pattern === 'scene heading') continue;
    for (let at = sentence.from; at < sentence.to; ) at = readAt(reading, index, sentence, at);
  }
}

function readsNames(kind: string, isStrict: boolean | undefined): boolean {
  return kind === 'create' || kind === 'update' || kind === 'tell' || (kind === 'chatter' && isStrict === true);
}

/** Reads a name that begins at this token, if any, and returns where to go on. */
function readAt(reading: Reading, index: number, sentence: Sentence, at: number): number {
  const token = tokenAt(reading.tokens, at);
  if (isLabel(reading, sentence, at)) return at + 1;
  if (token.quoted || token.kind === 'newline') return at + 1;
  const named = readNamingCue(reading, sentence, at);
  if (named) {
    const mention = addMention(reading, index, named.first, named.last, { name: named.name });
    for (const cue of named.person) addCue(mention.person, cue.name, cue.weight);
    for (const cue of named.place) addCue(mention.place, cue.name, cue.weight);
    if (named.isAnimal) mention.isAnimal = true;
    if (named.gender) mention.gender = named.gender;
    if (named.placeKind) mention.placeKind = named.placeKind;
    if (named.placeDescription) mention.placeDescription = named.placeDescription;
    if (named.other) mention.other = named.other;
    if (named.place.some((cue) => cue.weight >= 0.85)) mention.hasTitle = false;
    return named.last + 1;
  }
  const first = firstName(reading, sentence, at);
  if (!first) return at + 1;
  addMention(reading, index, first.first, first.last, first);
  return first.last + 1;
}

/** `Occupation: journalist`: the word before the colon is the name of a field. */
function isLabel({ tokens }: Reading, sentence: Sentence, at: number): boolean {
  return (
    at === sentence.from &&
    !tokenAt(tokens, at).isSpeaker &&
    /^[:=]$/.test(tokenAt(tokens, at + 1).text) &&
    /^(?:name|age|occupation|job|profession|role|gender|description|traits?|personality|location|place|time|setting|title|genre|logline|background|appearance|motivation|goal|cast|characters?|note|notes|summary|theme|tone|style|act|backstory|nationality|relationship|relationships|status|home|family|end|ending|beginning|start|client)$/.test(
      tokenAt(tokens, at).lower,
    )
  );
}

interface Found {
  first: number;
  last: number;
  known?: KnownName;
  isLower?: boolean;
}

function firstName(reading: Reading, sentence: Sentence, at: number): Found | undefined {
  const { tokens, known } = reading;
  if (tokenAt(tokens, at).kind === 'mark') return undefined;
  const isInitial = isInitialAt(reading, sentence, at);
  const sequence = readNameSequence(tokens, at, sentence.to, isInitial);
  const whole = matchKnown(reading, sentence, at);
  if (sequence && (!whole || sequence.last >= whole.last)) {
    const words = wordsOf(reading, sequence.first, sequence.last);
    const match = known.resolve(words) ?? (whole && sequence.last === whole.last ? whole.known : undefined);
    return match ? { ...sequence, known: match } : whole && whole.last > at ? whole : sequence;
  }
  if (whole) return whole;
  return (
    smallPart(reading, at) ??
    smallTitled(reading, sentence, at) ??
    smallGivenName(reading, sentence, at) ??
    smallSubject(reading, sentence, at) ??
    smallPlace(reading, sentence, at)
  );
}

/** A known name typed in full, in any case. One ordinary word typed small is no name. */
function matchKnown({ tokens, known }: Reading, sentence: Sentence, at: number): Found | undefined {
  const token = tokenAt(tokens, at);
  if (token.kind !== 'word' && token.kind !== 'emoji' && token.kind !== 'number') return undefined;
  let best: Found | undefined;
  for (const name of known.beginningWith(foldWord(token.text))) {
    const last =
      matchWords(tokens, sentence, at, name.words) ?? matchWords(tokens, sentence, at, withoutTitles(name.words));
    if (last === undefined || (best && last <= best.last)) continue;
    const isBare = last === at && token.shape === 'lower' && isOrdinaryWord(token.lower);
    const hasArticle = tokenAt(tokens, at - 1).lower === 'the';
    if (isBare && !(hasArticle && /^the /i.test(name.name)) && !(name.kind === 'location' && hasArticle)) continue;
    best = { first: at, last, known: name, isLower: token.shape === 'lower' };
  }
  return best;
}

function matchWords(tokens: Reading['tokens'], sentence: Sentence, at: number, words: string[]): number | undefined {
  let next = at;
  let last = at;
  for (const word of words) {
    if (
      word.endsWith('s') &&
      next < sentence.to &&
      foldWord(tokenAt(tokens, next).text) === word.slice(0, -1) &&
      tokenAt(tokens, next + 1).kind === 'clitic'
    ) {
      last = next + 1;
      next += 2;
      continue;
    }
    while (next < sentence.to && tokenAt(tokens, next).kind === 'mark' && /^[."“”']$/.test(tokenAt(tokens, next).text))
      next++;
    if (next >= sentence.to || foldWord(tokenAt(tokens, next).text) !== word) return undefined;
    last = next;
    next++;
  }
  return words.length > 0 ? last : undefined;
}

/** A known person's first or last name typed small. */
function smallPart({ tokens, known }: Reading, at: number): Found | undefined {
  const token = tokenAt(tokens, at);
  if (token.kind !== 'word' || token.lower.length < 3) return undefined;
  const article = tokenAt(tokens, at - 1).lower;
  if (isOrdinaryWord(token.lower) && !(article === 'the' && offices.has(token.lower))) return undefined;
  const part = known.byPart(foldWord(token.text));
  return part && (part.kind === 'character' || !isOrdinaryWord(token.lower))
    ? { first: at, last: at, known: part, isLower: token.shape === 'lower' }
    : undefined;
}

/** `dr okafor`, `mrs hudson`, `mr Finch`. */
function smallTitled(reading: Reading, sentence: Sentence, at: number): Found | undefined {
  const token = tokenAt(reading.tokens, at);
  if (token.shape !== 'lower' || !smallTitles.has(token.lower)) return undefined;
  let next = at + 1;
  if (tokenAt(reading.tokens, next).text === '.') next++;
  const name = tokenAt(reading.tokens, next);
  if (next >= sentence.to || name.kind !== 'word' || name.quoted) return undefined;
  const words = wordsOf(reading, at, next);
  const match = reading.known.resolve(words);
  if (match) return { first: at, last: next, known: match, isLower: true };
  const isShort =
    /^(?:mr|mrs|ms|miss|dr|prof|mister|madame|don|doña|frau|herr|señor|señora|signor|signora|padre|monsieur|comandante)$/.test(
      token.lower,
    );
  if (name.shape !== 'lower') {
    if (!isShort) return undefined;
    const sequence = readNameSequence(reading.tokens, next, sentence.to, false);
    return sequence ? { first: at, last: sequence.last } : undefined;
  }
  if (!isShort || isOrdinaryWord(name.lower)) return undefined;
  return { first: at, last: next, isLower: true };
}

/** A well-known given name typed small, with a surname when one plainly follows. */
function smallGivenName({ tokens }: Reading, sentence: Sentence, at: number): Found | undefined {
  const token = tokenAt(tokens, at);
  if (
    token.kind !== 'word' ||
    token.shape !== 'lower' ||
    !isPlainGivenName(foldWord(token.text)) ||
    isOrdinaryWord(token.lower)
  )
    return undefined;
  const next = tokenAt(tokens, at + 1);
  const beyond = at + 2 < sentence.to ? tokenAt(tokens, at + 2) : undefined;
  const isSurname =
    at + 1 < sentence.to &&
    next.kind === 'word' &&
    next.lower.length > 2 &&
    !isOrdinaryWord(next.lower) &&
    !looksFinite(next.lower) &&
    !next.lower.endsWith('ing') &&
    (beyond === undefined ||
      beyond.kind === 'mark' ||
      beyond.kind === 'clitic' ||
      isFunctionWord(beyond.lower) ||
      looksFinite(beyond.lower));
  return { first: at, last: isSurname ? at + 1 : at, isLower: true };
}

/** `della is 22`: a word nobody knows, at the head of a sentence all in small letters, of whom an age or a noun is told. */
function smallSubject({ tokens }: Reading, sentence: Sentence, at: number): Found | undefined {
  const token = tokenAt(tokens, at);
  const isHead = at === sentence.from || /^(?:,|and|but)$/.test(tokenAt(tokens, at - 1).lower);
  if (
    !isHead ||
    token.kind !== 'word' ||
    token.shape !== 'lower' ||
    token.lower.length < 3 ||
    isOrdinaryWord(token.lower) ||
    /(?:ing|n't|nt)$/.test(token.lower)
  )
    return undefined;
  if (!/^(?:is|'s|was)$/.test(tokenAt(tokens, at + 1).lower)) return undefined;
  const told = tokenAt(tokens, at + 2);
  return told.kind === 'number' ||
    /^(?:a|an|his|her|my|our|their)$/.test(told.lower) ||
    numberValue(told.lower) !== undefined
    ? { first: at, last: at, isLower: true }
    : undefined;
}

/** `in lagos`, `to new york`: a listed city or country typed small, after a preposition. */
function smallPlace({ tokens }: Reading, sentence: Sentence, at: number): Found | undefined {
  const token = tokenAt(tokens, at);
  if (
    token.shape !== 'lower' ||
    token.kind !== 'word' ||
    !/^(?:in|to|from|near|around|outside|into|across)$/.test(tokenAt(tokens, at - 1).lower)
  )
    return undefined;
  for (let length = 3; length >= 1; length--) {
    if (at + length > sentence.to) continue;
    const text = tokens
      .slice(at, at + length)
      .map((each) => each.lower)
      .join(' ');
    if (gazetteerKind(text) && (length > 1 || !isOrdinaryWord(text)))
      return { first: at, last: at + length - 1, isLower: true };
  }
  return undefined;
}

/** True where a capital says nothing: at the head of a sentence, a line, a list item, or after a colon or an opening quotation. */
export function isInitialAt({ tokens }: Pick<Reading, 'tokens'>, sentence: Sentence, at: number): boolean {
  for (let before = at - 1; before >= Math.max(sentence.from, at - 60); before--) {
    const token = tokenAt(tokens, before);
    if (token.quoted) continue;
    if (token.kind === 'mark' && !/^[:"“”«»'‘’(*•–—-]$/.test(token.text)) return before === sentence.from;
    if (token.text === ':') return true;
    if (token.text === '.' && before === sentence.from + 1 && tokenAt(tokens, sentence.from).kind === 'number')
      return true;
    if (token.kind === 'number' && before === sentence.from) return true;
    if (token.kind !== 'mark') return false;
  }
  return true;
}

/** `the Captain`, written like a name, is The Captain. */
function nameByOffice(reading: Reading, mention: Mention): void {
  mention.name = `The ${mention.name}`;
  mention.span = phrase(reading, mention.first - 1, mention.last).span;
}

/** "Mr Bennet" is not Elizabeth Bennet, nor is "their mum Mrs Bennet": the title, or kin before it, tells them apart. */
function isAnother(reading: Reading, first: number, words: string[], known: KnownName): boolean {
  const title = titles.get(words[0] ?? '');
  if (known.kind !== 'character' || title === undefined || words.length < 2) return false;
  const own = withoutTitles(known.words);
  const ownTitle = titles.get(known.words[0] ?? '');
  const gender = ownTitle !== undefined && ownTitle !== 'any' ? ownTitle : givenNameGender(own[0] ?? '');
  if (gender && gender !== 'any' && title !== 'any' && gender !== title) return true;
  const isPart = withoutTitles(words).length < own.length;
  return (
    isPart &&
    relationWord(tokenAt(reading.tokens, first - 1).lower) !== undefined &&
    /^(?:his|her|their|'s)$/.test(tokenAt(reading.tokens, first - 2).lower)
  );
}

/** Scripts write a name in capitals where it first appears. */
function calmName(text: string, isLower: boolean): string {
  const isScript = text.length > 3 && text === text.toUpperCase() && !/[.\d]/.test(text) && text !== text.toLowerCase();
  return tidyName(text, isLower || isScript);
}

function wordsOf(reading: Reading, first: number, last: number): string[] {
  return nameWords(phrase(reading, first, last).text);
}

function addMention(
  reading: Reading,
  sentence: number,
  first: number,
  last: number,
  found: { name?: string; known?: KnownName; isLower?: boolean },
): Mention {
  const { tokens, sentences } = reading;
  const range = sentences[sentence];
  const written = phrase(reading, first, last);
  const words = nameWords(written.text);
  const match = found.known ?? reading.known.resolve(words);
  const known = match && isAnother(reading, first, words, match) ? undefined : match;
  const title = titles.get(words[0] ?? '');
  const bare = withoutTitles(words)[0] ?? '';
  const mention: Mention = {
    first,
    last,
    name: found.name ?? calmName(written.text, found.isLower ?? false),
    span: written.span,
    sentence,
    isInitial: range !== undefined && isInitialAt(reading, range, first),
    isLower: found.isLower ?? false,
    hasTitle: title !== undefined && words.length > 1 && !/^(?:saint|st)$/.test(words[0] ?? ''),
    person: [],
    place: [],
    gender: title !== undefined && title !== 'any' ? title : (givenNameGender(bare) ?? 'any'),
  };
  if (known) mention.known = known;
  else if (
    first === last &&
    !mention.isLower &&
    offices.has(tokenAt(tokens, first).lower) &&
    tokenAt(tokens, first - 1).lower === 'the'
  )
    nameByOffice(reading, mention);
  reading.mentions.push(mention);
  for (let at = first; at <= last; at++) if (tokens[at]) reading.mentionAt[at] = mention;
  return mention;
}
