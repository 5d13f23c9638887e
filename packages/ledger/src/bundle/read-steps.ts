import { type ChangeSet, changeSet, type LedgerEntry, type ProductionStep } from '@greenlight/schema';
import type { MadeStep } from './production.ts';
import { isStepEntry, stepGoneTo } from './step-entry.ts';

/** What is wrong with the steps of a bundle, and the entry that it is wrong with, where there is one. */
export interface StepFault {
  reason: string;
  entry?: LedgerEntry;
}

export interface StepsGiven {
  project: string;
  steps: readonly ProductionStep[];
  entries: readonly LedgerEntry[];
  /** The texts of change sets by their hash, as far as they exist. */
  texts: ReadonlyMap<string, string>;
}

/**
 * Joins the steps with the entries that record them. Each entry by which the film was made is a step, once, and those of a stream are in its
 * order; a change set is of this project, and is what its entry says. Answers the first fault.
 */
export function readSteps({ project, steps, entries, texts }: StepsGiven): MadeStep[] | StepFault {
  const waiting = new Map(entries.filter(isStepEntry).map((entry) => [entry.hash, entry]));
  const last = new Map<string, number>();
  const made: MadeStep[] = [];
  for (const step of steps) {
    if ('pack' in step) {
      const fault = faultOfPack(step.pack, project, entries);
      if (fault) return { reason: fault };
      made.push({ type: 'pack', pack: step.pack });
      continue;
    }
    const entry = waiting.get(step.entry);
    if (!entry) return { reason: `A step names the entry ${step.entry}, which makes nothing, or not a second time.` };
    waiting.delete(step.entry);
    if (entry.seq < (last.get(entry.stream) ?? 0)) return faultOf(entry, 'its step is out of its order');
    last.set(entry.stream, entry.seq);
    const read = toStep(entry, project, texts);
    if (typeof read === 'string') return faultOf(entry, read);
    const isAdopting = read.type === 'changes' && step.definition !== undefined;
    made.push(isAdopting ? { ...read, definition: step.definition ?? null } : read);
  }
  const [left] = waiting.values();
  return left ? faultOf(left, 'it is no step of the film') : made;
}

function toStep(
  entry: LedgerEntry & { type: 'CHANGE_SET' | 'GATE' },
  project: string,
  texts: ReadonlyMap<string, string>,
): Exclude<MadeStep, { type: 'pack' }> | string {
  if (entry.type === 'GATE') {
    return entry.subject === project
      ? { type: 'move', entry, to: stepGoneTo(entry) ?? '' }
      : 'it is of another project';
  }
  const text = texts.get(entry.object);
  if (text === undefined) return { type: 'changes', entry, set: null };
  const set = parseChangeSet(text);
  if (!set) return 'its change set is none';
  if (set.id !== entry.change_set || set.project !== project) return 'its change set is of another project, or another';
  return { type: 'changes', entry, set };
}

function parseChangeSet(text: string): ChangeSet | undefined {
  try {
    return changeSet.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A gate on the ledger judged the very files of the pack. */
function faultOfPack(
  { id, target, judged, project: of }: { id: string; target: string; judged: string; project: string },
  project: string,
  entries: readonly LedgerEntry[],
): string | undefined {
  if (of !== project) return `The spec pack ${id} is of another project.`;
  const isJudged = entries.some(
    (entry) => entry.type === 'GATE' && entry.subject === project && entry.judged === judged,
  );
  return isJudged ? undefined : `No gate on the ledger judged the spec pack ${target}.`;
}

function faultOf(entry: LedgerEntry, what: string): StepFault {
  return { reason: `Entry ${entry.seq} of ${entry.stream} is not sound: ${what}.`, entry };
}
