import { speechVerbs } from './lexicon/act-words.ts';
import { gazetteerKind } from './lexicon/gazetteer.ts';
import { givenNameGender, isWordlikeName } from './lexicon/given-names.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { isOrdinaryWord } from './lexicon/ordinary-words.ts';
import { finiteVerb, looksFinite, participleVerb, verbBase } from './lexicon/person-verbs.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { offices, titles } from './lexicon/titles.ts';
import { foldWord } from './name-key.ts';
import { isBesidePerson, isDoing, isShown } from './person-shown.ts';
import { addCue, belief, type Mention, type Reading, tokenAt } from './reading.ts';
import type { Sentence } from './token.ts';

const skipped =
  /^(?:also|then|now|still|just|never|always|finally|suddenly|only|both|even|slowly|already|once|soon|often|both|all|[a-z]{3,}ly)$/;

/** Reasons in and around a mention to take it for a person. */
export function readPersonCues(reading: Reading, sentence: Sentence, mention: Mention): void {
  readOwnWords(reading, mention);
  readWhatFollows(reading, sentence, mention);
  readWhatPrecedes(reading, sentence, mention);
}

function readOwnWords({ tokens }: Reading, mention: Mention): void {
  const words = tokens.slice(mention.first, mention.last + 1).filter((token) => token.kind === 'word');
  const first = words[0];
  if (!first) return;
  if (tokenAt(tokens, mention.first).isSpeaker) addCue(mention.person, 'speaks in a script', 0.75);
  if (mention.hasTitle) addCue(mention.person, 'title', 0.85);
  const given = words.find((word) => !titles.has(word.lower)) ?? first;
  const isGiven = givenNameGender(foldWord(given.text)) !== undefined;
  if (isGiven && gazetteerKind(mention.name.toLowerCase()) === undefined)
    addCue(
      mention.person,
      'given name',
      isOrdinaryWord(given.lower)
        ? mention.isInitial
          ? 0.15
          : 0.35
        : mention.isLower
          ? 0.4
          : words.length > 1 || !mention.isInitial
            ? 0.5
            : 0.42,
    );
  if (words.length > 1 && !isGiven) addCue(mention.person, 'several capitals', 0.2);
  else if (!mention.isInitial && !mention.isLower)
    addCue(mention.person, 'capital', isOrdinaryWord(first.lower) ? 0.1 : 0.25);
  const isOffice = offices.has(first.lower) && tokenAt(tokens, mention.first - 1).lower === 'the' && !mention.isLower;
  if (isOffice) addCue(mention.person, 'office', words.length > 1 ? 0.7 : 0.6);
}

const RUN_ON_REACH = 5;

/** `Dez on drums hes 22`: the pronoun of a sentence that runs on takes the name up. */
function isRunOn({ tokens, mentionAt }: Reading, sentence: Sentence, mention: Mention): boolean {
  for (let at = mention.last + 1; at < Math.min(mention.last + RUN_ON_REACH, sentence.to); at++) {
    const { kind, lower } = tokenAt(tokens, at);
    if (kind === 'mark' || mentionAt[at]) return false;
    if (/^(?:he|she)$/.test(lower)) return /^(?:is|'s|was|has)$/.test(tokenAt(tokens, at + 1).lower);
  }
  return false;
}

/** The first token after the mention, its apposition in brackets, and adverbs. */
function afterMention({ tokens }: Reading, sentence: Sentence, mention: Mention): number {
  let at = mention.last + 1;
  if (tokenAt(tokens, at).text === '(') {
    let close = at;
    while (close < sentence.to && tokenAt(tokens, close).text !== ')' && close - at < 30) close++;
    if (tokenAt(tokens, close).text === ')') at = close + 1;
  }
  while (at < sentence.to && skipped.test(tokenAt(tokens, at).lower)) at++;
  return at;
}

function readWhatFollows(reading: Reading, sentence: Sentence, mention: Mention): void {
  const { tokens } = reading;
  if (
    (tokenAt(tokens, mention.last + 1).lower === 'and' ||
      (mention.isInitial && tokenAt(tokens, mention.last + 1).lower === 'with')) &&
    /^(?:his|her|their)$/.test(tokenAt(tokens, mention.last + 2).lower) &&
    relationWord(tokenAt(tokens, mention.last + 3).lower)
  )
    addCue(mention.person, 'with kin', 0.6);
  const hasComma = tokenAt(tokens, mention.last + 1).text === ',';
  const up = hasComma ? mention.last + 2 : mention.last + 1;
  const isObject = finiteVerb(tokenAt(tokens, mention.first - 1).lower) !== undefined;
  const isTaken = !hasComma || (!isObject && /^(?:is|'s|was|has|have|works?)$/.test(tokenAt(tokens, up + 1).lower));
  if (isTaken && /^(?:she|he)$/.test(tokenAt(tokens, up).lower)) addCue(mention.person, 'taken up', 0.5);
  if (isBesidePerson(reading, mention)) addCue(mention.person, 'beside somebody', 0.5);
  if (isShown(reading, sentence, mention)) addCue(mention.person, 'shown', 0.6);
  if (isRunOn(reading, sentence, mention)) addCue(mention.person, 'taken up', 0.5);
  const at = afterMention(reading, sentence, mention);
  if (at >= sentence.to) return;
  const token = tokenAt(tokens, at);
  if (isInPhrase(reading, sentence, mention)) return;
  const weight = mention.isInitial ? 0.63 : 0.7;
  if (token.lower === "'s" && at === mention.last + 1) readPossession(reading, mention, at + 1);
  else if (finiteVerb(token.lower) !== undefined && !token.quoted) {
    const isCommon =
      mention.isInitial && isOrdinaryWord(tokenAt(tokens, mention.first).lower) && mention.first === mention.last;
    addCue(
      mention.person,
      'acts',
      isCommon
        ? isWordlikeName(tokenAt(tokens, mention.first).lower)
          ? 0.6
          : 0.5
        : /^(?:has|had|needed|needs|lies|lay|sits|stands|looks|comes|came|got|gets|makes|made)$/.test(token.lower)
          ? 0.5
          : weight,
    );
  } else if (/^(?:is|was|are|were|'re)$/.test(token.lower) && isDoing(reading, at + 1, sentence.to))
    addCue(mention.person, 'is acting', 0.6);
  else if (
    /^(?:is|was|are|were|has|had|will|would|can|could|must|should|doesn't|didn't|won't|can't|wants|decides|and|or|who|whose)$/.test(
      token.lower,
    ) &&
    token.kind === 'word'
  )
    readAuxiliary(reading, sentence, mention, at);
  else if (looksFinite(token.lower) && token.shape === 'lower' && token.kind === 'word' && !isOrdinaryWord(token.lower))
    addCue(mention.person, 'unlisted verb', 0.4);
  else if (tokenAt(tokens, at).text === ',') readAfterComma(reading, sentence, mention, at + 1);
}

/** "the mayor of Lagos meets …", "a girl from Paris steals …": the verb belongs to the noun before. */
function isInPhrase({ tokens }: Reading, sentence: Sentence, mention: Mention): boolean {
  const before = tokenAt(tokens, mention.first - 1).lower === 'the' ? mention.first - 2 : mention.first - 1;
  return (
    before > sentence.from &&
    /^(?:of|in|from|at|near|with|behind|beside)$/.test(tokenAt(tokens, before).lower) &&
    tokenAt(tokens, mention.last + 1).lower !== "'s"
  );
}

function readAuxiliary({ tokens }: Reading, _sentence: Sentence, mention: Mention, at: number): void {
  const word = tokenAt(tokens, at).lower;
  const next = tokenAt(tokens, at + 1).lower;
  if (word === 'who' || word === 'whose') addCue(mention.person, 'who', 0.65);
  else if (/^(?:will|would|can|could|must|should|doesn't|didn't|won't|can't)$/.test(word) && verbBase(next))
    addCue(mention.person, 'acts', 0.5);
  else if (/^(?:wants|decides)$/.test(word)) addCue(mention.person, 'acts', 0.65);
  else if (/^(?:has|had)$/.test(word)) addCue(mention.person, 'acts', finiteVerb(next) ? 0.55 : 0.4);
}

/** "Samuel, exhausted, opens the door": the verb behind a short insertion. */
function readAfterComma({ tokens, mentionAt }: Reading, sentence: Sentence, mention: Mention, from: number): void {
  for (let at = from; at < Math.min(from + 9, sentence.to); at++) {
    if (mentionAt[at]) return;
    if (tokenAt(tokens, at).text !== ',') continue;
    const verb = tokenAt(tokens, at + 1);
    if (finiteVerb(verb.lower) !== undefined && !/(?:ed|en)$/.test(verb.lower)) addCue(mention.person, 'acts', 0.55);
    return;
  }
  const verb = tokenAt(tokens, from);
  if (finiteVerb(verb.lower) !== undefined && !/(?:ed|en)$/.test(verb.lower) && from < sentence.to)
    addCue(mention.person, 'acts', 0.55);
}

const personal = new Set(
  'eyes eye hand hands face voice hair heart head mind body life death smile arm arms leg legs shoulder back soul ghost past secret secrets plan plans apartment room house home car office job career dream dreams family letter letters phone coat gun bag desk bed birthday funeral wedding grave killer murderer identity name age story lawyer horse dog cat boat ship shop kitchen daughter son mouth tears fingers feet lips chest throat diary notebook money revenge revenge debt men gang crew sword crown throne mask truck bike sister brother'.split(
    ' ',
  ),
);

function readPossession({ tokens }: Reading, mention: Mention, at: number): void {
  const word = tokenAt(tokens, at).lower;
  if (relationWord(word) || relationWord(tokenAt(tokens, at + 1).lower)) addCue(mention.person, 'has kin', 0.75);
  else if (personal.has(word) || personal.has(tokenAt(tokens, at + 1).lower)) addCue(mention.person, 'possesses', 0.6);
  else if (finiteVerb(word) || participleVerb(word)) addCue(mention.person, 'is acting', 0.5);
  else if (/^(?:a|an|the)$/.test(word)) return;
  else addCue(mention.person, 'possessive', 0.4);
}

const personObjects =
  /^(?:meet|marry|kill|murder|love|hate|kiss|tell|ask|hug|thank|blame|warn|convince|persuade|arrest|hire|fire|kidnap|rescue|save|betray|blackmail|interview|interrogate|question|call|phone|text|email|follow|recruit|help|trust|distrust|know|remember|miss|fear|fight|shoot|stab|poison|chase|catch|confront|threaten|hunt|date|divorce|befriend|despise|introduce|teach|train|mentor|join|accuse|forgive|marry|seduce|adopt|raise|beat|attack|punch|slap|watch|see|hear|find|want|bring|take|give|show|send|pay|owe|invite|greet|help|protect|guard|avenge|suspect|envy|admire|respect|obey|serve|lead|face|push|pull|grab|hold|drag|carry|wake|comfort|nurse|feed|trick|fool|cheat|rob|bribe|free|impress|approach|identify|recognise|recognize|play|join|replace|name|get|have|need|like)$/;
const weakObjects =
  /^(?:see|find|want|take|bring|have|need|like|get|approach|hear|remember|miss|know|watch|show|send|follow|play|name|join|replace|face|lead|raise|serve|attack|call|hold|carry|fear|free|give|love|hate)$/;

function readWhatPrecedes(reading: Reading, sentence: Sentence, mention: Mention): void {
  const { tokens, mentionAt } = reading;
  let at = mention.first - 1;
  if (/^(?:the|old|young|poor|little|dear)$/.test(tokenAt(tokens, at).lower)) at--;
  if (at < sentence.from) return;
  const before = tokenAt(tokens, at);
  if (isThereIs(reading, at)) addCue(mention.person, 'there is', 0.55);
  const hasArticle = at < mention.first - 1 && tokenAt(tokens, at + 1).lower === 'the';
  if (before.quoted) return;
  const base = before.kind === 'word' && !mentionAt[at] ? verbBase(before.lower) : undefined;
  if (base && speechVerbs.has(base) && hasQuote(reading, sentence) && isBesideQuote(reading, sentence, at))
    addCue(mention.person, 'speaks', 0.75);
  else if (base && personObjects.test(base))
    addCue(mention.person, 'object of a deed', hasArticle ? 0.25 : weakObjects.test(base) ? 0.35 : 0.6);
  else if (!hasArticle && before.kind === 'word') readPreposition(reading, mention, at);
  if (
    !hasArticle &&
    at === mention.first - 1 &&
    isPersonNoun(before.lower) &&
    before.shape === 'lower' &&
    !mentionAt[at]
  )
    addCue(mention.person, 'noun before', relationWord(before.lower) ? 0.75 : 0.7);
}

/** `there's Pat`, `then you have Babatunde`, `meet Fatima`. */
function isThereIs(reading: Reading, at: number): boolean {
  const { tokens } = reading;
  const word = tokenAt(tokens, at).lower;
  const before = tokenAt(tokens, at - 1).lower;
  if (word === 'also') return isThereIs(reading, at - 1);
  return (
    (/^(?:'s|is|are|comes|was|were)$/.test(word) && /^(?:there|here|then|next|enter|this)$/.test(before)) ||
    (/^(?:have|got|meet|follow)$/.test(word) && /^(?:you|we|i|'ve)$/.test(before)) ||
    word === 'meet' ||
    word === 'enter'
  );
}

function readPreposition(reading: Reading, mention: Mention, at: number): void {
  const { tokens, mentionAt } = reading;
  const word = tokenAt(tokens, at).lower;
  const verb = mentionAt[at - 1] ? undefined : verbBase(tokenAt(tokens, at - 1).lower);
  if (/^(?:with|against|without|besides|between|alongside)$/.test(word)) addCue(mention.person, word, 0.55);
  else if (
    word === 'to' &&
    verb &&
    /^(?:talk|speak|listen|lie|say|write|whisper|give|show|belong|hand|send|explain|offer|confess|apologize|apologise|propose|marry|bow|sing|sell|read|nod|report|introduce|turn|answer|reply|attach|pay|owe|shout)$/.test(
      verb,
    )
  )
    addCue(mention.person, 'spoken to', 0.6);
  else if (
    word === 'at' &&
    verb &&
    /^(?:look|shout|laugh|stare|smile|aim|glare|glance|yell|wave|scream|point|shoot|gaze|wink|throw|sneer|bark|growl)$/.test(
      verb,
    )
  )
    addCue(mention.person, 'looked at', 0.65);
  else if (
    word === 'from' &&
    verb &&
    /^(?:steal|hide|borrow|buy|hear|learn|flee|inherit|take|receive|get|rescue|protect|save)$/.test(verb)
  )
    addCue(mention.person, 'source', 0.45);
  else if (
    word === 'for' &&
    verb &&
    /^(?:work|wait|search|look|care|fall|lie|cover|die|pray|mourn|vote|ask|live|spy)$/.test(verb)
  )
    addCue(mention.person, 'for', 0.5);
  else if (/^(?:about|for|by|than)$/.test(word)) addCue(mention.person, word, 0.3);
  else if (
    word === 'of' &&
    /^(?:mother|father|brother|sister|wife|husband|son|daughter|friend|enemy|death|murder|ghost|love|face|voice|name|body|afraid|jealous|tired|fond|proud|story|killer|side|back|front|boss|uncle|aunt|lover|partner|photo|picture|portrait|memory|dream|dreams|scared|care|rid|house|home|mentor|rival)$/.test(
      tokenAt(tokens, at - 1).lower,
    )
  )
    addCue(mention.person, 'of', 0.55);
}

function hasQuote({ tokens }: Reading, sentence: Sentence): boolean {
  for (let at = sentence.from; at < sentence.to; at++) if (tokenAt(tokens, at).quoted) return true;
  return false;
}

/** The speech verb stands next to the quotation: `"Stop!" says Tom`. */
function isBesideQuote({ tokens }: Reading, sentence: Sentence, verb: number): boolean {
  for (let at = verb - 1; at >= sentence.from && at > verb - 5; at--) {
    if (tokenAt(tokens, at).quoted) return true;
    if (tokenAt(tokens, at).kind === 'word') return false;
  }
  return false;
}

/** Names listed with a person are people, too: "Tom, Dick and Harriet run". */
export function spreadInLists(reading: Reading, strength: (mention: Mention) => number): void {
  const { tokens, mentions, mentionAt } = reading;
  for (const mention of mentions) {
    const link = tokenAt(tokens, mention.last + 1);
    const isLink = link.text === ',' || /^(?:and|&|or|plus)$/.test(link.lower);
    const at =
      link.text === ',' && /^(?:and|or)$/.test(tokenAt(tokens, mention.last + 2).lower)
        ? mention.last + 3
        : mention.last + 2;
    const next = isLink ? mentionAt[at] : undefined;
    if (!next || next.first !== at) continue;
    const isGiven = (each: Mention) => each.isLower && each.person.some(({ name }) => name === 'given name');
    if (isGiven(mention) && isGiven(next))
      for (const each of [mention, next]) addCue(each.person, 'named with another', 0.4);
    if (mention.other || next.other) {
      // "A song called Pancho and Lefty": what is listed with a thing's name is part of it.
      if (mention.other && mention.other !== 'new name' && !next.known && belief(next.person) < 0.7)
        next.other ??= mention.other;
      continue;
    }
    if (strength(next) > 0.55 && next.place.length <= 1) addCue(mention.person, 'listed with a person', 0.5);
    if (strength(mention) > 0.55 && next.place.length <= 1) addCue(next.person, 'listed with a person', 0.5);
  }
}
