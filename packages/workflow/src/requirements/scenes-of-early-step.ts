import type { WorkflowRequirement, WorkflowRule, WorkflowStep } from '@greenlight/schema';
import { requireRecords } from '../definitions/builders.ts';
import { stepStateOf } from '../ground/step-state.ts';
import type { WorkflowGround } from '../ground/workflow-ground.ts';

const judgesScenes: ReadonlySet<WorkflowRule> = new Set([
  'panels_for_scenes',
  'sheets_for_cast',
  'breakdowns_for_scenes',
  'scenes_settled',
  'scenes_in_order',
  'scenes_timed',
]);

/**
 * A step that an admin let begin early, and that judges each scene, asks for scenes too: where there is none yet it would be complete at once,
 * and what rests on it open.
 */
export function scenesOfEarlyStep({ id, complete }: WorkflowStep, ground: WorkflowGround): WorkflowRequirement[] {
  const isOfScenes = complete.some((each) => 'rule' in each && judgesScenes.has(each.rule));
  if (!isOfScenes || !stepStateOf(ground.state, id)?.override) return [];
  const { thresholds } = ground.definition;
  const scenes = requireRecords('scene', {
    at_least: Object.hasOwn(thresholds, 'scenes') ? { threshold: 'scenes' } : 1,
    message: 'Create at least {count} {count|scene|scenes} first',
    ask: 'What happens in the first scene, where, and who is in it?',
    remedy: 'Say what happens, where, when, and who is there.',
  });
  return [scenes];
}
