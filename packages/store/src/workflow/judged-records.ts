import { canonicalize, contentHash } from '@greenlight/ledger';
import {
  collectionOf,
  fieldsOf,
  type ProjectSnapshot,
  type RecordKind,
  recordKind,
  referencesOf,
  type WorkflowRequirement,
  type WorkflowRule,
  type WorkflowStep,
} from '@greenlight/schema';
import type { WorkflowGround } from '@greenlight/workflow';

type Part = keyof Omit<ProjectSnapshot, 'workflow' | 'definition'>;

const partsOfRule: Readonly<Record<WorkflowRule, readonly Part[]>> = {
  scenes_for_acts: ['acts', 'scenes'],
  panels_for_scenes: ['scenes', 'panels'],
  sheets_for_cast: ['scenes', 'characters', 'media'],
  references_for_places: ['scenes', 'locations', 'media'],
  breakdowns_for_scenes: ['scenes', 'media'],
  scenes_settled: ['scenes'],
  scenes_in_order: ['scenes'],
  scenes_timed: ['scenes'],
  length_within_target: ['scenes', 'project'],
  approving_review: ['reviews', 'memberCount', 'lastChange'],
  notes_resolved: ['notes'],
  spec_pack_passes: ['packs', 'lastChange'],
};

/** The hash of what a step's gate to be complete looked at: what it asks, the project's measures, and the records it asks that of. */
export function hashCompletion(ground: WorkflowGround, step: string): string {
  return hashOf(
    ground,
    ground.definition.steps.filter(({ id }) => id === step),
  );
}

/** The hash of what a step's gate to begin looked at: the steps it rests on, those they rest on, and their records. */
export function hashEntry(ground: WorkflowGround, step: string): string {
  const find = (id: string) => ground.definition.steps.find((each) => each.id === id);
  const ids = new Set(find(step)?.entry ?? []);
  const steps: WorkflowStep[] = [];
  for (const id of ids) {
    const found = find(id);
    if (!found) continue;
    steps.push(found);
    for (const before of found.entry) ids.add(before);
  }
  return hashOf(ground, steps, { step });
}

function hashOf({ snapshot, state, thresholds }: WorkflowGround, steps: readonly WorkflowStep[], also = {}): string {
  const parts = [...new Set(steps.flatMap(({ complete }) => complete.flatMap(partsOf)))];
  const asks = steps.map(({ id, entry, complete }) => ({ id, entry, complete }));
  const overridden = Object.keys(state.steps).filter((id) => state.steps[id]?.override);
  const records = Object.fromEntries(parts.map((part) => [part, plainPart(snapshot, part)]));
  return contentHash(canonicalize({ ...also, asks, thresholds, overridden, records }));
}

function partsOf(requirement: WorkflowRequirement): readonly Part[] {
  if ('rule' in requirement) return partsOfRule[requirement.rule];
  const kind = recordKind.safeParse(requirement.record);
  if (!kind.success) return ['project'];
  const asked = new Set(requirement.each.flatMap(({ any_of }) => any_of));
  const named = referencesOf[kind.data].filter(({ field }) => asked.has(field)).map(({ to }) => collectionOf[to]);
  return [collectionOf[kind.data], ...named];
}

const kindOfPart: ReadonlyMap<string, RecordKind> = new Map(
  recordKind.options.map((kind) => [collectionOf[kind], kind]),
);

/** Records by what they say: where each value came from was not judged. */
function plainPart(snapshot: ProjectSnapshot, part: Part): unknown {
  const kind = kindOfPart.get(part);
  if (!kind) return snapshot[part];
  const names = ['id', ...Object.keys(fieldsOf[kind].shape)];
  const records = snapshot[collectionOf[kind]] as readonly object[];
  return records.map((record) => Object.fromEntries(names.map((name) => [name, Reflect.get(record, name) ?? null])));
}
