import { type Gate, runGate } from '@greenlight/gates';
import type { Finding, WorkflowDefinition, WorkflowRequirement } from '@greenlight/schema';
import { lazy } from '../ground/lazy.ts';
import { stepStateOf } from '../ground/step-state.ts';
import type { WorkflowGround } from '../ground/workflow-ground.ts';
import { scenesOfEarlyStep } from '../requirements/scenes-of-early-step.ts';
import { toFindings } from '../requirements/shortfall.ts';
import { shortfallsOf } from '../requirements/shortfalls-of.ts';
import { entryFindings } from './entry-findings.ts';
import type { StepStanding } from './step-standing.ts';

// Entering a step and completing it are two gates. The page, the chat and the write path all ask these.

/** What must hold to begin a step: every step that it rests on is complete, or an admin has let it begin. */
export function entryGate(definition: WorkflowDefinition, stepId: string): Gate<WorkflowGround> {
  const id = `workflow.${stepId}.entry`;
  const step = definition.steps.find((each) => each.id === stepId);
  if (!step) return unknownStep(id, stepId, definition);
  return {
    id,
    checks: [
      (ground) => {
        if (stepStateOf(ground.state, stepId)?.override) return [];
        return entryFindings({ gate: id, step, definition, standing: (before) => standingOf(ground, before) });
      },
    ],
  };
}

/** What must be there to leave a step. */
export function completionGate(definition: WorkflowDefinition, stepId: string): Gate<WorkflowGround> {
  const id = `workflow.${stepId}.complete`;
  const step = definition.steps.find((each) => each.id === stepId);
  if (!step) return unknownStep(id, stepId, definition);
  return {
    id,
    checks: [
      (ground) => scenesOfEarlyStep(step, ground).flatMap((requirement) => findingsOf(id, requirement, ground)),
      ...step.complete.map((requirement) => (ground: WorkflowGround) => findingsOf(id, requirement, ground)),
    ],
  };
}

function findingsOf(gate: string, requirement: WorkflowRequirement, ground: WorkflowGround): Finding[] {
  return shortfallsOf(requirement, ground).flatMap((shortfall) => toFindings(gate, shortfall.severity, shortfall));
}

/** A gate that never passes: what stands behind a step that is not there stays closed. */
function unknownStep(id: string, step: string, { title, steps }: WorkflowDefinition): Gate<WorkflowGround> {
  const message = `“${title}” has no step called "${step}"`;
  const remedy = `There are ${steps.map((each) => each.id).join(', ')}.`;
  return { id, checks: [() => [{ gate: id, severity: 'blocker', code: 'UNKNOWN_STEP', message, remedy }]] };
}

const known = new WeakMap<WorkflowGround, Map<string, StepStanding>>();

/** What the gates of a step say of this ground: a ground is read only, so each is asked once. */
export function standingOf(ground: WorkflowGround, step: string): StepStanding {
  const standings = known.get(ground) ?? new Map<string, StepStanding>();
  known.set(ground, standings);
  const standing = standings.get(step) ?? createStanding(ground, step);
  standings.set(step, standing);
  return standing;
}

function createStanding(ground: WorkflowGround, step: string): StepStanding {
  const entry = lazy(() => runGate(entryGate(ground.definition, step), ground));
  const completion = lazy(() => runGate(completionGate(ground.definition, step), ground));
  const isOpen = () => entry().passed;
  return { entry, completion, isOpen, isComplete: () => isOpen() && completion().passed };
}
