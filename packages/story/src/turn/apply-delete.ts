import type { SceneRecord, StoryKind } from '@greenlight/schema';
import { nameKey } from '../names/name-key.ts';
import { resolveCharacter, resolveLocation } from '../names/resolve-name.ts';
import { listWords } from '../reply/markdown.ts';
import { findSceneRecord } from './apply-update.ts';
import { leaveScene } from './remove-record.ts';
import { shownName, type TurnWork } from './turn-work.ts';

const verbs =
  /^\s*(?:(?:please|now|then|ok|okay|can you|could you)[\s,]+)*(?:delete|remove|erase|drop|cut|discard|get rid of|take out|throw out)\s+/i;
const nouns = /^(?:the\s+)?(?:character|person|location|place)\s+(?:called\s+|named\s+)?/i;
const tail = /\s*(?:from the (?:story|film|movie|script|project)|please|entirely|completely|for good|now)?[\s.!]*$/i;
const fromScene = /^(.+?)\s+(?:from|out of)\s+(scene\s+\d+)$/i;

/** What "delete Viktor" wants gone; undefined when the message does not say it so. */
export function readDeleteTarget(message: string): string | undefined {
  const verb = verbs.exec(message);
  if (!verb) return undefined;
  const target = message.slice(verb[0].length).replace(tail, '').replace(nouns, '').trim();
  return target === '' ? undefined : target;
}

/** Takes a wish to delete into the turn: it asks first, one question for each. Somebody leaves a single scene without a question. */
export function applyDelete(work: TurnWork, message: string): void {
  const target = readDeleteTarget(message);
  if (target === undefined) {
    work.note('Say what to delete, such as “delete Viktor” or “delete scene 3”.');
    return;
  }
  const leaving = fromScene.exec(target);
  if (leaving?.[1] && leaving[2]) takeFromScene(work, leaving[1], leaving[2]);
  else for (const name of splitTargets(work, target)) askDelete(work, name);
}

interface Target {
  kind: StoryKind;
  id: string;
  name: string;
}

/** "Viktor and Sarah" are two, "Hide and Seek" is one when a record bears that name. */
function splitTargets(work: TurnWork, target: string): string[] {
  const named = [...work.draft.list('character'), ...work.draft.list('location')];
  const isWhole = named.some(({ name }) => nameKey(name) === nameKey(target));
  return isWhole ? [target] : target.split(/\s*,\s*(?:and\s+)?|\s+and\s+/i).filter(Boolean);
}

const scenePlace =
  /^(?:(?:the|that|this|my|our)\s+)?scene\s+(?:set\s+|that is\s+|that's\s+)?(?:in|at|on|inside|outside|near)\s+(.+)$/i;
const sceneCast = /^(?:(?:the|that|this|my|our)\s+)?scene\s+(?:with|of|between|about|where)\s+(.+)$/i;

/** A scene by its number or title, by where it is set ("the scene in the kitchen") or by who is in it ("the scene with Viktor"). */
function findScenes(work: TurnWork, name: string): SceneRecord[] {
  const scenes = work.draft.list('scene');
  const numbered = findSceneRecord(scenes, name);
  if (numbered) return [numbered];
  const place = scenePlace.exec(name)?.[1];
  const where = place === undefined ? undefined : resolveLocation(place, work.draft.list('location'));
  if (where?.outcome === 'match') return scenes.filter(({ location }) => location === where.record.id);
  const cast = sceneCast.exec(name)?.[1];
  const who = cast === undefined ? undefined : resolveCharacter(cast, work.draft.list('character'));
  return who?.outcome === 'match' ? scenes.filter(({ characters }) => characters?.includes(who.record.id)) : [];
}

function toSceneTarget({ id, number, title }: SceneRecord): Target {
  return { kind: 'scene', id, name: `scene ${number ?? `“${title ?? ''}”`}` };
}

function findTargets(work: TurnWork, name: string): Target[] {
  if (/^(?:(?:the|that|this|my|our)\s+)?scene\b/i.test(name)) return findScenes(work, name).map(toSceneTarget);
  const person = resolveCharacter(name, work.draft.list('character'));
  const place = resolveLocation(name, work.draft.list('location'));
  const people = person.outcome === 'match' ? [person.record] : person.outcome === 'ambiguous' ? person.candidates : [];
  const places = place.outcome === 'match' ? [place.record] : place.outcome === 'ambiguous' ? place.candidates : [];
  return [
    ...people.map((record): Target => ({ kind: 'character', id: record.id, name: record.name })),
    ...(people.length > 0
      ? []
      : places.map((record): Target => ({ kind: 'location', id: record.id, name: record.name }))),
  ];
}

function askDelete(work: TurnWork, name: string): void {
  const found = findTargets(work, name);
  const [target] = found;
  if (!target) {
    const isPronoun =
      /^(?:him|her|it|them|that|this|everyone|everybody|everything|all|both)(?: (?:of them|one))?$/i.test(name);
    const message = isPronoun
      ? `I delete what is named, so nothing was deleted. Say whom or what you mean by “${name}”, such as “delete Viktor”.`
      : `There is nothing called ${name} in the story, so nothing was deleted.`;
    work.fail({
      code: 'NOT_FOUND',
      message,
      entity: name,
    });
  } else if (found.length > 1) {
    const names = listWords(
      found.map((each) => each.name),
      'or',
    );
    work.fail({
      code: 'AMBIGUOUS_NAME',
      message: `${name} could be ${names}. Say it again with the full name.`,
      entity: name,
    });
  } else {
    putDelete(work, target);
  }
}

/** Said again while it is asked about, it is not asked twice. */
function putDelete(work: TurnWork, target: Target): void {
  const { kind, id, name } = target;
  if (work.isAsking((asked) => asked.type === 'delete' && asked.kind === kind && asked.id === id)) {
    work.note(`I have asked about ${shownName(name)} already; a “yes” to that question deletes it.`);
    return;
  }
  const text = `Delete ${name}?${consequences(work, target)}`;
  work.ask({ text, options: [`Delete ${name}`, `Keep ${name}`] }, { type: 'delete', kind, id });
}

function consequences(work: TurnWork, { kind, id, name }: Target): string {
  const relationships = work.draft.list('relationship').filter(({ from, to }) => from === id || to === id).length;
  const scenes = work.draft
    .list('scene')
    .filter(({ characters, location }) => characters?.includes(id) || location === id).length;
  const gone = relationships > 0 ? ` ${count(relationships, 'relationship')} will go too.` : '';
  if (scenes === 0 || kind === 'scene') return gone;
  return `${gone} ${count(scenes, 'scene')} will be without ${name}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function takeFromScene(work: TurnWork, name: string, sceneName: string): void {
  const scene = findSceneRecord(work.draft.list('scene'), sceneName);
  const found = resolveCharacter(name, work.draft.list('character'));
  const cast = scene?.characters ?? [];
  if (!scene || found.outcome !== 'match' || !cast.includes(found.record.id)) {
    work.fail({
      code: 'NOT_FOUND',
      message: `${name} is not in ${sceneName.toLowerCase()}, so nothing was changed.`,
      entity: name,
    });
    return;
  }
  leaveScene(
    work,
    scene.id,
    cast.filter((id) => id !== found.record.id),
  );
}
