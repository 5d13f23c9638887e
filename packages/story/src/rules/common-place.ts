import type { ExtractedLocation } from '@greenlight/schema';
import type { Analysis } from './analysis.ts';
import { capitalize } from './capitalize.ts';
import { isFunctionWord } from './lexicon/ordinary-words.ts';
import { finiteVerb, participleVerb } from './lexicon/person-verbs.ts';
import { placeKinds, vagueKinds } from './lexicon/place-kinds.ts';
import { phrase, type Reading, tokenAt } from './reading.ts';

/** Places too common to be one of the film's by themselves. */
const everyday =
  /^(?:room|house|home|apartment|flat|street|streets|road|city|town|country|village|state|land|sea|ocean|world|office|bed|field|fields|company|building|yard|stage|ship|train|planet|galaxy|school|college|university|moon|kingdom|empire|island|hill|hills|mountain|mountains|lane|floor|roof|district|colony|territory|realm|gate|corridor|park|shop|store|court|woods|taxi|car|bus|elevator|lift|truck|van|boat|plane|helicopter|carriage|tram|platform|hallway|bathroom|staircase|kitchen|bedroom|cell|tent|table|wilderness|coast|shore)$/;

/** "in the cave, by torchlight": a telling sets something in a place that has no name. Said with `the`, it is one certain place. */
export function commonPlaces({ reading, scenes }: Analysis): ExtractedLocation[] {
  const places: ExtractedLocation[] = [];
  for (const [index, sentence] of reading.sentences.entries()) {
    const act = reading.acts[index];
    if (act?.kind !== 'tell' || act.isStrict || act.pattern === 'scene heading') continue;
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

function placeAt(reading: Reading, at: number, to: number): ExtractedLocation | undefined {
  const { tokens, mentionAt } = reading;
  const preposition = tokenAt(tokens, at);
  if (preposition.quoted || !/^(?:in|at|on|inside|outside|into|to|from|behind|near)$/.test(preposition.lower))
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
      mentionAt[end + 1] !== undefined || /^(?:called|named|of)$/.test(next.lower) || placeKinds.has(next.lower);
    const isOfAPlace = reading.mentions.some((mention) => mention.placeKind === kind);
    const isTold = article === 'the' || /^(?:in|at|on|inside)$/.test(preposition.lower);
    if (isNamed || isOfAPlace || !isTold || ((everyday.test(kind) || vagueKinds.has(kind)) && end === at + 2))
      return undefined;
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
