import type { RuleRequirement, Severity, WorkflowRequirement } from '@greenlight/schema';
import { resolveAmount } from '../ground/resolve-thresholds.ts';
import type { WorkflowGround } from '../ground/workflow-ground.ts';
import { castFirst } from './cast-first.ts';
import { fillMessage } from './fill-message.ts';
import { recordShortfalls } from './record-shortfalls.ts';
import { rules } from './rules/rules.ts';
import type { Gap, Shortfall } from './shortfall.ts';

export interface JudgedShortfall extends Shortfall {
  severity: Severity;
}

/** What a requirement of a step still misses, from one walk over the records. */
export function shortfallsOf(requirement: WorkflowRequirement, ground: WorkflowGround): JudgedShortfall[] {
  const { severity } = requirement;
  return judge(requirement, ground).map((shortfall) => ({ ...castFirst(shortfall, ground), severity }));
}

/** Whether a requirement of a step holds. */
export function isMet(requirement: WorkflowRequirement, ground: WorkflowGround): boolean {
  return shortfallsOf(requirement, ground).length === 0;
}

function judge(requirement: WorkflowRequirement, ground: WorkflowGround): Shortfall[] {
  if (!('rule' in requirement)) return recordShortfalls(requirement, ground);
  const measure = requirement.at_least && resolveAmount(requirement.at_least, ground.thresholds);
  return rules[requirement.rule](ground, measure).map(({ count, gaps }) => ({
    count,
    gaps: gaps.map((gap) => sayOtherwise(gap, requirement, measure)),
  }));
}

/** A rule has words of its own, which a workflow may replace. */
function sayOtherwise(gap: Gap, { message, ask, remedy }: RuleRequirement, count: number | undefined): Gap {
  const values = { ...(count === undefined ? {} : { count }), ...(gap.subject ? { name: gap.subject.name } : {}) };
  return {
    ...gap,
    ...(message ? { message: fillMessage(message, values) } : {}),
    ...(ask ? { question: fillMessage(ask, values) } : {}),
    ...(remedy ? { remedy: fillMessage(remedy, values) } : {}),
  };
}
