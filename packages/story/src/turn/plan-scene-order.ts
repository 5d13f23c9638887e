import { orderScenes } from '../wanted/apply-wanted.ts';
import { finishTurn } from './finish-turn.ts';
import type { TurnGround, TurnPlan } from './turn-plan.ts';
import { TurnWork } from './turn-work.ts';

/** Numbers the scenes from 1 in the order in which they are, as one turn that can be taken back. */
export function planSceneOrder(ground: TurnGround): TurnPlan {
  const work = new TurnWork(ground);
  orderScenes(work);
  const count = work.draft.list('scene').length;
  const scenes = count === 1 ? 'The scene is' : `The ${count} scenes are`;
  if (work.draft.touched().length > 0) work.note(`${scenes} in order now.`);
  return finishTurn(work, ground.state, `${scenes} in order already.`);
}
