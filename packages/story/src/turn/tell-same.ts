import type { Evidence, ExtractedUpdate, FieldSource, MergeKind, Span } from '@greenlight/schema';
import { indexOf } from '../names/name-index.ts';
import { parseName } from '../names/name-key.ts';
import type { Named } from '../names/resolve-name.ts';
import { spellingKey } from '../names/spelling-key.ts';
import { askMerge } from './ask-merge.ts';
import type { StoryPart } from './conversation-state.ts';
import { readSame, type SaidSame } from './read-same.ts';
import { type Manner, SURE_CONFIDENCE, type TurnWork } from './turn-work.ts';

/**
 * Takes out of a message what it says of two names that are one's. Two records are asked about; a name without a record becomes what the
 * other one is called besides; two names of nobody yet are one new record. The rest of the message comes back, to be taken as ever.
 */
export function tellSame(work: TurnWork, part: StoryPart, message: string, manner: Manner): StoryPart {
  const isKnown = (name: string): boolean =>
    (['character', 'location'] as const).some((kind) => indexOf(kind, work.draft.list(kind)).bearers(name).length > 0);
  return readSame(message, isKnown).reduce((rest, said) => tellOne(work, rest, message, said, manner), part);
}

function tellOne(work: TurnWork, part: StoryPart, message: string, said: SaidSame, manner: Manner): StoryPart {
  const [one, other] = said.names.map((name) => sideOf(work, part, name, said, manner));
  if (!one || !other || one.kind !== other.kind) {
    if (said.isOrder) failOrder(work, said, manner);
    return part;
  }
  const rest = withoutSentence(part, said);
  if (one.record && other.record) {
    if (one.record.id === other.record.id) return one.isExact && other.isExact ? rest : part;
    askMerge(work, one.kind, one.record, other.record, sourceOf(message, said, said.names[1], manner));
    return rest;
  }
  return nameTwice(rest, message, said, [one, other]);
}

interface Side {
  kind: MergeKind;
  name: string;
  /** Undefined for a name that no record has. */
  record?: Named;
  isExact: boolean;
}

/** Whom a name means; undefined where that is not clear, or where the words may be no name at all. */
function sideOf(work: TurnWork, part: StoryPart, name: string, said: SaidSame, manner: Manner): Side | undefined {
  for (const kind of ['character', 'location'] as const) {
    const found = kind === 'character' ? work.resolveCharacter(name, manner) : work.resolveLocation(name, manner);
    if (found.outcome === 'ambiguous') return undefined;
    if (found.outcome === 'none' || (said.isPlain && isBareTitle(name))) continue;
    const { record } = found;
    const isExact = [record.name, ...(record.aliases ?? [])].some(
      (known) => spellingKey(kind, known) === spellingKey(kind, name),
    );
    return { kind, name, record, isExact };
  }
  if (said.isOrder) return undefined;
  const kind = newKindOf(part, name);
  if (said.isPlain && !kind) return undefined;
  return { kind: kind ?? 'character', name, isExact: true };
}

/** "Anna is Queen" says what she is. */
function isBareTitle(name: string): boolean {
  const { isTitleOnly, hasArticle } = parseName(name);
  return isTitleOnly && !hasArticle;
}

/** What the reading took a new name for. */
function newKindOf(part: StoryPart, name: string): MergeKind | undefined {
  const isIt = (kind: MergeKind) => (each: { name: string; confidence: number }) =>
    each.confidence >= SURE_CONFIDENCE && spellingKey(kind, each.name) === spellingKey(kind, name);
  if (part.characters.some(isIt('character'))) return 'character';
  return part.locations.some(isIt('location')) ? 'location' : undefined;
}

function failOrder(work: TurnWork, { names }: SaidSame, manner: Manner): void {
  const missing = names.find(
    (name) =>
      work.resolveCharacter(name, manner).outcome !== 'match' && work.resolveLocation(name, manner).outcome !== 'match',
  );
  const message = missing
    ? `There is no one record called ${missing} in the story, so nothing was merged.`
    : `${names[0]} and ${names[1]} are a person and a place, so nothing was merged.`;
  work.fail({ code: 'NOT_FOUND', message, ...(missing ? { entity: missing } : {}) });
}

/** The one goes by its name and is called the other besides. What the message tells of either is told of the one. */
function nameTwice(part: StoryPart, message: string, said: SaidSame, sides: [Side, Side]): StoryPart {
  const [one, other] = sides;
  const { kind } = one.record ? one : other;
  const owner = one.record ? one : other.record ? other : fuller(kind, one, other);
  const alias = (owner === one ? other : one).name;
  const name = owner.record?.name ?? owner.name;
  const update: ExtractedUpdate = {
    kind,
    name,
    set: { aliases: [alias] },
    confidence: 0.95,
    evidence: { aliases: spanOf(message, alias, said) },
  };
  const items = kind === 'character' ? part.characters : part.locations;
  const isEither = (called: string): boolean =>
    sides.some((side) => spellingKey(kind, side.name) === spellingKey(kind, called));
  const told = items.filter((item) => isEither(item.name)).map((item) => ({ ...outside(item, said), name }));
  const first = { name, confidence: 0.95, evidence: { name: spanOf(message, owner.name, said) } };
  const created = owner.record ? [] : [Object.assign({}, ...told.toReversed(), first)];
  const kept = [...items.filter((item) => !isEither(item.name)), ...(owner.record ? told : created)];
  const updates = [update, ...part.updates.filter((each) => !isSameAliases(each, update))];
  return { ...part, updates, ...(kind === 'character' ? { characters: kept } : { locations: kept }) };
}

/** What is told of somebody elsewhere in the message: in this sentence it is only that two are one. */
function outside<T extends { evidence: Evidence }>(item: T, { span: [from, to] }: SaidSame): T {
  const isHere = (field: string): boolean => {
    const value = item.evidence[field];
    return Array.isArray(value) && field !== 'name' && value[0] >= from && value[1] <= to;
  };
  const kept = <V extends object>(fields: V): V =>
    // Only optional fields have words of their own besides the name.
    Object.fromEntries(Object.entries(fields).filter(([field]) => !isHere(field))) as V;
  return { ...kept(item), evidence: kept(item.evidence) };
}

function fuller(kind: MergeKind, one: Side, other: Side): Side {
  const words = ({ name }: Side): number =>
    kind === 'character' && parseName(name).isTitleOnly ? 0 : spellingKey(kind, name).split(' ').length;
  return words(other) > words(one) ? other : one;
}

function isSameAliases(a: ExtractedUpdate, b: ExtractedUpdate): boolean {
  return a.name === b.name && JSON.stringify(a.set) === JSON.stringify(b.set);
}

/** Without what was read out of that sentence alone: it says nothing of them but that they are one. */
function withoutSentence(part: StoryPart, { span: [from, to], names }: SaidSame): StoryPart {
  const isInside = (value: Span | 'inferred'): boolean => value !== 'inferred' && value[0] >= from && value[1] <= to;
  const updates = part.updates.filter(
    ({ evidence }) => Object.keys(evidence).length === 0 || !Object.values(evidence).every(isInside),
  );
  const isBare = (item: { name: string }): boolean =>
    Object.keys(item).every((field) => ['name', 'confidence', 'evidence'].includes(field));
  const isNamed = (item: { name: string }): boolean =>
    names.some((name) => spellingKey('character', name) === spellingKey('character', item.name));
  const characters = part.characters.filter((item) => !isBare(item) || !isNamed(item));
  return { ...part, updates, characters };
}

function sourceOf(message: string, said: SaidSame, name: string, manner: Manner): FieldSource {
  return { message: manner.message, span: spanOf(message, name, said) };
}

/** The words of a name in its sentence; the whole sentence where they stand there otherwise. */
function spanOf(message: string, name: string, { span }: SaidSame): Span {
  const at = message.toLowerCase().indexOf(name.toLowerCase(), span[0]);
  return at >= 0 && at + name.length <= span[1] ? [at, at + name.length] : span;
}
