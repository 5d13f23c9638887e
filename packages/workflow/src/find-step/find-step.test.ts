import { projectSnapshot } from '@greenlight/testkit/film';
import { describe, expect, it } from 'vitest';
import { featureFilm } from '../definitions/feature-film.ts';
import { shortFilm } from '../definitions/short-film.ts';
import { createGround } from '../ground/workflow-ground.ts';
import { findStep } from './find-step.ts';

describe('findStep', () => {
  it.each([
    ['the scene breakdown', 'scene_breakdown'],
    ['scenes', 'scene_breakdown'],
    ['scene_breakdown', 'scene_breakdown'],
    ['Scene Breakdown!', 'scene_breakdown'],
    ['the breakdown of scenes', 'scene_breakdown'],
    ['on to the storyboard', 'storyboard'],
    ['panels', 'storyboard'],
    ['characters', 'character_development'],
    ['character sheets', 'asset_creation'],
    ['the cast', 'character_development'],
    ['developing? no, development', undefined],
    ['step 4', 'scene_breakdown'],
    ['the fourth step', 'scene_breakdown'],
    ['step 11', undefined],
    ['step 0', undefined],
    ['assets', 'asset_creation'],
    ['the edit', 'editing'],
    ['the final step', 'final'],
    ['story', undefined],
    ['the characters and the scenes', undefined],
    ['the next step', undefined],
    ['constructor', undefined],
    ['', undefined],
    ['the', undefined],
    ['pizza', undefined],
    ['the storyboard of my uncle', undefined],
  ])('understands "%s" as %s', (words, id) => {
    expect(findStep(featureFilm, words)?.id).toBe(id);
  });

  it('finds no step that the workflow does not have', () => {
    expect(findStep(shortFilm, 'storyboard')).toBeUndefined();
    expect(findStep(shortFilm, 'step 5')?.id).toBe('production');
  });

  it('finds every step of every workflow by its id and by its title', () => {
    for (const { steps } of [featureFilm, shortFilm])
      for (const { id, title } of steps) {
        expect(findStep({ steps }, id)?.id).toBe(id);
        expect(findStep({ steps }, `the ${title.toLowerCase()}`)?.id).toBe(id);
      }
  });

  it('knows the next step, and the one before, where it knows where the project stands', () => {
    const empty = createGround(projectSnapshot());
    expect(findStep(featureFilm, 'the next step', empty)?.id).toBe('story_structure');
    expect(findStep(featureFilm, 'the previous step', empty)).toBeUndefined();
    const project = { genre: 'Mystery', logline: 'A retired singer outwits a detective.' };
    const workflow = { v: 1, definition: 'feature-film', current: 'story_structure', steps: {} } as const;
    const ground = createGround(projectSnapshot({ project, workflow }));
    expect(findStep(featureFilm, 'next step', ground)?.id).toBe('character_development');
    expect(findStep(featureFilm, 'previous step', ground)?.id).toBe('initial_concept');
  });
});
