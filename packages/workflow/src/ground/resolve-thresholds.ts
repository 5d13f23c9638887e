import type { Amount, Thresholds, WorkflowDefinition } from '@greenlight/schema';

/** The measures of a workflow, as a project has set them. What it sets beyond them is of another workflow, and counts for nothing here. */
export function resolveThresholds(
  definition: Pick<WorkflowDefinition, 'thresholds'>,
  own: Thresholds | null | undefined,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(definition.thresholds).map(([name, { default: usual }]) => [
      name,
      own && Object.hasOwn(own, name) ? (own[name] ?? usual) : usual,
    ]),
  );
}

/** How many: the number itself, or the threshold of that name. */
export function resolveAmount(amount: Amount, thresholds: Readonly<Record<string, number>>): number {
  if (typeof amount === 'number') return amount;
  const value = thresholds[amount.threshold];
  if (value === undefined) throw new Error(`"${amount.threshold}" is no threshold of this workflow`);
  return value;
}
