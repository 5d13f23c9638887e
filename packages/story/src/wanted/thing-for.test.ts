import { askedThing } from '@greenlight/schema';
import { actRecord, panelRecord, projectSnapshot } from '@greenlight/testkit/film';
import { characterRecord, locationRecord, relationshipRecord, sceneRecord, uuid } from '@greenlight/testkit/story';
import { describe, expect, it } from 'vitest';
import { thingFor } from './thing-for.ts';
import { wantedFill } from './wanted-thing.ts';

const film = projectSnapshot({
  project: { style: 'Dark' },
  characters: [
    characterRecord(1, 'Irene', { description: 'Tall.' }),
    characterRecord(2, 'Viktor'),
    characterRecord(3, 'Tom'),
  ],
  relationships: [relationshipRecord(9, 1, 2)],
  locations: [locationRecord(4, 'The Harbour', { description: 'Grey.' }), locationRecord(5, 'The Church')],
  scenes: [sceneRecord(6, { number: 1, act: uuid(11), runningTime: 60 }), sceneRecord(7, { number: 2 })],
  acts: [actRecord(11, 1, { summary: 'It begins.' }), actRecord(12, 2)],
  panels: [panelRecord(13, 6)],
});

describe('what a choice asks for', () => {
  it.each([
    ['character', 'Who else is in the story?', { type: 'create', kind: 'character' }],
    ['relationship', 'What are Irene and Tom to each other?', { type: 'create', kind: 'relationship' }],
    ['location', 'What does The Church look like?', { type: 'update', id: uuid(5) }],
    ['scene', 'What happens in the next scene, where, and who is in it?', { type: 'create', kind: 'scene' }],
    ['scene_for_act', 'What happens in the first scene of act 2, where, and who is in it?', { set: { act: uuid(12) } }],
    ['act', 'What happens in act 2?', { type: 'update', id: uuid(12) }],
    ['beat', 'What is the next turn of the story?', { type: 'create', kind: 'beat' }],
    ['panel', 'What does the camera see in scene 2, and from how near?', { set: { scene: uuid(7) } }],
    ['looks', 'How does Viktor look?', { type: 'update', id: uuid(2) }],
    ['style', 'How should the film look and feel, instead of “Dark”?', { type: 'update', kind: 'project' }],
    ['reference', 'What does The Church look like?', { type: 'update', kind: 'location' }],
    ['running_time', 'How long does scene 2 run?', { type: 'update', id: uuid(7) }],
  ] as const)('%s: %s', (asked, question, fill) => {
    expect(thingFor(asked, film, [])).toMatchObject({ question, fill });
  });

  it('asks for what the film misses of that sort before anything else', () => {
    const missing = {
      key: 'k',
      message: 'm',
      question: 'Who opposes her?',
      fill: { type: 'create', kind: 'character', set: {}, fields: [] },
    } as const;
    const thing = { ...missing, fill: { ...missing.fill, fields: [] } };
    expect(thingFor('character', film, [thing])).toBe(thing);
    expect(thingFor('beat', film, [thing])).not.toBe(thing);
  });

  it('has an answer for every thing that a workflow may ask, also of an empty film', () => {
    for (const asked of askedThing.options) {
      const thing = thingFor(asked, projectSnapshot(), []);
      if (typeof thing === 'string') expect(thing).toMatch(/\.$/);
      else expect(wantedFill.parse(thing.fill)).toEqual(thing.fill);
    }
  });
});
