import { runGate } from '@greenlight/gates';
import { sceneCreationGate } from '../gates/scene-creation-gate.ts';
import type { WorkflowGround } from '../ground/workflow-ground.ts';
import type { Gap, Shortfall } from './shortfall.ts';

/**
 * A scene cannot be made before there are characters, so where one is missing and they are too, they are what there is to do: a step that an
 * admin let begin early, or a workflow that asks for scenes first, would send its writer against a closed gate else.
 */
export function castFirst(shortfall: Shortfall, { snapshot, thresholds }: WorkflowGround): Shortfall {
  if (!shortfall.gaps.some(makesScene)) return shortfall;
  const subject = { characterCount: snapshot.characters.length, required: thresholds.characters };
  const [closed] = runGate(sceneCreationGate, subject).findings;
  if (!closed) return shortfall;
  const remedy = `${closed.message}. ${closed.remedy ?? ''}`.trim();
  const fill = { type: 'create', kind: 'character', set: {}, fields: [{ anyOf: ['name'] }] } as const;
  const gaps = shortfall.gaps.map(
    (gap): Gap =>
      makesScene(gap) ? { ...gap, where: 'characters', remedy, question: 'Who is in the story?', fill } : gap,
  );
  return { ...shortfall, gaps };
}

function makesScene({ fill }: Gap): boolean {
  return fill.type === 'create' && fill.kind === 'scene';
}
