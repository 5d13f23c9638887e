import { recordNouns } from './lexicon/act-words.ts';
import { isWordlikeName } from './lexicon/given-names.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { isFunctionWord, isOrdinaryWord } from './lexicon/ordinary-words.ts';
import { looksFinite } from './lexicon/person-verbs.ts';
import { nounBefore, placeBefore } from './named-noun.ts';
import { describe, type NamedThing } from './named-thing.ts';
import { type Reading, tokenAt } from './reading.ts';
import type { Sentence, Token } from './token.ts';
import { readName } from './written-name.ts';

const namings = new Set("named called nicknamed dubbed name's".split(' '));
/** The name after a naming cue that stands just before this token. */
export function readNamingCue(reading: Reading, sentence: Sentence, at: number): NamedThing | undefined {
  const cue = isFieldLabel(reading, at) ? undefined : findCue(reading, sentence, at);
  if (!cue) return undefined;
  const range = readName(reading, sentence, at, cue.allowsSmall);
  if (!range) return undefined;
  const thing = describe(reading, sentence, cue.noun, range);
  if (cue.isLabel && cue.noun < 0 && thing.place.every(({ name }) => name === 'named')) {
    thing.person = [{ name: 'person named', weight: 0.72 }];
    thing.place = [];
  }
  if (cue.isCreate && thing.person.length > 0) thing.person = [{ name: 'asked for by name', weight: 0.93 }];
  return thing;
}

/** `name: Halima`: the label of a field, no name. */
function isFieldLabel({ tokens }: Reading, at: number): boolean {
  return (
    /^(?:name|names|age|job|occupation|profession|role|gender|trade|work)$/.test(tokenAt(tokens, at).lower) &&
    /^[:=]$/.test(tokenAt(tokens, at + 1).text)
  );
}

interface FoundCue {
  /** Token of the noun that tells what is named; -1 when there is none. */
  noun: number;
  allowsSmall: boolean;
  isCreate: boolean;
  /** The field of a form: `name: Tansy`. */
  isLabel?: boolean;
}

function findCue(
  { tokens, mentionAt, acts, sentences }: Reading,
  sentence: Sentence,
  at: number,
): FoundCue | undefined {
  const token = tokenAt(tokens, at);
  if (token.kind === 'mark' && !/^["“«'‘]$/.test(token.text)) return undefined;
  let before = at - 1;
  while (before > sentence.from && /^[:,"“«'‘=–—-]$/.test(tokenAt(tokens, before).text)) before--;
  const hasColon = before < at - 1 && tokenAt(tokens, before + 1).text === ':';
  if (before < sentence.from) return undefined;
  const cue = tokenAt(tokens, before);
  const act = acts[sentences.indexOf(sentence)];
  const isCreate = act?.kind === 'create';
  const isCall = /^(?:call|name)$/.test(cue.lower) && /^(?:is|was|'s|be)$/.test(tokenAt(tokens, before - 1).lower);
  const isCalledSo =
    /^(?:him|her|it)$/.test(cue.lower) &&
    /^(?:call|name)$/.test(tokenAt(tokens, before - 1).lower) &&
    before === at - 1;
  if (
    isCalledSo &&
    act?.kind !== 'update' &&
    !mentionAt.slice(sentence.from, before).some((each) => each !== undefined)
  ) {
    const noun = nounBefore(tokens, sentence, before - 2);
    return noun < 0 ? undefined : { noun, allowsSmall: true, isCreate };
  }
  if (namings.has(cue.lower) || isCall)
    return before === at - 1 || tokenAt(tokens, before + 1).text !== ','
      ? namingBefore(tokens, mentionAt, sentence, before, isCreate)
      : undefined;
  if (
    cue.lower === 'name' &&
    before === at - 1 &&
    token.shape !== 'lower' &&
    token.kind === 'word' &&
    !isFunctionWord(token.lower) &&
    !/^(?:stage|pen|ring|street|code|screen|nick|last|first|real|second|middle|pet|true|brand|file)$/.test(
      tokenAt(tokens, before - 1).lower,
    )
  )
    return { noun: nounBefore(tokens, sentence, before - 1), allowsSmall: false, isCreate };
  const isPlainWord = token.shape === 'lower' && isOrdinaryWord(token.lower) && !isWordlikeName(token.lower);
  if (isNameLabel(tokens, sentence, before) && !(hasColon && isPlainWord))
    return { noun: nounBefore(tokens, sentence, before - 2), allowsSmall: true, isCreate, isLabel: hasColon };
  if (hasColon && act && (isCreate || isLabelled(tokens, sentence, before))) {
    const isNoun = recordNouns.has(cue.lower) ? recordNouns.get(cue.lower)?.kind !== 'scenes' : isPersonNoun(cue.lower);
    const noun = isNoun ? before : -1;
    return noun >= 0
      ? { noun, allowsSmall: isCreate && recordNouns.get(cue.lower)?.isPlural !== true, isCreate }
      : undefined;
  }
  if (
    isCreate &&
    before === at - 1 &&
    recordNouns.get(cue.lower)?.isPlural === false &&
    token.shape === 'lower' &&
    !isOrdinaryWord(token.lower) &&
    !looksFinite(token.lower)
  )
    return { noun: before, allowsSmall: true, isCreate };
  return undefined;
}

/** The words before "named": a noun, a comma, a copula; not a caller ("Sarah called Tom"). */
function namingBefore(
  tokens: Token[],
  mentionAt: Reading['mentionAt'],
  sentence: Sentence,
  cue: number,
  isCreate: boolean,
): FoundCue | undefined {
  let before = cue - 1;
  while (
    before >= sentence.from &&
    (/^(?:also|simply|just|only|really|now|always)$/.test(tokenAt(tokens, before).lower) ||
      tokenAt(tokens, before).text === ',')
  )
    before--;
  const previous = tokenAt(tokens, before);
  const isCall = tokenAt(tokens, cue).lower === 'called';
  if (before < sentence.from)
    return isCall && tokens[cue + 1]?.shape === 'lower' ? undefined : { noun: -1, allowsSmall: true, isCreate };
  if (mentionAt[before] && isCall) return undefined;
  if (
    /^(?:he|she|they|i|we|you|who|has|had|have|and|then|police)$/.test(previous.lower) &&
    isCall &&
    previous.lower !== 'who'
  )
    return undefined;
  const isOfIt = /^(?:is|was|'s)$/.test(previous.lower) && tokenAt(tokens, before - 1).lower === 'it';
  const noun = isOfIt ? placeBefore(tokens, before - 1) : nounBefore(tokens, sentence, before);
  const isNoun = noun >= 0 || /^(?:is|was|are|be|'s|being|who|which|that|it)$/.test(previous.lower);
  return { noun, allowsSmall: isNoun || isCreate, isCreate };
}

/** `her name is Ada`, `name: ada`, `names: A, B`. */
function isNameLabel(tokens: readonly Token[], sentence: Sentence, before: number): boolean {
  const here = tokenAt(tokens, before).lower;
  if (here === 'name' || here === 'names')
    return (
      tokenAt(tokens, before + 1).text === ':' ||
      tokenAt(tokens, before + 1).text === '=' ||
      (here === 'name' && tokenAt(tokens, before - 1).lower === 'the' && tokenAt(tokens, before - 2).lower === 'by')
    );
  if (!/^(?:is|are|'s|was|be)$/.test(here) || before - 1 < sentence.from) return false;
  let at = before - 1;
  if (/^(?:should|will|must|real|full)$/.test(tokenAt(tokens, at).lower)) at--;
  return /^names?$/.test(tokenAt(tokens, at).lower);
}

function isLabelled(tokens: readonly Token[], sentence: Sentence, at: number): boolean {
  const cue = tokenAt(tokens, at).lower;
  return (
    at - sentence.from <= 4 && (recordNouns.has(cue) || isPersonNoun(cue)) && recordNouns.get(cue)?.kind !== 'scenes'
  );
}
