import type { Evidence, RecordKind } from '@greenlight/schema';
import { resolvePlace } from '../turn/apply-scene.ts';
import { mergeValues } from '../turn/merge-values.ts';
import type { Manner, TurnWork } from '../turn/turn-work.ts';
import type { ReadValue } from './read-measure.ts';
import type { WantedFill } from './wanted-thing.ts';

type Fields = Record<string, unknown>;

/** Takes an answer into the draft: each value points at its words, what the question implied points at the message. */
export function applyWanted(work: TurnWork, fill: WantedFill, values: readonly ReadValue[], message: string): void {
  const evidence: Evidence = Object.fromEntries(values.map(({ field, span }) => [field, span]));
  const provenance = { message, evidence };
  const fields = toFields(work, fill, values, provenance);
  switch (fill.type) {
    case 'update':
      work.keep(work.draft.update(fill.kind, fill.id, added(work, fill, fields), provenance), fill.name);
      return;
    case 'create':
      create(work, fill.kind, { ...fill.set, ...fields }, provenance);
      return;
    case 'choose':
      choose(work, fill, fields, provenance);
      return;
    case 'order':
      orderScenes(work);
  }
}

/** More about a place or a scene is added to what is said of it; everything else is said anew. */
function added(work: TurnWork, { kind, id }: Extract<WantedFill, { type: 'update' }>, fields: Fields): Fields {
  const { description, summary, ...rest } = fields;
  const told = { ...(description === undefined ? {} : { description }), ...(summary === undefined ? {} : { summary }) };
  return { ...rest, ...mergeValues({ ...work.draft.find(kind, id) }, told, false).set };
}

/** Numbers every scene from 1 in the order in which they are: by their numbers, those without one last. */
export function orderScenes(work: TurnWork): void {
  const scenes = work.draft.list('scene');
  const ordered = [...scenes].sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || 0);
  for (const [at, scene] of ordered.entries()) {
    work.keep(work.draft.update('scene', scene.id, { number: at + 1 }, work.implied));
  }
}

function create(work: TurnWork, kind: RecordKind, fields: Fields, provenance: Provenance): void {
  work.keep(work.draft.create(kind, { ...numbered(work, kind, fields), ...fields }, provenance), kind);
}

/** What is in an order comes last in it. */
function numbered(work: TurnWork, kind: RecordKind, { scene }: Fields): Fields {
  if (kind !== 'scene' && kind !== 'beat' && kind !== 'panel') return {};
  const siblings =
    kind === 'panel' ? work.draft.list('panel').filter((panel) => panel.scene === scene) : work.draft.list(kind);
  return { number: Math.max(0, ...siblings.map(({ number }) => number ?? 0)) + 1 };
}

function choose(
  work: TurnWork,
  { kind, set }: Extract<WantedFill, { type: 'choose' }>,
  { id, ...fields }: Fields,
  { message, evidence }: Provenance,
): void {
  if (typeof id !== 'string') {
    create(work, kind, { ...set, ...fields }, { message, evidence });
    return;
  }
  const words = evidence.id ?? 'inferred';
  const pointed = Object.fromEntries(Object.keys(set).map((field) => [field, words]));
  work.keep(work.draft.update(kind, id, { ...set }, { message, evidence: pointed }));
}

interface Provenance {
  message: string;
  evidence: Evidence;
}

/** A scene's place is said by name; one that is not known yet is made. */
function toFields(work: TurnWork, fill: WantedFill, values: readonly ReadValue[], provenance: Provenance): Fields {
  const fields = Object.fromEntries(values.map(({ field, value }) => [field, value]));
  const isOfScene = fill.type !== 'order' && fill.kind === 'scene';
  if (!isOfScene || typeof fields.location !== 'string') return fields;
  const manner: Manner = { message: provenance.message, isConfirmed: true, isCorrection: false };
  const location = resolvePlace(work, placeName(fields.location), { evidence: provenance.evidence }, manner);
  const { location: _name, ...rest } = fields;
  return location === undefined ? rest : { ...rest, location };
}

/** "the church" is a place called so: with its article, and a capital. */
function placeName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
