import type { ExtractedLocation, ExtractedScene, ExtractedUpdate } from '@greenlight/schema';
import type { Analysis } from './analysis.ts';
import { capitalize } from './capitalize.ts';
import { commonPlaces } from './common-place.ts';
import { LEAST_CONFIDENCE } from './draft-people.ts';
import { confidenceOf, type Entity } from './entities.ts';
import { listedPlaces } from './listed-places.ts';
import { nameKey, nameWords } from './name-key.ts';
import { tokenAt } from './reading.ts';
import type { Resolver } from './resolution.ts';
import type { SceneClaim } from './scenes.ts';
import { unnamedPlaces } from './unnamed-place.ts';

export interface DraftedPlaces {
  locations: ExtractedLocation[];
  scenes: ExtractedScene[];
  updates: ExtractedUpdate[];
}

/** New places, the scenes, and changes to known places. */
export function draftPlaces(analysis: Analysis, resolver: Resolver): DraftedPlaces {
  const entities = [...new Set(analysis.entityOf.values())].filter((entity) => entity.kind === 'place');
  const locations = entities
    .filter((entity) => !entity.known && confidenceOf(entity) >= LEAST_CONFIDENCE)
    .map((entity) => createLocation(entity));
  locations.push(...unnamedPlaces(analysis));
  for (const place of [...listedPlaces(analysis), ...commonPlaces(analysis)]) {
    const isThere =
      locations.some((each) => nameKey(each.name) === nameKey(place.name)) ||
      analysis.reading.known.resolve(nameWords(place.name));
    if (!isThere) locations.push(place);
  }
  const scenes = analysis.scenes.map((scene) => createScene(analysis, resolver, scene, locations));
  return { locations, scenes, updates: entities.flatMap((entity) => updateOf(analysis, entity)) };
}

function createLocation(entity: Entity): ExtractedLocation {
  const best = entity.mentions[0];
  const location: ExtractedLocation = {
    name: entity.name,
    confidence: placeConfidence(entity),
    evidence: { name: best?.span ?? 'inferred' },
  };
  const kind = entity.mentions.find((mention) => mention.placeKind)?.placeKind;
  if (kind) {
    location.kind = kind;
    location.evidence.kind = 'inferred';
  }
  const description = entity.mentions.find((mention) => mention.placeDescription)?.placeDescription;
  if (description) {
    location.description = capitalize(description.text);
    location.evidence.description = description.span;
  }
  return location;
}

/** Where somebody was born or comes from is seldom a place of the film: worth a question, no more. */
function placeConfidence(entity: Entity): number {
  const isOrigin =
    entity.place.some((cue) => cue.name === 'origin') &&
    entity.place.every((cue) => /^(?:origin|gazetteer|from|leading kind)$/.test(cue.name));
  return isOrigin ? Math.min(0.55, confidenceOf(entity)) : confidenceOf(entity);
}

function createScene(
  analysis: Analysis,
  resolver: Resolver,
  claim: SceneClaim,
  locations: ExtractedLocation[],
): ExtractedScene {
  const scene: ExtractedScene = {
    characters: castOf(analysis, resolver, claim),
    confidence: claim.weight,
    evidence: {},
  };
  if (claim.title) put(scene, 'title', capitalize(claim.title.text).slice(0, 120), claim.title.span);
  if (claim.number) put(scene, 'number', claim.number.value, claim.number.span);
  if (claim.interior) put(scene, 'interior', claim.interior.value, claim.interior.span);
  if (claim.timeOfDay) put(scene, 'timeOfDay', claim.timeOfDay.value, claim.timeOfDay.span);
  if (claim.summary) put(scene, 'summary', claim.summary.text.slice(0, 4000), claim.summary.span);
  const location = claim.location && claimLocation(analysis, claim, locations);
  if (claim.location && location) put(scene, 'location', location, claim.location.span);
  const cast = scene.characters.length > 0 ? firstSpan(analysis, claim) : undefined;
  if (cast) scene.evidence.characters = cast;
  return scene;
}

function put<K extends keyof ExtractedScene>(
  scene: ExtractedScene,
  field: K,
  value: ExtractedScene[K],
  span: [number, number],
): void {
  scene[field] = value;
  scene.evidence[field] = span;
}

/** A place is told even where it is not sure that it makes a scene. */
const LEAST_PLACE = 0.62;

/** The place of a scene is a place of the story: made when it is new. */
function claimLocation(analysis: Analysis, claim: SceneClaim, locations: ExtractedLocation[]): string | undefined {
  const words = claim.location;
  if (!words) return undefined;
  const entity = claim.locationMention && analysis.entityOf.get(claim.locationMention);
  if (entity?.kind === 'person') return undefined;
  if (entity?.known) return entity.known.name;
  const known = analysis.reading.known.resolve(nameWords(words.text));
  if (known?.kind === 'location') return known.name;
  const same = locations.find((each) => nameKey(each.name) === nameKey(entity?.name ?? words.text));
  if (same) {
    same.confidence = Math.max(same.confidence, Math.min(0.9, claim.weight));
    return same.name;
  }
  const name = (entity?.name ?? words.text).slice(0, 120);
  locations.push({
    name,
    confidence: Math.max(LEAST_PLACE, Math.min(0.9, claim.weight)),
    evidence: { name: words.span },
  });
  return name;
}

function castOf(analysis: Analysis, resolver: Resolver, claim: SceneClaim): string[] {
  const names: string[] = [];
  for (const mention of analysis.reading.mentions) {
    if (mention.sentence < claim.sentences[0] || mention.sentence >= claim.sentences[1]) continue;
    const entity = analysis.entityOf.get(mention);
    if (entity?.kind === 'person' && confidenceOf(entity) >= LEAST_CONFIDENCE && !names.includes(entity.name))
      names.push(entity.name);
  }
  if (names.length === 0) names.push(...castByPronoun(analysis, resolver, claim));
  return names;
}

const MOST_CAST = 20;

/** "Put them in a car park, 3am": a scene that names nobody is played by those the pronouns mean. */
function castByPronoun({ reading }: Analysis, resolver: Resolver, claim: SceneClaim): string[] {
  const from = reading.sentences[claim.sentences[0]]?.from ?? 0;
  const to = reading.sentences[claim.sentences[1] - 1]?.to ?? from;
  const names = new Set<string>();
  for (let at = from; at < to && names.size < MOST_CAST; at++) {
    const { lower, quoted } = tokenAt(reading.tokens, at);
    if (quoted || !/^(?:they|them|he|she)$/.test(lower)) continue;
    for (const { name, entity } of resolver.resolve({ pronoun: at }))
      if (!entity || confidenceOf(entity) >= LEAST_CONFIDENCE) names.add(name);
  }
  return [...names];
}

function firstSpan(analysis: Analysis, claim: SceneClaim): [number, number] | undefined {
  const mention = analysis.reading.mentions.find(
    (each) =>
      each.sentence >= claim.sentences[0] &&
      each.sentence < claim.sentences[1] &&
      analysis.entityOf.get(each)?.kind === 'person',
  );
  return mention?.span;
}

/** What a message says of a place the project has. */
function updateOf(analysis: Analysis, entity: Entity): ExtractedUpdate[] {
  if (!entity.known) return [];
  const set: Record<string, unknown> = {};
  const evidence: ExtractedUpdate['evidence'] = {};
  for (const { subjects, facts } of analysis.claims.statements) {
    if (!subjects.some((subject) => 'mention' in subject && analysis.entityOf.get(subject.mention) === entity))
      continue;
    const name = facts.facts.find((fact) => fact.field === 'name');
    if (name) {
      set.name = name.value;
      evidence.name = name.span;
    }
    if (!facts.place) continue;
    set.kind = facts.place.kind;
    evidence.kind = facts.place.description?.span ?? 'inferred';
    if (facts.place.description) {
      set.description = capitalize(facts.place.description.text);
      evidence.description = facts.place.description.span;
    }
  }
  return Object.keys(set).length > 0
    ? [{ kind: 'location', name: entity.known.name, set, confidence: 0.85, evidence }]
    : [];
}
