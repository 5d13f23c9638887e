export { type SceneCreationSubject, sceneCreationGate } from './scene-creation-gate.ts';
