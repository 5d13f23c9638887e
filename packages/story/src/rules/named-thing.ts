import { recordNouns } from './lexicon/act-words.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { isFunctionWord } from './lexicon/ordinary-words.ts';
import { animals, type Gender, personNouns } from './lexicon/person-nouns.ts';
import { looksFinite } from './lexicon/person-verbs.ts';
import { placeKinds } from './lexicon/place-kinds.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { tidyName } from './name-key.ts';
import { type Cue, type Phrase, phrase, type Reading, tokenAt } from './reading.ts';
import type { Sentence } from './token.ts';

/** A name that a cue introduces: "a girl called Ada", "a bar named “Zero”", "character: Tom". */
export interface NamedThing {
  first: number;
  last: number;
  name?: string;
  person: Cue[];
  place: Cue[];
  isAnimal?: boolean;
  gender?: Gender;
  placeKind?: string;
  placeDescription?: Phrase;
  other?: string;
}

export const thingNouns = new Set(
  'ship boat yacht car company band film movie book novel song project operation game newspaper paper magazine bank firm firms team album restaurant play gang programme program app robot gun sword plane spaceship vessel schooner drug organisation organization agency startup corporation brand show series'.split(
    ' ',
  ),
);

export function describe(
  reading: Reading,
  sentence: Sentence,
  noun: number,
  range: { first: number; last: number; isLower: boolean },
): NamedThing {
  const { tokens } = reading;
  const name = tidyName(phrase(reading, range.first, range.last).text.replace(/^the (?=\p{Lu})/u, ''), range.isLower);
  const thing: NamedThing = { first: range.first, last: range.last, name, person: [], place: [] };
  if (noun < 0 && isPlaced(reading, sentence, range.first)) {
    thing.place.push({ name: 'place named', weight: 0.85 });
    return thing;
  }
  if (noun < 0) {
    thing.person.push({ name: 'named', weight: 0.55 });
    thing.place.push({ name: 'named', weight: 0.3 });
    return thing;
  }
  const lower = tokenAt(tokens, noun).lower;
  const record = recordNouns.get(lower)?.kind;
  if (/^(?:car|bus|truck|van|boat|plane|helicopter|taxi|tram|carriage)$/.test(lower)) thing.other = lower;
  else if (record === 'locations' || (placeKinds.has(lower) && record === undefined && !isPersonNoun(lower))) {
    thing.place.push({ name: 'place named', weight: 0.9 });
    if (record !== 'locations') Object.assign(thing, placeNoun(reading, sentence, noun));
  } else if (thingNouns.has(lower) && !animals.has(lower)) thing.other = lower;
  else if (record === 'scenes') thing.other = 'scene';
  else {
    thing.person.push({ name: 'person named', weight: 0.88 });
    if (animals.has(lower)) thing.isAnimal = true;
    const gender = personNouns.get(lower) ?? relationWord(lower)?.gender;
    if (gender) thing.gender = gender;
  }
  return thing;
}

/** "at a buka called Mama Sidi's": no known noun, but a preposition of place before it. */
function isPlaced({ tokens }: Reading, sentence: Sentence, name: number): boolean {
  for (let at = name - 2; at > sentence.from && at > name - 7; at--) {
    if (!/^(?:a|an|the)$/.test(tokenAt(tokens, at).lower)) continue;
    return /^(?:at|in|into|inside|outside|near|to|from)$/.test(tokenAt(tokens, at - 1).lower);
  }
  return false;
}

/** Kind and description of "a smoky jazz bar in Lisbon called …". */
function placeNoun(
  reading: Reading,
  sentence: Sentence,
  noun: number,
): Pick<NamedThing, 'placeKind' | 'placeDescription'> {
  const { tokens } = reading;
  let first = noun;
  while (first - 1 >= sentence.from && first > noun - 5) {
    const before = tokenAt(tokens, first - 1);
    if (before.kind !== 'word' || before.shape !== 'lower' || isFunctionWord(before.lower) || looksFinite(before.lower))
      break;
    first--;
  }
  const result: Pick<NamedThing, 'placeKind' | 'placeDescription'> = { placeKind: tokenAt(tokens, noun).lower };
  if (first < noun) result.placeDescription = phrase(reading, first, noun);
  return result;
}
