import { actRecord, projectSnapshot } from '@greenlight/testkit/film';
import { characterRecord, locationRecord, PROJECT_ID, sceneRecord, uuid } from '@greenlight/testkit/story';
import { describe, expect, it } from 'vitest';
import { createGround } from '../ground/workflow-ground.ts';
import { missingForEntry, missingThings } from './missing-things.ts';

const concept = { genre: 'Mystery', logline: 'A retired singer outwits the detective who hunts her.' };
const cast = [
  characterRecord(1, 'Irene', { role: 'protagonist', occupation: 'Singer' }),
  characterRecord(2, 'Holmes', { description: 'He hears everything twice.' }),
];
type Parts = Parameters<typeof projectSnapshot>[0];
const missing = (step: string, parts: Parts = {}) => missingThings(createGround(projectSnapshot(parts)), step);

describe('what a step misses', () => {
  it('is each a question, with the field that its answer fills', () => {
    const [genre, logline, audience] = missing('initial_concept');
    expect(genre).toMatchObject({
      question: 'What genre is it?',
      where: 'project.genre',
      count: 1,
      severity: 'blocker',
    });
    expect(logline).toEqual({
      id: 'initial_concept/project.logline',
      step: 'initial_concept',
      severity: 'blocker',
      code: 'PROJECT_LOGLINE_MISSING',
      message: 'Write a logline of 20 characters or more',
      remedy: 'Who wants what, and what stands in the way?',
      where: 'project.logline',
      subject: { kind: 'project', id: PROJECT_ID, name: 'The Scandal' },
      question: 'What is the story in a sentence or two?',
      fill: {
        type: 'update',
        kind: 'project',
        id: PROJECT_ID,
        name: 'The Scandal',
        fields: [{ anyOf: ['logline'], minLength: 20 }],
      },
      count: 1,
    });
    expect(audience).toMatchObject({ severity: 'warning', question: 'Whom is the film for?' });
  });

  it('comes fewest first, blockers before warnings', () => {
    const things = missing('character_development', { characters: [characterRecord(1, 'Irene')] });
    expect(things.map(({ message, count, severity }) => [count, severity, message])).toEqual([
      [1, 'blocker', 'Create at least 2 characters first'],
      [1, 'blocker', 'Describe Irene, or say what Irene does for a living'],
      [1, 'blocker', 'Say who the protagonist is'],
      [1, 'warning', 'Say who or what stands in the way'],
      [1, 'warning', 'Say what the characters are to each other: 1 relationship or more'],
    ]);
    const empty = missing('character_development');
    expect(empty.slice(0, 2).map(({ count, message }) => [count, message])).toEqual([
      [1, 'Say who the protagonist is'],
      [2, 'Create at least 2 characters first'],
    ]);
  });

  it('chooses among the characters who are there, else creates one with the role', () => {
    const set = { role: 'protagonist' };
    expect(missing('character_development')[0]?.fill).toMatchObject({ type: 'create', kind: 'character', set });
    const [first] = missing('character_development', {
      characters: [{ ...cast[0], role: null }, cast[1]] as typeof cast,
    });
    expect(first?.fill).toEqual({ type: 'choose', kind: 'character', set });
  });

  it('gives a new act the first number that is free', () => {
    const acts = [
      actRecord(1, 1, { summary: 'short' }),
      actRecord(3, 3, { summary: 'Somebody wants the photograph.' }),
    ];
    const things = missing('story_structure', { acts }).filter(({ severity }) => severity === 'blocker');
    expect(things).toMatchObject([
      {
        message: 'Divide the story into 3 acts',
        question: 'What happens in act 2?',
        count: 1,
        fill: { type: 'create', kind: 'act', set: { number: 2 }, fields: [{ anyOf: ['summary'], minLength: 20 }] },
      },
      { message: 'Say what happens in act 1, in 20 characters or more', where: `act/${uuid(1)}.summary` },
    ]);
  });

  it('asks of a scene where, when, what and who, and takes a place that is gone as none', () => {
    const scenes = [
      sceneRecord(5, { number: 3, location: uuid(77), characters: [uuid(78)], timeOfDay: 'day' }),
      sceneRecord(6, { number: 4, location: uuid(3), characters: [uuid(1)], summary: 'They dance' }),
      sceneRecord(7, { status: 'omitted' }),
    ];
    const things = missing('scene_breakdown', { characters: cast, locations: [locationRecord(3, 'Lodge')], scenes });
    expect(things.map(({ question, where }) => [question, where])).toEqual([
      ['Where does scene 3 play?', `scene/${uuid(5)}.location`],
      ['At what time of day does scene 4 play?', `scene/${uuid(6)}.timeOfDay`],
      ['What happens in scene 3?', `scene/${uuid(5)}.summary`],
      ['Who is in scene 3?', `scene/${uuid(5)}.characters`],
    ]);
    expect(things[1]?.fill).toMatchObject({ fields: [{ options: ['dawn', 'day', 'dusk', 'night'] }] });
  });

  it('is people where a scene is missing that may not be made without them', () => {
    for (const thing of missing('scene_breakdown', { acts: [actRecord(1, 1)] }))
      expect(thing).toMatchObject({
        where: 'characters',
        remedy: 'Create at least 2 characters first. You have none yet. Name another person in the chat.',
        fill: { type: 'create', kind: 'character' },
      });
    const [scene] = missing('scene_breakdown', { characters: cast });
    expect(scene).toMatchObject({ where: 'scenes', fill: { type: 'create', kind: 'scene' } });
  });

  it('is nothing in a step that is complete, or not there', () => {
    expect(missing('initial_concept', { project: { ...concept, audience: 'Everybody' } })).toEqual([]);
    expect(missing('nowhere')).toEqual([]);
  });

  it('follows the measures of the project', () => {
    const thresholds = { logline_length: 5, characters: 0 };
    expect(missing('initial_concept', { project: { ...concept, logline: 'Short', thresholds } })).toMatchObject([
      { severity: 'warning' },
    ]);
    const things = missing('character_development', { project: { thresholds } });
    expect(things.map(({ message }) => message)).not.toContain('Create at least 2 characters first');
    expect(missing('initial_concept', { project: { thresholds: { logline_length: 0 } } })[1]?.where).toBe(
      'project.logline',
    );
  });
});

describe('what keeps a step from beginning', () => {
  it('is what may be worked on now, before what waits for it', () => {
    const things = missingForEntry(createGround(projectSnapshot()), 'scene_breakdown');
    expect([...new Set(things.map(({ step }) => step))]).toEqual([
      'initial_concept',
      'character_development',
      'story_structure',
    ]);
    expect(things.every(({ severity }) => severity === 'blocker')).toBe(true);
    const open = missingForEntry(createGround(projectSnapshot({ project: concept, characters: cast })), 'storyboard');
    expect(open[0]).toMatchObject({ step: 'story_structure', message: 'Divide the story into 3 acts' });
  });

  it('is nothing where the gate is open', () => {
    expect(missingForEntry(createGround(projectSnapshot({ project: concept })), 'story_structure')).toEqual([]);
  });
});
