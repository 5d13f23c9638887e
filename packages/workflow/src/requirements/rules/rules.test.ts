import type { ProjectSnapshot, WorkflowRule } from '@greenlight/schema';
import {
  actRecord,
  mediaRecord,
  moment,
  noteRecord,
  packSummary,
  panelRecord,
  projectSnapshot,
  reviewRecord,
} from '@greenlight/testkit/film';
import { characterRecord, locationRecord, sceneRecord, uuid } from '@greenlight/testkit/story';
import { describe, expect, it } from 'vitest';
import { createGround } from '../../ground/workflow-ground.ts';
import { rules } from './rules.ts';

type Parts = Parameters<typeof projectSnapshot>[0];
const shortfalls = (rule: WorkflowRule, parts: Parts, measure?: number) =>
  rules[rule](createGround(projectSnapshot(parts)), measure);
const gapsOf = (rule: WorkflowRule, parts: Parts, measure?: number) =>
  shortfalls(rule, parts, measure).flatMap(({ gaps }) => gaps);
const messages = (rule: WorkflowRule, parts: Parts, measure?: number) =>
  gapsOf(rule, parts, measure).map(({ message }) => message);
const omitted = sceneRecord(99, { status: 'omitted' });

describe('scenes_for_acts', () => {
  const acts = [actRecord(13, 3), actRecord(11, 1), actRecord(12, 2)];

  it('wants a scene for every act, named in their order', () => {
    expect(messages('scenes_for_acts', { acts, scenes: [sceneRecord(1, { act: uuid(12) })] })).toEqual([
      'Write a scene for act 1',
      'Write a scene for act 3',
    ]);
    expect(gapsOf('scenes_for_acts', { acts })[0]).toMatchObject({
      where: `act/${uuid(11)}`,
      fill: { type: 'create', kind: 'scene', set: { act: uuid(11) } },
    });
  });

  it('lets each scene that names no act stand for one', () => {
    const loose = [1, 2, 3].map((id) => sceneRecord(id));
    expect(messages('scenes_for_acts', { acts, scenes: loose })).toEqual([]);
    expect(messages('scenes_for_acts', { acts, scenes: loose.slice(1) })).toEqual(['Write a scene for act 3']);
    const named = [sceneRecord(1, { act: uuid(11) }), sceneRecord(2, { act: uuid(11) }), sceneRecord(3)];
    expect(messages('scenes_for_acts', { acts, scenes: named })).toEqual(['Write a scene for act 3']);
  });

  it('counts no scene that is omitted, and one whose act is gone as one without', () => {
    const gone = sceneRecord(1, { act: uuid(77) });
    expect(messages('scenes_for_acts', { acts, scenes: [gone, omitted, { ...omitted, act: uuid(12) }] })).toEqual([
      'Write a scene for act 2',
      'Write a scene for act 3',
    ]);
  });
});

describe('panels_for_scenes', () => {
  const scenes = [sceneRecord(1, { title: 'The ball' }), omitted];

  it('wants a panel, and of one that is begun what it lacks', () => {
    expect(messages('panels_for_scenes', { scenes })).toEqual(['Draw a panel for “The ball”']);
    const begun = panelRecord(5, 1, { description: 'A hand' });
    const [gap] = gapsOf('panels_for_scenes', { scenes, panels: [begun] });
    expect(gap).toMatchObject({
      where: `panel/${uuid(5)}.shotSize`,
      fill: { type: 'update', id: uuid(5), fields: [{ anyOf: ['shotSize'] }] },
    });
  });

  it('is content with one whole panel among others', () => {
    const whole = { description: 'A hand', shotSize: 'insert' } as const;
    const panels = [panelRecord(5, 1), panelRecord(6, 1, whole)];
    expect(messages('panels_for_scenes', { scenes, panels })).toEqual([]);
    const blank = [panelRecord(6, 1, { ...whole, description: '  ' }), panelRecord(7, 99, whole)];
    expect(messages('panels_for_scenes', { scenes, panels: blank })).toEqual([
      'Say what is in the frame of a panel of “The ball”',
    ]);
  });
});

describe('what production needs', () => {
  const characters = [characterRecord(1, 'Irene'), characterRecord(2, 'Holmes')];
  const locations = [locationRecord(3, 'Briony Lodge'), locationRecord(4, 'Baker Street')];
  const scenes = [sceneRecord(5, { title: 'The ball', characters: [uuid(1), uuid(1)], location: uuid(3) }), omitted];

  it('wants a sheet for who is in a scene, with something on it', () => {
    const story = { characters, locations, scenes };
    expect(messages('sheets_for_cast', story)).toEqual(['Make a character sheet for Irene']);
    const sheet = mediaRecord(7, 'sheet', { character: uuid(1) });
    expect(messages('sheets_for_cast', { ...story, media: [sheet] })).toHaveLength(1);
    expect(messages('sheets_for_cast', { ...story, media: [{ ...sheet, text: 'Tall' }] })).toEqual([]);
    expect(messages('sheets_for_cast', { ...story, media: [{ ...sheet, filename: 'irene.png' }] })).toEqual([]);
    expect(messages('sheets_for_cast', { ...story, media: [{ ...sheet, kind: 'other', text: 'Tall' }] })).toHaveLength(
      1,
    );
  });

  it('wants a reference for where a scene plays, or a description of its measure', () => {
    const story = (description: string) => ({
      characters,
      scenes,
      locations: [locationRecord(3, 'Briony Lodge', { description }), locationRecord(4, 'Baker Street')],
    });
    expect(messages('references_for_places', story('x'.repeat(39)), 40)).toEqual([
      'Describe Briony Lodge in 40 characters or more, or add a reference',
    ]);
    expect(messages('references_for_places', story('x'.repeat(40)), 40)).toEqual([]);
    expect(messages('references_for_places', story('🏠'.repeat(39)), 40)).toHaveLength(1);
    const media = [mediaRecord(7, 'reference', { location: uuid(3), filename: 'lodge.jpg' })];
    expect(messages('references_for_places', { ...story(''), media }, 40)).toEqual([]);
    expect(messages('references_for_places', story(''), 0)).toHaveLength(1);
  });

  it('wants a breakdown of every scene that is shot', () => {
    expect(messages('breakdowns_for_scenes', { scenes })).toEqual(['Write a breakdown sheet for “The ball”']);
    const media = [mediaRecord(7, 'breakdown', { scene: uuid(5), text: 'A carriage' })];
    expect(messages('breakdowns_for_scenes', { scenes, media })).toEqual([]);
  });

  it('wants every scene approved or omitted', () => {
    expect(messages('scenes_settled', { scenes })).toEqual(['Approve “The ball”, or omit it']);
    const settled = (status: 'approved' | 'omitted' | 'draft') =>
      messages('scenes_settled', { scenes: [sceneRecord(5, { status })] });
    expect([settled('approved'), settled('omitted'), settled('draft').length]).toEqual([[], [], 1]);
  });

  it('names three of a sort and counts the others', () => {
    const many = Array.from({ length: 50 }, (_, index) => sceneRecord(100 + index, { number: index + 1 }));
    const [shortfall, ...others] = shortfalls('scenes_settled', { scenes: many });
    expect(others).toEqual([]);
    expect(shortfall).toMatchObject({ count: 50 });
    expect(shortfall?.gaps.map(({ message }) => message)).toEqual([
      'Approve scene 1, or omit it',
      'Approve scene 2, or omit it',
      'Approve scene 3, or omit it',
    ]);
  });
});

describe('the cut', () => {
  it('wants a number of its own for every scene', () => {
    const numbers = (...all: (number | null)[]) =>
      messages('scenes_in_order', {
        scenes: [...all.map((number, index) => sceneRecord(index, { title: `${index}`, number })), omitted],
      });
    expect(numbers(2, 1, 7)).toEqual([]);
    expect(numbers(1, null)).toEqual(['Give “1” its number']);
    expect(numbers(1, 1)).toEqual([
      'Give “0” a number of its own: 2 scenes have the number 1',
      'Give “1” a number of its own: 2 scenes have the number 1',
    ]);
  });

  it('wants a running time for every scene, and no more of it than the target', () => {
    const scenes = [sceneRecord(1, { number: 1, runningTime: 3601 }), omitted];
    expect(messages('scenes_timed', { scenes: [...scenes, sceneRecord(2, { number: 2 })] })).toEqual([
      'Say how long scene 2 runs',
    ]);
    const within = (targetMinutes: number | null) =>
      messages('length_within_target', { scenes, project: { targetMinutes } });
    expect(within(61)).toEqual([]);
    expect(within(60)).toEqual([
      'The scenes run 60 minutes and 1 second, which is longer than the target of 60 minutes',
    ]);
    expect(within(null)).toEqual(['Say how long the film may be']);
  });
});

describe('approving_review', () => {
  const lastChange = { by: 'ann', at: moment(10) };
  const review = (reviews: ProjectSnapshot['reviews'], memberCount = 2) =>
    messages('approving_review', { reviews, memberCount, lastChange });

  it('is of somebody other than the last author, after the last change', () => {
    expect(review([reviewRecord(1, 'bob', 11)])).toEqual([]);
    expect(review([reviewRecord(1, 'ann', 11), reviewRecord(2, 'ann', 12)])).toEqual([
      'Have somebody approve the film as it stands',
    ]);
    expect(review([reviewRecord(1, 'bob', 10)])).toHaveLength(1);
    expect(review([reviewRecord(1, 'bob', 11, 'changes')])).toHaveLength(1);
  });

  it('is taken back by who asks for changes later, not by who approves later, nor by others', () => {
    const approved = reviewRecord(1, 'bob', 11);
    expect(review([reviewRecord(2, 'bob', 12, 'changes'), approved])).toHaveLength(1);
    expect(review([reviewRecord(2, 'bob', 10, 'changes'), approved])).toEqual([]);
    expect(review([reviewRecord(2, 'cid', 12, 'changes'), approved])).toEqual([]);
  });

  it('is two of one person who works alone, the second later', () => {
    expect(review([], 1)).toEqual(['Approve the film as it stands']);
    expect(review([reviewRecord(1, 'ann', 11)], 1)).toEqual(['Approve the film a second time']);
    expect(review([reviewRecord(1, 'ann', 11), reviewRecord(2, 'ann', 11)], 1)).toHaveLength(1);
    expect(review([reviewRecord(1, 'ann', 11), reviewRecord(2, 'ann', 12)], 1)).toEqual([]);
    expect(review([reviewRecord(1, 'ann', 9), reviewRecord(2, 'ann', 12)], 1)).toHaveLength(1);
  });

  it('asks nobody who may not', () => {
    const [gap] = gapsOf('approving_review', { memberCount: 2, lastChange });
    expect(gap?.fill).toEqual({ type: 'review', notBy: 'ann' });
    expect(gapsOf('approving_review', { memberCount: 1, lastChange })[0]?.fill).toEqual({
      type: 'review',
      notBy: null,
    });
  });
});

describe('notes_resolved and spec_pack_passes', () => {
  it('wants no blocking note open', () => {
    const notes = [
      noteRecord(1, 'The king is too tall', { blocking: true }),
      noteRecord(2, 'Nice hat', { blocking: false }),
      noteRecord(3, 'Too long', { blocking: true, resolved: true }),
    ];
    expect(messages('notes_resolved', { notes })).toEqual(['Resolve the note “The king is too tall”']);
  });

  it('wants the last pack to have passed after the last change', () => {
    const packs = (...all: ProjectSnapshot['packs']) =>
      gapsOf('spec_pack_passes', { packs: all, lastChange: { by: 'ann', at: moment(10) } }).map(({ code }) => code);
    expect(packs()).toEqual(['NO_SPEC_PACK']);
    expect(packs(packSummary(1, 11))).toEqual([]);
    expect(packs(packSummary(1, 10))).toEqual(['SPEC_PACK_STALE']);
    expect(packs(packSummary(1, 11), packSummary(2, 12, false))).toEqual(['SPEC_PACK_FAILED']);
    expect(packs(packSummary(1, 11, false), packSummary(2, 12))).toEqual([]);
  });
});
