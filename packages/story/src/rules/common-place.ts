import type { ExtractedLocation } from '@greenlight/schema';
import type { Analysis } from './analysis.ts';
import { finiteVerb } from './lexicon/person-verbs.ts';
import { placeKinds, vagueKinds } from './lexicon/place-kinds.ts';
import { nameWords } from './name-key.ts';
import { type PlacePhrase, placePhraseAt } from './place-phrase.ts';
import { type Reading, tokenAt } from './reading.ts';
import type { Sentence } from './token.ts';

/** Places too common to be one of the film's by themselves. */
const everyday =
  /^(?:room|house|home|apartment|flat|street|streets|road|city|town|country|village|state|land|sea|ocean|world|office|bed|field|fields|company|building|yard|stage|ship|train|planet|galaxy|school|college|university|moon|kingdom|empire|island|hill|hills|mountain|mountains|lane|floor|roof|district|colony|territory|realm|gate|corridor|park|shop|store|court|woods|taxi|car|bus|elevator|lift|truck|van|boat|plane|helicopter|carriage|tram|platform|hallway|bathroom|staircase|kitchen|bedroom|cell|tent|table|wilderness|coast|shore|stairs|river|garden|pavement|doorstep|border|prison|jail|hospital)$/;

/** Words that set the film, or a part of it, in what follows. */
const settings =
  /^(?:(?:the|my|our|this|whole|entire|film|movie|story|history|plot|everything|that|matters|important|thing|it|everything|all|most|of|main|action|rest|then|and|also|mostly|'s|its|is|are|will|be|would|was|short|script|first|second|last|act|part|half|so|ok|fight|interrogation|wedding|ending|climax|finale|opening|showdown|trial|robbery|heist|murder|party|meeting|funeral|reunion|chase|one|two|three|more|there|their|meeting|usual)\s)*(?:set (?:in|on|at|inside)|(?:takes|take|took|taking) place (?:in|on|at|inside)|(?:happens|happen|happening|plays|plays? out|begins|opens|starts|ends|unfolds|lives) (?:in|on|at|inside)|(?:location|setting|place|set|spot|hangout|hideout|base|lair|headquarters) (?:is|:|=)(?: mostly| mainly)?) /;
const SETTING_REACH = 14;

const locatives =
  /^(?:in|at|on|inside|outside|into|to|from|behind|near|through|above|below|under|aboard|across|opposite|beside|around)$/;
const articles = /^(?:the|a|an|one|some|another)$/;

/** Places without a name that a telling sets something in: "in the cave, by torchlight", "the sanatorium sits above the tree line". */
export function commonPlaces({ reading, scenes }: Analysis): ExtractedLocation[] {
  const places = new Map<string, ExtractedLocation>();
  for (const [index, sentence] of reading.sentences.entries()) {
    const act = reading.acts[index];
    if (act?.pattern === 'scene heading' || !act) continue;
    const isTold = act.kind === 'tell' && !act.isStrict;
    const set = isTold || act.isStrict ? setPlaces(reading, sentence) : [];
    const isInScene = scenes.some(({ location, sentences: [from, to] }) => location && index >= from && index < to);
    const found = set.length > 0 ? set : isTold && !isInScene ? placesTold(reading, sentence) : [];
    for (const place of found) if (!places.has(place.name.toLowerCase())) places.set(place.name.toLowerCase(), place);
  }
  return [...places.values()];
}

/** Places that a sentence names only to set the film there: "It's all set in a lighthouse", "Sets: a hut, a chapel and a dance hall". */
function setPlaces(reading: Reading, { from, to }: Sentence): ExtractedLocation[] {
  const words = reading.tokens.slice(from, Math.min(from + SETTING_REACH, to)).map((each) => each.lower);
  const match = settings.exec(`${words.join(' ')} `);
  if (!match) return [];
  const places: ExtractedLocation[] = [];
  let at = from + match[0].trim().split(' ').length;
  for (let turn = 0; turn < MOST_LISTED && at < to; turn++) {
    const found = placePhraseAt(reading, at, to, { anyNoun: turn === 0 });
    if (!found || isNamed(reading, found, to)) break;
    const isWide = found.kind !== undefined && placeKinds.get(found.kind) === 'town';
    if (!isWide && !/^(?:world|state|stage|field|room)$/.test(found.kind ?? '')) places.push(location(found, 0.66));
    at = found.next;
    while (at < to && /^(?:,|and|or|in|at|on|the other|inside)$/.test(tokenAt(reading.tokens, at).lower)) at++;
    if (at === found.next) break;
  }
  return places;
}

const MOST_LISTED = 8;

function placesTold(reading: Reading, sentence: Sentence): ExtractedLocation[] {
  const { tokens } = reading;
  const hasMatter = tellsMatter(reading, sentence);
  const found: ExtractedLocation[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    if (tokenAt(tokens, at).quoted || reading.mentionAt[at]) continue;
    const isSubject = at === sentence.from || isAfterLead(reading, sentence, at);
    const isLocated = hasMatter && locatives.test(tokenAt(tokens, at - 1).lower) && at > sentence.from;
    const isThere = isBehindThereIs(reading, at);
    if ((!isSubject && !isLocated && !isThere) || !articles.test(tokenAt(tokens, at).lower)) continue;
    const place = placePhraseAt(reading, at, sentence.to, { anyNoun: false });
    if (
      !place?.kind ||
      isNamed(reading, place, sentence.to) ||
      isOfAPlace(reading, place.kind, tokenAt(tokens, at).lower)
    )
      continue;
    const isSimple = place.next === at + 2;
    if ((everyday.test(place.kind) || vagueKinds.has(place.kind)) && isSimple) continue;
    if (isSubject && !isLocated && !isSubjectOf(reading, place, sentence)) continue;
    found.push(location(place, tokenAt(tokens, at).lower === 'the' ? 0.62 : 0.6));
    at = place.next - 1;
  }
  return found;
}

/** Somebody named is there, or a verb says what happens: a bare phrase is a title or a logline. */
function tellsMatter({ tokens, mentions }: Reading, { from, to }: Sentence): boolean {
  const start = tokenAt(tokens, from).start;
  const end = tokenAt(tokens, to - 1).end;
  if (mentions.some(({ span, other }) => !other && span[0] >= start && span[1] <= end)) return true;
  for (let at = from; at < to; at++) {
    const { lower, quoted } = tokenAt(tokens, at);
    const isVerb =
      finiteVerb(lower) !== undefined ||
      /^(?:is|are|was|were|'s|meet|go|come|live|sit|hide|find|bury|run)$/.test(lower);
    if (isVerb && !quoted && !articles.test(tokenAt(tokens, at - 1).lower)) return true;
  }
  return false;
}

function location({ words, kind }: PlacePhrase, confidence: number): ExtractedLocation {
  return {
    name: words.text,
    ...(kind ? { kind } : {}),
    confidence,
    evidence: { name: words.span, ...(kind ? { kind: words.span } : {}) },
  };
}

/** Behind "and", "then", a comma at the head of the sentence. */
function isAfterLead({ tokens }: Reading, { from }: Sentence, at: number): boolean {
  return at > from && at <= from + 2 && /^(?:and|then|so|but|now|also|back|:)$/.test(tokenAt(tokens, at - 1).lower);
}

function isBehindThereIs({ tokens }: Reading, at: number): boolean {
  return (
    /^(?:is|'s|was|are)$/.test(tokenAt(tokens, at - 1).lower) && /^(?:there|here)$/.test(tokenAt(tokens, at - 2).lower)
  );
}

/** "The sanatorium sits above the tree line", or the phrase alone is the sentence. */
function isSubjectOf({ tokens }: Reading, { next }: PlacePhrase, { to }: Sentence): boolean {
  if (next >= to) return true;
  const { lower, kind } = tokenAt(tokens, next);
  return (
    kind === 'word' &&
    (finiteVerb(lower) !== undefined ||
      /^(?:is|was|has|had|sits|stands|lies|smells|overlooks|in|on|at|by|near|behind|above|where)$/.test(lower))
  );
}

/** "The inn called Zur Post", "a petrol station on the A9 called Thunder Fuel": it has a name, now or a little later. */
function isNamed({ tokens, mentionAt }: Reading, { next }: PlacePhrase, to: number): boolean {
  if (mentionAt[next] !== undefined || /^(?:called|named)$/.test(tokenAt(tokens, next).lower)) return true;
  for (let at = next; at < Math.min(next + NAMED_REACH, to - 1); at++) {
    if (tokenAt(tokens, at).kind === 'mark' && !mentionAt[at]) return false;
    if (/^(?:called|named)$/.test(tokenAt(tokens, at).lower)) return mentionAt[at + 1] !== undefined;
  }
  return false;
}

const NAMED_REACH = 6;

/** "The inn" where the message names an inn, or the project has one, is that one. */
function isOfAPlace({ known, mentions }: Reading, kind: string, article: string): boolean {
  if (mentions.some((mention) => mention.placeKind === kind)) return true;
  return article === 'the' && known.all.some((each) => each.kind === 'location' && nameWords(each.name).includes(kind));
}
