import { describe, expect, it } from 'vitest';
import { workflowDefinition } from './workflow-definition.ts';

const step = (id: string, entry: string[] = [], changes: object = {}) => ({
  id,
  title: `The ${id}`,
  entry,
  ...changes,
});
const flow = (steps: unknown[], changes: object = {}) => ({
  schema_version: 1,
  id: 'short-film',
  title: 'Short film',
  steps,
  ...changes,
});
const faultsOf = (value: unknown) =>
  workflowDefinition.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
const requirement = (changes: object) =>
  flow([step('idea', [], { complete: [{ record: 'character', message: 'Create one', ...changes }] })]);

describe('a workflow', () => {
  it('takes the steps of a feature film, as far as its records are there', () => {
    const parsed = workflowDefinition.parse(
      flow([
        step('initial_concept', [], {
          complete: [
            {
              record: 'project',
              each: [{ any_of: ['title'] }, { any_of: ['genre'] }, { any_of: ['logline'], min_length: 20 }],
              message: 'Give it a title, a genre and a logline',
            },
            { record: 'project', each: [{ any_of: ['audience'] }], severity: 'warning', message: 'Say whom it is for' },
          ],
          choices: [{ id: 'create_characters', title: 'Create characters' }],
        }),
        step('character_development', ['initial_concept'], {
          complete: [
            {
              record: 'character',
              at_least: 2,
              each: [{ any_of: ['description', 'occupation'] }],
              message: 'Create at least 2 characters first',
            },
            { record: 'character', where: { role: 'protagonist' }, message: 'Choose a protagonist' },
            { record: 'relationship', severity: 'warning', message: 'Relate two of them' },
          ],
        }),
        step('story_structure', ['initial_concept']),
        step('scene_breakdown', ['story_structure', 'character_development'], {
          complete: [
            {
              record: 'scene',
              at_least: 3,
              each: [{ any_of: ['location'] }, { any_of: ['timeOfDay'] }],
              message: 'One scene for each act',
            },
          ],
        }),
      ]),
    );
    expect(parsed.steps[0]).toMatchObject({
      entry: [],
      complete: [{ at_least: 1, severity: 'blocker' }, { severity: 'warning' }],
    });
    expect(parsed.steps[2]).toMatchObject({ complete: [], choices: [] });
  });

  it.each<[string, unknown, string]>([
    ['a step twice', flow([step('idea'), step('idea')]), 'steps.1.id: "idea" is there twice'],
    [
      'an entry that is no step',
      flow([step('idea', ['dream'])]),
      'steps.0.entry: "idea" rests on "dream", which is no step',
    ],
    [
      'an entry that rests on its own completion',
      flow([step('idea', ['idea'])]),
      'steps.0.entry: "idea" can only begin when it is complete itself',
    ],
    [
      'an unknown record',
      requirement({ record: 'props' }),
      'steps.0.complete.0: "props" is no kind of record; there are project, character, location, scene, relationship, act, beat, panel, media, review, note',
    ],
    [
      'an unknown field',
      requirement({ each: [{ any_of: ['name', 'shoe'] }] }),
      'steps.0.complete.0: a character has no "shoe"; it has name, aliases, age, occupation, role, description, traits',
    ],
    [
      'an unknown field to choose by',
      requirement({ where: { shoe: 44 } }),
      'steps.0.complete.0: a character has no "shoe"; it has name, aliases, age, occupation, role, description, traits',
    ],
    [
      'a field of every object',
      requirement({ each: [{ any_of: ['constructor'] }] }),
      'steps.0.complete.0: a character has no "constructor"; it has name, aliases, age, occupation, role, description, traits',
    ],
    [
      'a choice twice',
      flow([
        step('idea', [], {
          choices: [
            { id: 'go', title: 'Go' },
            { id: 'go', title: 'Go' },
          ],
        }),
      ]),
      'steps.0.choices.1: "go" is there twice',
    ],
    [
      'a choice that is always there',
      flow([step('idea', [], { choices: [{ id: 'advance_to_idea', title: 'Go' }] })]),
      'steps.0.choices.0: "advance_to_idea" is offered in every step anyway',
    ],
    [
      'a threshold that it does not have',
      flow([step('idea', [], { complete: [{ rule: 'sheets_for_cast', at_least: { threshold: 'sheets' } }] })], {
        thresholds: { acts: { title: 'Acts', default: 3 } },
      }),
      'steps.0.complete.0: "sheets" is no threshold of this workflow; it has acts',
    ],
    [
      'a threshold of every object, for the length of a text',
      requirement({ each: [{ any_of: ['name'], min_length: { threshold: 'constructor' } }] }),
      'steps.0.complete.0: "constructor" is no threshold of this workflow; it has none',
    ],
    [
      'a choice that goes to a step which is not there',
      flow([step('idea', [], { choices: [{ id: 'go', title: 'Go', act: { type: 'advance', step: 'dream' } }] })]),
      'steps.0.choices.0: "go" goes to "dream", which is no step',
    ],
    ['another version', { ...flow([step('idea')]), schema_version: 2 }, 'schema_version: Invalid input: expected 1'],
    [
      'an id with a path',
      flow([step('idea')], { id: '../idea' }),
      'id: must be small letters, digits and single hyphens',
    ],
    [
      'a step’s id in capitals',
      flow([step('Idea')]),
      'steps.0.id: must be small letters, digits and single underscores',
    ],
  ])('is refused for %s', (_what, value, fault) => {
    expect(faultsOf(value)).toEqual([fault]);
  });

  it('is refused without a step, and with a key that nobody knows', () => {
    expect(faultsOf(flow([]))).toHaveLength(1);
    expect(faultsOf(flow([step('idea', [], { run: 'rm' })]))).toEqual([expect.stringContaining('"run"')]);
  });

  it('names each step of a circle with the way round, and each step behind it', () => {
    const steps = [
      step('one'),
      step('two', ['one', 'four']),
      step('three', ['two']),
      step('four', ['three']),
      step('five', ['four', 'one']),
    ];
    expect(faultsOf(flow(steps))).toEqual([
      'steps.1.entry: "two" is part of a circle: two → four → three → two',
      'steps.2.entry: "three" is part of a circle: three → two → four → three',
      'steps.3.entry: "four" is part of a circle: four → three → two → four',
      'steps.4.entry: "five" cannot be reached: it rests on steps that go in a circle',
    ]);
  });

  it('judges a hundred steps that rest on all before them, and in a ring', () => {
    const ids = Array.from({ length: 50 }, (_, index) => `s${index}`);
    expect(faultsOf(flow(ids.map((id, index) => step(id, ids.slice(0, index)))))).toEqual([]);
    expect(faultsOf(flow(ids.map((id, index) => step(id, [ids.at(index - 1) ?? id]))))).toHaveLength(50);
  });
});
