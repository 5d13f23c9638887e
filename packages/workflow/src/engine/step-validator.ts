import type { Finding } from '@greenlight/schema';
import { standingOf } from '../gates/step-gates.ts';
import { createGround, type WorkflowGround } from '../ground/workflow-ground.ts';
import type { StepContext, WorkflowReader } from './workflow-engine.ts';

export interface StepCompletion {
  valid: boolean;
  /** The blockers' messages. */
  missingData: string[];
  findings: Finding[];
}

/** Whether a step is complete: what it rests on, and what it asks for itself (plan 3, task 2.2). */
export function validateStepCompletion(ground: WorkflowGround, step: string): StepCompletion {
  const standing = standingOf(ground, step);
  const entry = standing.isOpen() ? [] : standing.entry().findings;
  // An unknown step is refused by both gates, for one reason.
  const findings = entry.some(({ code }) => code === 'UNKNOWN_STEP')
    ? entry
    : [...standing.completion().findings, ...entry];
  const blockers = findings.filter(({ severity }) => severity === 'blocker');
  return { valid: standing.isComplete(), missingData: blockers.map(({ message }) => message), findings };
}

export class StepValidator {
  readonly #reader: WorkflowReader;

  constructor(reader: WorkflowReader) {
    this.#reader = reader;
  }

  async validateStepCompletion(step: string, { projectId }: Pick<StepContext, 'projectId'>): Promise<StepCompletion> {
    return validateStepCompletion(createGround(await this.#reader.read(projectId)), step);
  }
}
