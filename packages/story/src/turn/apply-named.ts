import type { ExtractedCharacter, ExtractedLocation } from '@greenlight/schema';
import { storyFields } from '../draft/story-draft.ts';
import { SchemaMapper } from '../mapping/schema-mapper.ts';
import { mergePersonName, mergePlaceName } from '../names/fuller-name.ts';
import { parseName } from '../names/name-key.ts';
import type { Named } from '../names/resolve-name.ts';
import { describeValues, isEmpty } from '../reply/describe.ts';
import { listWords } from '../reply/markdown.ts';
import { emptyPart, type StoryPart } from './conversation-state.ts';
import { mergeValues } from './merge-values.ts';
import { withoutTaken } from './taken-names.ts';
import { type Manner, provenanceOf, SURE_CONFIDENCE, shownName, type TurnWork } from './turn-work.ts';

type Kind = 'character' | 'location';
type Item = ExtractedCharacter | ExtractedLocation;

const mapper = new SchemaMapper();

/** Takes a person into the draft: a new one, more about a known one, or a question. */
export function applyCharacter(work: TurnWork, item: ExtractedCharacter, manner: Manner): void {
  applyNamed(work, 'character', item, manner, { ...emptyPart(), characters: [item] });
}

/** Takes a place into the draft, in the same way. */
export function applyLocation(work: TurnWork, item: ExtractedLocation, manner: Manner): void {
  applyNamed(work, 'location', item, manner, { ...emptyPart(), locations: [item] });
}

function applyNamed(work: TurnWork, kind: Kind, item: Item, manner: Manner, part: StoryPart): void {
  const found =
    kind === 'character' ? work.resolveCharacter(item.name, manner) : work.resolveLocation(item.name, manner);
  const isUnsure = !manner.isConfirmed && item.confidence < SURE_CONFIDENCE;
  if (found.outcome === 'match' && isUnsure) proposeNews(work, kind, found.record, item, manner, part);
  else if (found.outcome === 'match') mergeInto(work, kind, found.record, item, manner);
  else if (isUnsure) propose(work, item.name, manner, part);
  else if (found.outcome === 'ambiguous' && found.isLikely && !hasNews(work, kind, item, found.candidates))
    noteShared(work, item.name, found.candidates);
  else if (found.outcome === 'ambiguous') askWhich(work, item.name, found.candidates, manner, part);
  else work.keep(work.draft.create(kind, toFields(work, kind, item), provenanceOf(manner, item)));
}

/** A bare mention that several may mean changes none of them, so there is nothing to ask. */
function noteShared(work: TurnWork, name: string, candidates: readonly Named[]): void {
  const names = candidates.map((candidate) => shownName(candidate.name));
  work.noteKnown(`${shownName(name)} could be ${listWords(names, 'or')}; they are in the story already.`);
}

/** That one of two Okafors is a doctor is news too. */
function hasNews(work: TurnWork, kind: Kind, item: Item, candidates: readonly Named[]): boolean {
  if (Object.keys(toFields(work, kind, item)).length > 1) return true;
  const { title, isTitleOnly } = parseName(item.name);
  if (kind !== 'character' || title === undefined || isTitleOnly) return false;
  const called = candidates.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
  return !called.some((name) => parseName(name).title === title);
}

function propose(work: TurnWork, label: string, manner: Manner, part: StoryPart): void {
  work.propose({ reason: 'unsure', label, message: manner.message, part });
}

/** Asks whom a name means that several bear. */
export function askWhich(
  work: TurnWork,
  name: string,
  candidates: readonly Named[],
  manner: Manner,
  part: StoryPart,
): void {
  const names = candidates.slice(0, 5).map((candidate) => candidate.name);
  const isOne = candidates.length === 1;
  const ask = isOne ? `Is ${name} the same as ${names[0]}?` : `Which ${name} do you mean: ${listWords(names, 'or')}?`;
  const isAskedToo = work.isAskingText(ask);
  const text = isAskedToo ? `${ask} This is about: ${newsOf(part, work)}.` : ask;
  const options = [...names, 'Someone new'];
  work.ask(
    { text, options },
    { type: 'which', candidates: candidates.slice(0, 5).map(({ id }) => id), part, message: manner.message },
  );
}

/** What waits for the answer, where the same is asked of other words too. */
function newsOf({ characters, locations, updates }: StoryPart, work: TurnWork): string {
  const said = [...characters, ...locations].map(({ name: _, confidence: _c, evidence: _e, ...rest }) => rest);
  return [...said, ...updates.map(({ set }) => set)].map((set) => describeValues(set, work.nameOf)).join(' · ');
}

/** Words that are not sure may still say something new of somebody known; they are asked about, like a new name. */
function proposeNews(work: TurnWork, kind: Kind, record: Named, item: Item, manner: Manner, part: StoryPart): void {
  const { name: _name, ...said } = toFields(work, kind, item);
  const { set, contradictions } = mergeValues(storyFields(kind, record), said, manner.isCorrection);
  const news = describeValues({ ...set, ...contradictions }, work.nameOf);
  if (news === '') return;
  const label = `${record.name}: ${news}`;
  work.propose({ reason: 'unsure', label, message: manner.message, about: record.id, part });
}

function mergeInto(work: TurnWork, kind: Kind, record: Named, item: Item, manner: Manner): void {
  const { name, ...said } = toFields(work, kind, item);
  const current = storyFields(kind, record);
  const { set, contradictions } = mergeValues(current, said, manner.isCorrection);
  const heard = String(name);
  const heardOf = kind === 'character' ? mergePersonName(record, heard) : mergePlaceName(record, heard);
  const renamed = withoutTaken(work, kind, record, heardOf);
  const provenance = withAliasEvidence(provenanceOf(manner, item), renamed);
  const changed = work.keep(work.draft.update(kind, record.id, { ...set, ...renamed }, provenance));
  if (!isEmpty(Object.keys(contradictions))) askChange(work, kind, record, current, contradictions, manner, item);
  else if (changed?.length === 0) noteKnown(work, kind, record, item, said);
}

/** The old name was not in this message; an alias that was has the name's words. */
function withAliasEvidence(
  provenance: ReturnType<typeof provenanceOf>,
  renamed: { name?: string },
): ReturnType<typeof provenanceOf> {
  const words = renamed.name === undefined ? provenance.evidence.name : 'inferred';
  return words === undefined ? provenance : { ...provenance, evidence: { ...provenance.evidence, aliases: words } };
}

function askChange(
  work: TurnWork,
  kind: Kind,
  record: Named,
  current: Record<string, unknown>,
  set: Record<string, unknown>,
  manner: Manner,
  item: Item,
): void {
  const was = Object.keys(set).map((field) => valueText(field, current[field]));
  const said = Object.entries(set).map(([field, value]) => valueText(field, value));
  const isOne = said.length === 1;
  work.ask(
    {
      text: `${record.name} has ${listWords(was)} so far. Change to ${listWords(said)}?`,
      options: isOne ? [`Change to ${said[0]}`, `Keep ${was[0]}`] : ['Change them', 'Keep them'],
    },
    { type: 'value', kind, id: record.id, set, message: manner.message, evidence: item.evidence },
  );
}

function valueText(field: string, value: unknown): string {
  return field === 'age' ? `age ${value}` : `${field} “${value}”`;
}

/** A bare mention of somebody known needs no answer of its own; said alone, it gets one. */
function noteKnown(work: TurnWork, kind: Kind, record: Named, item: Item, said: Record<string, unknown>): void {
  const isCreatedNow = !work.snapshot[kind === 'character' ? 'characters' : 'locations'].some(
    ({ id }) => id === record.id,
  );
  if (isCreatedNow || item.confidence < SURE_CONFIDENCE) return;
  const values = describeValues(said, work.nameOf);
  work.noteKnown(`${shownName(record.name)} is already in the story${values ? ` (${values})` : ''}.`);
}

function toFields(work: TurnWork, kind: Kind, item: Item): Record<string, unknown> {
  const {
    project: _project,
    createdVia: _createdVia,
    ...fields
  } = mapper.mapToCollectionSchema(kind, item, work.draft.project);
  return fields;
}
