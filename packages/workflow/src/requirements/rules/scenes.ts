import { sceneStatus } from '@greenlight/schema';
import { indexOf } from '../../ground/project-index.ts';
import { recordName } from '../record-name.ts';
import { collectGaps } from '../shortfall.ts';
import type { Rule } from './rule.ts';

/** Every act has a scene. A scene that names no act may stand for any one act that has none. */
export const scenesForActs: Rule = (ground) => {
  const index = indexOf(ground.snapshot);
  const covered = new Set<string>();
  let free = 0;
  for (const { act } of index.scenes()) {
    if (act && index.acts().has(act)) covered.add(act);
    else free += 1;
  }
  const open = ground.snapshot.acts.filter(({ id }) => !covered.has(id)).sort((a, b) => a.number - b.number);
  return collectGaps(
    open.slice(free),
    () => true,
    ({ id, number }) => ({
      code: 'ACT_WITHOUT_SCENE',
      message: `Write a scene for act ${number}`,
      where: `act/${id}`,
      subject: { kind: 'act', id, name: `act ${number}` },
      remedy: `Act ${number} has none yet.`,
      question: `What happens in the first scene of act ${number}, where, and who is in it?`,
      fill: { type: 'create', kind: 'scene', set: { act: id }, fields: [{ anyOf: ['summary'] }] },
    }),
  );
};

/** Every scene is approved or omitted. */
export const scenesSettled: Rule = (ground) =>
  collectGaps(
    indexOf(ground.snapshot).scenes(),
    ({ status }) => status !== 'approved',
    (scene) => {
      const name = recordName('scene', scene, ground);
      const options = sceneStatus.options.filter((status) => status !== 'draft');
      return {
        code: 'SCENE_NOT_SETTLED',
        message: `Approve ${name}, or omit it`,
        where: `scene/${scene.id}.status`,
        subject: { kind: 'scene', id: scene.id, name },
        remedy: 'What is omitted stays in the project, and is not shot.',
        question: `Is ${name} approved, or omitted?`,
        fill: { type: 'update', kind: 'scene', id: scene.id, name, fields: [{ anyOf: ['status'], options }] },
      };
    },
  );
