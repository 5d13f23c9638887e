import type { ExtractedLocation } from '@greenlight/schema';
import type { Analysis } from './analysis.ts';
import { capitalize } from './capitalize.ts';
import { isFunctionWord } from './lexicon/ordinary-words.ts';
import { finiteVerb, participleVerb } from './lexicon/person-verbs.ts';
import { placeKinds, vagueKinds } from './lexicon/place-kinds.ts';
import { nameWords } from './name-key.ts';
import { phrase, type Reading, tokenAt } from './reading.ts';

/** Places too common to be one of the film's by themselves. */
const everyday =
  /^(?:room|house|home|apartment|flat|street|streets|road|city|town|country|village|state|land|sea|ocean|world|office|bed|field|fields|company|building|yard|stage|ship|train|planet|galaxy|school|college|university|moon|kingdom|empire|island|hill|hills|mountain|mountains|lane|floor|roof|district|colony|territory|realm|gate|corridor|park|shop|store|court|woods|taxi|car|bus|elevator|lift|truck|van|boat|plane|helicopter|carriage|tram|platform|hallway|bathroom|staircase|kitchen|bedroom|cell|tent|table|wilderness|coast|shore)$/;

/** Words that set the film, or a part of it, in what follows. */
const settings =
  /^(?:(?:the|my|our|this|whole|entire|film|movie|story|history|plot|everything|that|matters|important|thing|it|everything|all|most|of|main|action|rest|then|and|also|mostly|'s|its|is|are|will|be|would|was|short|script|first|second|last|act|part|half)\s)*(?:set (?:in|on|at|inside)|(?:takes|take|took) place (?:in|on|at|inside)|(?:happens|happen|plays|begins|opens|starts|ends) (?:in|on|at|inside)|(?:location|setting|place|set) (?:is|:|=)(?: mostly| mainly)?) /;

/** A place that a sentence names only to set the film there: "It's all set in a lighthouse", "Location: a submarine". */
function settingAt(reading: Reading, from: number, to: number): number | undefined {
  const words = reading.tokens.slice(from, Math.min(from + 12, to)).map((each) => each.lower);
  const match = settings.exec(`${words.join(' ')} `);
  return match ? from + match[0].trim().split(' ').length - 1 : undefined;
}

/** "in the cave, by torchlight": a telling sets something in a place that has no name. Said with `the`, it is one certain place. */
export function commonPlaces({ reading, scenes }: Analysis): ExtractedLocation[] {
  const places: ExtractedLocation[] = [];
  for (const [index, sentence] of reading.sentences.entries()) {
    const act = reading.acts[index];
    const setting = act?.kind === 'tell' || act?.isStrict ? settingAt(reading, sentence.from, sentence.to) : undefined;
    const place = setting === undefined ? undefined : placeAt(reading, setting, sentence.to, true);
    if (place) places.push(place);
    if (place || act?.kind !== 'tell' || act.isStrict || act.pattern === 'scene heading') continue;
    const isInScene = scenes.some(
      (scene) => scene.location && index >= scene.sentences[0] && index < scene.sentences[1],
    );
    if (isInScene || !reading.mentions.some((mention) => mention.sentence === index && !mention.other)) continue;
    for (let at = sentence.from; at < sentence.to - 1; at++) {
      const place = placeAt(reading, at, sentence.to);
      if (place && !places.some((each) => each.name.toLowerCase() === place.name.toLowerCase())) places.push(place);
    }
  }
  return places;
}

function placeAt(reading: Reading, at: number, to: number, isSetting = false): ExtractedLocation | undefined {
  const { tokens, mentionAt } = reading;
  const preposition = tokenAt(tokens, at);
  if (
    preposition.quoted ||
    (!isSetting && !/^(?:in|at|on|inside|outside|into|to|from|behind|near)$/.test(preposition.lower))
  )
    return undefined;
  const article = tokenAt(tokens, at + 1).lower;
  if (article !== 'the' && article !== 'a' && article !== 'an') return undefined;
  for (let last = at + 2; last < Math.min(at + 5, to); last++) {
    const token = tokenAt(tokens, last);
    if (mentionAt[last] || token.kind !== 'word' || token.shape !== 'lower' || isFunctionWord(token.lower))
      return undefined;
    if (last > at + 2 && (finiteVerb(token.lower) ?? participleVerb(token.lower)) && !placeKinds.has(token.lower))
      return undefined;
    const pair = `${token.lower} ${tokenAt(tokens, last + 1).lower}`;
    const end = placeKinds.has(pair) ? last + 1 : last;
    const kind = placeKinds.has(pair) ? pair : token.lower;
    if (!placeKinds.has(kind)) continue;
    const next = tokenAt(tokens, end + 1);
    const isNamed =
      mentionAt[end + 1] !== undefined ||
      /^(?:called|named|of)$/.test(next.lower) ||
      placeKinds.has(next.lower) ||
      isNamedLater(reading, end + 1, to);
    const isOfAPlace =
      reading.mentions.some((mention) => mention.placeKind === kind) || isKnownKind(reading, kind, article);
    const isTold = isSetting || article === 'the' || /^(?:in|at|on|inside)$/.test(preposition.lower);
    if (isNamed || isOfAPlace || !isTold || (isTooCommon(kind, isSetting) && end === at + 2)) return undefined;
    const name = phrase(reading, at + 2, end);
    return {
      name: capitalize(name.text),
      kind,
      confidence: article === 'the' ? 0.62 : 0.6,
      evidence: { name: name.span, kind: name.span },
    };
  }
  return undefined;
}

/** A film may well be set in one house; a city or a country is no place of its scenes. */
function isTooCommon(kind: string, isSetting: boolean): boolean {
  if (isSetting) return placeKinds.get(kind) === 'town' || /^(?:world|state|stage|field|room)$/.test(kind);
  return everyday.test(kind) || vagueKinds.has(kind);
}

/** "The inn" where the project has an inn already is that one. */
function isKnownKind({ known }: Reading, kind: string, article: string): boolean {
  return article === 'the' && known.all.some((each) => each.kind === 'location' && nameWords(each.name).includes(kind));
}

const NAMED_REACH = 6;

/** "A petrol station on the A9 called Thunder Fuel": the name comes a little later. */
function isNamedLater({ tokens, mentionAt }: Reading, from: number, to: number): boolean {
  for (let at = from; at < Math.min(from + NAMED_REACH, to - 1); at++) {
    if (tokenAt(tokens, at).kind === 'mark' && !mentionAt[at]) return false;
    if (/^(?:called|named)$/.test(tokenAt(tokens, at).lower)) return mentionAt[at + 1] !== undefined;
  }
  return false;
}
