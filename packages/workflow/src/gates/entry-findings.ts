import type { Finding, WorkflowDefinition, WorkflowStep } from '@greenlight/schema';
import type { StepStanding } from './step-standing.ts';

interface EntryOf {
  gate: string;
  step: WorkflowStep;
  definition: WorkflowDefinition;
  standing: (step: string) => StepStanding;
}

/**
 * Each step that is not complete, followed by what it misses itself. One that misses nothing itself waits for others: what it rests on
 * follows in the same way, since that is what there is to do.
 */
export function entryFindings(of: EntryOf): Finding[] {
  const { gate, step, standing } = of;
  const findings: Finding[] = [];
  const asked = new Set(step.entry);
  for (const id of asked) {
    if (standing(id).isComplete()) continue;
    const own = standing(id)
      .completion()
      .findings.filter(({ severity }) => severity === 'blocker');
    findings.push(incomplete(of, id), ...own.map((finding) => ({ ...finding, gate })));
    if (own.length === 0) for (const before of entryOf(of, id)) asked.add(before);
  }
  return findings;
}

function incomplete(of: EntryOf, step: string): Finding {
  const waiting = entryOf(of, step).filter((before) => !of.standing(before).isComplete());
  const title = titleOf(of, step);
  return {
    gate: of.gate,
    severity: 'blocker',
    code: 'STEP_INCOMPLETE',
    message: `${title} not complete`,
    where: `step/${step}`,
    remedy:
      waiting.length === 0
        ? `Complete ${title} first.`
        : `It rests on ${waiting.map((before) => titleOf(of, before)).join(' and ')}.`,
  };
}

function entryOf({ definition }: EntryOf, id: string): readonly string[] {
  return definition.steps.find((step) => step.id === id)?.entry ?? [];
}

function titleOf({ definition }: EntryOf, id: string): string {
  return definition.steps.find((step) => step.id === id)?.title ?? id;
}
