import type { ExtractionInput } from '@greenlight/schema';
import { readCalls } from './calls.ts';
import type { Claims } from './claim.ts';
import { readCorrection } from './correction.ts';
import { readCouples } from './couples.ts';
import { type Entity, gatherEntities } from './entities.ts';
import { readIdentities } from './identity.ts';
import { readIntroduced } from './introduced.ts';
import { readKinList } from './kin-list.ts';
import { indexKnownNames } from './known-names.ts';
import { createVerbs, recordNouns } from './lexicon/act-words.ts';
import { isFunctionWord } from './lexicon/ordinary-words.ts';
import { hideMakers } from './makers.ts';
import { readGroupAt } from './mention-group.ts';
import { findMentions } from './mentions.ts';
import { readNameCorrections } from './name-corrections.ts';
import { readPersonCues, spreadInLists } from './person-cues.ts';
import { readPlaceCues } from './place-cues.ts';
import { readPutRight } from './put-right.ts';
import { readMessage } from './read-message.ts';
import { addCue, belief, type Mention, type Reading, tokenAt } from './reading.ts';
import { readScenes, type SceneClaim } from './scenes.ts';
import { isSlugline } from './slugline.ts';
import { readStatements } from './statements.ts';
import { readFieldOf } from './updates/field-of.ts';
import { readOrder } from './updates/order.ts';
import { readNewName, readOtherName } from './updates/other-name.ts';

/** A message with its names weighed and what it says of them. Pronouns still stand as such. */
export interface Analysis {
  reading: Reading;
  claims: Claims;
  scenes: SceneClaim[];
  entityOf: Map<Mention, Entity>;
}

/** Reads one message by itself, against the names the project knows. */
export function analyseMessage(message: string, known: ExtractionInput['known']): Analysis {
  const reading = readMessage(message, indexKnownNames(known));
  return analyse(reading);
}

/** Reads on, once the sentences are read. `makers` are family names that are nobody's of the story. */
export function analyse(reading: Reading, makers: ReadonlySet<string> = new Set()): Analysis {
  findMentions(reading);
  const claims: Claims = { statements: [], relations: [] };
  for (const mention of reading.mentions) weighMention(reading, mention);
  hideMakers(reading.mentions, makers);
  readIdentities(reading, claims);
  for (const [index, sentence] of reading.sentences.entries()) {
    const act = reading.acts[index];
    if (!act || isSlugline(reading.tokens, sentence)) continue;
    if (act.kind === 'update') readOrder(reading, index, claims);
    readNewName(reading, index, claims);
    if (act.kind !== 'update') readOtherName(reading, index, claims);
    if (act.kind !== 'update') readFieldOf(reading, index, claims);
    readCalls(reading, index, claims);
    readNameCorrections(reading, index, claims);
    readIntroduced(reading, index, claims);
    if (act.isStrict) readAside(reading, index, claims);
    else if (act.kind === 'tell' || act.kind === 'create' || act.kind === 'update')
      readStatements(reading, index, claims);
    readCorrection(reading, index, claims);
    readPutRight(reading, index, claims);
    if (act.kind === 'create') weighAsked(reading, index);
  }
  readKinList(reading, claims);
  readCouples(reading, claims);
  weighClaims(claims);
  weighOwners(reading, claims);
  spreadInLists(reading, (mention) => (mention.known?.kind === 'character' ? 1 : belief(mention.person)));
  dropUnnamed(reading);
  const scenes = readScenes(reading);
  for (const scene of scenes) if (scene.locationMention) addCue(scene.locationMention.place, 'scene is set there', 0.6);
  return { reading, claims, scenes, entityOf: gatherEntities(reading) };
}

/** What the writer says of her own taste is kept only for those whom she names anew. */
function readAside(reading: Reading, index: number, claims: Claims): void {
  const isNamed = (mention: Mention) =>
    mention.sentence === index && !mention.known && mention.person.some((cue) => cue.weight >= 0.85);
  if (!reading.mentions.some(isNamed)) return;
  const aside: Claims = { statements: [], relations: [] };
  readStatements(reading, index, aside);
  claims.statements.push(
    ...aside.statements.filter(({ subjects }) => subjects.every((each) => 'mention' in each && isNamed(each.mention))),
  );
}

function weighMention(reading: Reading, mention: Mention): void {
  const sentence = reading.sentences[mention.sentence];
  if (!sentence) return;
  readPlaceCues(reading, sentence, mention);
  readPersonCues(reading, sentence, mention);
}

/** What is said of a name tells whether it is somebody's. */
function weighClaims(claims: Claims): void {
  for (const { subjects, facts } of claims.statements) {
    for (const subject of subjects) {
      if (!('mention' in subject)) continue;
      const { mention } = subject;
      if (facts.place && facts.facts.length === 0) {
        addCue(mention.place, 'described as a place', 0.82);
        mention.person = mention.person.filter((cue) => cue.name !== 'title' && cue.name !== 'office');
        mention.placeKind ??= facts.place.kind;
        if (facts.place.description) mention.placeDescription ??= facts.place.description;
      } else if (facts.isPersonal && facts.facts.some((fact) => fact.field !== 'name'))
        addCue(
          mention.person,
          'described',
          facts.facts.every((fact) => fact.field === 'description' || fact.field === 'trait') ? 0.62 : 0.82,
        );
      else if (facts.isPersonal && (facts.gender || facts.relation)) addCue(mention.person, 'described', 0.8);
      if (facts.gender) {
        mention.gender = facts.gender;
        mention.isGenderTold = true;
      }
      if (facts.isAnimal) mention.isAnimal = true;
    }
  }
  for (const { from, to, weight } of claims.relations) {
    for (const each of [from, to]) if ('mention' in each) addCue(each.mention.person, 'related', weight * 0.9);
  }
}

/** "Hugo and his new partner Rosa": who has kin in the same sentence is somebody. */
function weighOwners({ tokens, mentionAt, sentences }: Reading, claims: Claims): void {
  for (const { from, to, sentence } of claims.relations) {
    for (const [end, other] of [
      [from, to],
      [to, from],
    ] as const) {
      if (
        !('pronoun' in end) ||
        !('mention' in other) ||
        !/^(?:his|her|their)$/.test(tokenAt(tokens, end.pronoun).lower)
      )
        continue;
      const start = sentences[sentence]?.from ?? 0;
      let at = end.pronoun - 1;
      while (at >= start && (!mentionAt[at] || mentionAt[at] === other.mention)) at--;
      const owner = at >= start ? mentionAt[at] : undefined;
      const isFirst = owner?.first === start && !owner.other && owner.place.length === 0;
      if (isFirst) addCue(owner.person, 'has kin', 0.5);
    }
  }
}

/** "Add Tom, Dick and Harriet": names right after the verb are asked for. */
function weighAsked(reading: Reading, index: number): void {
  const sentence = reading.sentences[index];
  const act = reading.acts[index];
  if (!sentence || !act || !createVerbs.has(tokenAt(reading.tokens, act.head).lower)) return;
  for (let at = act.head + 1; at < sentence.to; at++) {
    const mention = reading.mentionAt[at];
    const token = tokenAt(reading.tokens, at);
    if (mention) {
      if (mention.place.some((cue) => cue.weight >= 0.6)) {
        if (mention.place.some((cue) => cue.name === 'kind of place')) addCue(mention.place, 'asked for', 0.86);
        return;
      }
      for (const each of readGroupAt(reading, mention, sentence.to).members) addCue(each.person, 'asked for', 0.86);
      weighListed(reading, mention.last + 1, sentence.to);
      return;
    }
    const kind = recordNouns.get(token.lower)?.kind;
    if (kind === 'scenes' || kind === 'locations') return;
    const isBridge =
      token.kind === 'mark'
        ? /^[:,"“'-]$/.test(token.text)
        : !isFunctionWord(token.lower) ||
          /^(?:a|an|the|another|one|more|new|as|our|my|two|three|and|main|second|first)$/.test(token.lower);
    if (!isBridge) return;
  }
}

/** Further names of the same order: "Anselm who is a miller and Gerda". */
function weighListed({ tokens, mentionAt }: Reading, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const mention = mentionAt[at];
    if (mention?.first === at && /^(?:,|and|&|;)$/.test(tokenAt(tokens, at - 1).lower))
      addCue(mention.person, 'asked for, further on', 0.5);
  }
}

/** Where the writer speaks of her own wishes, only what is named outright stays. */
function dropUnnamed(reading: Reading): void {
  for (const mention of reading.mentions) {
    const act = reading.acts[mention.sentence];
    if (!act?.isStrict || mention.known) continue;
    const isNamed = mention.person.some((cue) => /named|asked/.test(cue.name) && cue.weight >= 0.85);
    const isPlaced = mention.place.some(
      (cue) =>
        cue.name === 'place named' ||
        cue.name === 'set there' ||
        (act.pattern === 'speaks of the film' && act.kind === 'tell' && cue.weight >= 0.6),
    );
    if (!isNamed && !isPlaced) mention.other ??= 'aside';
  }
}
