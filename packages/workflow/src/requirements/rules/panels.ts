import { type PanelRecord, shotSize } from '@greenlight/schema';
import { indexOf } from '../../ground/project-index.ts';
import type { WorkflowGround } from '../../ground/workflow-ground.ts';
import { recordName } from '../record-name.ts';
import { collectGaps, type Gap, type MissingField } from '../shortfall.ts';
import type { Rule } from './rule.ts';

const isDrawn = ({ description, shotSize: size }: PanelRecord) => Boolean(description?.trim() && size);

/** Every scene has a panel with a description and a shot size. */
export const panelsForScenes: Rule = (ground) => {
  const { scenes, panelsOf } = indexOf(ground.snapshot);
  return collectGaps(
    scenes(),
    ({ id }) => !panelsOf(id).some(isDrawn),
    (scene) => {
      const name = recordName('scene', scene, ground);
      const [begun] = panelsOf(scene.id);
      return begun ? unfinished(begun, name, ground) : none(scene.id, name);
    },
  );
};

function none(scene: string, name: string): Gap {
  return {
    code: 'SCENE_WITHOUT_PANEL',
    message: `Draw a panel for ${name}`,
    where: `scene/${scene}`,
    subject: { kind: 'scene', id: scene, name },
    remedy: 'Say what is in the frame, and how close the camera is.',
    question: `What does the camera see first in ${name}, and from how near?`,
    fill: {
      type: 'create',
      kind: 'panel',
      set: { scene },
      fields: [{ anyOf: ['description'] }, { anyOf: ['shotSize'], options: shotSize.options }],
    },
  };
}

function unfinished(panel: PanelRecord, scene: string, ground: WorkflowGround): Gap {
  const isBlank = !panel.description?.trim();
  const fields: MissingField[] = [
    ...(isBlank ? [{ anyOf: ['description'] }] : []),
    ...(panel.shotSize ? [] : [{ anyOf: ['shotSize'], options: shotSize.options }]),
  ];
  const name = `${recordName('panel', panel, ground)} of ${scene}`;
  const [what, question] = isBlank
    ? ['what is in the frame', `What is in the frame of ${name}?`]
    : ['how close the camera is', `How close is the camera in ${name}?`];
  return {
    code: 'PANEL_NOT_FINISHED',
    message: `Say ${what} of ${name}`,
    where: `panel/${panel.id}.${isBlank ? 'description' : 'shotSize'}`,
    subject: { kind: 'panel', id: panel.id, name },
    question,
    fill: { type: 'update', kind: 'panel', id: panel.id, name, fields },
  };
}
