import { isInitialAt } from './initial-position.ts';
import { type Found, matchKnown, smallPart, wordsOf } from './known-match.ts';
import type { KnownName } from './known-names.ts';
import { givenNameGender } from './lexicon/given-names.ts';
import { offices, titles } from './lexicon/titles.ts';
import { calmName, isAnother, nameByOffice } from './mention-name.ts';
import { nameWords, withoutTitles } from './name-key.ts';
import { readNameSequence } from './name-sequence.ts';
import { readNamingCue } from './naming-cue.ts';
import { addCue, type Mention, phrase, type Reading, tokenAt } from './reading.ts';
import {
  smallBeside,
  smallBracketed,
  smallGivenName,
  smallPlace,
  smallSubject,
  smallTitled,
  smallWordlike,
} from './small-names.ts';
import type { Sentence } from './token.ts';
/** Finds every name in the sentences that put something on record, left to right. */
export function findMentions(reading: Reading): void {
  for (const [index, sentence] of reading.sentences.entries()) {
    const act = reading.acts[index];
    if (act?.kind === 'chatter' && /^(?:negation|opinion)$/.test(act.pattern)) addKnown(reading, index, sentence);
    if (!act || !readsNames(act.kind, act.isStrict) || act.pattern === 'scene heading') continue;
    for (let at = sentence.from; at < sentence.to; ) at = readAt(reading, index, sentence, at);
  }
}

/** A denial or an opinion names nobody new, but what it puts right is said of somebody known. */
function addKnown(reading: Reading, index: number, sentence: Sentence): void {
  for (let at = sentence.from; at < sentence.to; at++) {
    const whole = tokenAt(reading.tokens, at).quoted ? undefined : matchKnown(reading, sentence, at);
    if (!whole) continue;
    addMention(reading, index, at, whole.last, whole);
    at = whole.last;
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
    (at === sentence.from || /^[,;:]$/.test(tokenAt(tokens, at - 1).text)) &&
    !tokenAt(tokens, at).isSpeaker &&
    /^[:=]$/.test(tokenAt(tokens, at + 1).text) &&
    /^(?:name|age|occupation|job|profession|role|gender|description|traits?|personality|location|place|time|setting|title|genre|logline|background|appearance|motivation|goal|cast|characters?|note|notes|summary|theme|tone|style|act|backstory|nationality|relationship|relationships|status|home|family|end|ending|beginning|start|client)$/.test(
      tokenAt(tokens, at).lower,
    )
  );
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
    smallWordlike(reading, sentence, at) ??
    smallBracketed(reading, sentence, at) ??
    smallGivenName(reading, sentence, at) ??
    smallBeside(reading, sentence, at) ??
    smallSubject(reading, sentence, at) ??
    smallPlace(reading, sentence, at)
  );
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
