import { capitalize } from './capitalize.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { numberValue } from './lexicon/number-words.ts';
import { isFunctionWord } from './lexicon/ordinary-words.ts';
import { finiteVerb, participleVerb } from './lexicon/person-verbs.ts';
import { placeKinds } from './lexicon/place-kinds.ts';
import { belief, type Phrase, phrase, type Reading, tokenAt } from './reading.ts';
import { timeOfDayOf } from './time-of-day.ts';

const LONGEST = 6;
const determiners = /^(?:the|a|an|one|some|same|this|that|his|her|their|my|our|another|two|three)$/;
const neverPlaces =
  /^(?:film|movie|story|scene|scenes|shot|way|time|times|end|start|beginning|middle|case|fact|love|trouble|danger|front|back|top|side|life|death|secret|silence|darkness|rain|snow|fog|sun|dark|light|action|bed|winter|summer|spring|autumn|year|years|day|days|week|weeks|month|months|moment|camera|credits|thing|things|act|part|idea|war|peace|money|music|voice|eyes|hand|hands|face|head|heart|screen|black|white|colour|color|work|person|people|somebody|someone|nobody|everybody|everyone|it|all|nothing|something|morning|close-up|title|flashback|same|place|location|setting|world|present|past|future|1\d\d\d|20\d\d|medias|general|english|french|spanish|german|arc|order|tone|colours|style|total|places|locations|settings|rooms|sets|spots|heaven|hell|bits|pieces|parts|acts|halves|hurry|mood|row|line|middle|nowhere|somewhere|everywhere|half|trouble|bad|good|party|meeting|wedding|funeral)$/;

/** A noun phrase that stands where a place belongs. */
export interface PlacePhrase {
  words: Phrase;
  /** The token behind it. */
  next: number;
  /** Its noun, when it is known for a place. */
  kind?: string;
}

/**
 * The noun phrase at a token, where a place is told: "the abandoned petrol station", "karaoke box", "refuge of mountain". Its noun is known
 * for a place, or `anyNoun` says that where it stands tells enough.
 */
export function placePhraseAt(
  reading: Reading,
  at: number,
  to: number,
  { anyNoun }: { anyNoun: boolean },
): PlacePhrase | undefined {
  const { tokens, mentionAt } = reading;
  let first = at;
  while (first < to && determiners.test(tokenAt(tokens, first).lower)) first++;
  let end = first;
  while (end < Math.min(first + LONGEST, to) && isOfPhrase(reading, first, end)) end++;
  const owner = mentionAt[first];
  const isOwned = owner !== undefined && tokenAt(tokens, owner.last + 1).lower === "'s" && end > owner.last + 2;
  if (owner && !isOwned) return undefined;
  if (tokenAt(tokens, end - 1).lower === "'s" && !placeKinds.has(`${tokenAt(tokens, end - 2).lower}'s`) && !anyNoun)
    return undefined;
  if (end <= first) return undefined;
  const head = tokenAt(tokens, end - 1).lower;
  const before = tokenAt(tokens, end - 2).lower;
  const pair = `${before} ${head}`;
  const kind = placeKinds.has(pair)
    ? pair
    : placeKinds.has(head)
      ? head
      : placeKinds.has(before + head)
        ? before + head
        : undefined;
  const isAny = anyNoun && isPlaceLike(head);
  if (kind === undefined && !isAny) return undefined;
  const whole = ofWhole(reading, end, to);
  const words = phrase(reading, first, whole - 1);
  return {
    words: { text: capitalize(words.text).slice(0, 120), span: words.span },
    next: whole,
    ...(kind ? { kind } : {}),
  };
}

function isPlaceLike(head: string): boolean {
  return (
    head.length > 2 &&
    !neverPlaces.test(head) &&
    !isPersonNoun(head) &&
    !isFunctionWord(head) &&
    numberValue(head) === undefined &&
    timeOfDayOf([head]) === undefined &&
    !head.endsWith('ing') &&
    !head.endsWith('ly')
  );
}

/** A word of the phrase: adjectives and nouns, the owner before them, a hyphen. */
function isOfPhrase(reading: Reading, first: number, at: number): boolean {
  const { tokens, mentionAt } = reading;
  const token = tokenAt(tokens, at);
  if (token.quoted || token.kind === 'newline') return false;
  const mention = mentionAt[at];
  if (mention)
    return at <= first + 2 && (tokenAt(tokens, mention.last + 1).lower === "'s" || belief(mention.place) >= 0.6);
  if (token.kind === 'clitic') return token.lower === "'s" && at > first;
  if (token.kind === 'number')
    return at > first && placeKinds.has(tokenAt(tokens, at - 1).lower) && /^\d{1,4}[a-z]?$/i.test(token.text);
  if (token.kind !== 'word') return false;
  if (placeKinds.has(token.lower) || placeKinds.has(`${token.lower} ${tokenAt(tokens, at + 1).lower}`)) return true;
  if (timeOfDayOf([token.lower]) !== undefined) return false;
  if (
    isFunctionWord(token.lower) ||
    /^(?:is|are|was|where|when|with|there|then|alone|together|outside|inside|near|opposite|next|named|called|behind|above|below|beside|during|again|like|while|because|today|now|which|who|until)$/.test(
      token.lower,
    )
  )
    return false;
  const isVerb = (finiteVerb(token.lower) ?? (at > first ? participleVerb(token.lower) : undefined)) !== undefined;
  return !isVerb || (at === first && /(?:ed|en|ing)$/.test(token.lower)) || isCompound(reading, at);
}

/** A verb's form that a noun of place follows: "the boat shed", "the bowling alley", "a parking space". */
function isCompound({ tokens }: Reading, at: number): boolean {
  return placeKinds.has(tokenAt(tokens, at + 1).lower);
}

/** "of mountain", "of the Rialto", "for workers", "with no wheels": what belongs to the name of the place. */
function ofWhole({ tokens, mentionAt }: Reading, end: number, to: number): number {
  const link = tokenAt(tokens, end).lower;
  if (end + 1 >= to || !/^(?:of|for|from)$/.test(link)) return end;
  const isArticle = /^(?:the|my|our|his|her|their)$/.test(tokenAt(tokens, end + 1).lower);
  const noun = isArticle ? end + 2 : end + 1;
  const mention = mentionAt[noun];
  if (mention) return link === 'of' && noun < to ? mention.last + 1 : end;
  const token = tokenAt(tokens, noun);
  const isNoun =
    token.kind === 'word' &&
    !isFunctionWord(token.lower) &&
    timeOfDayOf([token.lower]) === undefined &&
    finiteVerb(token.lower) === undefined;
  if (!isNoun || noun >= to || (link !== 'of' && isArticle) || token.lower === 'hot') return end;
  return link === 'of' || token.lower.endsWith('s') ? noun + 1 : end;
}
