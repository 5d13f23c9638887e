import { recordKind } from '@greenlight/schema';
import { projectSnapshot } from '@greenlight/testkit/film';
import { uuid } from '@greenlight/testkit/story';
import { expect, it } from 'vitest';
import { shippedWorkflows } from '../definitions/workflow-config.ts';
import { createGround } from '../ground/workflow-ground.ts';
import { viewWorkflow } from '../view/view-workflow.ts';
import { fillMessage } from './fill-message.ts';
import { parsePlace } from './place.ts';

it.each([
  ['project', { type: 'project' }],
  ['project.logline', { type: 'project', field: 'logline' }],
  ['characters', { type: 'list', kind: 'character' }],
  ['media', { type: 'list', kind: 'media' }],
  [`media/${uuid(1)}`, { type: 'record', kind: 'media', id: uuid(1) }],
  [`scene/${uuid(1)}.timeOfDay`, { type: 'record', kind: 'scene', id: uuid(1), field: 'timeOfDay' }],
  ['step/scene_breakdown', { type: 'step', step: 'scene_breakdown' }],
  ['packs', { type: 'packs' }],
  ['manifest.json', undefined],
  ['users', undefined],
  ['character', undefined],
  ['characters/1', undefined],
  ['step/a.b', undefined],
  ['scene/../x', undefined],
  ['constructor', undefined],
  ['', undefined],
])('a page reads the place %s', (where, place) => {
  expect(parsePlace(where)).toEqual(place);
});

it('every place that a gate of an empty project names can be read', () => {
  for (const { id } of shippedWorkflows) {
    const type = id as 'feature-film' | 'short-film';
    const { steps } = viewWorkflow(createGround(projectSnapshot({ project: { type } })), { engines: new Set() });
    const places = steps.flatMap(({ entry, missing }) => [...entry, ...missing].flatMap(({ where }) => where ?? []));
    expect(places.length).toBeGreaterThan(recordKind.options.length);
    expect(places.filter((where) => !parsePlace(where))).toEqual([]);
  }
});

it.each([
  ['Create {count} {count|scene|scenes}', { count: 1 }, 'Create 1 scene'],
  ['Create {count} {count|scene|scenes}', { count: 1200 }, 'Create 1,200 scenes'],
  ['{name} has no place', { name: 'scene 3' }, 'Scene 3 has no place'],
  ['{name} has no place', { name: '{count}' }, '{count} has no place'],
  ['What of {name}, {who|a|b} and {other}?', {}, 'What of {name}, {who|a|b} and {other}?'],
  ['Not {name|one|many}', { name: 'x', count: 2 }, 'Not {name|one|many}'],
])('fills the message %s', (template, values, message) => {
  expect(fillMessage(template, values)).toBe(message);
});
