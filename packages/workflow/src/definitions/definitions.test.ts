import { workflowDefinition } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { featureFilm } from './feature-film.ts';
import { shortFilm } from './short-film.ts';
import { resolveDefinition, shippedWorkflows, workflowConfig } from './workflow-config.ts';

describe.each(shippedWorkflows.map((each) => [each.id, each] as const))('the workflow %s', (_id, definition) => {
  it('is a definition as a package brings one, with every default written in', () => {
    expect(workflowDefinition.parse(definition)).toEqual(definition);
  });

  it('has a remedy and a question for everything that it asks for, and words for every step and choice', () => {
    for (const { about, choices, complete } of definition.steps) {
      expect(about).toBeTruthy();
      for (const { description, act } of choices) expect([description, act].every(Boolean)).toBe(true);
      for (const requirement of complete) {
        if ('rule' in requirement) continue;
        const said = requirement.record === 'project' ? requirement.each : [requirement, ...requirement.each];
        for (const { ask, remedy } of said) expect([ask, remedy].every(Boolean), requirement.message).toBe(true);
      }
    }
  });

  it('uses every measure that it lets a project set', () => {
    const used = JSON.stringify(definition.steps);
    for (const name of Object.keys(definition.thresholds)) expect(used).toContain(`{"threshold":"${name}"}`);
  });
});

/** The table of the design (WORKFLOW.md): entry, blockers and warnings, choices. */
const table: Record<string, [entry: string[], blockers: number, warnings: number, choices: string]> = {
  initial_concept: [[], 1, 1, 'develop_structure, create_characters, define_style'],
  story_structure: [['initial_concept'], 1, 1, 'draft_beats, world_building, create_characters'],
  character_development: [['initial_concept'], 2, 2, 'add_character, relate_characters, design_looks'],
  scene_breakdown: [['character_development', 'story_structure'], 2, 0, 'add_scene, break_down_act, generate_scenes'],
  storyboard: [['scene_breakdown'], 1, 0, 'draft_panels, choose_style'],
  asset_creation: [['character_development', 'storyboard'], 2, 0, 'make_sheets, add_references'],
  production: [['scene_breakdown', 'storyboard', 'asset_creation'], 2, 0, 'process_scenes, schedule'],
  editing: [['production'], 2, 1, 'order_scenes, time_scenes'],
  review: [['editing'], 2, 0, 'request_review, resolve_notes'],
  final: [['review'], 1, 0, 'package, certify'],
};

describe('a feature film', () => {
  it('is the table of the design', () => {
    const steps = featureFilm.steps.map(({ id, entry, complete, choices }) => {
      const count = (severity: string) => complete.filter((each) => each.severity === severity).length;
      return [id, [entry, count('blocker'), count('warning'), choices.map((choice) => choice.id).join(', ')]];
    });
    expect(steps).toEqual(Object.entries(table));
  });

  it('has the measures of the design', () => {
    const defaults = Object.entries(featureFilm.thresholds).map(([name, threshold]) => [name, threshold.default]);
    expect(Object.fromEntries(defaults)).toEqual({
      logline_length: 20,
      acts: 3,
      act_summary_length: 20,
      beats: 5,
      characters: 2,
      relationships: 1,
      scenes: 1,
      location_description_length: 40,
    });
  });
});

describe('a short film', () => {
  it('leaves out storyboard, assets and running times, and what rested on them rests on what they rested on', () => {
    const ids = Object.keys(table).filter((id) => id !== 'storyboard' && id !== 'asset_creation');
    expect(shortFilm.steps.map(({ id }) => id)).toEqual(ids);
    const entries = Object.fromEntries(shortFilm.steps.map(({ id, entry }) => [id, entry]));
    expect(entries.production).toEqual(['scene_breakdown', 'character_development']);
    const editing = shortFilm.steps.find(({ id }) => id === 'editing');
    expect(editing?.complete).toEqual([{ rule: 'scenes_in_order', severity: 'blocker' }]);
    expect(editing?.choices.map(({ id }) => id)).toEqual(['order_scenes']);
  });
});

describe('which workflow a project follows', () => {
  it('is that of its type, or the one it took on; without one, what asks for the most', () => {
    expect(resolveDefinition('feature-film', shortFilm)).toBe(featureFilm);
    expect(resolveDefinition('short-film')).toBe(shortFilm);
    expect(resolveDefinition('custom', shortFilm)).toBe(shortFilm);
    expect(resolveDefinition('custom')).toBe(featureFilm);
    expect(workflowConfig.getStepsForProjectType('short-film')).toHaveLength(8);
  });
});
