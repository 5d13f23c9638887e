import type { Span } from '@greenlight/schema';
import { isBetterName } from './identity.ts';
import type { KnownName } from './known-names.ts';
import { namesOfDiminutive } from './lexicon/diminutives.ts';
import { gazetteerKind } from './lexicon/gazetteer.ts';
import type { Gender } from './lexicon/person-nouns.ts';
import { titles } from './lexicon/titles.ts';
import { nameKey, nameWords, withoutTitles } from './name-key.ts';
import { addCue, belief, type Cue, type Mention, type Reading } from './reading.ts';

/** Somebody, some place, or something, with all its mentions. */
export interface Entity {
  kind: 'person' | 'place' | 'other';
  name: string;
  known?: KnownName;
  mentions: Mention[];
  person: Cue[];
  place: Cue[];
  gender: Gender;
  isAnimal: boolean;
  /** What else the message calls somebody. */
  aliases: { name: string; span: Span }[];
  /** The name that a known person turns out to have. */
  trueName?: { name: string; span: Span };
}

/** Joins mentions of the same one, and decides for each what it is. */
export function gatherEntities(reading: Reading): Map<Mention, Entity> {
  const entities = joinSameNames(reading.mentions);
  for (const entity of entities) decideKind(entity);
  const kept = joinParts(entities);
  const of = new Map<Mention, Entity>();
  for (const entity of kept) for (const mention of entity.mentions) of.set(mention, entity);
  joinAliases(of);
  return of;
}

function joinSameNames(mentions: readonly Mention[]): Entity[] {
  const byKey = new Map<string, Entity>();
  for (const mention of mentions) {
    const key = mention.known ? `${mention.known.kind}:${mention.known.name}` : nameKey(mention.name);
    const entity = byKey.get(key);
    if (entity) absorb(entity, mention);
    else byKey.set(key, createEntity(mention));
  }
  return [...byKey.values()];
}

function createEntity(mention: Mention): Entity {
  const entity: Entity = {
    kind: 'other',
    name: mention.known?.name ?? mention.name,
    mentions: [mention],
    person: [...mention.person],
    place: [...mention.place],
    gender: mention.gender,
    isAnimal: mention.isAnimal ?? false,
    aliases: [],
  };
  if (mention.known) entity.known = mention.known;
  return entity;
}

function absorb(entity: Entity, mention: Mention): void {
  entity.mentions.push(mention);
  for (const cue of mention.person) addCue(entity.person, cue.name, cue.weight);
  for (const cue of mention.place) addCue(entity.place, cue.name, cue.weight);
  if (entity.gender === 'any' || mention.isGenderTold) entity.gender = mention.gender;
  if (mention.isAnimal) entity.isAnimal = true;
}

function decideKind(entity: Entity): void {
  if (entity.known) {
    entity.kind = entity.known.kind === 'character' ? 'person' : 'place';
    return;
  }
  if (entity.mentions.some((mention) => mention.other)) {
    entity.kind = 'other';
    return;
  }
  entity.kind = belief(entity.person) >= belief(entity.place) ? 'person' : 'place';
}

/** Two names that the message says are one person's become one. */
function joinAliases(of: Map<Mention, Entity>): void {
  for (const [mention, alias] of of) {
    const owner = mention.sameAs && of.get(mention.sameAs.mention);
    if (!mention.sameAs || !owner || owner === alias || owner.kind === 'place' || alias.kind === 'place') continue;
    const { isTrueName } = mention.sameAs;
    if (owner.known && alias.known) noteKnownPair(isTrueName ? [alias, owner] : [owner, alias], mention.span);
    else if (alias.known) absorbAlias(of, alias, owner, !isTrueName);
    else absorbAlias(of, owner, alias, isTrueName);
  }
}

/** Both are on record: the one that turns out to be the other is an alias there. */
function noteKnownPair([whole, other]: [Entity, Entity], span: Span): void {
  whole.aliases.push({ name: other.name, span });
}

function absorbAlias(of: Map<Mention, Entity>, whole: Entity, alias: Entity, isTrueName: boolean): void {
  for (const mention of alias.mentions) {
    absorb(whole, mention);
    of.set(mention, whole);
  }
  const span: Span = alias.mentions[0]?.span ?? [0, 0];
  whole.kind = 'person';
  const said = { name: alias.name, span };
  const isBetter = isTrueName && isBetterName(whole.trueName?.name ?? whole.name, alias.name);
  if (!isBetter) whole.aliases.push(said);
  else if (whole.known) whole.trueName = said;
  else {
    whole.aliases.push({ name: whole.name, span: whole.mentions[0]?.span ?? span });
    whole.name = alias.name;
  }
}

/** "Irene" is Irene Adler when no other Irene stands in the message. */
function joinParts(entities: Entity[]): Entity[] {
  const sorted = [...entities].sort((a, b) => nameWords(b.name).length - nameWords(a.name).length);
  const gone = new Set<Entity>();
  for (const small of [...sorted].reverse()) {
    if (small.known || small.kind === 'other') continue;
    const wholes = sorted.filter((whole) => whole !== small && !gone.has(whole) && isPartOf(small, whole));
    const whole = wholes[0];
    if (!whole || wholes.length > 1) continue;
    for (const mention of small.mentions) absorb(whole, mention);
    gone.add(small);
  }
  return entities.filter((entity) => !gone.has(entity));
}

function isPartOf(small: Entity, whole: Entity): boolean {
  const part = withoutTitles(nameWords(small.name));
  const words = withoutTitles(nameWords(whole.name));
  if (whole.kind === 'other') return false;
  const isSame = part.join(' ') === words.join(' ');
  if (isSame) return small.kind === whole.kind && !titlesClash(small, whole);
  if (part.length >= words.length && !(part.length === 1 && isPetName(part[0] ?? '', words[0] ?? ''))) return false;
  if (!part.every((word, index) => words.includes(word) || (index === 0 && isPetName(word, words[0] ?? ''))))
    return false;
  if (small.kind === 'place' && whole.kind === 'place') return part[0] === words[0];
  if (whole.kind !== 'person' || titlesClash(small, whole)) return false;
  if (small.kind === 'place' && (belief(small.place) > 0.7 || gazetteerKind(small.name.toLowerCase()) !== undefined))
    return false;
  return part[0] === words[0] || part.at(-1) === words.at(-1) || isPetName(part[0] ?? '', words[0] ?? '');
}

function isPetName(pet: string, full: string): boolean {
  return namesOfDiminutive(pet).includes(full);
}

function titlesClash(a: Entity, b: Entity): boolean {
  const first = titles.get(nameWords(a.name)[0] ?? '');
  const second = titles.get(nameWords(b.name)[0] ?? '');
  const genders = [first ?? a.gender, second ?? b.gender];
  return genders[0] !== 'any' && genders[1] !== 'any' && genders[0] !== genders[1];
}

/** How sure it is that the entity is what it was decided to be. */
export function confidenceOf(entity: Entity): number {
  if (entity.known) return 0.95;
  const own = belief(entity.kind === 'person' ? entity.person : entity.place);
  const other = belief(entity.kind === 'person' ? entity.place : entity.person);
  const rounded = own * (1 - 0.25 * Math.max(0, other - 0.3));
  return Math.round(Math.min(0.97, rounded) * 100) / 100;
}
