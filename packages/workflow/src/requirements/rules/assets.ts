import { indexOf } from '../../ground/project-index.ts';
import { hasLength } from '../has-value.ts';
import { recordName } from '../record-name.ts';
import { collectGaps } from '../shortfall.ts';
import type { Rule } from './rule.ts';

// Sheets, references and breakdowns are media: written by hand, uploaded, or made by production. One without text and file is not there yet.

/** Every character of a scene has a sheet. */
export const sheetsForCast: Rule = ({ snapshot }) => {
  const { cast, mediaOf } = indexOf(snapshot);
  const sheets = mediaOf('sheet');
  return collectGaps(
    cast(),
    ({ id }) => !sheets.has(id),
    ({ id, name }) => ({
      code: 'CHARACTER_WITHOUT_SHEET',
      message: `Make a character sheet for ${name}`,
      where: `character/${id}`,
      subject: { kind: 'character', id, name },
      remedy: 'Write down how somebody looks, dresses and moves, or upload a sheet.',
      question: `How does ${name} look, dress and move?`,
      fill: {
        type: 'create',
        kind: 'media',
        set: { kind: 'sheet', character: id, title: titled('Sheet of', name) },
        fields: [{ anyOf: ['text'] }],
      },
    }),
  );
};

/** Every location of a scene has a reference, or a description of so many characters. */
export const referencesForPlaces: Rule = ({ snapshot }, measure = 40) => {
  const { places, mediaOf } = indexOf(snapshot);
  const references = mediaOf('reference');
  return collectGaps(
    places(),
    ({ id, description }) => !references.has(id) && !hasLength(description ?? '', measure),
    ({ id, name }) => ({
      code: 'LOCATION_WITHOUT_REFERENCE',
      message: `Describe ${name} in ${measure} characters or more, or add a reference`,
      where: `location/${id}.description`,
      subject: { kind: 'location', id, name },
      remedy: 'Say what it looks like, or upload a picture of it.',
      question: `What does ${name} look like?`,
      fill: {
        type: 'update',
        kind: 'location',
        id,
        name,
        fields: [{ anyOf: ['description'], minLength: measure }],
      },
    }),
  );
};

/** Every scene has a breakdown sheet. */
export const breakdownsForScenes: Rule = (ground) => {
  const { scenes, mediaOf } = indexOf(ground.snapshot);
  const breakdowns = mediaOf('breakdown');
  return collectGaps(
    scenes(),
    ({ id }) => !breakdowns.has(id),
    (scene) => {
      const name = recordName('scene', scene, ground);
      return {
        code: 'SCENE_WITHOUT_BREAKDOWN',
        message: `Write a breakdown sheet for ${name}`,
        where: `scene/${scene.id}`,
        subject: { kind: 'scene', id: scene.id, name },
        remedy: 'Say what it needs: props, dress, sound, light, animals, cars.',
        question: `What does ${name} need: props, dress, sound, light?`,
        fill: {
          type: 'create',
          kind: 'media',
          set: { kind: 'breakdown', scene: scene.id, title: titled('Breakdown of', name) },
          fields: [{ anyOf: ['text'] }],
        },
      };
    },
  );
};

/** A title of a medium is as long as a name may be. */
function titled(what: string, name: string): string {
  return [...`${what} ${name}`].slice(0, 100).join('');
}
