import type { Evidence, ExtractedCharacter, ExtractedRelationship, ExtractedUpdate } from '@greenlight/schema';
import type { Analysis } from './analysis.ts';
import { wordsOfBond } from './bond-words.ts';
import { CharacterDraft } from './character-draft.ts';
import type { RelationClaim } from './claim.ts';
import { confidenceOf, type Entity } from './entities.ts';
import type { Fact } from './fact.ts';
import { nameWords, withoutTitles } from './name-key.ts';
import { isPronoun } from './pronouns.ts';
import type { Resolved, Resolver } from './resolution.ts';
import { unnamedPeople } from './unnamed-person.ts';

/** Below this the product does not even ask. */
export const LEAST_CONFIDENCE = 0.45;

export interface DraftedPeople {
  characters: ExtractedCharacter[];
  updates: ExtractedUpdate[];
  relationships: ExtractedRelationship[];
}

/** New people, changes to known ones, and what binds them. */
export function draftPeople(analysis: Analysis, resolver: Resolver): DraftedPeople {
  const drafts = new Map<string, CharacterDraft>();
  const weights = new Map<string, number>();
  const draftOf = (name: string) => {
    const draft = drafts.get(name) ?? new CharacterDraft();
    drafts.set(name, draft);
    return draft;
  };
  for (const { subjects, facts, sentence } of analysis.claims.statements) {
    for (const resolved of peopleOf(subjects, resolver)) {
      const isPerson = resolved.entity === undefined || resolved.entity.kind === 'person';
      if (!isPerson) continue;
      if (facts.facts.length > 0)
        weights.set(resolved.name, Math.min(weights.get(resolved.name) ?? 1, resolved.weight));
      for (const fact of facts.facts) draftOf(resolved.name).add(withFirstName(fact, resolved.name), sentence);
    }
  }
  const people = distinctPeople(analysis);
  for (const { name, aliases, trueName, mentions } of people) {
    const sentence = mentions[0]?.sentence ?? 0;
    for (const alias of aliases) draftOf(name).add({ field: 'alias', value: alias.name, span: alias.span }, sentence);
    if (trueName) draftOf(name).add({ field: 'name', value: trueName.name, span: trueName.span }, sentence);
  }
  return {
    characters: [
      ...people
        .filter((entity) => !entity.known && confidenceOf(entity) >= LEAST_CONFIDENCE)
        .map((entity) => createCharacter(entity, drafts.get(entity.name))),
      ...unnamedPeople(analysis),
    ],
    updates: draftUpdates(analysis, people, drafts, weights),
    relationships: draftRelationships(analysis, resolver),
  };
}

/** "His last name is Orlov": he keeps the name he has before it. */
function withFirstName(fact: Fact, name: string): Fact {
  return fact.field === 'name' && fact.isSurname ? { ...fact, value: `${name} ${fact.value}` } : fact;
}

function peopleOf(subjects: Analysis['claims']['statements'][number]['subjects'], resolver: Resolver): Resolved[] {
  return subjects.flatMap((subject) => resolver.resolve(subject));
}

function distinctPeople(analysis: Analysis): Entity[] {
  return [...new Set(analysis.entityOf.values())]
    .filter((entity) => entity.kind === 'person')
    .sort((a, b) => firstOf(a) - firstOf(b));
}

function firstOf(entity: Entity): number {
  return Math.min(...entity.mentions.map((mention) => mention.first));
}

function createCharacter(entity: Entity, draft: CharacterDraft | undefined): ExtractedCharacter {
  const { set, evidence } = draft?.fields() ?? { set: {}, evidence: {} };
  const named = entity.mentions.find((mention) => mention.name === entity.name) ?? entity.mentions[0];
  const all: Evidence = { ...evidence, name: named?.span ?? 'inferred' };
  if (entity.isAnimal && set.role === undefined) {
    set.role = 'minor';
    all.role = 'inferred';
  }
  return { ...set, name: entity.name, confidence: confidenceOf(entity), evidence: all };
}

function draftUpdates(
  analysis: Analysis,
  people: Entity[],
  drafts: Map<string, CharacterDraft>,
  weights: Map<string, number>,
): ExtractedUpdate[] {
  const updates: ExtractedUpdate[] = [];
  const inMessage = new Map(people.map((entity) => [entity.name, entity]));
  for (const [name, draft] of drafts) {
    const entity = inMessage.get(name);
    const isNew = entity !== undefined && !entity.known;
    if (draft.isEmpty || (isNew && (!draft.aliases || confidenceOf(entity) < LEAST_CONFIDENCE))) continue;
    const { set, evidence } = withFullerName(updateFields(draft, isNew), entity);
    const mention = entity?.mentions[0];
    const isChange = analysis.reading.acts.some((act) => act.kind === 'update');
    updates.push({
      kind: 'character',
      name,
      set,
      confidence:
        Math.round((isChange ? 0.95 : 0.9) * (draft.isGuessed ? 0.9 : 1) * (weights.get(name) ?? 1) * 100) / 100,
      evidence: { ...evidence, ...(set.name === undefined && mention ? {} : {}) },
    });
  }
  return updates;
}

interface Fields {
  set: Record<string, unknown>;
  evidence: Evidence;
}

/** Told of "John Smith", John is called that from now on: what is told of him is not lost on a shorter name. */
function withFullerName(fields: Fields, entity: Entity | undefined): Fields {
  const { known, mentions = [] } = entity ?? {};
  if (!known || fields.set.name !== undefined) return fields;
  const wordsOfKnown = withoutTitles(known.words).length;
  const fuller = mentions.find(({ name }) => withoutTitles(nameWords(name)).length > wordsOfKnown);
  if (!fuller) return fields;
  return {
    set: { ...fields.set, name: fuller.name },
    evidence: { ...fields.evidence, name: fuller.span },
  };
}

/** What changes of somebody known; of somebody new only what else she is called, since a new record has no room for that. */
function updateFields(draft: CharacterDraft, isNew: boolean): Fields {
  const { set, evidence } = isNew ? { set: {}, evidence: {} } : draft.fields();
  const { aliases } = draft;
  return aliases
    ? { set: { ...set, aliases: aliases.names }, evidence: { ...evidence, aliases: aliases.span } }
    : { set, evidence };
}

function draftRelationships(analysis: Analysis, resolver: Resolver): ExtractedRelationship[] {
  const found = new Map<string, ExtractedRelationship>();
  for (const claim of analysis.claims.relations) {
    for (const [from, to] of endsOf(claim, resolver)) {
      if (from.name === to.name || !isSure(from) || !isSure(to)) continue;
      const key = [from.name, to.name].sort().join('\n') + claim.type;
      const confidence =
        Math.round(claim.weight * Math.min(from.weight, to.weight) * Math.min(sureness(from), sureness(to)) * 100) /
        100;
      const before = found.get(key);
      if (before && before.confidence >= confidence) continue;
      const said = wordsOfBond(claim);
      found.set(key, {
        from: from.name,
        to: to.name,
        type: claim.type,
        ...(said ? { description: said } : {}),
        confidence,
        evidence: {
          from: evidenceOf(claim.from),
          to: evidenceOf(claim.to),
          type: claim.span,
          ...(said ? { description: claim.span } : {}),
        },
      });
    }
  }
  return [...found.values()];
}

function evidenceOf(argument: RelationClaim['from']): Evidence[string] {
  return isPronoun(argument) ? 'inferred' : argument.mention.span;
}

/** Both ends of a claim; "they are rivals" pairs the two whom "they" means. */
function endsOf(claim: RelationClaim, resolver: Resolver): [Resolved, Resolved][] {
  const from = resolver.resolve(claim.from);
  if (claim.from === claim.to) return from[0] && from[1] ? [[from[0], from[1]]] : [];
  const taken = new Set(from.map((each) => each.name));
  const to = isPronoun(claim.to)
    ? resolver.resolve(claim.to, isPronoun(claim.from) ? undefined : taken)
    : resolver.resolve(claim.to);
  const fromAgain =
    isPronoun(claim.from) && to.length > 0 && from.every((each) => to.some((other) => other.name === each.name))
      ? resolver.resolve(claim.from, new Set(to.map((each) => each.name)))
      : from;
  return fromAgain.flatMap((left) =>
    to.filter((right) => right.name !== left.name).map((right) => [left, right] as [Resolved, Resolved]),
  );
}

function isSure({ entity }: Resolved): boolean {
  return entity === undefined || (entity.kind === 'person' && confidenceOf(entity) >= LEAST_CONFIDENCE);
}

function sureness({ entity }: Resolved): number {
  return entity === undefined || confidenceOf(entity) >= 0.6 ? 1 : 0.8;
}
