import { type ExtractedUpdate, fieldsOf, type SceneRecord } from '@greenlight/schema';
import { sourcesOf } from '../draft/provenance.ts';
import { storyFields } from '../draft/story-draft.ts';
import { renameInPart, renameTo } from '../names/fuller-name.ts';
import { indexOf } from '../names/name-index.ts';
import { foldText, nameKey } from '../names/name-key.ts';
import { placeKey } from '../names/place-identity.ts';
import type { Named } from '../names/resolve-name.ts';
import { describeValues, isEmpty } from '../reply/describe.ts';
import { askWhich } from './apply-named.ts';
import { ambiguous } from './apply-relationship.ts';
import { resolveCast, resolvePlace } from './apply-scene.ts';
import { askMerge } from './ask-merge.ts';
import { emptyPart } from './conversation-state.ts';
import { mergeValues } from './merge-values.ts';
import { findBearer, withoutTaken } from './taken-names.ts';
import { type Manner, provenanceOf, SURE_CONFIDENCE, shownName, type TurnWork } from './turn-work.ts';

/** Takes an explicit change of something known into the draft. What she asks to change is changed. */
export function applyUpdate(work: TurnWork, item: ExtractedUpdate, manner: Manner): void {
  const part = { ...emptyPart(), updates: [item] };
  const record = item.kind === 'scene' ? findScene(work, item.name) : resolveNamed(work, item, manner, part);
  if (record === undefined) return;
  if (manner.isConfirmed || item.confidence >= SURE_CONFIDENCE) {
    writeUpdate(work, item, record, knownFields(work, item, toFields(work, item, manner)), manner);
    return;
  }
  const label = `${item.name}: ${describeValues(item.set, (name) => name)}`;
  work.propose({ reason: 'unsure', label, message: manner.message, about: record.id, part });
}

/** Without the fields that the kind does not have; those are named in the turn's problems. */
function knownFields(work: TurnWork, item: ExtractedUpdate, said: Record<string, unknown>): Record<string, unknown> {
  const isKnown = (field: string): boolean => field in fieldsOf[item.kind].shape;
  for (const field of Object.keys(said).filter((each) => !isKnown(each))) {
    work.fail({ code: 'UNKNOWN_FIELD', message: `A ${item.kind} has no ${field}.`, entity: item.name, field });
  }
  return Object.fromEntries(Object.entries(said).filter(([field]) => isKnown(field)));
}

function writeUpdate(
  work: TurnWork,
  item: ExtractedUpdate,
  record: Named,
  said: Record<string, unknown>,
  manner: Manner,
): void {
  const { name: heard, ...rest } = said;
  const name = wholeName(item, record, heard);
  const { set } = mergeValues(storyFields(item.kind, record), rest, true);
  const isRenamed = typeof name === 'string' && item.kind !== 'scene' && name !== record.name;
  const bearer = isRenamed ? findNamesake(work, item.kind, name, record.id) : undefined;
  if (bearer) {
    work.fail({
      code: 'NAME_TAKEN',
      message: `${bearer} is in the story already, so ${record.name} keeps the name.`,
      entity: record.name,
      field: 'name',
    });
    return;
  }
  const asked = work.asked.length;
  const called = withoutBearers(work, item, record, set, manner);
  const renamed = isRenamed ? renameTo({ ...record, ...called }, name) : {};
  const fields = { ...called, ...(item.kind === 'scene' ? {} : withoutTaken(work, item.kind, record, renamed)) };
  const changed = work.keep(work.draft.update(item.kind, record.id, fields, provenanceOf(manner, item)), record.name);
  if (changed?.length !== 0 || isEmpty(Object.keys(rest)) || work.asked.length > asked) return;
  work.noteKnown(`${shownName(record.name)} says so already (${describeValues(rest, work.nameOf)}).`);
}

/** Of Anna Berg, "rename Anna to Hannah" changes the given name alone, whoever was asked which Anna is meant. */
function wholeName(item: ExtractedUpdate, record: Named, heard: unknown): unknown {
  return item.kind === 'character' && typeof heard === 'string' ? renameInPart(record.name, item.name, heard) : heard;
}

/** Other names that are nobody else's. Two records that turn out to be one are asked about. */
function withoutBearers(
  work: TurnWork,
  item: ExtractedUpdate,
  record: Named,
  set: Record<string, unknown>,
  manner: Manner,
): Record<string, unknown> & { aliases?: string[] } {
  const { aliases, ...rest } = set;
  const { kind } = item;
  if (!Array.isArray(aliases) || kind === 'scene') return rest;
  const said = sourcesOf(['aliases'], provenanceOf(manner, item)).aliases;
  const free = aliases.map(String).filter((alias) => {
    if (alias === record.name || record.aliases?.includes(alias)) return alias !== record.name;
    const bearer = findBearer(work, kind, alias, record.id);
    if (bearer && said) askMerge(work, kind, record, bearer, said);
    return !bearer;
  });
  return free.length > (record.aliases?.length ?? 0) ? { ...rest, aliases: free } : rest;
}

/** The name of another record that has this name, whatever its title, or is called so. */
function findNamesake(work: TurnWork, kind: ExtractedUpdate['kind'], name: string, id: string): string | undefined {
  if (kind === 'scene') return undefined;
  const keyOf = kind === 'character' ? nameKey : placeKey;
  const namesake = indexOf<Named>(kind, work.draft.list(kind))
    .candidates(name)
    .find((other) => other.id !== id && keyOf(other.name) === keyOf(name));
  return (namesake ?? findBearer(work, kind, name, id))?.name;
}

function resolveNamed(
  work: TurnWork,
  item: ExtractedUpdate,
  manner: Manner,
  part: Parameters<typeof askWhich>[4],
): Named | undefined {
  const found =
    item.kind === 'character' ? work.resolveCharacter(item.name, manner) : work.resolveLocation(item.name, manner);
  if (found.outcome === 'match') return found.record;
  if (found.outcome === 'ambiguous') {
    if (item.kind === 'character') askWhich(work, item.name, found.candidates, manner, part);
    else work.fail(ambiguous(item.name, found.candidates));
    return undefined;
  }
  work.fail({
    code: 'NOT_FOUND',
    message: `There is no ${item.kind} called ${item.name} in the story.`,
    entity: item.name,
  });
  return undefined;
}

/** A scene by its number ("scene 3", "3") or its title. */
export function findSceneRecord(scenes: readonly SceneRecord[], name: string): SceneRecord | undefined {
  const digits = /(\d+)/.exec(name)?.[1];
  const byTitle = scenes.find(({ title }) => title && foldText(title) === foldText(name));
  return byTitle ?? (digits ? scenes.find(({ number }) => number === Number(digits)) : undefined);
}

function findScene(work: TurnWork, name: string): Named | undefined {
  const scene = findSceneRecord(work.draft.list('scene'), name);
  if (scene) return { ...scene, name: scene.title ?? `Scene ${scene.number ?? ''}`.trim() };
  work.fail({
    code: 'NOT_FOUND',
    message: `There is no ${/scene/i.test(name) ? name : `scene ${name}`} in the story.`,
    entity: name,
  });
  return undefined;
}

/** A scene's place and cast are said by name. */
function toFields(work: TurnWork, item: ExtractedUpdate, manner: Manner): Record<string, unknown> {
  if (item.kind !== 'scene') return { ...item.set };
  const { location, characters, ...rest } = item.set;
  const place = typeof location === 'string' ? { location: resolvePlace(work, location, item, manner) } : {};
  const cast = Array.isArray(characters) ? { characters: resolveCast(work, characters.map(String), manner) } : {};
  return { ...rest, ...place, ...cast };
}
