import { capitalize } from './capitalize.ts';
import { filmPeople, filmTitles } from './lexicon/films.ts';
import { gazetteerKind } from './lexicon/gazetteer.ts';
import { givenNameGender } from './lexicon/given-names.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { verbBase } from './lexicon/person-verbs.ts';
import { leadingKinds, organisationKinds, placeKinds, vagueKinds } from './lexicon/place-kinds.ts';
import { offices } from './lexicon/titles.ts';
import { foldWord } from './name-key.ts';
import { addCue, belief, type Mention, phrase, type Reading, tokenAt } from './reading.ts';
import type { Sentence } from './token.ts';

/** Reasons in and around a mention to take it for a place, and what kind of place it is. */
export function readPlaceCues(reading: Reading, sentence: Sentence, mention: Mention): void {
  readOwnKind(reading, sentence, mention);
  readPrepositionBefore(reading, sentence, mention);
  readOther(reading, sentence, mention);
}

function readOwnKind(reading: Reading, sentence: Sentence, mention: Mention): void {
  const { tokens } = reading;
  const lower = mention.name.toLowerCase().replace(/^the /, '');
  const listed = gazetteerKind(lower);
  if (listed) {
    addCue(mention.place, 'gazetteer', 0.6);
    mention.placeKind ??= listed;
  }
  const words = tokens.slice(mention.first, mention.last + 1).filter((token) => token.kind === 'word');
  const first = words[0]?.lower ?? '';
  const last = words.at(-1)?.lower ?? '';
  const isSeveral = words.length > 1;
  if (isSeveral && placeKinds.has(last) && !mention.hasTitle) setKind(mention, last, vagueKinds.has(last) ? 0.5 : 0.75);
  if (isSeveral && /^(?:street|avenue|road|lane|boulevard|square|drive)$/.test(last))
    takeNumber(reading, sentence, mention);
  if (isSeveral && placeKinds.has(last) && !mention.hasTitle) return;
  if (isSeveral && leadingKinds.has(first) && placeKinds.has(first)) setKind(mention, first, 0.75);
  else if (isSeveral && leadingKinds.has(first) && !mention.hasTitle)
    addCue(mention.place, 'leading kind', /^(?:san|santa|saint|st|el)$/.test(first) ? 0.3 : 0.45);
  else if (!isSeveral && placeKinds.has(last) && tokenAt(tokens, mention.first - 1).lower === 'the')
    setKind(mention, last, 0.62);
  const after = tokenAt(tokens, mention.last + 1);
  if (
    mention.last + 1 < sentence.to &&
    after.shape === 'lower' &&
    placeKinds.has(after.lower) &&
    !vagueKinds.has(after.lower) &&
    !listed
  )
    setKind(mention, after.lower, 0.6);
}

/** `221B Baker Street`: the number belongs to the address. */
function takeNumber(reading: Reading, sentence: Sentence, mention: Mention): void {
  const before = tokenAt(reading.tokens, mention.first - 1);
  if (
    mention.known ||
    mention.first - 1 < sentence.from ||
    before.kind !== 'number' ||
    !/^\d{1,5}\p{L}?$/u.test(before.text)
  )
    return;
  mention.first -= 1;
  reading.mentionAt[mention.first] = mention;
  const whole = phrase(reading, mention.first, mention.last);
  mention.name = whole.text;
  mention.span = whole.span;
}

function setKind(mention: Mention, kind: string, weight: number): void {
  addCue(mention.place, 'kind of place', weight);
  mention.placeKind ??= kind;
}

const weights: Record<string, number> = {
  in: 0.68,
  inside: 0.62,
  into: 0.6,
  within: 0.5,
  outside: 0.6,
  at: 0.6,
  near: 0.5,
  across: 0.6,
  through: 0.55,
  throughout: 0.6,
  around: 0.45,
  from: 0.35,
  to: 0.4,
  toward: 0.4,
  towards: 0.4,
  via: 0.5,
  on: 0.3,
  onto: 0.4,
  under: 0.2,
  above: 0.3,
  beyond: 0.4,
  past: 0.4,
  leaving: 0.4,
  off: 0.3,
  between: 0.1,
  outta: 0.5,
  back: 0.2,
};
const movers =
  /^(?:go|travel|move|fly|return|come|drive|run|sail|walk|ride|arrive|escape|flee|rush|head|march|retreat|get|take|bring|send|drag|migrate|emigrate|relocate|race|hurry|sneak|wander|lead|climb|journey|welcome|invite)$/;
const toPeople =
  /^(?:talk|speak|listen|lie|say|write|whisper|give|show|belong|hand|explain|offer|confess|apologize|apologise|propose|sing|sell|read|nod|report|introduce|pay|owe|shout|marry|engage|look|laugh|stare|smile|aim|glare|glance|yell|wave|scream|point|gaze|wink|shoot|throw|believe|confide|steal|borrow|hide|hear|learn|trust)$/;

function readPrepositionBefore(reading: Reading, sentence: Sentence, mention: Mention): void {
  const { tokens, mentionAt } = reading;
  let at = mention.first - 1;
  while (
    at > sentence.from &&
    /^(?:the|old|downtown|nearby|beautiful|sunny|rainy|cold|modern|modern-day|medieval|victorian|small|faraway|distant|rural|central|northern|southern|eastern|western|post-war|present-day|ancient|snowy|foggy|hot|1920s|future|futuristic)$/.test(
      tokenAt(tokens, at).lower,
    )
  )
    at--;
  if (at < sentence.from) return;
  const word = tokenAt(tokens, at).lower;
  if (tokenAt(tokens, mention.last + 1).lower === "'s") return;
  if (word === 'of') {
    readOf(reading, sentence, mention, at);
    return;
  }
  if (
    /^(?:visit|visits|visited|leave|leaves|left|reach|reaches|reached|enter|enters|entered|leaving|entering|visiting)$/.test(
      word,
    )
  )
    addCue(
      mention.place,
      'visited',
      givenNameGender(foldWord(tokenAt(tokens, mention.first).text)) ? 0.35 : /^(?:leav|visit)/.test(word) ? 0.5 : 0.62,
    );
  const weight = weights[word];
  if (weight === undefined || tokenAt(tokens, at).quoted) return;
  const before = tokenAt(tokens, at - 1);
  const base = mentionAt[at - 1] || before.kind !== 'word' ? undefined : verbBase(before.lower);
  if (base && toPeople.test(base)) return;
  if (/^(?:interested|love|married|engaged|related|believes?|trust|friends|close|jealous)$/.test(before.lower)) return;
  if (
    before.lower === 'set' ||
    (before.lower === 'place' && word === 'in') ||
    /^(?:lives?|lived|living|based|stays?|located|stationed|hiding)$/.test(before.lower)
  )
    addCue(mention.place, before.lower === 'set' || before.lower === 'place' ? 'set there' : 'stays there', 0.78);
  else if (base && movers.test(base) && /^(?:to|into|from|in|at|toward|towards|back|across|through|out)$/.test(word))
    addCue(mention.place, `moves ${word}`, word === 'from' ? 0.5 : 0.68);
  else if (/^(?:born|raised|grew|comes?|came)$/.test(before.lower) || before.lower === 'up')
    addCue(mention.place, 'origin', word === 'in' || word === 'from' ? 0.62 : 0.4);
  else
    addCue(
      mention.place,
      word,
      hasArticleBefore(reading, mention) &&
        (word === 'at' ||
          word === 'in' ||
          word === 'to' ||
          word === 'into' ||
          word === 'outside' ||
          word === 'near' ||
          word === 'from')
        ? Math.max(weight, 0.5)
        : weight,
    );
}

function hasArticleBefore({ tokens }: Reading, mention: Mention): boolean {
  return tokenAt(tokens, mention.first - 1).lower === 'the';
}

/** `the city of Lagos`, `the streets of Naples`, `the church of the Sacred Heart`. */
function readOf(reading: Reading, sentence: Sentence, mention: Mention, of: number): void {
  const { tokens } = reading;
  const noun = tokenAt(tokens, of - 1);
  if (of - 1 < sentence.from || !placeKinds.has(noun.lower)) {
    if (
      /^(?:outskirts|edge|middle|heart|centre|center|suburbs|north|south|east|west|coast|streets|shores|hills|docks|ruins|slums|skies|outside|mayor|people)$/.test(
        noun.lower,
      )
    )
      addCue(mention.place, 'part of a place', 0.6);
    return;
  }
  const sort = placeKinds.get(noun.lower);
  if (sort === 'town' || /s$/.test(noun.lower)) {
    addCue(mention.place, 'kind of place', 0.75);
    if (sort === 'town' && !/s$/.test(noun.lower)) mention.placeKind = noun.lower;
    return;
  }
  if (sort === 'room') {
    if (tokenAt(tokens, mention.first - 1).lower === 'the') addCue(mention.place, 'room of it', 0.5);
    return;
  }
  if (
    /^(?:church|chapel|cathedral|abbey|temple|convent|monastery|castle|palace|tower|bridge|house|hotel|inn|island|isle|bay|cape|lake|mount|valley|forest|school|college|university|bank|hospital|shrine|basilica)$/.test(
      noun.lower,
    ) &&
    !mention.person.some((cue) => cue.weight >= 0.7 && cue.name !== 'title')
  ) {
    const whole = phrase(reading, of - 1, mention.last);
    for (let at = of - 1; at < mention.first; at++) reading.mentionAt[at] = mention;
    mention.first = of - 1;
    mention.name = capitalize(whole.text);
    mention.span = whole.span;
    mention.hasTitle = false;
    mention.person = [];
    setKind(mention, noun.lower, 0.8);
    const before =
      tokenAt(tokens, of - 2).lower === 'the' ? tokenAt(tokens, of - 3).lower : tokenAt(tokens, of - 2).lower;
    if (weights[before] !== undefined) addCue(mention.place, before, 0.5);
  }
}

const regionsWithArticle =
  /^(?:continent|north|south|east|west|orient|mainland|interior|provinces|colonies|tropics|equator|southwest|northeast|northwest|southeast)$/;

/** "the Continent", "the North": a part of the world, neither a person nor a set. */
function isRegion({ tokens }: Reading, mention: Mention): boolean {
  return (
    mention.first === mention.last &&
    tokenAt(tokens, mention.first - 1).lower === 'the' &&
    regionsWithArticle.test(tokenAt(tokens, mention.first).lower)
  );
}

/** "No gangster Vito", "without Paris", "nobody called Bob": what is not there. */
function isDenied({ tokens }: Reading, sentence: Sentence, mention: Mention): boolean {
  for (let at = mention.first - 1; at >= Math.max(sentence.from, mention.first - 3); at--) {
    const { lower, kind } = tokenAt(tokens, at);
    if (/^(?:no|without|neither|nor)$/.test(lower))
      return !/^(?:matter|longer|doubt|one)$/.test(tokenAt(tokens, at + 1).lower);
    const isPart =
      kind === 'word' &&
      (isPersonNoun(lower) || placeKinds.has(lower) || /^(?:a|an|the|named|called|more|old|young)$/.test(lower));
    if (!isPart) return false;
  }
  return false;
}

/** Companies, papers, films, and people who are only named beside the story. */
function readOther(reading: Reading, sentence: Sentence, mention: Mention): void {
  const { tokens } = reading;
  if (mention.known || mention.other) return;
  if (isRegion(reading, mention)) mention.other = 'region';
  if (isDenied(reading, sentence, mention)) mention.other = 'denied';
  const words = tokens.slice(mention.first, mention.last + 1).filter((token) => token.kind === 'word');
  const last = words.at(-1)?.lower ?? '';
  if (words.length > 1 && organisationKinds.has(last) && !mention.hasTitle) mention.other = 'organisation';
  if (words.length === 1 && tokenAt(tokens, mention.first - 1).text === 'The' && organisationKinds.has(last))
    mention.other = 'organisation';
  const before = tokenAt(tokens, mention.first - 1);
  if (
    before.text === 'The' &&
    mention.first - 1 > sentence.from &&
    belief(mention.place) < 0.6 &&
    !offices.has(words[0]?.lower ?? '')
  )
    mention.other = 'titled thing';
  const earlier = tokenAt(tokens, mention.first - 2);
  const isNamed = mention.person.some((cue) => cue.weight >= 0.85);
  const lead = before.lower === 'the' ? mention.first - 2 : mention.first - 1;
  if (tokenAt(tokens, lead).lower === 'in' && tokenAt(tokens, lead - 1).lower === 'as' && lead > sentence.from)
    mention.other = 'work';
  if (
    mention.first - 2 >= sentence.from &&
    before.lower === 'by' &&
    /^(?:directed|film|movie|novel|book|written|play|story|painting|song|based|shot|inspired|music|poem|poems|series)$/.test(
      earlier.lower,
    )
  )
    mention.other = 'maker';
  if (/^(?:starring|featuring|à)$/.test(before.lower)) mention.other = 'maker';
  if (
    /^(?:half|part|quarter|fully|speaks|speak|speaking)$/.test(before.lower) &&
    mention.first === mention.last &&
    !isNamed
  )
    mention.other = 'people';
  if (before.lower === 'like' && mention.first - 1 >= sentence.from && !isNamed) mention.other = 'likeness';
  if (/^(?:a-la|à|la|watching|watched|reading)$/.test(before.lower) && !isNamed) mention.other = 'work';
  const key = mention.name.toLowerCase().replace(/^the /, '');
  if (
    !isNamed &&
    words.length > 1 &&
    (filmPeople.has(key) ||
      (filmTitles.has(key) && mention.place.length === 0 && !isPersonNoun(last) && !placeKinds.has(last)))
  )
    mention.other = 'film';
  if (
    /^(?:in|from)$/.test(before.lower) &&
    /^(?:like|as|scene|character|opening|line)$/.test(earlier.lower) &&
    !mention.placeKind &&
    earlier.lower !== 'scene'
  )
    mention.other = 'work';
}
