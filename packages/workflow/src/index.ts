export { featureFilm } from './definitions/feature-film.ts';
export { shortFilm } from './definitions/short-film.ts';
export { resolveDefinition, shippedWorkflows, workflowConfig } from './definitions/workflow-config.ts';
export { type StepCompletion, StepValidator, validateStepCompletion } from './engine/step-validator.ts';
export {
  type Advance,
  canAdvanceToStep,
  type StepContext,
  WorkflowEngine,
  type WorkflowReader,
} from './engine/workflow-engine.ts';
export { findStep } from './find-step/find-step.ts';
export { describeBlocked } from './gates/describe-blocked.ts';
export { type SceneCreationSubject, sceneCreationGate } from './gates/scene-creation-gate.ts';
export { completionGate, entryGate } from './gates/step-gates.ts';
export { indexOf } from './ground/project-index.ts';
export { resolveThresholds } from './ground/resolve-thresholds.ts';
export { createGround, initialState, type WorkflowGround } from './ground/workflow-ground.ts';
export { type MissingThing, missingForEntry, missingThings } from './missing/missing-things.ts';
export { type Place, parsePlace } from './requirements/place.ts';
export { type Reviewed, standingApprovals } from './requirements/rules/review.ts';
export { isOutOfDate } from './requirements/rules/spec-pack.ts';
export type { FieldValues, GapSubject, MissingField, MissingFill } from './requirements/shortfall.ts';
export { isMet } from './requirements/shortfalls-of.ts';
export { transition } from './transition/transition.ts';
export type { ChangeCause, Transition, TransitionEffects, WorkflowEvent } from './transition/workflow-event.ts';
export { nextAction, stepToWorkOn } from './view/next-action.ts';
export { viewWorkflow } from './view/view-workflow.ts';
export { type Choice, type PresentEngines, workflowChoices } from './view/workflow-choices.ts';
export { workflowProgress } from './view/workflow-progress.ts';
