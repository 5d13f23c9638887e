import type { Finding, StepView } from '@greenlight/schema';

/** How a step looks in the strip: what its gates say, and for one that is under way, that the film stands there. */
export type StepLook = 'complete' | 'reopened' | 'current' | 'open' | 'closed';

export function lookOf({ status, isCurrent }: Pick<StepView, 'status' | 'isCurrent'>): StepLook {
  if (status === 'complete' || status === 'reopened') return status;
  return isCurrent ? 'current' : status;
}

// The steps that ship have a word that fits a frame; others have their title, cut by the frame.
const shortTitles: Readonly<Record<string, string>> = {
  initial_concept: 'Concept',
  story_structure: 'Structure',
  character_development: 'Characters',
  scene_breakdown: 'Scenes',
  asset_creation: 'Assets',
};

export function shortTitle({ id, title }: Pick<StepView, 'id' | 'title'>): string {
  return shortTitles[id] ?? title;
}

export function blockersOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === 'blocker');
}

/** What stops nobody, and would make it better. */
export function wishesOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity !== 'blocker');
}

export function countThings(count: number): string {
  return count === 1 ? '1 thing' : `${count} things`;
}

/** How many things a step misses. What is counted rather than named ("3 more times") counts as one. */
export function missingCount({ missing }: Pick<StepView, 'missing'>): number {
  return blockersOf(missing).length;
}

/** What a frame says under its title. */
export function frameWords(step: StepView, steps: readonly StepView[]): string {
  const count = missingCount(step);
  switch (lookOf(step)) {
    case 'complete':
      return 'complete';
    case 'reopened':
      return step.isCurrent && count > 0 ? `${count} missing` : 'reopened';
    case 'current':
      return count > 0 ? `${count} missing` : waitsFor(step, steps);
    case 'open':
      return 'open';
    case 'closed':
      return waitsFor(step, steps);
  }
}

function waitsFor({ entry }: StepView, steps: readonly StepView[]): string {
  const [first] = blockersOf(entry);
  const before = steps.find(({ id }) => first?.where === `step/${id}`);
  return before ? `needs ${shortTitle(before)}` : 'closed';
}

/** A frame read out: "Scene breakdown, step 4 of 10, closed: Character development not complete". */
export function frameName(step: StepView, count: number): string {
  return `${step.title}, step ${step.number} of ${count}, ${spokenState(step)}`;
}

function spokenState(step: StepView): string {
  const here = step.isCurrent ? ', you are here' : '';
  const missing = missingCount(step);
  switch (step.status) {
    case 'complete':
      return `complete${here}`;
    case 'reopened':
      return `reopened${here}: ${step.reopened?.reasons[0] ?? firstMessage(step)}`;
    case 'open':
      return missing > 0 ? `open${here}, ${countThings(missing)} missing` : `open${here}`;
    case 'closed':
      return `closed${here}: ${firstMessage(step)}`;
  }
}

function firstMessage({ entry, missing }: StepView): string {
  return [...blockersOf(entry), ...blockersOf(missing)][0]?.message ?? 'something before it is not complete';
}

/** "3 of 10". */
export function progressWords(steps: readonly StepView[]): string {
  return `${steps.filter(({ status }) => status === 'complete').length} of ${steps.length}`;
}
