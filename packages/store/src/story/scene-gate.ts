import { runGate } from '@greenlight/gates';
import type { ProjectSnapshot } from '@greenlight/schema';
import type { SceneGate } from '@greenlight/story';
import { resolveDefinition, resolveThresholds, sceneCreationGate } from '@greenlight/workflow';

type Measured = Pick<ProjectSnapshot, 'project' | 'definition'>;

/** The gate in front of a scene of this project as the planner asks it: the same that blocks the write. */
export function createSceneGate(measured: Measured): SceneGate {
  const required = requiredCharacters(measured);
  return ({ characterCount }) => runGate(sceneCreationGate, { characterCount, required }).findings;
}

/** How many characters a project wants before its first scene, where its workflow has a measure of that. */
export function requiredCharacters({ project, definition }: Measured): number | undefined {
  return resolveThresholds(resolveDefinition(project.type, definition), project.thresholds).characters;
}
