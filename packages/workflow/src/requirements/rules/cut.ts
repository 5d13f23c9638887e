import type { SceneRecord } from '@greenlight/schema';
import { indexOf } from '../../ground/project-index.ts';
import { recordName } from '../record-name.ts';
import { collectGaps, oneGap } from '../shortfall.ts';
import type { Rule } from './rule.ts';

/** Every scene has a number that no other has. */
export const scenesInOrder: Rule = (ground) => {
  const scenes = indexOf(ground.snapshot).scenes();
  const counts = new Map<number, number>();
  for (const { number } of scenes) if (number) counts.set(number, (counts.get(number) ?? 0) + 1);
  const isDouble = ({ number }: SceneRecord) => number !== null && number !== undefined && counts.get(number) !== 1;
  return collectGaps(
    scenes,
    (scene) => !scene.number || isDouble(scene),
    (scene) => {
      const name = recordName('scene', scene, ground);
      return {
        code: isDouble(scene) ? 'SCENE_NUMBER_DOUBLE' : 'SCENE_WITHOUT_NUMBER',
        message: isDouble(scene)
          ? `Give ${name} a number of its own: ${counts.get(scene.number ?? 0)} scenes have the number ${scene.number}`
          : `Give ${name} its number`,
        where: `scene/${scene.id}.number`,
        subject: { kind: 'scene', id: scene.id, name },
        remedy: 'The numbers of the scenes are their order. The scenes can be numbered as they stand.',
        question: 'Shall the scenes be numbered in the order in which they stand?',
        fill: { type: 'do', what: 'order_scenes' },
      };
    },
  );
};

/** Every scene has a running time. */
export const scenesTimed: Rule = (ground) =>
  collectGaps(
    indexOf(ground.snapshot).scenes(),
    ({ runningTime }) => !runningTime,
    (scene) => {
      const name = recordName('scene', scene, ground);
      return {
        code: 'SCENE_NOT_TIMED',
        message: `Say how long ${name} runs`,
        where: `scene/${scene.id}.runningTime`,
        subject: { kind: 'scene', id: scene.id, name },
        remedy: 'In minutes and seconds; a page of script is about a minute.',
        question: `How long does ${name} run?`,
        fill: { type: 'update', kind: 'scene', id: scene.id, name, fields: [{ anyOf: ['runningTime'] }] },
      };
    },
  );

/** All scenes together are no longer than the project's target. */
export const lengthWithinTarget: Rule = ({ snapshot }) => {
  const { id, title: name, targetMinutes } = snapshot.project;
  const fill = { type: 'update', kind: 'project', id, name, fields: [{ anyOf: ['targetMinutes'] }] } as const;
  const where = 'project.targetMinutes';
  if (!targetMinutes) {
    const message = 'Say how long the film may be';
    return oneGap({ code: 'NO_TARGET_LENGTH', message, where, question: 'How many minutes may the film run?', fill });
  }
  const seconds = indexOf(snapshot)
    .scenes()
    .reduce((sum, { runningTime }) => sum + (runningTime ?? 0), 0);
  if (seconds <= targetMinutes * 60) return [];
  return oneGap({
    code: 'LONGER_THAN_TARGET',
    message: `The scenes run ${minutes(seconds)}, which is longer than the target of ${minutes(targetMinutes * 60)}`,
    where,
    remedy: 'Shorten or omit scenes, or set another target.',
    question: 'Which scene could go, or how many minutes may the film run?',
    fill,
  });
};

function minutes(seconds: number): string {
  const whole = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return `${whole} ${whole === 1 ? 'minute' : 'minutes'}${rest ? ` and ${rest} ${rest === 1 ? 'second' : 'seconds'}` : ''}`;
}
