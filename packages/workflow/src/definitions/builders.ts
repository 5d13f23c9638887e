import type {
  FilledField,
  RecordRequirement,
  RuleRequirement,
  Severity,
  WorkflowRule,
  WorkflowStep,
} from '@greenlight/schema';

// The shapes of a definition with their defaults written in, so that what ships needs no parsing at start. A test judges it by its schema.

export function requireRecords(
  record: string,
  { message, ...rest }: Partial<Omit<RecordRequirement, 'record'>> & { message: string },
): RecordRequirement {
  return { record, at_least: 1, each: [], severity: 'blocker', ...rest, message };
}

export function requireRule(
  rule: WorkflowRule,
  rest: { at_least?: RuleRequirement['at_least'] } = {},
): RuleRequirement {
  return { rule, severity: 'blocker', ...rest };
}

/** What is told, and stops nobody. */
export function warn<Requirement extends { severity: Severity }>(requirement: Requirement): Requirement {
  return { ...requirement, severity: 'warning' };
}

export function fill(any_of: string | string[], rest: Omit<FilledField, 'any_of'>): FilledField {
  return { any_of: Array.isArray(any_of) ? any_of : [any_of], ...rest };
}

/** Another workflow's steps without some of them: what rested on one of those rests on what it rested on. */
export function withoutSteps(steps: readonly WorkflowStep[], left: readonly string[]): WorkflowStep[] {
  const entries = new Map(steps.map(({ id, entry }) => [id, entry]));
  const replace = (id: string): string[] => (left.includes(id) ? (entries.get(id) ?? []).flatMap(replace) : [id]);
  return steps
    .filter(({ id }) => !left.includes(id))
    .map((step) => ({ ...step, entry: [...new Set(step.entry.flatMap(replace))] }));
}
