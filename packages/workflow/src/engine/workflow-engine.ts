import type { Finding, ProjectSnapshot } from '@greenlight/schema';
import { standingOf } from '../gates/step-gates.ts';
import { createGround, type WorkflowGround } from '../ground/workflow-ground.ts';
import { openSteps } from '../view/open-steps.ts';

/** Where an engine reads a project. It throws, or rejects, where there is none. */
export interface WorkflowReader {
  read: (projectId: string) => Promise<ProjectSnapshot>;
}

/** Whose step is asked about. `currentStep` is where the asker stands; left out, where the project does. */
export interface StepContext {
  projectId: string;
  currentStep?: string;
}

export interface Advance {
  valid: boolean;
  /** The blockers' messages: "Character development not complete", "Create at least 2 characters first". */
  errors: string[];
  findings: Finding[];
}

/** Whether a step may begin (plan 3, task 2.1). The transition that moves a project asks the same. */
export function canAdvanceToStep(ground: WorkflowGround, step: string): Advance {
  const { passed, findings } = standingOf(ground, step).entry();
  const blockers = findings.filter(({ severity }) => severity === 'blocker');
  return { valid: passed, errors: blockers.map(({ message }) => message), findings };
}

/** A workflow as it is asked about from outside: by the id of a project. */
export class WorkflowEngine {
  readonly #reader: WorkflowReader;

  constructor(reader: WorkflowReader) {
    this.#reader = reader;
  }

  async canAdvanceToStep(step: string, { projectId }: StepContext): Promise<Advance> {
    return canAdvanceToStep(createGround(await this.#reader.read(projectId)), step);
  }

  /** The steps that may be gone to now: those with work left first. */
  async getAvailableNextSteps({ projectId, currentStep }: StepContext): Promise<{ id: string; title: string }[]> {
    const ground = createGround(await this.#reader.read(projectId));
    return openSteps(ground, currentStep ?? ground.state.current).map(({ id, title }) => ({ id, title }));
  }
}
