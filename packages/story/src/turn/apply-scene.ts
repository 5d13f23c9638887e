import type { Evidence, ExtractedScene, SceneFields, SceneRecord } from '@greenlight/schema';
import { storyFields } from '../draft/story-draft.ts';
import { foldText } from '../names/name-key.ts';
import { sceneHeading } from '../reply/describe.ts';
import { ambiguous, isAbout, unknown } from './apply-relationship.ts';
import { emptyPart } from './conversation-state.ts';
import { mergeValues } from './merge-values.ts';
import { type Manner, provenanceOf, SURE_CONFIDENCE, type TurnWork } from './turn-work.ts';

/** Takes a scene into the draft; while its gate is closed the scene is kept as a proposal and the reply says why. */
export function applyScene(work: TurnWork, item: ExtractedScene, manner: Manner): void {
  const blockers = work.sceneBlockers();
  const isUnsure = !manner.isConfirmed && item.confidence < SURE_CONFIDENCE;
  if (blockers.length === 0 && !isUnsure) {
    writeScene(work, item, manner);
    return;
  }
  const reason = blockers.length > 0 ? 'gate' : 'unsure';
  const label = sceneHeading(item, item.location);
  work.propose({ reason, label, message: manner.message, part: { ...emptyPart(), scenes: [item] } });
  for (const { message, remedy } of blockers) work.note(remedy ? `${message}. ${remedy}` : `${message}.`);
  if (reason === 'gate') work.note('I have kept the scene and will offer it again then.');
}

function writeScene(work: TurnWork, item: ExtractedScene, manner: Manner): void {
  const fields = toFields(work, item, manner);
  const known = findKnown(work.draft.list('scene'), fields);
  const provenance = provenanceOf(manner, item);
  if (known) {
    mergeScene(work, known, fields, item, manner);
    joinLater(work, known.id, item.characters);
    return;
  }
  const result = work.draft.create('scene', { ...fields, number: fields.number ?? nextNumber(work) }, provenance);
  work.keep(result, 'scene');
  if (result.ok) joinLater(work, result.id, item.characters);
}

/** Somebody who is only proposed joins the scene once the writer says that they are in the story. */
function joinLater(work: TurnWork, scene: string, names: readonly string[]): void {
  for (const proposal of work.proposals) {
    if (names.some((name) => isAbout(proposal, name))) proposal.joins = [...new Set([...proposal.joins, scene])];
  }
}

function mergeScene(
  work: TurnWork,
  known: SceneRecord,
  fields: SceneFields,
  item: ExtractedScene,
  manner: Manner,
): void {
  const { set, contradictions } = mergeValues(storyFields('scene', known), { ...fields }, manner.isCorrection);
  const changed = work.keep(work.draft.update('scene', known.id, set, provenanceOf(manner, item)), 'scene');
  if (Object.keys(contradictions).length > 0) askChange(work, known, contradictions, manner, item);
  else if (changed?.length === 0)
    work.noteKnown(`Scene ${known.number ?? ''} is already in the story.`.replace('  ', ' '));
}

function askChange(
  work: TurnWork,
  known: SceneRecord,
  set: Record<string, unknown>,
  manner: Manner,
  item: ExtractedScene,
): void {
  const now = sceneHeading(known, known.location ? work.nameOf(known.location) : undefined);
  const fields = { ...storyFields('scene', known), ...set } as SceneFields;
  const then = sceneHeading(fields, fields.location ? work.nameOf(fields.location) : undefined);
  const text =
    now === then
      ? `Scene ${known.number} says otherwise in ${Object.keys(set).join(', ')}. Change it?`
      : `Scene ${known.number} is ${now} so far. Change it to ${then}?`;
  work.ask(
    { text, options: ['Change it', 'Keep it'] },
    { type: 'value', kind: 'scene', id: known.id, set, message: manner.message, evidence: item.evidence },
  );
}

function toFields(work: TurnWork, item: ExtractedScene, manner: Manner): SceneFields {
  const { title, number, interior, timeOfDay, summary } = item;
  const location = item.location === undefined ? undefined : resolvePlace(work, item.location, item, manner);
  const characters = resolveCast(work, item.characters, manner);
  const fields: SceneFields = { title, number, interior, timeOfDay, summary, location, characters };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as SceneFields;
}

/** The id of a scene's place. A place that is not known yet is created. */
export function resolvePlace(
  work: TurnWork,
  name: string,
  item: Pick<ExtractedScene, 'evidence'>,
  manner: Manner,
): string | undefined {
  const found = work.resolveLocation(name, manner);
  if (found.outcome === 'match') return found.record.id;
  if (found.outcome === 'ambiguous') {
    work.fail({ ...ambiguous(name, found.candidates), field: 'location' });
    return undefined;
  }
  const evidence: Evidence = { name: item.evidence.location ?? 'inferred' };
  const provenance = { message: manner.message, evidence };
  const result = work.draft.create('location', { name }, provenance);
  if (result.ok) return result.id;
  work.fail(...result.problems);
  return undefined;
}

/** The ids of the people named. Those who are not in the story are named in the turn's problems. */
export function resolveCast(work: TurnWork, names: readonly string[], manner: Manner): string[] {
  const ids = names.map((name) => {
    const found = work.resolveCharacter(name, manner);
    if (found.outcome === 'match') return found.record.id;
    if (found.outcome === 'ambiguous') work.fail(ambiguous(name, found.candidates));
    else if (!isProposed(work, name))
      work.fail(unknown(name, 'is not a character yet, so the scene is without them. Name them and I will add them.'));
    return undefined;
  });
  return [...new Set(ids.filter((id) => id !== undefined))];
}

function isProposed(work: TurnWork, name: string): boolean {
  return work.proposals.some((proposal) => isAbout(proposal, name));
}

/** The same number, the same title, or the same heading, cast and summary. */
function findKnown(scenes: SceneRecord[], fields: SceneFields): SceneRecord | undefined {
  if (fields.number) return scenes.find(({ number }) => number === fields.number);
  if (fields.title) return scenes.find(({ title }) => title && foldText(title) === foldText(fields.title ?? ''));
  return scenes.find((scene) => signatureOf(scene) === signatureOf(fields));
}

function signatureOf({ location, interior, timeOfDay, characters, summary }: SceneFields): string {
  const cast = [...(characters ?? [])].sort();
  return JSON.stringify([location ?? null, interior ?? null, timeOfDay ?? null, cast, foldText(summary ?? '')]);
}

function nextNumber(work: TurnWork): number {
  return Math.max(0, ...work.draft.list('scene').map(({ number }) => number ?? 0)) + 1;
}
