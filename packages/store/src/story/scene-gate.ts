import { runGate } from '@greenlight/gates';
import type { SceneGate } from '@greenlight/story';
import { sceneCreationGate } from '@greenlight/workflow';

/** The gate in front of a scene as the planner asks it: the same that blocks the write. */
export const sceneGate: SceneGate = (subject) => runGate(sceneCreationGate, subject).findings;
